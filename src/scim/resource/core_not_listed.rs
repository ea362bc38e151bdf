//! The core schema is not listed
//!
//! `schemas` must list every schema whose attributes are used (RFC 7643 §3), so the core schema beside its extensions too.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"userName":"ana","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R&D"}}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.core-schema",
    severity: InputSeverity::Error,
    why: "Servers answer 400: they do not know what the other attributes belong to.",
    todo: "Add the URI of the core schema to schemas.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::CoreNotListed, found, |_| None);
}
