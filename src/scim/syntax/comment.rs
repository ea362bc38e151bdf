//! A comment
//!
//! `//` and `/* */` are not part of JSON.
//!
//! Bad: `{"userName":"a" /* the e-mail */}`
//!
//! Bad:
//! ```json
//! // user
//! {}
//! ```
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.comment",
    severity: InputSeverity::Error,
    why: "Neither OneLogin nor the server can read the document.",
    todo: "Remove it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::Comment, found);
}
