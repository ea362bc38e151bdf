//! An extension that is not listed
//!
//! Attributes of an extension are sent, but its URI is not in `schemas` (RFC 7643 §3.3).
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R&D"}}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"userName":"ana","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R&D"}}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.undeclared-extension",
    severity: InputSeverity::Error,
    why: "Servers that follow the RFC ignore the attributes, or answer 400.",
    todo: "Add its URI to schemas.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Undeclared, found, |_| None);
}
