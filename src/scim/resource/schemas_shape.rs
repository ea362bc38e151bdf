//! schemas is not a list of URIs
//!
//! `schemas` has to be a list of texts that is not empty, each once (RFC 7643 §3).
//!
//! Bad: `{"schemas":"urn:ietf:params:scim:schemas:core:2.0:User","userName":"ana"}`
//!
//! Bad: `{"schemas":[],"userName":"ana"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.schemas-shape",
    severity: InputSeverity::Error,
    why: "Servers answer 400 to it.",
    todo: "Write it as a list of URIs.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::SchemasShape, found, |_| None);
}
