//! A macro without quotation marks
//!
//! A macro is used as a value, without quotation marks around it. OneLogin would put a bare word there.
//!
//! Bad: `{"userName":{$user.email}}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::FaultKind;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.json.unquoted-macro",
    severity: InputSeverity::Warning,
    why: "If the value is a text, the request is not JSON. For a number, or for true and false, it may be meant; but where the value is blank, the request is not JSON either.",
    todo: "Put quotation marks around it, unless the vendor says otherwise.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::UnquotedMacro, found);
}
