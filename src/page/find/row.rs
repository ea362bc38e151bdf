//! A row of a table that is to be pressed: by the link or button in it that opens it, or as a whole.

use super::locate::{cell_says, rows_saying};
use super::wording::{Word, words_of};
use crate::onelogin::ControlSpec;
use crate::page::{Control, Role, Snapshot};
use crate::text;

/// What is to be pressed to open the row that says `name`: its handle, or `None` when there is no such row.
///
/// # Errors
/// Why it can't be told or can't be pressed, in words.
pub fn row_to_press(snapshot: &Snapshot, spec: &ControlSpec, name: &str) -> Result<Option<u32>, String> {
    let rows = rows_saying(snapshot, spec, name);
    let [(table, index)] = rows.as_slice() else {
        return match rows.len() {
            0 if snapshot.truncated => {
                Err(format!("“{name}” was not found in the part of the page that was read. Please open it by hand."))
            }
            0 => Ok(named_with_more(snapshot, name)),
            several => Err(format!("{several} rows say “{name}”. Please open the right one by hand.")),
        };
    };
    let within: Vec<&Control> = snapshot
        .controls
        .iter()
        .filter(|control| control.row.is_some_and(|at| at.table as usize == *table && at.row as usize == *index))
        .filter(|control| matches!(control.role, Role::Link | Role::Button) && control.barriers.is_empty())
        .collect();
    let row = snapshot.tables.get(*table).and_then(|table| table.rows.get(*index));
    match opener(&within, name) {
        Opener::One(control) => Ok(Some(control.handle)),
        Opener::None if row.is_some_and(|row| row.pressable) => Ok(row.map(|row| row.handle)),
        // A row in which there is nothing else to press opens as a whole, or does nothing.
        Opener::None if !holds_control(snapshot, *table, *index) => Ok(row.map(|row| row.handle)),
        Opener::None => {
            Err(format!("The row “{name}” is there, but nothing in it surely opens it. Please open it by hand."))
        }
        Opener::Several => Err(format!("Several things in the row “{name}” could open it. Please open it by hand.")),
    }
}

/// A row that is itself what is to be pressed: it says `name`, shows the state that the control is called after, and holds nothing
/// else to press.
pub fn row_as_control(snapshot: &Snapshot, spec: &ControlSpec, name: &str) -> Option<u32> {
    let rows = rows_saying(snapshot, spec, name);
    let [(number, index)] = rows.as_slice() else { return None };
    let row = snapshot.tables.get(*number)?.rows.get(*index)?;
    let says = |text: &str| {
        let folded = text::fold(text);
        spec.labels.iter().any(|label| text::words(&folded).any(|word| word == text::fold(label)))
    };
    if !row.cells.iter().skip(1).any(|cell| says(cell)) {
        return None;
    }
    let held: Vec<&Control> = snapshot
        .controls
        .iter()
        .filter(|control| control.row.is_some_and(|at| at.table as usize == *number && at.row as usize == *index))
        .collect();
    match held.as_slice() {
        [] => Some(row.handle),
        [one] => {
            let whole = one.labels.first().is_some_and(|label| says(&label.text) && !text::same(&label.text, name));
            (whole && matches!(one.role, Role::Link | Role::Button) && one.barriers.is_empty()).then_some(one.handle)
        }
        _ => None,
    }
}

fn holds_control(snapshot: &Snapshot, table: usize, index: usize) -> bool {
    let mut rows = snapshot.controls.iter().filter_map(|control| control.row);
    rows.any(|at| at.table as usize == table && at.row as usize == index)
}

/// A card that stands in no list: one button or link that is called this in its first line, and says more in others.
fn named_with_more(snapshot: &Snapshot, name: &str) -> Option<u32> {
    let folded = text::fold(name);
    let is_card = |control: &&Control| {
        let mut texts = control.labels.iter().map(|label| text::fold(&label.text));
        matches!(control.role, Role::Link | Role::Button)
            && control.barriers.is_empty()
            && control.labels.len() > 1
            && texts.clone().any(|text| text == folded)
            && texts.any(|text| text.len() > folded.len() && text.starts_with(&folded))
    };
    let mut cards = snapshot.controls.iter().filter(is_card);
    let card = cards.next()?;
    cards.next().is_none().then_some(card.handle)
}

