//! Finds the control that a catalogue entry means, or refuses.
//!
//! A control is known by what a person reads: its label, its role, the section it stands under. `id` and `name` only
//! break ties. One clear winner, or a refusal that names the candidates; never an index, never a guess.

use std::cmp::Ordering;

use super::hint::strange_hint;
use super::located::{Located, Refusal};
use super::picked::Pick;
use super::prepared::{Prepared, firmness};
use super::wording::{Level, Section, Wanted, Word, Wording, words_of};
use crate::guide::{Vars, fill_in};
use crate::onelogin::{ControlSpec, Kind, Place};
use crate::page::place::{dialog_place, whereabouts};
use crate::page::{Barrier, Control, Role, Snapshot, Source};
use crate::text;

/// Labels of an entry with the values put in; an entry whose values are missing has none.
#[must_use]
pub fn labels(spec: &ControlSpec, vars: &Vars) -> Vec<String> {
    spec.labels.iter().filter_map(|label| fill_in(label, vars).ok()).filter(|label| !label.is_empty()).collect()
}

/// Can a control of this kind be what the entry means?
#[must_use]
pub fn kind_fits(spec: &ControlSpec, control: &Control) -> bool {
    // What is typed into an editable part of the page stands there as text, for everybody to see.
    let hides = spec.kind != Kind::Secret || matches!(control.tag.as_str(), "input" | "textarea");
    role_fits(spec.kind, control.role) && type_fits(spec, control) && hides
}

fn role_fits(kind: Kind, role: Role) -> bool {
    match kind {
        Kind::Text | Kind::Secret => role == Role::Textbox,
        Kind::Check => matches!(role, Role::Checkbox | Role::Switch),
        Kind::Radio => role == Role::Radio,
        Kind::Choice => matches!(role, Role::Combobox | Role::Radiogroup),
        Kind::Press => matches!(role, Role::Button | Role::Link | Role::Tab | Role::Menuitem),
        Kind::Toggle => matches!(role, Role::Button | Role::Link | Role::Checkbox | Role::Switch),
        Kind::Row | Kind::Fact | Kind::Listed | Kind::Cell => false,
    }
}

/// A field for a date, a number or a search is not one for a setting, whatever it is called.
fn type_fits(spec: &ControlSpec, control: &Control) -> bool {
    !matches!(spec.kind, Kind::Text | Kind::Secret)
        || match control.input_type.as_str() {
            "date" | "datetime-local" | "month" | "week" | "time" | "number" | "range" | "file" | "color" => false,
            "search" => spec.labels.iter().any(|label| SEARCHES.iter().any(|word| label.contains(word))),
            _ => true,
        }
}

const SEARCHES: &[&str] = &["Search", "Check existing"];

/// One control that may be it.
struct Fit<'page> {
    index: usize,
    control: &'page Control,
    level: Level,
    /// How firmly the label is tied to it.
    firmness: u8,
    /// How near the right section is: 2 the nearest, 1 a farther one, 0 none.
    section: u8,
    /// The label, folded, as it fits.
    wording: String,
    /// The label as shown.
    label: String,
    why: String,
    /// A text that says something else.
    contradiction: Option<String>,
}

impl Fit<'_> {
    fn is_usable(&self) -> bool {
        self.control.barriers.is_empty() && self.contradiction.is_none()
    }

    /// Seen by a person, though it can't be used.
    fn is_seen(&self) -> bool {
        !self.control.barriers.iter().any(|barrier| matches!(barrier, Barrier::Hidden | Barrier::OffScreen))
    }

    /// Better in one respect and worse in none; `None` when each is better in one.
    fn against(&self, other: &Self) -> Option<Ordering> {
        // A word before the name may make it that of another product; beside one that says less it settles nothing.
        let qualified = |one: &Self, two: &Self| one.level == Level::Qualified && two.level < Level::Qualified;
        if qualified(self, other) || qualified(other, self) {
            return None;
        }
        match self.level.cmp(&other.level) {
            Ordering::Equal => match (self.section.cmp(&other.section), self.firmness.cmp(&other.firmness)) {
                (left, right) if left == right => Some(left),
                (Ordering::Equal, only) | (only, Ordering::Equal) => Some(only),
                _ => None,
            },
            decided => Some(decided),
        }
    }
}

