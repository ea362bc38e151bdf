//! No name in the template
//!
//! The template has no `name` with `givenName` and `familyName`. The RFC does not require them. OneLogin reads them from the
//! server's answer (Zabbix documents it for its own app), and a server can only return what it was sent.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}","name":{"givenName":"{$user.firstname}","familyName":"{$user.lastname}"}}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity, Span};
use crate::scim::json::Data;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.no-name",
    severity: InputSeverity::Info,
    why: "With some servers OneLogin shows Failed for a user whose name is not in the answer.",
    todo: "Add name with givenName and familyName, if the vendor's template does not leave them out on purpose.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(root) = document.root() else { return };
    let Data::Object(members) = &root.data else { return };
    let user = members.iter().any(|member| member.name.eq_ignore_ascii_case("userName"));
    let name = members.iter().any(|member| member.name.to_ascii_lowercase().split('.').next() == Some("name"));
    if user && !name {
        // Where it would be added: what is wrong with what is there comes first.
        let Span { start, end } = root.span;
        let shown = document.text().get(start..end).unwrap_or_default();
        let last = shown.chars().next_back().map_or(0, char::len_utf8);
        found.at(Span::new(end - last, end), "The template has no “name”.").path("/name", "name");
    }
}
