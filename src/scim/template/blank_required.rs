//! A required attribute that is blank for some users
//!
//! `userName` is made of macros that are blank for users of whom only name and e-mail are known.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.phone}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$parameters.scimusername}"}`

use super::{Document, USER_MACROS};
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::json::Data;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.blank-required",
    severity: InputSeverity::Error,
    why: "Those users can't be provisioned: the server answers 400, and OneLogin shows Failed.",
    todo: "Use a value that every user has, such as {$parameters.scimusername} or {$user.email}.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(Data::Object(members)) = document.root().map(|root| &root.data) else { return };
    let Some(member) = members.iter().find(|member| member.name.eq_ignore_ascii_case("userName")) else { return };
    let source = member.value.span.of(document.text());
    for user in super::samples() {
        let macros = document
            .macros()
            .iter()
            .filter(|found| found.span.start >= member.value.span.start && found.span.end <= member.value.span.end);
        let mut some = false;
        let mut rest = source.trim_matches('"').to_owned();
        for found_macro in macros.filter(|found| found.closed) {
            let name = found_macro.name.trim_start_matches('$');
            let value = match name.split_once('.') {
                // Of a parameter nothing is known but that the app has it.
                Some(("parameters", _)) => "x",
                Some(("user", field)) if USER_MACROS.contains(&field) => {
                    user.values.get(name).map_or("", String::as_str)
                }
                // What is no macro is told by other checks.
                _ => return,
            };
            some = true;
            rest = rest.replace(found_macro.span.of(document.text()), value);
        }
        if some && rest.trim().is_empty() {
            found
                .at(member.value.span, format!("“userName” would be blank for {}.", user.about))
                .path("/userName", "userName");
            return;
        }
    }
}
