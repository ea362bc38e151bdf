//! From an approved change to an operation of the content script. The only place where a secret leaves its type.

use super::plan::{Change, ChangeKind};
use crate::guide::{InputId, Vars, Want, fill_in};
use crate::page::find::{Meant, acceptable, meant};
use crate::page::protocol::{Act, Expectation, Operation};
use crate::page::snapshot::{Role, Snapshot, Value};
use crate::scim::Secret;

/// The operation of one change, on the page as it is. `None` while the control is not there, or does not offer the option.
///
/// `secret` is the token that was on show, as dots, when the change was approved.
#[must_use]
pub fn operation(snapshot: &Snapshot, change: &Change, vars: &Vars, secret: Option<&Secret>) -> Option<Operation> {
    let handle = change.handle?;
    let act = match (change.kind, &change.want) {
        (ChangeKind::Press, _) => Act::Press {},
        (ChangeKind::Fill, Some(want)) => act_for(snapshot, handle, want, vars, secret)?,
        (ChangeKind::Fill, None) => return None,
    };
    Some(Operation { handle, expect: expectation(snapshot, handle)?, act })
}

fn act_for(snapshot: &Snapshot, handle: u32, want: &Want, vars: &Vars, secret: Option<&Secret>) -> Option<Act> {
    Some(match want {
        // A tile is chosen by a press.
        Want::On(_) if !snapshot.controls.iter().any(|control| control.handle == handle) => Act::Press {},
        Want::On(on) => Act::Check { on: *on },
        Want::Text(text) => Act::Type { text: fill_in(text, vars).ok()? },
        Want::Secret(InputId::Token) => Act::Type { text: secret?.expose().to_owned() },
        Want::Option(wanted) => {
            let wanted = fill_in(wanted, vars).ok()?;
            let control = snapshot.controls.iter().find(|control| control.handle == handle)?;
            let Value::Choice { options, .. } = &control.value else { return None };
            // The page's own spelling, so that the writer compares exactly.
            match meant(options, &wanted) {
                Meant::One(option) => Act::Choose { option, aliases: Vec::new() },
                // A list that is only there once it is open: the writer looks there, and takes the first spelling it finds.
                Meant::None if options.is_empty() => choose_unseen(wanted),
                Meant::None | Meant::Several(_) => return None,
            }
        }
        _ => return None,
    })
}

/// One operation on an element, with what must still hold of it; `None` when the snapshot does not have it. An option is
/// sent as the page spells it.
#[must_use]
pub fn operation_for(snapshot: &Snapshot, handle: u32, act: Act) -> Option<Operation> {
    let control = snapshot.controls.iter().find(|control| control.handle == handle);
    let act = match (act, control.map(|control| &control.value)) {
        (Act::Choose { option, aliases }, Some(Value::Choice { options, .. })) => match meant(options, &option) {
            Meant::One(option) => Act::Choose { option, aliases: Vec::new() },
            Meant::None if options.is_empty() && aliases.is_empty() => choose_unseen(option),
            Meant::None if options.is_empty() => Act::Choose { option, aliases },
            Meant::None | Meant::Several(_) => return None,
        },
        (act, _) => act,
    };
    Some(Operation { handle, expect: expectation(snapshot, handle)?, act })
}

/// An option of a list that is only there once it is open.
fn choose_unseen(option: String) -> Act {
    let aliases = acceptable(&option);
    Act::Choose { option, aliases }
}

/// What must still hold of an element when it is written.
#[must_use]
pub fn expectation(snapshot: &Snapshot, handle: u32) -> Option<Expectation> {
    if let Some(control) = snapshot.controls.iter().find(|control| control.handle == handle) {
        return Some(Expectation {
            role: control.role,
            label: control.labels.first().map(|label| label.text.clone()).unwrap_or_default(),
            name: control.name.clone(),
            id: control.id.clone(),
        });
    }
    let row = snapshot.tables.iter().flat_map(|table| &table.rows).find(|row| row.handle == handle)?;
    Some(Expectation { role: Role::Button, label: row.cells.join(" "), name: String::new(), id: String::new() })
}
