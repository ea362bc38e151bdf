//! A comma too many
//!
//! A comma behind the last entry, or two in a row. JavaScript allows it, JSON does not.
//!
//! Bad: `{"userName":"a",}`
//!
//! Bad: `[1,,2]`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.extra-comma",
    severity: InputSeverity::Error,
    why: "OneLogin or the server can't read the document at all.",
    todo: "Remove it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::ExtraComma, found);
}
