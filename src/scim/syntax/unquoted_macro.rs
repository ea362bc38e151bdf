//! A macro without quotation marks
//!
//! A macro stands where a value is expected, without quotation marks. Once rendered it is a bare word.
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
    why: "For a text the request is no JSON. For a number or true and false it may be meant, but with a blank value it is no JSON either.",
    todo: "Put quotation marks around it, unless the vendor says otherwise.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.faults(FaultKind::UnquotedMacro, found);
}
