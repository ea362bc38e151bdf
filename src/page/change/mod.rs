//! What to do next on a page, as a plan to be approved, and as operations once it is.

mod plan;

pub use plan::{Change, ChangeKind, Item, Move, Plan, expectation, next_move, operation_for, operations};
