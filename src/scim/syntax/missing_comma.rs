//! A comma is missing
//!
//! There is no comma between two members or entries.
//!
//! Bad:
//! ```json
//! {"userName":"a"
//!  "active":true}
//! ```
//!
//! Bad: `[1 2]`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.missing-comma",
    severity: InputSeverity::Error,
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Add a comma between them.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::MissingComma, found);
}
