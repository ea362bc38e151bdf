//! An answer without id
//!
//! A server gives every resource an `id` and returns it always (RFC 7643 §3.1). It must not be empty.
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","name":{"givenName":"Ana","familyName":"Silva"}}`
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"","displayName":"Sales"}`
//!
//! Good with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana","name":{"givenName":"Ana","familyName":"Silva"}}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.id",
    severity: InputSeverity::Error,
    why: "OneLogin can not change or remove later what it has no id of: the user is made in the app and shows Failed in OneLogin.",
    todo: "Return the id with every resource.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::NoId, found, |_| None);
}
