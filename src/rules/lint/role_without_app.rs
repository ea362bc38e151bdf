//! A role that does not have the app
//!
//! A rule makes a group of the role, but the role does not have the app.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales","hasApp":false,"people":3}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales","hasApp":true,"people":3}]}`

use super::{Found, Lint, Rules, some};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.role-without-app",
    severity: InputSeverity::Warning,
    why: "The role gives its people no account in the app, so they are missing in the group.",
    todo: "Select the role on the app's Access tab.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, _, mapped) in rules.mapping() {
        let without = |role: &usize| rules.request.roles.get(*role).is_some_and(|role| role.has_app == Some(false));
        let roles: Vec<usize> = mapped.roles().into_iter().filter(without).collect();
        // A rule for everything takes in roles that have nothing to do with the app; that has a lint of its own.
        if !roles.is_empty() && roles.len() < 20 {
            found.rule(index, format!("{} would become a group without having the app.", some(rules, roles)));
        }
    }
}
