//! A backslash without a meaning
//!
//! After a backslash JSON allows only `" / \ b f n r t`, and `u` with four digits.
//!
//! Bad: `{"userName":"acme\\x"}`
//!
//! Bad: `{"a":"\\ud800"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.escape",
    severity: InputSeverity::Error,
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Write two backslashes where one is meant.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Escape, found);
}
