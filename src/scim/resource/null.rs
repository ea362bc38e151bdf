//! A null value
//!
//! Null means the same as leaving the attribute out (RFC 7643 §2.5).
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","nickName":null}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.null",
    severity: InputSeverity::Warning,
    why: "Some servers answer 400.",
    todo: "Leave the attribute out.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Null, found, |_| None);
}
