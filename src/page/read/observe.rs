//! Reads one requirement off a snapshot: is it met, is that saved, and by what evidence?

use serde::{Deserialize, Serialize};

use super::against::against;
use super::list::{Completeness, UserRow, names_at, pending, table_at};
use super::saved::{Saved, confirmed, saved, saved_in_window};
use crate::guide::{Requirement, Vars, Want, fill_in};
use crate::onelogin::{ControlSpec, KEPT, Kind, NO, NOT_KEPT, Place, RouteId, UserState, YES};
use crate::page::find::{Located, Pick, Prepared, Refusal, cell_says, is_chosen, labels, locate_in, rows_saying};
use crate::page::place::{Record, record};
use crate::page::{Barrier, Control, Role, Snapshot, Source, Value};
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
    /// Is what was seen saved, or only put into the page so far?
    pub saved: Saved,
    /// The place it was read at.
    pub place: Place,
    /// The record whose page it was read on; `None` on lists and forms for something new.
    pub record: Option<Record>,
    /// What it was compared with, see [`against`].
    pub against: String,
    /// It can't be read now, or not as saved, and was read before as met and saved, of the same record for the same want, with
    /// nothing else in between. That is no pass; a step that was done stays done.
    #[serde(default)]
    pub held: bool,
}

impl Observation {
    /// Is it of this record (of none, for a list), compared with what is wanted now?
    #[must_use]
    pub fn holds_for(&self, record: Option<&Record>, against: &str) -> bool {
        let same = match (&self.record, record) {
            (None, None) => true,
            (Some(one), Some(other)) => one.is(other),
            _ => false,
        };
        same && self.against == against
    }

    /// Is what was seen surely saved?
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.saved == Saved::Yes
    }
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

/// What was read: a state with its evidence, and whether it is saved if that is not told by the page as a whole.
struct Reading {
    state: State,
    evidence: String,
    saved: Option<Saved>,
}

impl Reading {
    fn said(met: bool, evidence: String) -> Self {
        Self { state: if met { State::Met } else { State::Unmet }, evidence, saved: None }
    }

    const fn unreadable(why: String) -> Self {
        Self { state: State::Unreadable, evidence: why, saved: Some(Saved::NotKnown) }
    }
}

/// What a requirement is read from.
struct Look<'a> {
    page: &'a Prepared<'a>,
    place: Place,
    requirement: &'a Requirement,
    spec: &'static ControlSpec,
    vars: &'a Vars,
    picks: &'a [Pick],
    /// What the control is called.
    label: String,
}

/// Reads a requirement at `place`, with what the admin has pointed at. `None` when this place does not show it, when an
/// input that it needs is blank, or when the page speaks another language: the words that tell one state from the other are
/// not known there.
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
    let against = against(requirement, vars)?;
    let label = labels(spec, vars).first().cloned().unwrap_or_else(|| requirement.title.clone());
    let look = Look { page, place, requirement, spec, vars, picks, label };
    let reading = look.read()?;
    let saved = reading.saved.unwrap_or_else(|| look.saved());
    let record = record(page.snapshot);
    Some(Observation { state: reading.state, evidence: reading.evidence, saved, place, record, against, held: false })
}

