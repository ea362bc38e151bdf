//! A template with the values of a user put in, as OneLogin would send it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::TemplateRules;
use crate::scim::document::Document;

/// A user to try a template on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SampleUser {
    /// What is special about them: `a user of whom only the name is known`.
    pub about: String,
    /// Values by macro: `user.email`, `parameters.title`, `user.custom_fields.costcentre`. What is absent is blank.
    pub values: BTreeMap<String, String>,
}

/// Users that bring out what goes wrong: one with everything, one with little, one with quotation marks and other scripts.
#[must_use]
pub fn samples() -> Vec<SampleUser> {
    let user = |about: &str, values: &[(&str, &str)]| SampleUser {
        about: about.to_owned(),
        values: values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
    };
    let base = |first: &'static str, last: &'static str, email: &'static str| {
        vec![
            ("user.firstname", first),
            ("user.lastname", last),
            ("user.email", email),
            ("user.username", email),
            ("parameters.scimusername", email),
            ("user.id", "184467440"),
            ("user.status", "1"),
            ("user.active", "true"),
        ]
    };
    let mut full = base("Ana", "Silva", "ana.silva@acme.example");
    full.extend([
        ("user.display_name", "Ana Silva"),
        ("user.phone", "+351 21 000 0000"),
        ("user.title", "Engineer"),
        ("parameters.title", "Engineer"),
        ("user.department", "R&D"),
        ("parameters.department", "R&D"),
        ("user.company", "Acme"),
        ("user.city", "Lisbon"),
        ("user.state", "Lisboa"),
        ("user.country", "PT"),
        ("user.manager_firstname", "Ben"),
        ("user.manager_lastname", "Okafor"),
        ("user.manager_email", "ben.okafor@acme.example"),
        ("parameters.external_manager_id", "2819c223"),
        ("user.external_id", "E-1001"),
    ]);
    let odd = [
        base("Zoë \"Zo\"", "O'Néill \\ 李", "zoe@acme.example"),
        vec![("user.display_name", "Zoë \"Zo\" O'Néill"), ("user.department", "Line one\nLine two")],
    ]
    .concat();
    vec![
        user("a user with everything", &full),
        user("a user of whom only name and e-mail are known", &base("Ben", "Okafor", "ben.okafor@acme.example")),
        user("a user with quotation marks and other scripts in the name", &odd),
    ]
}

/// Puts a user's values in place of the macros, escaped as JSON wants it. What is no macro stays as it is.
#[must_use]
pub fn render(template: &str, user: &SampleUser) -> String {
    let document = Document::template(template, &TemplateRules::default());
    let mut text = String::with_capacity(template.len());
    let mut done = 0;
    let mut macros: Vec<_> =
        document.macros().iter().filter(|found| found.closed && found.name.starts_with('$')).collect();
    macros.sort_by_key(|found| found.span.start);
    for found in macros {
        if found.span.start < done {
            continue;
        }
        text.push_str(template.get(done..found.span.start).unwrap_or_default());
        let name = found.name.trim_start_matches('$').trim();
        let value = user.values.get(name).map(String::as_str).unwrap_or_default();
        let quoted = serde_json::to_string(value).unwrap_or_default();
        text.push_str(quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default());
        done = found.span.end;
    }
    text.push_str(template.get(done..).unwrap_or_default());
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scim::resource::{self, ResourceRules, Sender};

    const TEMPLATE: &str = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$parameters.scimusername}",
        "name":{"givenName":"{$user.firstname}","familyName":"{$user.lastname}"},"emails":[{"value":"{$user.email}","primary":true}]}"#;

    #[test]
    fn what_a_good_template_renders_is_a_valid_user_for_every_sample() {
        let rules = ResourceRules { sender: Sender::Client, ..ResourceRules::default() };
        for user in samples() {
            let body = render(TEMPLATE, &user);
            assert_eq!(resource::check(&body, &rules), Vec::new(), "{body}");
        }
    }

    proptest::proptest! {
        #[test]
        fn rendering_and_validating_never_panics(template in "(\\PC|\\{\\$user\\.email\\}|[{}\\[\\]\":,]){0,60}") {
            for user in samples() {
                let body = render(&template, &user);
                drop(resource::check(&body, &ResourceRules::default()));
            }
        }
    }
}
