//! A value that the schema does not suggest
//!
//! The schema lists values for this attribute, such as `work`, `home` and `other` for the type of an e-mail address.
//! This value is not in that list.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":[{"value":"a@b.example","type":"Work"}]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":[{"value":"a@b.example","type":"work"}]}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.canonical",
    severity: InputSeverity::Warning,
    why: "Servers may drop the value, or may not find it again.",
    todo: "Use one of the values in the list.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Canonical, found, |problem| {
        // An operation that is none of the three can't be carried out; in other letter case most servers take it.
        (problem.attribute == "Operations.op" && problem.fix.is_none()).then_some(InputSeverity::Error)
    });
}
