//! The same attribute twice
//!
//! Two members of one object have the same name. Letter case does not count in SCIM (RFC 7643 §2.1).
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","username":"ben"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","active":true,"active":false}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.duplicate-attribute",
    severity: InputSeverity::Error,
    why: "Nobody can say which of them counts (RFC 8259 §4).",
    todo: "Keep one of them.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::DuplicateAttribute, found, |_| None);
}
