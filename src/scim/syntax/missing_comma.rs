//! A comma is missing
//!
//! Two members or entries follow each other without a comma.
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
    why: "OneLogin or the server can't read the document at all.",
    todo: "Put a comma between them.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::MissingComma, found);
}
