//! An attribute that only the server sets
//!
//! `id`, `meta`, `groups` and others are readOnly. A server ignores them when a client creates or replaces a resource (RFC 7644
//! §3.3 and §3.5.1). In a patch it refuses them (§3.5.2), so that is a warning.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","id":"7"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","meta":{"resourceType":"User"}}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","value":{"id":"7"}}]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.read-only",
    severity: InputSeverity::Info,
    why: "The server ignores it where a resource is created or replaced. In a patch it answers 400 mutability.",
    todo: "Remove it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::ReadOnly, found, |_| None);
}
