//! One comma too many
//!
//! There is a comma after the last entry, or there are two in a row. JavaScript allows a last comma, JSON does not.
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
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Remove it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::ExtraComma, found);
}
