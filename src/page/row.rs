//! A row of a table that is to be pressed: by the one link or button in it, or as a whole.

use super::locate::rows_saying;
use crate::onelogin::ControlSpec;
use crate::page::{Role, Snapshot};

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
            0 => Ok(None),
            several => Err(format!("{several} rows say “{name}”. Please open the right one by hand.")),
        };
    };
    let within = snapshot.controls.iter().find(|control| {
        control.row.is_some_and(|at| at.table as usize == *table && at.row as usize == *index)
            && matches!(control.role, Role::Link | Role::Button)
            && control.barriers.is_empty()
    });
    let row = snapshot.tables.get(*table).and_then(|table| table.rows.get(*index));
    match (within, row) {
        (Some(control), _) => Ok(Some(control.handle)),
        (None, Some(row)) if row.pressable => Ok(Some(row.handle)),
        _ => Err(format!("The row “{name}” is there, but nothing in it can be pressed. Please open it by hand.")),
    }
}
