//! A password in an answer
//!
//! `password` is never returned (RFC 7643 §4.1.1), whatever a client asks for.
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana","name":{"givenName":"Ana","familyName":"Silva"},"password":"t1meMa$heen"}`
//!
//! Good with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana","name":{"givenName":"Ana","familyName":"Silva"}}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","password":"t1meMa$heen"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.never-returned",
    severity: InputSeverity::Error,
    why: "Whoever reads the answer or a log of it has the password.",
    todo: "Leave it out of every answer, and change the passwords that were returned.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::NeverReturned, found, |_| None);
}
