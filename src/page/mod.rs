//! The page as data: what is on it, which control is meant, what to do about it, and whether it took.

mod locate;
mod observe;
mod operation;
mod options;
mod picked;
mod plan;
mod prepared;
mod redact;
mod report;
mod row;
mod shown;
mod snapshot;
#[cfg(test)]
pub(crate) mod testing;
mod wording;

pub use locate::{Located, Refusal, labels, locate, locate_in, rows_saying};
pub use observe::{Observation, State, compare, is_saved, observe};
pub use operation::{Act, Batch, Expectation, Operation, Outcome, OutcomeKind};
pub use picked::Pick;
pub use plan::{Change, ChangeKind, Item, Move, Plan, expectation, next_move, operation_for, operations};
pub use prepared::{Made, Prepared};
pub use redact::{REDACTED, redact, redact_text};
pub use report::report;
pub use row::row_to_press;
pub use shown::shown;
pub use snapshot::{
    Activity, Barrier, Control, Evidence, Fact, Happening, Notice, Role, Row, RowRef, Snapshot, Source, Table, Value,
};
#[cfg(test)]
pub(crate) use wording::words_of;
