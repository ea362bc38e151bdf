//! Too large
//!
//! The document is larger than 1 MB and is not read.
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.too-large",
    severity: InputSeverity::Error,
    why: "No SCIM request needs to be so large. Servers refuse it (RFC 7644 §3.7.4).",
    todo: "Check that the right text was pasted.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::TooLarge, found);
}
