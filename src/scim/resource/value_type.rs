//! A value of the wrong type
//!
//! The schema wants another type: a text, a number, true or false, or an object. A macro in quotation marks is always a
//! text, so `"active": "{$user.active}"` sends a text instead of true or false.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","active":"true"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","name":"Ana Silva"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","displayName":7}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","active":true}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.value-type",
    severity: InputSeverity::Error,
    why: "Servers that check types answer 400. Others read any text as true.",
    todo: "Write a value of the right type.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Type, found, |_| None);
}
