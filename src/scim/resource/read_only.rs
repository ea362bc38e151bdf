//! An attribute that only the server sets
//!
//! `id`, `meta`, `groups` and others are readOnly. A server ignores them when a client sends them (RFC 7644 §3.5.1).
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","id":"7"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","meta":{"resourceType":"User"}}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.read-only",
    severity: InputSeverity::Warning,
    why: "At best the server ignores it. A strict server answers 400.",
    todo: "Remove it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::ReadOnly, found, |_| None);
}
