//! Core attributes under the URI of the core schema
//!
//! Attributes of the core schema stand at the top. Only those of an extension stand in an object under its URI (RFC 7643
//! §3.3).
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana","name":{"givenName":"Ana","familyName":"Silva"},"urn:ietf:params:scim:schemas:core:2.0:User":{"title":"Engineer"}}`
//!
//! Good with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana","name":{"givenName":"Ana","familyName":"Silva"}}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.under-uri",
    severity: InputSeverity::Error,
    why: "The other side does not look there, so it does not find the attributes.",
    todo: "Move the attributes to the top.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::UnderUri, found, |_| None);
}
