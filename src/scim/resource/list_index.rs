//! An index that is too small
//!
//! `startIndex` is at least 1. `totalResults` and `itemsPerPage` are at least 0 (RFC 7644 §3.4.2.4).
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0,"startIndex":0}`
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":-1}`
//!
//! Good with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0,"startIndex":1,"itemsPerPage":0}`

use super::Document;
use super::message;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.list-index",
    severity: InputSeverity::Error,
    why: "OneLogin asks for the wrong page next, or stops too early.",
    todo: "Count resources from 1, and send no negative number.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(members) = message::members(document, "ListResponse") else { return };
    for (name, least) in [("startIndex", 1), ("totalResults", 0), ("itemsPerPage", 0)] {
        if let Some(node) = message::get(members, name)
            && message::integer(node).is_some_and(|value| value < least)
        {
            found.at(node.span, format!("“{name}” must be {least} or more.")).path(&format!("/{name}"), name);
        }
    }
}