impl Look<'_> {
    fn snapshot(&self) -> &Snapshot {
        self.page.snapshot
    }

    fn filled(&self, text: &str) -> Option<String> {
        fill_in(text, self.vars).ok()
    }

    fn is_called(&self, text: &str) -> bool {
        self.spec.labels.iter().any(|label| text::same(label, text))
    }

    /// Is what the page shows here saved?
    fn saved(&self) -> Saved {
        // What the console states itself is so, whatever else was typed and not saved: facts, states, its lists.
        let is_list = matches!(self.place.route().0, RouteId::Roles | RouteId::Users | RouteId::Apps);
        let is_state = matches!(self.requirement.want, Want::NoRow(_))
            || (self.spec.kind == Kind::Cell && self.place == Place::AppUsers);
        match self.place {
            Place::AppNew | Place::RoleNew => Saved::No,
            _ if self.spec.kind == Kind::Fact || is_list || is_state => Saved::Yes,
            place if place.is_dialog() => saved_in_window(self.snapshot()),
            _ => saved(self.snapshot()),
        }
    }

    fn read(&self) -> Option<Reading> {
        match (&self.requirement.want, self.spec.kind) {
            (Want::Saved(_), _) => self.confirmation(),
            (Want::Shown(want), Kind::Fact) => Some(self.fact(&self.filled(want)?)),
            (Want::Shown(want), Kind::Cell) => self.cell(&self.filled(want)?),
            (Want::NoRow(want), _) => Some(self.no_row(&self.filled(want)?)),
            (Want::Listed(_), _) => self.listed(),
            _ => self.control(),
        }
    }

    fn confirmation(&self) -> Option<Reading> {
        // Nothing seen says nothing: the app may have been saved yesterday.
        let done = confirmed(self.snapshot(), self.place, &labels(self.spec, self.vars))?;
        let evidence = if done {
            format!("The page confirmed “{}”.", self.label)
        } else {
            "There are changes that the page has not confirmed yet.".to_owned()
        };
        Some(Reading::said(done, evidence))
    }

    fn fact(&self, want: &str) -> Reading {
        let snapshot = self.snapshot();
        let mut facts = snapshot.facts.iter().filter(|fact| self.is_called(&fact.label));
        if let Some(fact) = facts.next() {
            // The same fact may be told twice, but not in two ways.
            if !facts.all(|other| text::same(&other.text, &fact.text)) {
                return Reading::unreadable(format!("The page says several things of “{}”.", self.label));
            }
            let shown = self.without_button(&fact.text);
            // A hint may stand before the value: `Enabled once it was tried. Disabled`.
            let value = if text::same(shown, want) { shown } else { shown.rsplit(". ").next().unwrap_or(shown) };
            return Reading::said(text::same(value, want), format!("{}: {value}.", fact.label));
        }
        // `Add SCIM Provisioner …`: label and value in one heading.
        let says = |heading: &&String| {
            let folded = text::fold(heading);
            let value = |label: &str| folded.strip_prefix(&text::fold(label)).map(text::fold);
            self.spec.labels.iter().any(|label| value(label).is_some_and(|value| value == text::fold(want)))
        };
        match snapshot.headings.iter().find(says) {
            Some(heading) => Reading::said(true, format!("The page is headed “{heading}”.")),
            None => Reading::unreadable(format!("“{}” is not shown on this page.", self.label)),
        }
    }

    /// A fact without the button that stands behind it: `Enabled Disable` as `Enabled`.
    fn without_button<'text>(&self, text: &'text str) -> &'text str {
        let buttons = self.snapshot().controls.iter().filter(|control| control.role == Role::Button);
        let said = buttons.filter_map(|control| control.labels.first()).map(|label| label.text.trim());
        let mut bare = said.filter(|said| !said.is_empty()).filter_map(|said| text.strip_suffix(said));
        bare.find(|rest| rest.ends_with(' ') && !rest.trim().is_empty()).map_or(text, str::trim)
    }

    fn cell(&self, want: &str) -> Option<Reading> {
        let snapshot = self.snapshot();
        let row = self.filled(self.spec.row?)?;
        let rows = rows_saying(snapshot, self.spec, &row);
        let [(table, index)] = rows.as_slice() else {
            return Some(Reading::unreadable(if rows.is_empty() {
                format!("No row “{row}” is shown.")
            } else {
                format!("Several rows are called “{row}”.")
            }));
        };
        let table = snapshot.tables.get(*table)?;
        let cells = &table.rows.get(*index)?.cells;
        let wanted = text::fold(want);
        let is_yes = YES.contains(&wanted.as_str());
        let says = |cell: &str| cell_says(cell, &wanted) || (is_yes && YES.contains(&text::fold(cell).as_str()));
        // The column that the catalogue knows decides; without one, another cell may say it in the same words.
        let (met, shown) = match table.columns.iter().position(|column| self.is_called(column)) {
            Some(column) => {
                let shown = cells.get(column).cloned().unwrap_or_default();
                (says(&shown), shown)
            }
            None => {
                let others = cells.get(1..).unwrap_or_default();
                let met = others.iter().any(|cell| cell_says(cell, &wanted));
                // A list without that column says nothing of it, unless it denies it.
                if !met && !others.iter().any(|cell| NO.contains(&text::fold(cell).as_str())) {
                    return Some(Reading::unreadable(format!("The list does not say it of “{row}”.")));
                }
                (met, others.join(", "))
            }
        };
        let shown = if shown.is_empty() { "nothing".to_owned() } else { format!("“{shown}”") };
        Some(Reading::said(met, format!("The row “{row}” shows {shown}.")))
    }

    /// No user is in the unwanted state. Met only by a whole list in which the state of each is known and settled.
    fn no_row(&self, want: &str) -> Reading {
        let Some(users) = pending(self.snapshot()) else {
            return Reading::unreadable("No list of users with their states was read.".into());
        };
        let rows = users.seen();
        let wanted = UserState::of(&text::fold(want));
        let is_hit =
            |row: &&UserRow| text::same(&row.state, want) || (row.kind() == wanted && wanted != UserState::Unknown);
        let told = |row: &UserRow| {
            if row.has_failed() && wanted != UserState::Failed {
                format!("{} ({})", row.name, row.state)
            } else {
                row.name.clone()
            }
        };
        let hits: Vec<String> = rows.iter().filter(|row| is_hit(row) || row.has_failed()).map(told).collect();
        let coverage = match users.completeness {
            Completeness::Partial { shown, total: Some(total) } => {
                format!(" Only {shown} of {total} rows are shown on this page.")
            }
            Completeness::Partial { .. } => " Not all rows are shown on this page.".to_owned(),
            Completeness::Complete | Completeness::NotKnown => String::new(),
        };
        if !hits.is_empty() {
            return Reading::said(
                false,
                format!("{} of {} rows: {}.{coverage}", hits.len(), rows.len(), hits.join(", ")),
            );
        }
        let Some(all) = users.all() else {
            let why = if rows.is_empty() {
                "No users are listed yet.".to_owned()
            } else {
                format!("It is not known whether these are all users.{coverage}")
            };
            return Reading::unreadable(why);
        };
        let unclear: Vec<&str> = all.iter().filter(|row| !row.is_settled()).map(|row| row.name.as_str()).collect();
        if !unclear.is_empty() {
            return Reading::unreadable(format!("The state of {} is not settled or not known.", unclear.join(", ")));
        }
        Reading::said(true, format!("None of {} rows shows it.", all.len()))
    }

    fn listed(&self) -> Option<Reading> {
        let snapshot = self.snapshot();
        let name = labels(self.spec, self.vars).first().cloned()?;
        let (Some(list), Some(table)) = (names_at(snapshot, self.place), table_at(snapshot, self.place)) else {
            return Some(Reading::unreadable(format!("No list was read that “{name}” could be in.")));
        };
        if rows_saying(snapshot, self.spec, &name).iter().any(|(number, _)| *number == table) {
            return Some(Reading::said(true, format!("“{name}” is in the list.")));
        }
        let shown = list.seen().len();
        Some(match list.completeness {
            Completeness::Complete => Reading::said(false, format!("“{name}” is not in the list.")),
            Completeness::Partial { total: Some(total), .. } => {
                Reading::unreadable(format!("“{name}” is not among the {shown} of {total} rows on this page."))
            }
            Completeness::Partial { .. } => {
                Reading::unreadable(format!("“{name}” is not among the {shown} rows on this page, which are not all."))
            }
            Completeness::NotKnown => {
                Reading::unreadable(format!("“{name}” is not on show, and it is not known whether the list is whole."))
            }
        })
    }

    fn control(&self) -> Option<Reading> {
        let found = self.locate();
        let Located::Found { index, .. } = found else {
            return Some(Reading::unreadable(found.explain(&self.label)));
        };
        let control = self.snapshot().controls.get(index)?;
        let want = &self.requirement.want;
        if let (Value::Secret { set: false, masked: false }, Want::Secret(_)) = (&control.value, want)
            && let Some(told) = says_kept(control)
        {
            let evidence = format!("{}: the page says that there is one: “{told}”.", self.label);
            return Some(Reading { saved: Some(Saved::NotKnown), ..Reading::said(true, evidence) });
        }
        let (met, shown) = compare(&control.value, want, self.vars)?;
        let mut reading = Reading::said(met, format!("{}: {shown}.", self.label));
        // What nobody can change is as the server has it.
        reading.saved = control.barriers.contains(&Barrier::Readonly).then_some(Saved::Yes);
        if matches!(self.place, Place::AppNew | Place::RoleNew) {
            reading.saved = Some(Saved::No);
        }
        Some(reading)
    }

    /// Looks for the control. What can't be written can still be read: behind an open window, read-only, disabled.
    fn locate(&self) -> Located {
        let found = locate_in(self.page, self.spec, self.place, self.vars, self.picks);
        let is_seen = |barrier: &Barrier| !matches!(barrier, Barrier::Hidden | Barrier::OffScreen);
        let Located::Refused { reason: Refusal::Barriers { barriers, .. } } = &found else { return found };
        if !barriers.iter().all(is_seen) {
            return found;
        }
        let mut open = self.snapshot().clone();
        for control in &mut open.controls {
            control.barriers.retain(|barrier| !is_seen(barrier));
        }
        match locate_in(&Prepared::with(&open, self.page.made()), self.spec, self.place, self.vars, self.picks) {
            read @ Located::Found { .. } => read,
            _ => found,
        }
    }
}

/// What the page says in an empty field for a secret if that is that one is stored.
fn says_kept(control: &Control) -> Option<&str> {
    let hints = control.labels.iter().filter(|label| matches!(label.source, Source::Placeholder | Source::Title));
    let says = |text: &&str| {
        let folded = text::fold(text).replace("n't", " not");
        // What comes after a first part may say what to do: “A token is kept; a new one goes here”.
        let first = folded.split([';', '.', ',']).next().unwrap_or_default();
        let words: Vec<&str> = text::words(first).collect();
        words.iter().any(|word| KEPT.contains(word)) && !words.iter().any(|word| NOT_KEPT.contains(word))
    };
    hints.map(|label| label.text.as_str()).find(says)
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

#[cfg(test)]
mod tests;
