//! schemas is not a list of URIs
//!
//! `schemas` must be a list of URIs (RFC 7643 §3). Each URI may be in it only once.
//!
//! Bad: `{"schemas":"urn:ietf:params:scim:schemas:core:2.0:User","userName":"ana"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.schemas-shape",
    severity: InputSeverity::Error,
    why: "Servers answer 400.",
    todo: "Write it as a list of URIs.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::SchemasShape, found, |_| None);
}
