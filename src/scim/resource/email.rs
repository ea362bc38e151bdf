//! No e-mail address
//!
//! The `value` of an entry of `emails` is an e-mail address (RFC 7643 §4.1.2).
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":[{"value":"ana"}]}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":[{"value":"ana at acme.example"}]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":[{"value":"ana@acme.example"}]}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.email",
    severity: InputSeverity::Warning,
    why: "Servers that check it answer 400 invalidValue. Others send mail to nobody.",
    todo: "Write an address, such as ana@acme.example.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Email, found, |_| None);
}
