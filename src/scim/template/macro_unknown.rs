//! An unknown macro
//!
//! No published template uses this name after `{$user.`, or the word before the dot is neither `user` nor `parameters`.
//! OneLogin has not published a complete list, so the macro may exist nevertheless.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.emial}"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$users.email}"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$email}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}","title":"{$parameters.title}","nickName":"{$user.custom_fields.nick}"}`

use super::Document;
use super::USER_MACROS;
use crate::finding::{Applicability, Check, Found, InputSeverity};
use crate::scim::schema::nearest;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.macro-unknown",
    severity: InputSeverity::Warning,
    why: "OneLogin sends an unknown macro as it is written, or leaves it blank.",
    todo: "Compare it with the template of OneLogin or of the vendor.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    for found_macro in document.first_macros().filter(|found| found.closed) {
        let Some(name) = found_macro.name.strip_prefix('$') else { continue };
        let (space, field) = name.split_once('.').unwrap_or(("", name));
        let known = match space {
            "user" => {
                USER_MACROS.contains(&field)
                    || field.strip_prefix("custom_fields.").is_some_and(|field| !field.is_empty())
            }
            "parameters" => !field.is_empty(),
            _ => false,
        };
        if known {
            continue;
        }
        let all: Vec<String> = USER_MACROS.iter().map(|field| format!("user.{field}")).collect();
        let wanted = if space.is_empty() { format!("user.{field}") } else { name.to_owned() };
        let near = if all.contains(&wanted) {
            Some(wanted.as_str())
        } else {
            nearest(&wanted, all.iter().map(String::as_str))
        };
        let near = near.map(str::to_owned).or_else(|| {
            (nearest(space, ["user", "parameters"].into_iter()) == Some("parameters"))
                .then(|| format!("parameters.{field}"))
        });
        let what = match &near {
            Some(near) => format!("This macro is unknown. Did you mean {{${near}}}?"),
            None => "This macro is unknown.".to_owned(),
        };
        let report = found.at(found_macro.span, what).path(&found_macro.pointer, "");
        if let Some(near) = near {
            report.replace(
                Applicability::Unsafe,
                format!("Use {{${near}}}"),
                found_macro.span,
                &format!("{{${near}}}"),
            );
        }
    }
}
