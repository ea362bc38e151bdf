//! Reads one requirement off a snapshot: is it met, and by what evidence?

use serde::{Deserialize, Serialize};

use crate::guide::{Requirement, Vars, Want, fill_in};
use crate::onelogin::{Kind, Place};
use crate::page::find::{Located, Pick, Prepared, cell_says, is_chosen, labels, locate_in, rows_saying};
use crate::page::place::dialog_place;
use crate::page::{Happening, Snapshot, Value};
use crate::text;

/// What a look at a page said of one requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Observation {
    /// Met, not met, or not readable.
    pub state: State,
    /// What was seen, as a sentence; never a secret.
    pub evidence: String,
    /// Was it read as stored (true), or is it only typed into the page so far?
    pub stored: bool,
    /// The place it was read at.
    pub place: Place,
}

/// Met, not met, or not readable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// The page shows the wanted state.
    Met,
    /// The page shows another state.
    Unmet,
    /// It should be here, but could not be read.
    Unreadable,
}

/// Has the page said that it saved since something was last changed? Changes inside a window count once the window's own
/// button was pressed.
#[must_use]
pub fn is_saved(snapshot: &Snapshot) -> bool {
    let changed = snapshot
        .activity
        .iter()
        .filter(|event| match event.what {
            Happening::Edit => event.dialog.is_none(),
            Happening::Press => {
                event.dialog.is_some() && !matches!(text::fold(&event.label).as_str(), "cancel" | "close" | "×" | "x")
            }
            Happening::Arrive | Happening::Notice | Happening::Error => false,
        })
        .map(|event| event.seq)
        .max()
        .unwrap_or(0);
    let settled = snapshot
        .activity
        .iter()
        .filter(|event| matches!(event.what, Happening::Notice | Happening::Arrive))
        .map(|event| event.seq)
        .max()
        .unwrap_or(0);
    settled > changed || changed == 0
}

/// Has the page confirmed what `buttons` do? `None` while nothing was seen that they would have to confirm.
///
/// A Save counts once a window that belongs to the page was saved before it, since that is what it has to keep; anything
/// else counts by its own press.
fn confirmed(snapshot: &Snapshot, place: Place, buttons: &[String]) -> Option<bool> {
    let pressed = |event: &&crate::page::Activity| event.what == Happening::Press;
    let is_save = buttons.iter().any(|button| text::same(button, "Save"));
    let cause = snapshot
        .activity
        .iter()
        .filter(pressed)
        .filter(|event| match &event.dialog {
            Some(title) if is_save => text::same(&event.label, "Save") && dialog_place(title, place).is_some(),
            None if !is_save => buttons.iter().any(|button| text::same(button, &event.label)),
            _ => false,
        })
        .map(|event| event.seq)
        .max()?;
    let answered = snapshot
        .activity
        .iter()
        .filter(|event| event.what == Happening::Notice)
        .map(|event| event.seq)
        .max()
        .unwrap_or(0);
    Some(answered > cause && is_saved(snapshot))
}

