//! An invisible character
//!
//! There is a tab or another control character in a text, or an invisible character between values.
//!
//! Bad: `{"userName":"a\tb"}`
//!
//! Bad: `{\u{a0}}`
//!
//! Bad: `\u{feff}{}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.control-character",
    severity: InputSeverity::Error,
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Remove it, or write it as an escape.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::ControlCharacter, found);
}
