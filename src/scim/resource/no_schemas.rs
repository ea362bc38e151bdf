//! schemas is missing
//!
//! Every resource and message must say in `schemas` what it is (RFC 7643 §3, RFC 7644 §3.1). It is missing or empty. What it would
//! have to say is told from the other members.
//!
//! Bad: `{"userName":"ana"}`
//!
//! Bad: `{"Operations":[{"op":"remove","path":"members"}]}`
//!
//! Bad: `{"schemas":[],"userName":"ana"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.no-schemas",
    severity: InputSeverity::Error,
    why: "Servers that follow the RFC answer 400 invalidSyntax.",
    todo: "Add schemas with the URI of the resource.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::NoSchemas, found, |_| None);
}
