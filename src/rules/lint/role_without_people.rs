//! A role that has the app and nobody in it
//!
//! A rule makes a group of the role, and the role has the app, but nobody has the role.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales","hasApp":true,"people":0}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales","hasApp":true,"people":2}]}`

use super::{Found, Lint, Rules, some};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.role-without-people",
    severity: InputSeverity::Info,
    why: "OneLogin creates a group together with its first member, so there is no group yet.",
    todo: "Add people to the role.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, _, mapped) in rules.mapping() {
        let empty = |role: &usize| {
            rules.request.roles.get(*role).is_some_and(|role| role.has_app != Some(false) && role.people == Some(0))
        };
        let roles: Vec<usize> = mapped.roles().into_iter().filter(empty).collect();
        if !roles.is_empty() {
            found.rule(index, format!("Nobody has {}.", some(rules, roles)));
        }
    }
}
