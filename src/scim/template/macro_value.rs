//! A macro of a parameter's value
//!
//! Macros such as `{email}` and `{firstname}` belong in the value of a parameter (KB0010609). A macro of the template has
//! a dollar sign and says where its value comes from.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{email}"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"displayName":"{firstname} {lastname}","userName":"{$user.email}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use super::VALUE_MACROS;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.macro-value",
    severity: InputSeverity::Error,
    why: "OneLogin sends it as it is written, so every user gets the name {email}.",
    todo: "Use a macro of the template, such as {$user.email}.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    for found_macro in document.first_macros().filter(|found| found.closed && !found.name.starts_with('$')) {
        // `${…}` and `{{…}}` have a check of their own.
        let before = found_macro.span.start.checked_sub(1).and_then(|at| document.text().get(at..=at));
        if matches!(before, Some("$" | "{")) && found_macro.name.contains(['.', '_']) {
            continue;
        }
        let known = VALUE_MACROS.iter().find(|(name, _)| *name == found_macro.name.to_ascii_lowercase());
        let report = match known {
            Some(_) => {
                found.at(found_macro.span, "This macro belongs in a parameter's value, not in the template.")
            }
            None => found
                .at(
                    found_macro.span,
                    "This looks like a macro, but it is not one. The dollar sign may be missing, or the braces may be a mistake.",
                )
                .severity(InputSeverity::Warning),
        };
        report.path(&found_macro.pointer, "");
        if let Some((_, Some(instead))) = known {
            report.replace(
                Applicability::Unsafe,
                format!("Use {{${instead}}}"),
                found_macro.span,
                &format!("{{${instead}}}"),
            );
        }
    }
}
