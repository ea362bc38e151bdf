//! Two primary values
//!
//! Only one entry of a list may have `"primary": true` (RFC 7643 §2.4).
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":[{"value":"a@b.example","primary":true},{"value":"c@b.example","primary":true}]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":[{"value":"a@b.example","primary":true},{"value":"c@b.example","primary":false}]}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.primary",
    severity: InputSeverity::Error,
    why: "Servers answer 400, or they choose one of them.",
    todo: "Mark only one of them.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Primary, found, |_| None);
}
