//! One value instead of a list
//!
//! The attribute is a list (RFC 7643 §2.4), but here it is one value without brackets. OneLogin's templates for SCIM
//! 1.1 send `emails` like this.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":{"value":"ana@acme.example"}}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","emails":[{"value":"ana@acme.example"}]}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.not-a-list",
    severity: InputSeverity::Error,
    why: "Servers that check types answer 400.",
    todo: "Put the value in square brackets.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Single, found, |_| {
        (document.is_template() && document.is_old()).then_some(InputSeverity::Warning)
    });
}