/// Looks for the control of `spec` on the page that is open at `place`.
#[must_use]
pub fn locate(snapshot: &Snapshot, spec: &ControlSpec, place: Place, vars: &Vars) -> Located {
    locate_in(&Prepared::of(snapshot), spec, place, vars, &[])
}

/// The same on a snapshot that was made ready before, with what the admin has pointed at.
#[must_use]
pub fn locate_in(page: &Prepared, spec: &ControlSpec, place: Place, vars: &Vars, picks: &[Pick]) -> Located {
    if let Some(language) = page.language {
        return Located::Refused { reason: Refusal::Language { language } };
    }
    if let Some(found) = picks.iter().find_map(|pick| pick.find(page, spec, place)) {
        return found;
    }
    let snapshot = page.snapshot;
    let mut whose: Vec<Word> = page.owner().to_vec();
    for name in ["app", "connector"].iter().filter_map(|name| vars.get(*name)) {
        whose.extend(words_of(&text::fold(name)));
    }
    let wanted = Wanted::of(spec, labels(spec, vars), whose);
    let mut fits: Vec<Fit> = Vec::new();
    let mut passed_over: Vec<String> = Vec::new();
    // A window that is a page of its own has nothing under it.
    let under = page_under(place).filter(|_| snapshot.dialog.is_some() || whereabouts(snapshot).place != Some(place));
    for (index, control) in snapshot.controls.iter().enumerate() {
        if !kind_fits(spec, control) || !stands_at(control, place, under) || !row_fits(snapshot, control, spec, vars) {
            continue;
        }
        match fit(page, index, control, spec, &wanted, vars) {
            Some(Ok(fit)) => fits.push(fit),
            Some(Err(why)) => passed_over.push(why),
            None => {}
        }
    }
    drop_borrowed_labels(page, &mut fits);
    decide(page, spec, &wanted, &fits, passed_over)
}

/// The page under a window; a window may come after another window, and its title is known by the page under both.
fn page_under(place: Place) -> Option<Place> {
    std::iter::successors(place.parent(), |parent| parent.parent()).find(|parent| !parent.is_dialog())
}

/// Is the control at the place: in the window that the place is, or in no window?
fn stands_at(control: &Control, place: Place, under: Option<Place>) -> bool {
    let window = control.context.iter().find(|context| context.source == Source::Dialog);
    match (window, under) {
        (None, None) => true,
        (Some(title), Some(under)) => dialog_place(&title.text, under) == Some(place),
        _ => false,
    }
}

