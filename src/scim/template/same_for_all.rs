//! The same value for every user
//!
//! `userName`, `externalId` and e-mail addresses must differ from user to user, so they need a macro. Often the example of a
//! request was pasted, which stands beside the template in many guides.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"sam.sample@acme.example"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}","externalId":"4711"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}","externalId":"{$user.id}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"acme-{$parameters.scimusername}"}`

use super::Document;
use super::macro_form::forms;
use crate::finding::{Check, Found, InputSeverity, Span};
use crate::scim::json::{Data, Member};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.same-for-all",
    severity: InputSeverity::Error,
    why: "The first user gets the value, and the server answers 409 for all others.",
    todo: "Use a macro, such as {$parameters.scimusername} or {$user.email}.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(Data::Object(members)) = document.root().map(|root| &root.data) else { return };
    // An example of a request has no macro at all.
    let example = !document.text().contains(['$', '%']) && document.macros().is_empty();
    for name in ["userName", "externalId"] {
        let Some(member) = get(members, name) else { continue };
        if let Some(span) = constant(document, member) {
            let what = if example && name == "userName" {
                "“userName” is the same for every user. This looks like the example of a request, not like a template."
                    .to_owned()
            } else {
                format!("“{name}” is the same for every user.")
            };
            found.at(span, what).path(&format!("/{name}"), name);
        }
    }
    let Some(Data::Array(emails)) = get(members, "emails").map(|emails| &emails.value.data) else { return };
    for (index, entry) in emails.iter().enumerate().take(20) {
        if let Data::Object(parts) = &entry.data
            && let Some(span) = get(parts, "value").and_then(|value| constant(document, value))
        {
            found
                .at(span, "This e-mail address is the same for every user.")
                .path(&format!("/emails/{index}/value"), "emails.value")
                .severity(InputSeverity::Warning)
                .todo("Use {$user.email}.");
        }
    }
}

/// The member's value, if it is a text without anything that is a macro, or looks like one.
fn constant(document: &Document, member: &Member) -> Option<Span> {
    let Data::String(text) = &member.value.data else { return None };
    let span = member.value.span;
    let inside = |other: Span| span.start <= other.start && other.end <= span.end;
    let open = text.trim().is_empty()
        || text.contains(['{', '}'])
        || document.macros().iter().any(|found| inside(found.span))
        || !forms(document.text(), span).is_empty();
    (!open).then_some(span)
}

fn get<'node>(members: &'node [Member], name: &str) -> Option<&'node Member> {
    members.iter().find(|member| member.name.eq_ignore_ascii_case(name))
}
