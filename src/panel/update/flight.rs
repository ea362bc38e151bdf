//! The one batch that may be on its way to the page.

use crate::page::{BatchId, Outcome};
use crate::panel::effect::Effect;
use crate::panel::state::{Errand, Flight, Model, Opening, Part, Permitted};

/// How long the answer to a batch is waited for, in milliseconds.
pub const ANSWER_MS: f64 = 60_000.0;

/// The row that is about to be pressed, so that the page that comes of it can be held against it.
pub fn note_opening(model: &mut Model, handle: Option<u32>) {
    let Some(snapshot) = model.snapshot() else { return };
    let row = snapshot.tables.iter().flat_map(|table| &table.rows).find(|row| Some(row.handle) == handle);
    let held = snapshot.controls.iter().find(|control| Some(control.handle) == handle).and_then(|control| {
        let at = control.row?;
        snapshot.tables.get(usize::try_from(at.table).ok()?)?.rows.get(usize::try_from(at.row).ok()?)
    });
    if let Some(row) = row.or(held) {
        let (cells, origin) = (row.cells.clone(), snapshot.origin.clone());
        model.opening = Some(Opening { cells, origin, record: None, until: model.now + ANSWER_MS });
    }
}

/// Puts a batch on its way.
pub fn send(model: &mut Model, batch: BatchId, errand: Errand, parts: Vec<Part>, permitted: Permitted) -> Vec<Effect> {
    model.last_batch = batch;
    model.flight = Some(Flight { batch, errand, parts, sent: model.now });
    vec![Effect::Act(permitted)]
}

/// What became of one operation. What is told of another batch than the one on its way is late, and changes nothing.
pub fn outcome(model: &mut Model, batch: BatchId, operation: u32, outcome: Outcome) -> Vec<Effect> {
    let Some(flight) = model.flight.as_mut().filter(|flight| flight.batch == batch) else { return Vec::new() };
    let Some(part) = usize::try_from(operation).ok().and_then(|index| flight.parts.get_mut(index)) else {
        return Vec::new();
    };
    part.outcome = Some(outcome);
    let (kept, draft) = (part.is_kept(), part.undo.clone());
    if kept && let Some(undo) = draft {
        model.undo.add(undo);
    } else {
        model.undo.withdraw((batch, operation));
    }
    Vec::new()
}
