//! A path as a name
//!
//! The name of a member is a path, such as `name.givenName`. A path belongs into a query or an operation; in a resource it
//! is objects inside each other.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","name.givenName":"Ana"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department":"R&D"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","name":{"givenName":"Ana"}}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.path-as-name",
    severity: InputSeverity::Error,
    why: "Servers do not know an attribute of that name, so they ignore it or answer 400.",
    todo: "Write it as an object with parts.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::PathAsName, found, |_| None);
}
