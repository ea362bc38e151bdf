//! Findings: what every validator and every lint reports with.
//!
//! A finding has a stable code and a severity. It says what is wrong, why that matters and what to do, and it points at the
//! exact part of the input. Where there is one, it carries a change that mends the input. A check makes findings of one code.

mod check;
mod fix;
mod input;
#[cfg(test)]
pub(crate) mod pages;
mod span;

#[cfg(test)]
pub(crate) use check::Documented;
pub(crate) use check::{Check, Found, checks, removal, run};
pub use fix::{Applicability, Edit, Fix};
pub use input::{Field, InputFinding, InputSeverity, has_errors, to_utf16};
pub use span::{Position, Span};
