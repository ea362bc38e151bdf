//! An attribute that the schema does not have
//!
//! None of the schemas has this name. Often it is misspelt (`prefferedLanguage`), or it comes from SCIM 1.x or from the
//! vendor's own API (`user_name`).
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","prefferedLanguage":"en"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","user_name":"x"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","addresses":[{"city":"Lisbon"}]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.unknown-attribute",
    severity: InputSeverity::Warning,
    why: "The server ignores it, or answers 400.",
    todo: "Correct the name, or ask the vendor.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::UnknownAttribute, found, |_| None);
}
