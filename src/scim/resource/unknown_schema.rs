//! An unknown schema
//!
//! A URI in `schemas` is neither one of the RFC's nor one that the server publishes. A vendor's own extension is fine if
//! the vendor documents it.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Users"],"userName":"ana"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`
//!
//! Good with `{"schemas":[{"id":"urn:acme:User","attributes":[{"name":"name"}]}]}`: `{"schemas":["urn:acme:User"],"name":"x"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.unknown-schema",
    severity: InputSeverity::Warning,
    why: "A server that does not know it ignores its attributes, or answers 400.",
    todo: "Compare the URI with the vendor's template.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::UnknownSchema, found, |_| None);
}