/// How a control fits; an error is one that fits by its label but stands among something else.
fn fit<'page>(
    page: &Prepared<'page>,
    index: usize,
    control: &'page Control,
    spec: &ControlSpec,
    wanted: &Wanted,
    vars: &Vars,
) -> Option<Result<Fit<'page>, String>> {
    // Names that come from a person's input (a role, an app) must be met exactly; wording of the console may drift.
    let templated = || spec.labels.iter().any(|label| label.contains('{'));
    let (source, text, level, name) = page
        .naming(index)
        .filter_map(|(source, text)| {
            let (level, name) = wanted.likeness(spec, text)?;
            let shown = shown(control, source, text);
            let exact = !templated() || level >= Level::Alias;
            let letter = !spec.is_named_to_the_letter()
                || labels(spec, vars).iter().any(|name| {
                    let name = text::collapse(name);
                    name == text::collapse(shown) || name == text::unticked(shown)
                });
            (exact && letter).then_some((source, text, level, name))
        })
        .max_by_key(|(source, _, level, _)| (*level, firmness(*source)))?;
    let label = shown(control, source, text).to_owned();
    // In a grid the other head says what the row's name leaves open, as a section does.
    let other_head = page.naming(index).filter(|(other, _)| {
        matches!((source, other), (Source::TableRow, Source::TableColumn) | (Source::TableColumn, Source::TableRow))
    });
    let sections: Vec<&Wording> = other_head.map(|(_, text)| text).chain(page.sections(index)).collect();
    let of_page = |section: &Wording| text::fold(&page.snapshot.title).contains(&section.folded);
    if page.beside(index).is_some_and(|beside| wanted.is_marked(beside)) {
        return Some(Err(format!("“{label}”, which is marked as another one")));
    }
    let names_record = |section: &Wording| {
        of_page(section) || page.snapshot.headings.first().is_some_and(|first| text::fold(first) == section.folded)
    };
    let (mut rank, mut right) = (0, None);
    if !templated() {
        for (depth, section) in sections.iter().enumerate() {
            let everywhere = spec.kind == Kind::Press && spec.under.is_empty();
            if !everywhere && !names_record(section) && wanted.is_qualified(section) {
                return Some(Err(format!("“{label}” under “{}”", section.folded)));
            }
            match wanted.section(section) {
                Section::Right => {
                    (rank, right) = (if depth == 0 { 2 } else { 1 }, Some(*section));
                    break;
                }
                // A button that belongs to the whole page stands wherever the page ends.
                Section::Other if !of_page(section) && (spec.kind != Kind::Press || !spec.under.is_empty()) => {
                    return Some(Err(format!("“{label}” under “{}”", section.folded)));
                }
                Section::Other | Section::Neutral => {}
            }
        }
    } else if sections.first().is_some_and(|section| matches!(wanted.section(section), Section::Right)) {
        // A tenant's name may be anything, and is refused nowhere; of two that are called the same, the section tells which.
        rank = 2;
    }
    // A button with a name of one word is that of the section it stands in.
    let one_word =
        spec.kind == Kind::Press && !spec.under.is_empty() && wanted.names.iter().all(|(_, name)| name.words.len() < 2);
    let nearest = sections.iter().find(|section| !of_page(section));
    if one_word
        && right.is_none()
        && let Some(nearest) = nearest
    {
        return Some(Err(format!("“{label}” under “{}”", nearest.folded)));
    }
    if level == Level::WithSection
        && !sections.first().is_some_and(|section| {
            !of_page(section)
                && right.is_some_and(|right| std::ptr::eq(right, *section))
                && wanted.is_completed_by(spec, text, section)
        })
    {
        return Some(Err(format!("“{label}”, which says too little")));
    }
    let mut why = match level {
        Level::Verbatim | Level::Alias => format!("it is called “{label}”"),
        Level::Words | Level::OtherWords => format!("its label “{label}” has the same words as “{name}”"),
        Level::Part => format!("its label “{label}” says the same as “{name}” with fewer words"),
        Level::Qualified => format!("its label “{label}” is “{name}” with words that say which one"),
        Level::Sense => format!("its label “{label}” says in other words “{name}”"),
        Level::WithSection => format!("its label “{label}” and its section together say “{name}”"),
    };
    if let Some(right) = right {
        why.push_str(&format!("; it stands under “{}”", right.folded));
    }
    if let Some(hint) = strange_hint(control, &labels(spec, vars)) {
        why.push_str(&format!("; the hint in it says “{hint}”"));
    }
    let contradiction = contradiction(page, index, spec, wanted, source, text);
    let wording = text.folded.clone();
    Some(Ok(Fit {
        index,
        control,
        level,
        firmness: firmness(source),
        section: rank,
        wording,
        label,
        why,
        contradiction,
    }))
}

/// The text as the page shows it.
fn shown<'page>(control: &'page Control, source: Source, text: &Wording) -> &'page str {
    let mut tied = control.labels.iter().filter(|label| label.source == source);
    let first = tied.next();
    let other = tied.find(|label| Wording::of(&label.text).folded == text.folded);
    // Most often there is one text of a source, and nothing to be told apart.
    let meant = other.filter(|_| first.is_some_and(|first| Wording::of(&first.text).folded != text.folded)).or(first);
    meant.map_or("", |label| label.text.as_str())
}

