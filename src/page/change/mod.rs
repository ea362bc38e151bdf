//! What to do next on a page, as a plan to be approved, and as operations once it is.

mod digest;
mod fill;
mod next;
mod operation;
mod plan;
mod task;

pub use digest::Digest;
pub use next::{Move, held_here, look_at_app, look_in_list, next_move, planned_changes};
pub use operation::{expectation, operation, operation_for};
pub use plan::{Change, ChangeKind, Item, Plan};
pub use task::Task;
