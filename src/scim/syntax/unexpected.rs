//! Something that does not belong here
//!
//! There is a word, a bracket or another character where JSON does not allow it.
//!
//! Bad: `{"userName": yes}`
//!
//! Bad: `{"userName": "a"} }`
//!
//! Bad: `{"a": [1}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.unexpected",
    severity: InputSeverity::Error,
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Compare this place with the vendor's template.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Unexpected, found);
}
