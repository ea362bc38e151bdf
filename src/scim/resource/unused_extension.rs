//! An extension that is listed and not used
//!
//! Its URI is in `schemas`, but none of its attributes are sent.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"userName":"ana"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"userName":"ana","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R&D"}}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.unused-extension",
    severity: InputSeverity::Warning,
    why: "Some servers answer 400, others ignore it.",
    todo: "Remove it from the list, or send its attributes.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Unused, found, |_| None);
}
