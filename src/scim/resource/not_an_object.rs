//! Not an object
//!
//! A SCIM resource or message is a JSON object.
//!
//! Bad: `[1]`
//!
//! Bad: `"ana"`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.not-an-object",
    severity: InputSeverity::Error,
    why: "No server can read it.",
    todo: "Put it in braces, and add schemas.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::NotAnObject, found, |_| None);
}
