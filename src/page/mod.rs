//! The page as data: what is on it, which control is meant, what to do about it, and whether it took.

mod locate;
mod observe;
mod operation;
mod plan;
mod snapshot;
#[cfg(test)]
pub(crate) mod testing;

pub use locate::{Located, labels, locate, rows_saying};
pub use observe::{Observation, State, compare, is_saved, observe};
pub use operation::{Act, Batch, Expectation, Operation, Outcome, OutcomeKind};
pub use plan::{Change, ChangeKind, Item, Move, Plan, expectation, next_move, operations};
pub use snapshot::{
    Activity, Barrier, Control, Evidence, Fact, Happening, Notice, Role, Row, RowRef, Snapshot, Source, Table, Value,
};
