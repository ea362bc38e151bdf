//! Something that does not belong there
//!
//! A word, a bracket or a sign that JSON does not have at this place.
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
    why: "OneLogin or the server can't read the document at all.",
    todo: "Compare the place with the vendor's template.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Unexpected, found);
}
