//! A schema of another version
//!
//! The URI is one of SCIM 1.x, or one that no version has, such as `urn:scim:schemas:core:2.0`. OneLogin's own default
//! templates contain such URIs, so in a template this is only a warning.
//!
//! Bad: `{"schemas":["urn:scim:schemas:core:1.0"],"userName":"ana"}`
//!
//! Bad: `{"schemas":["urn:scim:schemas:core:2.0"],"userName":"ana"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.old-schema",
    severity: InputSeverity::Error,
    why: "A SCIM 2.0 server that follows the RFC answers 400. A lenient one ignores it.",
    todo: "Use the URI of SCIM 2.0, unless the vendor asks for the old one.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::OldSchema, found, |_| document.is_template().then_some(InputSeverity::Warning));
}
