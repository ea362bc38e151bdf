//! Not a number
//!
//! Something begins like a number and is none as JSON writes it: `+1`, `.5`, `012`, `0x1F`.
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
    why: "OneLogin or the server can't read the document at all.",
    todo: "Write it as JSON does, or put quotation marks around it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Number, found);
}
