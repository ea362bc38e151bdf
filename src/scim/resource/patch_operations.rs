//! A patch without operations
//!
//! `Operations` is an empty list.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":false}]}`

use super::Document;
use super::message;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::json::Data;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.patch-operations",
    severity: InputSeverity::Error,
    why: "There is nothing to do, so servers answer 400 invalidSyntax.",
    todo: "Send at least one operation, or do not send the request.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(operations) =
        message::members(document, "PatchOp").and_then(|members| message::get(members, "Operations"))
    else {
        return;
    };
    if matches!(&operations.data, Data::Array(items) if items.is_empty()) {
        found.at(operations.span, "The list of operations is empty.").path("/Operations", "Operations");
    }
}
