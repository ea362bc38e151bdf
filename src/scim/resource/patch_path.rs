//! A path that is missing or malformed
//!
//! `remove` needs a `path` (RFC 7644 §3.5.2.2). A path is the name of an attribute. A URI may stand before it, and
//! a filter in brackets and a sub-attribute after it: `members[value eq "7"]`, `name.familyName`. The filter has the grammar of
//! §3.4.2.2: a text in it is in quotation marks, and conditions are joined by `and` or `or`.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove"}]}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"members[value eq","value":"x"}]}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"/active","value":true}]}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"members[value eq 2819c223]"}]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"members[value eq \"2819c223\"]"},{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"x"}]}`

use super::Document;
use super::message;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.patch-path",
    severity: InputSeverity::Error,
    why: "The server answers 400 noTarget or invalidPath.",
    todo: "Write the path as RFC 7644 §3.5.2 defines it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    for (pointer, node, members, op) in message::operations(document) {
        if op == "remove" && message::get(members, "path").is_none() {
            found.at(node.span, "A remove operation needs a path.").path(&pointer, "Operations.path");
        }
    }
    document.problems(ProblemKind::PatchPath, found, |_| None);
}