enum Opener<'page> {
    One(&'page Control),
    None,
    Several,
}

/// Words of what opens a row.
const OPENING: &[&str] =
    &["open", "update", "view", "show", "detail", "manage", "configure", "configuration", "setting"];
/// Words of what does something else to it.
const HARMFUL: &[&str] = &[
    "delete", "disable", "suspend", "approve", "reject", "deny", "reset", "unlock", "lock", "logout", "skip", "clear",
];

/// Of what can be pressed in a row, the one that opens it: what is called like the row, or says that it opens it, or the only
/// link. A button that says anything else does something else.
fn opener<'page>(within: &[&'page Control], name: &str) -> Opener<'page> {
    let folded = text::fold(name);
    let called = |control: &&&Control| control.labels.iter().any(|label| cell_says(&label.text, &folded));
    if let Some(control) = within.iter().find(called) {
        return Opener::One(control);
    }
    let words = |control: &Control| -> Vec<Word> {
        control.labels.first().map(|label| words_of(&text::fold(&label.text))).unwrap_or_default()
    };
    let harmless = |control: &&&Control| !words(control).iter().any(|word| HARMFUL.contains(&word.as_ref()));
    let opening = |control: &&&Control| words(control).iter().any(|word| OPENING.contains(&word.as_ref()));
    let only = |found: Vec<&'page Control>| match found.as_slice() {
        [] => Opener::None,
        [control] => Opener::One(control),
        _ => Opener::Several,
    };
    let left: Vec<&Control> = within.iter().filter(harmless).copied().collect();
    match only(left.iter().filter(opening).copied().collect()) {
        Opener::None => only(left.into_iter().filter(|control| control.role == Role::Link).collect()),
        decided => decided,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::onelogin::ControlId;
    use crate::page::testing::{button, control};
    use crate::page::{Row, RowRef, Table, Value};

    fn link(handle: u32, label: &str) -> Control {
        control(handle, Role::Link, label, Value::None { active: false })
    }

    /// A list with one row, called “Sales”, that holds these.
    fn opened(held: Vec<Control>, pressable: bool) -> Result<Option<u32>, String> {
        let row = Row { handle: 50, cells: vec!["Sales".into(), "3".into()], pressable, chosen: false };
        let controls =
            held.into_iter().map(|held| Control { row: Some(RowRef { table: 0, row: 0 }), ..held }).collect();
        let tables = vec![Table { rows: vec![row], ..Table::default() }];
        let snapshot = Snapshot { controls, tables, ..Snapshot::default() };
        row_to_press(&snapshot, ControlId::RolesOpen.spec(), "Sales")
    }

    #[test]
    fn a_row_is_opened_by_what_is_called_so_or_opens_it() {
        assert_eq!(opened(vec![button(1, "Delete"), link(2, "Sales")], false), Ok(Some(2)));
        assert_eq!(opened(vec![link(1, ""), link(2, "Sales"), link(3, "Sales")], false), Ok(Some(2)));
        assert_eq!(opened(vec![button(1, "Remove"), button(2, "Edit")], false), Ok(Some(2)));
        assert_eq!(opened(vec![button(1, "⋮"), link(2, "S. Ales")], false), Ok(Some(2)));
        assert_eq!(opened(Vec::new(), true), Ok(Some(50)));
        // Nothing in it can be pressed by mistake: it opens, or does nothing.
        assert_eq!(opened(Vec::new(), false), Ok(Some(50)));
    }

    #[test]
    fn what_does_something_else_is_never_pressed_to_open_a_row() {
        for held in [
            vec![button(1, "Delete")],
            vec![link(1, "Remove")],
            vec![button(1, "Approve"), button(2, "⋮")],
            vec![link(1, "ana"), link(2, "ben")],
            vec![button(1, "Edit"), button(2, "View")],
        ] {
            assert!(opened(held.clone(), false).is_err(), "{held:?}");
        }
    }
}
