//! A required attribute is missing
//!
//! The schema requires the attribute, but it is missing, empty or null. A User needs `userName` (RFC 7643 §4.1.1).
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":""}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.required",
    severity: InputSeverity::Error,
    why: "The server answers 400 invalidValue.",
    todo: "Add it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Required, found, |_| None);
}
