//! Text as a person reads it: the only place that compares labels.

mod fold;
mod marks;
mod words;

pub use fold::{fold, same, unticked};
pub use marks::{is_invisible, is_quote};
pub use words::{collapse, words};
