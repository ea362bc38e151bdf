//! A macro in a name
//!
//! A macro is used as the name of a member, not as its value.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a","{$user.email}":"x"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.macro-name",
    severity: InputSeverity::Error,
    why: "Nobody knows whether OneLogin replaces a macro there, and an attribute's name is the same for every user.",
    todo: "Write the attribute's name here, and use the macro as its value.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    for found_macro in document.first_macros().filter(|found| found.in_name) {
        found.at(found_macro.span, "A macro can't be the name of an attribute.").path(&found_macro.pointer, "");
    }
}
