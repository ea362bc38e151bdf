//! A path that is missing or malformed
//!
//! `remove` needs a `path` (RFC 7644 §3.5.2.2). A path is the name of an attribute. A URI may stand before it, and
//! a filter in brackets and a sub-attribute after it: `members[value eq "7"]`, `name.familyName`.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove"}]}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"members[value eq","value":"x"}]}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"/active","value":true}]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"remove","path":"members[value eq \"2819c223\"]"},{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"x"}]}`

use super::Document;
use super::message;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::json::Data;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.patch-path",
    severity: InputSeverity::Error,
    why: "The server answers 400 noTarget or invalidPath.",
    todo: "Write the path as RFC 7644 §3.5.2 defines it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    for (pointer, node, members, op) in message::operations(document) {
        match message::get(members, "path") {
            None if op == "remove" => {
                found.at(node.span, "A remove operation needs a path.").path(&pointer, "Operations.path");
            }
            Some(path) => {
                if let Data::String(text) = &path.data
                    && !is_path(text)
                {
                    found
                        .at(path.span, "This is not an attribute path.")
                        .path(&format!("{pointer}/path"), "Operations.path");
                }
            }
            None => {}
        }
    }
}

/// `PATH` of RFC 7644 §3.5.2, with the filter's inside taken as it is.
fn is_path(text: &str) -> bool {
    let (before, after) = match text.find('[') {
        Some(open) => match text.rfind(']').filter(|close| *close > open + 1) {
            Some(close) => (text.get(..open).unwrap_or_default(), text.get(close + 1..).unwrap_or_default()),
            None => return false,
        },
        None => (text, ""),
    };
    let name = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '$')
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$'))
    };
    let local = if before.to_ascii_lowercase().starts_with("urn:") {
        // The URI of a schema may hold dots; the attribute stands behind the last colon.
        before.rsplit(':').next().unwrap_or_default()
    } else {
        before
    };
    local.split('.').count() <= 2
        && local.split('.').all(name)
        && (after.is_empty() || after.strip_prefix('.').is_some_and(name))
}
