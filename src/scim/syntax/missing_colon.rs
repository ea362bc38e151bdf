//! A colon is missing
//!
//! A name and its value stand beside each other without a colon.
//!
//! Bad: `{"userName" "a"}`
//!
//! Bad: `{"userName"="a"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.missing-colon",
    severity: InputSeverity::Error,
    why: "OneLogin or the server can't read the document at all.",
    todo: "Put a colon between them.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::MissingColon, found);
}
