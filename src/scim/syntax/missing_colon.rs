//! A colon is missing
//!
//! There is no colon between a name and its value.
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
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Add a colon between them.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::MissingColon, found);
}
