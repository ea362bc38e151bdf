//! What a page says of a requirement: its values, whether they are saved, and how much of a list was read.

mod observe;
mod report;
mod shown;

pub use observe::{Observation, State, compare, is_saved, observe};
pub use report::report;
pub use shown::shown;
