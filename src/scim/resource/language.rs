//! A language with an underscore
//!
//! `locale` and `preferredLanguage` are language tags, which have hyphens: `en-US` (RFC 7643 §4.1.1, RFC 5646).
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","locale":"en_US"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","locale":"en-US"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.language",
    severity: InputSeverity::Warning,
    why: "Servers that check it answer 400. Others show the user another language.",
    todo: "Write a hyphen.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Language, found, |_| None);
}
