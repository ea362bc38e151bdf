//! Empty document
//!
//! The document is empty, or contains only white space.
//!
//! Bad: ``
//!
//! Bad: ` `
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.empty",
    severity: InputSeverity::Error,
    why: "OneLogin would send an empty body.",
    todo: "Paste the vendor's template.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Empty, found);
}
