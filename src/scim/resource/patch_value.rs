//! An operation without a value
//!
//! `add` and `replace` need a `value` (RFC 7644 §3.5.2.1 and §3.5.2.3). A `remove` with a value instead of a
//! filter, as OneLogin sends it for members, is only a warning: the RFC does not have it, and not every server accepts it.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"members"}]}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"members","value":[{"value":"7"}]}]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"members","value":[{"value":"7"}]}]}`

use super::Document;
use super::message;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.patch-value",
    severity: InputSeverity::Error,
    why: "The server answers 400 invalidValue.",
    todo: "Send the value.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    for (pointer, node, members, op) in message::operations(document) {
        let value = message::get(members, "value");
        if matches!(op.as_str(), "add" | "replace") && value.is_none() {
            found.at(node.span, format!("The operation “{op}” needs a value.")).path(&pointer, "Operations.value");
        }
        if let (Some(value), "remove") = (value, op.as_str()) {
            found
                .at(value.span, "A remove operation must say what to remove by a filter in its path, not by a value.")
                .path(&format!("{pointer}/value"), "Operations.value")
                .severity(InputSeverity::Warning)
                .todo("OneLogin sends it like this. Find out whether the server accepts it.");
        }
    }
}
