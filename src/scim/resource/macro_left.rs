//! A macro in a payload
//!
//! A value still has a macro of the template in it, such as `{$user.title}`. OneLogin sends a macro that it does not know
//! as it is written.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.emial}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.macro-left",
    severity: InputSeverity::Warning,
    why: "Every user gets this text as a value.",
    todo: "Correct the macro in the SCIM JSON Template.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::MacroLeft, found, |_| None);
}
