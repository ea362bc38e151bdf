//! An error whose status is not an HTTP status
//!
//! The `status` of an Error must be the HTTP status, as a text of three digits (RFC 7644 §3.12).
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"not found"}`
//!
//! Good with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"404","detail":"Resource 7 not found"}`

use super::Document;
use super::message;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::json::Data;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.error-status",
    severity: InputSeverity::Error,
    why: "OneLogin shows an error, but no reason for it.",
    todo: "Send the status as a text: \"404\".",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(status) = message::members(document, "Error").and_then(|members| message::get(members, "status")) else {
        return;
    };
    if let Data::String(text) = &status.data
        && !text.parse::<u16>().is_ok_and(|status| (300..600).contains(&status))
    {
        found.at(status.span, "This is not the HTTP status of an error.").path("/status", "status");
    }
}