/// A firm label of the control that says another thing than the one that fits.
fn contradiction(
    page: &Prepared,
    index: usize,
    spec: &ControlSpec,
    wanted: &Wanted,
    source: Source,
    fits: &Wording,
) -> Option<String> {
    // A remark in a second label, or an explanation, is no name.
    const NAME: usize = 5;
    if firmness(source) < 3 {
        return None;
    }
    let differs = |other: &Wording| {
        let more_or_fewer =
            other.words.iter().all(|word| fits.says(word)) || fits.words.iter().all(|word| other.says(word));
        !more_or_fewer && other.words.len() <= NAME && wanted.likeness(spec, other).is_none()
    };
    let labels = page.naming(index).filter(|(other, _)| {
        matches!((source, other), (Source::Label, Source::AriaLabelledby) | (Source::AriaLabelledby, Source::Label))
    });
    let other = labels.map(|(_, text)| text).chain(page.spoken(index)).find(|text| differs(text))?;
    Some(other.folded.clone())
}

/// A label that is tied to one control and stands beside another: a person takes it for the name of the other one.
///
/// Only when the first has another text beside it; a field that stands after a labelled one has that label beside it, too.
fn drop_borrowed_labels(page: &Prepared, fits: &mut [Fit]) {
    let beside: Vec<String> =
        fits.iter().filter(|fit| fit.firmness == 2 && fit.is_usable()).map(|fit| fit.wording.clone()).collect();
    let borrowed: Vec<String> = fits
        .iter()
        .filter(|fit| fit.firmness == 3 && beside.contains(&fit.wording))
        .filter(|fit| {
            page.beside(fit.index)
                .is_some_and(|text| text.folded != fit.wording && !text.folded.ends_with(&fit.wording))
        })
        .map(|fit| fit.wording.clone())
        .collect();
    for fit in fits.iter_mut().filter(|fit| borrowed.contains(&fit.wording)) {
        (fit.firmness, fit.section) = (0, 0);
    }
}

fn decide(page: &Prepared, spec: &ControlSpec, wanted: &Wanted, fits: &[Fit], passed_over: Vec<String>) -> Located {
    let refused = |fit: &Fit| Located::Refused {
        reason: match &fit.contradiction {
            Some(other) if fit.control.barriers.is_empty() => {
                Refusal::Contradiction { label: fit.label.clone(), other: other.clone() }
            }
            _ => Refusal::Barriers { label: fit.label.clone(), barriers: fit.control.barriers.clone() },
        },
    };
    let usable: Vec<&Fit> = fits.iter().filter(|fit| fit.is_usable()).collect();
    let best_level = usable.iter().map(|fit| fit.level).max();
    // One that a person sees and that fits better stands for the setting: the next best is not taken in its place.
    let better = fits
        .iter()
        .filter(|fit| !fit.is_usable() && (fit.is_seen() || best_level.is_none()))
        .filter(|fit| best_level.is_none_or(|best| fit.level > best))
        .max_by_key(|fit| (fit.is_seen(), fit.level, fit.section, fit.firmness));
    if let Some(better) = better {
        return refused(better);
    }
    if usable.is_empty() {
        return not_found(page, spec, wanted, passed_over);
    }
    let beats_all = |fit: &&&Fit| {
        usable.iter().all(|other| other.index == fit.index || fit.against(other) == Some(Ordering::Greater))
    };
    if let Some(winner) = usable.iter().find(beats_all) {
        // What is called the same and is covered may be the real one, and this a copy that is laid over it.
        let under = |fit: &&Fit| {
            fit.control.barriers.contains(&Barrier::Covered)
                && fit.level == winner.level
                && fit.wording == winner.wording
        };
        if !matches!(spec.kind, Kind::Press | Kind::Toggle)
            && let Some(twin) = fits.iter().find(under)
        {
            let candidates = vec![
                describe(winner.control, &winner.label),
                format!("{}, which is covered", describe(twin.control, &twin.label)),
            ];
            return Located::Ambiguous { candidates };
        }
        return found(winner, &winner.why);
    }
    let rivals: Vec<&&Fit> =
        usable.iter().filter(|fit| !usable.iter().any(|other| other.against(fit) == Some(Ordering::Greater))).collect();
    // A good name in the markup proves nothing, a decoy would have it too; one that says something else rules out.
    let left: Vec<&&&Fit> =
        rivals.iter().filter(|fit| !wanted.is_ruled_out_by(spec, &page.tokens(fit.index))).collect();
    if let [winner] = left.as_slice() {
        return found(
            winner,
            &format!("{}; the other one's name in the page's markup says that it is something else", winner.why),
        );
    }
    Located::Ambiguous { candidates: rivals.iter().map(|fit| describe(fit.control, &fit.label)).collect() }
}

