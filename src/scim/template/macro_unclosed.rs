//! A macro that is not closed
//!
//! A macro begins with `{$`, but there is no `}` before the text ends.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.macro-unclosed",
    severity: InputSeverity::Error,
    why: "OneLogin sends it as it is written.",
    todo: "Add the brace where the macro ends.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    for found_macro in document.first_macros().filter(|found| !found.closed) {
        let end = Span::new(found_macro.span.end, found_macro.span.end);
        found
            .at(found_macro.span, "The closing brace of this macro is missing.")
            .path(&found_macro.pointer, "")
            .replace(Applicability::Unsafe, "Add the brace", end, "}");
    }
}
