//! Not a number
//!
//! Something begins like a number, but JSON does not write numbers like that: `+1`, `.5`, `012`, `0x1F`.
//!
//! Bad: `{"a":012}`
//!
//! Bad: `[.5]`
//!
//! Bad: `[1e]`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.number",
    severity: InputSeverity::Error,
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Write it as JSON wants it, or put quotation marks around it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Number, found);
}
