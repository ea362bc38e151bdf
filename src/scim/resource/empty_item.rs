//! An entry without a value
//!
//! An entry of a list has no `value`, or its `value` is empty.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":[{"type":"work"}]}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","phoneNumbers":[{"value":""}]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.empty-item",
    severity: InputSeverity::Warning,
    why: "Servers refuse it, or they store an empty e-mail address, phone number and so on.",
    todo: "Give it a value, or remove the entry.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::EmptyItem, found, |_| None);
}
