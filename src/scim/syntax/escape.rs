//! A backslash that means nothing
//!
//! Behind a backslash JSON knows `" / \ b f n r t` and `u` with four digits only.
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
    why: "OneLogin or the server can't read the document at all.",
    todo: "Write two backslashes where one is meant.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Escape, found);
}
