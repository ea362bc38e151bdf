//! Something is not closed
//!
//! A text, a list or an object begins, but does not end.
//!
//! Bad: `{"userName":"a"`
//!
//! Bad:
//! ```json
//! {"userName":"a
//! }
//! ```
//!
//! Bad: `["a"`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.unclosed",
    severity: InputSeverity::Error,
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Add the missing character.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Unclosed, found);
}
