//! A required attribute that is blank for some users
//!
//! `userName` contains only macros that are blank for a user of whom only the name and e-mail address are known.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.phone}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$parameters.scimusername}"}`

use std::collections::BTreeSet;

use super::{Document, SampleUser, USER_MACROS};
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::json::Data;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.blank-required",
    severity: InputSeverity::Error,
    why: "OneLogin can't provision those users: the server answers 400, and OneLogin shows Failed.",
    todo: "Use a value that every user has, such as {$parameters.scimusername} or {$user.email}.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(Data::Object(members)) = document.root().map(|root| &root.data) else { return };
    let Some(member) = members.iter().find(|member| member.name.eq_ignore_ascii_case("userName")) else { return };
    let value = member.value.span;
    let mut text = value.of(document.text()).trim_matches('"').to_owned();
    let mut fields = BTreeSet::new();
    for found_macro in
        document.macros().iter().filter(|it| it.closed && it.span.start >= value.start && it.span.end <= value.end)
    {
        let name = found_macro.name.trim_start_matches('$');
        match name.split_once('.') {
            // Of a parameter nothing is known but that the app has it.
            Some(("parameters", _)) => return,
            Some(("user", field)) if USER_MACROS.contains(&field) => {
                fields.insert(name);
            }
            // Other checks report what is no macro.
            _ => return,
        }
    }
    // What is left of the text once each macro is blank.
    for name in &fields {
        text = text.replace(&format!("{{${name}}}"), "");
    }
    if fields.is_empty() || !text.trim().is_empty() {
        return;
    }
    let blank = |user: &SampleUser| {
        fields.iter().all(|name| user.values.get(*name).is_none_or(|value| value.trim().is_empty()))
    };
    if let Some(user) = super::samples().into_iter().find(blank) {
        found.at(value, format!("“userName” would be blank for {}.", user.about)).path("/userName", "userName");
    }
}
