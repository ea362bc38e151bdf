//! A list instead of one value
//!
//! The attribute has one value, but here it is a list.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":["ana"]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.not-one-value",
    severity: InputSeverity::Error,
    why: "Servers that check types answer 400.",
    todo: "Send one value.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::List, found, |_| None);
}
