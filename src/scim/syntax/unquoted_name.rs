//! A name without quotation marks
//!
//! JavaScript allows it, JSON does not.
//!
//! Bad: `{userName:"a"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.unquoted-name",
    severity: InputSeverity::Error,
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Put quotation marks around it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::UnquotedName, found);
}
