//! The audit: every requirement of the guide, held against what was read.
//!
//! There is no second list of checks. A finding is a requirement of the guide and the last observation of it; what could
//! not be read is never a pass. What the validators and the lints say of the values that were read stands beside them.

mod finding;
mod report;
mod snapshots;

pub use finding::{
    Finding, Status, Tally, configuration, entries, findings, holds, in_order, key, of_rules, read, tally,
};
pub use report::{Head, class, headline, html, markdown};
pub use snapshots::audit;

#[cfg(test)]
mod tests;