fn found(fit: &Fit, why: &str) -> Located {
    Located::Found { index: fit.index, handle: fit.control.handle, label: fit.label.clone(), why: why.to_owned() }
}

/// Nothing fits: what comes nearest among the controls of that kind, by the words they share.
fn not_found(page: &Prepared, spec: &ControlSpec, wanted: &Wanted, passed_over: Vec<String>) -> Located {
    const NEAREST: usize = 3;
    let mut near: Vec<(usize, String)> = passed_over.into_iter().map(|said| (usize::MAX, said)).collect();
    for (index, control) in page.snapshot.controls.iter().enumerate() {
        if !kind_fits(spec, control) || control.barriers.contains(&Barrier::Hidden) {
            continue;
        }
        let common = |text: &Wording| {
            wanted
                .names
                .iter()
                .map(|(_, name)| name.words.iter().filter(|word| text.says(word)).count())
                .max()
                .unwrap_or(0)
        };
        if let Some((source, text)) = page.naming(index).max_by_key(|(_, text)| common(text)) {
            let shared = common(text);
            if shared == 0 {
                continue;
            }
            let said = format!("“{}”", shown(control, source, text));
            if !near.iter().any(|(_, other)| other.starts_with(&said)) {
                near.push((shared, said));
            }
        }
    }
    near.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    Located::NotFound {
        nearest: near.into_iter().take(NEAREST).map(|(_, said)| said).collect(),
        foreign_frames: page.snapshot.foreign_frames,
        truncated: page.snapshot.truncated,
    }
}

/// What a control is called, and where it stands.
#[must_use]
pub fn describe(control: &Control, label: &str) -> String {
    match control.context.first() {
        Some(context) => format!("“{label}” under “{}”", context.text),
        None => format!("“{label}”"),
    }
}

fn row_fits(snapshot: &Snapshot, control: &Control, spec: &ControlSpec, vars: &Vars) -> bool {
    let Some(row) = spec.row else { return true };
    let Ok(wanted) = fill_in(row, vars) else { return false };
    let wanted = text::fold(&wanted);
    let row = control.row.and_then(|at| snapshot.tables.get(at.table as usize)?.rows.get(at.row as usize));
    let texts = row.map_or(&control.line, |row| &row.cells);
    texts.iter().any(|text| cell_says(text, &wanted))
}

/// Does a cell say this? The same text, or one of its parts (`Ana Silva ana@acme.example` says `ana@acme.example`).
#[must_use]
pub fn cell_says(cell: &str, folded: &str) -> bool {
    let cell = text::fold(cell);
    cell == folded || (folded.contains('@') && cell.split([' ', '<', '>', '(', ')', ',']).any(|part| part == folded))
}

/// Rows of the page's tables in which a cell says what the control is called: table and row index.
#[must_use]
pub fn rows_saying(snapshot: &Snapshot, spec: &ControlSpec, name: &str) -> Vec<(usize, usize)> {
    let (wanted, to_the_letter) = (text::fold(name), text::collapse(name));
    let says = |cell: &String| {
        if spec.is_named_to_the_letter() { text::collapse(cell) == to_the_letter } else { cell_says(cell, &wanted) }
    };
    let mut found = Vec::new();
    for (number, table) in snapshot.tables.iter().enumerate() {
        for (index, row) in table.rows.iter().enumerate() {
            if row.cells.iter().any(says) {
                found.push((number, index));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
