//! What was seen of a page, and how a secret is taken out of it.

mod model;
mod redact;
#[cfg(test)]
pub(crate) mod testing;

pub use model::{
    Activity, Barrier, Control, Evidence, Fact, Happening, Notice, Role, Row, RowRef, Snapshot, Source, Table, Value,
};
pub use redact::{REDACTED, redact, redact_text};
