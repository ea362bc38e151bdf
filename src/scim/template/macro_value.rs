//! A macro of a parameter's value
//!
//! `{email}`, `{firstname}` and their like belong into the value of a parameter (KB0010609). In the template macros
//! have a dollar sign and say where the value is from.
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
    why: "It is sent as it stands: every user gets the name {email}.",
    todo: "Use the macro that stands beside it.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    for found_macro in document.first_macros().filter(|found| found.closed && !found.name.starts_with('$')) {
        let known = VALUE_MACROS.iter().find(|(name, _)| *name == found_macro.name.to_ascii_lowercase());
        let report = match known {
            Some(_) => {
                found.at(found_macro.span, "This macro belongs into a parameter's value, not into the template.")
            }
            None => found
                .at(
                    found_macro.span,
                    "This looks like a macro and is none: a dollar sign is missing, or it was left in by mistake.",
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