/// Reads a requirement at `place`, with what the admin has pointed at. `None` when this place does not show it, or shows it
/// in another language: the words that tell one state from the other are not known there.
#[must_use]
pub fn observe(
    page: &Prepared,
    place: Place,
    requirement: &Requirement,
    vars: &Vars,
    picks: &[Pick],
) -> Option<Observation> {
    let spec = requirement.control.spec();
    if !spec.places.contains(&place) || page.language.is_some() {
        return None;
    }
    let snapshot = page.snapshot;
    // What stands in the form of something that does not exist yet is not stored, whatever the page says.
    let is_new = matches!(place, Place::AppNew | Place::RoleNew);
    // What the page itself states is so, whatever else was typed and not saved.
    let stated = spec.kind == Kind::Fact && !is_new;
    let saved = stated || (is_saved(snapshot) && !(is_new && spec.kind.is_fillable()));
    let said = |met: bool, evidence: String| {
        Some(Observation { state: if met { State::Met } else { State::Unmet }, evidence, stored: saved, place })
    };
    let unreadable = |why: String| Some(Observation { state: State::Unreadable, evidence: why, stored: false, place });
    let label = labels(spec, vars).first().cloned().unwrap_or_else(|| requirement.title.clone());
    match (&requirement.want, spec.kind) {
        (Want::Saved(_), _) => {
            // Nothing seen says nothing: the app may have been saved yesterday.
            let done = confirmed(snapshot, place, &labels(spec, vars))?;
            said(
                done,
                if done {
                    format!("The page confirmed “{label}”.")
                } else {
                    "There are changes that the page has not confirmed yet.".to_owned()
                },
            )
        }
        (Want::Shown(want), Kind::Fact) => {
            let want = fill_in(want, vars).ok()?;
            let fact =
                snapshot.facts.iter().find(|fact| spec.labels.iter().any(|label| text::same(label, &fact.label)));
            if let Some(fact) = fact {
                let met = text::same(&fact.text, &want);
                return said(met, format!("{}: {}.", fact.label, fact.text));
            }
            let wanted = text::fold(&want);
            match snapshot.headings.iter().find(|heading| text::fold(heading).contains(&wanted)) {
                Some(heading) => said(true, format!("The page is headed “{heading}”.")),
                None => unreadable(format!("“{label}” is not shown on this page.")),
            }
        }
        (Want::Shown(want), Kind::Cell) => {
            let want = fill_in(want, vars).ok()?;
            let row = fill_in(spec.row?, vars).ok()?;
            match rows_saying(snapshot, spec, &row).as_slice() {
                [] => unreadable(format!("No row “{row}” is shown.")),
                [(table, index)] => {
                    let table = snapshot.tables.get(*table)?;
                    let cells = &table.rows.get(*index)?.cells;
                    let column = table
                        .columns
                        .iter()
                        .position(|column| spec.labels.iter().any(|label| text::same(label, column)));
                    let shown = match column {
                        Some(column) => cells.get(column).cloned().unwrap_or_default(),
                        None => cells.get(1..).unwrap_or_default().join(", "),
                    };
                    let met = cells.iter().any(|cell| cell_says(cell, &text::fold(&want)));
                    let shown = if shown.is_empty() { "nothing".to_owned() } else { format!("“{shown}”") };
                    said(met, format!("The row “{row}” shows {shown}."))
                }
                _ => unreadable(format!("Several rows are called “{row}”.")),
            }
        }
        (Want::NoRow(want), _) => {
            let want = text::fold(&fill_in(want, vars).ok()?);
            let rows: Vec<_> = snapshot.tables.iter().flat_map(|table| &table.rows).collect();
            let hits: Vec<&str> = rows
                .iter()
                .filter(|row| row.cells.iter().any(|cell| cell_says(cell, &want)))
                .filter_map(|row| row.cells.first().map(String::as_str))
                .collect();
            let stated = snapshot.tables.iter().filter_map(|table| table.stated_total).max();
            let coverage = match stated {
                Some(total) if (total as usize) > rows.len() => {
                    format!(" Only {} of {total} rows are shown on this page.", rows.len())
                }
                _ => String::new(),
            };
            if hits.is_empty() && rows.is_empty() {
                // An empty list may be a list that has not loaded yet, or an app without people.
                return unreadable("No users are listed yet.".into());
            }
            let evidence = if hits.is_empty() {
                format!("None of {} rows shows it.{coverage}", rows.len())
            } else {
                format!("{} of {} rows: {}.{coverage}", hits.len(), rows.len(), hits.join(", "))
            };
            said(hits.is_empty(), evidence)
        }
        (Want::Listed(_), _) => {
            let name = labels(spec, vars).first().cloned()?;
            // Where the section is known and on show, a list elsewhere on the page (search results, say) does not count.
            let under = |caption: &str| spec.under.iter().any(|under| text::same(under, caption));
            let section = snapshot.tables.iter().any(|table| under(&table.caption));
            let counts = |table: &crate::page::Table| !section || under(&table.caption);
            let listed = rows_saying(snapshot, spec, &name)
                .iter()
                .any(|(table, _)| snapshot.tables.get(*table).is_some_and(counts));
            let tables = || snapshot.tables.iter().filter(|table| counts(table));
            let stated = tables().filter_map(|table| table.stated_total).max().unwrap_or(0) as usize;
            let seen: usize = tables().map(|table| table.rows.len()).sum();
            if !listed && stated > seen {
                return unreadable(format!("“{name}” is not among the {seen} of {stated} rows on this page."));
            }
            said(listed, format!("“{name}” is {}in the list.", if listed { "" } else { "not " }))
        }
        _ => match locate_in(page, spec, place, vars, picks) {
            Located::Found { index, .. } => {
                let value = &snapshot.controls.get(index)?.value;
                let (met, shown) = compare(value, &requirement.want, vars)?;
                said(met, format!("{label}: {shown}."))
            }
            // A control behind an open window can still be read.
            refusal => unreadable(refusal.explain(&label)),
        },
    }
}

/// Does a control hold what is wanted? And what it holds, in words.
#[must_use]
pub fn compare(value: &Value, want: &Want, vars: &Vars) -> Option<(bool, String)> {
    let on_off = |on: bool| if on { "on" } else { "off" }.to_owned();
    Some(match (value, want) {
        (Value::Checked { on }, Want::On(want)) => (on == want, on_off(*on)),
        (Value::Mixed, Want::On(_)) => (false, "partly on".to_owned()),
        (Value::None { active }, Want::On(want)) => (active == want, on_off(*active)),
        (Value::Choice { selected, options }, Want::Option(want)) => {
            let want = fill_in(want, vars).ok()?;
            (is_chosen(selected, options, &want), blank(selected))
        }
        (Value::Text { text: shown }, Want::Text(want)) => {
            let want = fill_in(want, vars).ok()?;
            (text::collapse(shown) == text::collapse(&want), blank(shown))
        }
        (Value::Secret { set, masked }, Want::Secret(_)) => {
            (*set || *masked, if *set || *masked { "set" } else { "empty" }.to_owned())
        }
        _ => return None,
    })
}

fn blank(text: &str) -> String {
    if text.trim().is_empty() { "empty".to_owned() } else { format!("“{}”", text::collapse(text)) }
}
