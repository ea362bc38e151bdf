//! Wrong quotation marks
//!
//! There are single or typographic quotation marks. Word processors and web pages make them from straight ones.
//!
//! Bad: `{'userName':'a'}`
//!
//! Bad: `{“userName”:“a”}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.quotes",
    severity: InputSeverity::Error,
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Use straight double quotation marks.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Quotes, found);
}
