//! Nested too deeply
//!
//! There are more than 32 levels of objects and lists. The rest is not read.
//!
//! Bad: `[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.too-deep",
    severity: InputSeverity::Error,
    why: "SCIM needs only a few levels. Such a document is a mistake or an attack.",
    todo: "Check that the right text was pasted.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::TooDeep, found);
}
