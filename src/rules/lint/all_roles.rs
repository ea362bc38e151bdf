//! Every role becomes a group
//!
//! The expression matches every role of the tenant under every reading, and would match roles that are added later, as `.*`
//! does. This is reported only if there are two roles or more. An expression that names all roles one by one, or a prefix that
//! all of them have, takes in no others.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":".*"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$|^Legal$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":".*"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}],"partial":true}`

use super::{Engine, Found, Lint, RoleNames, Rules};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.all-roles",
    severity: InputSeverity::Warning,
    why: "Every role of a user becomes a group in the app: also roles that have nothing to do with the app, and roles that you add later.",
    todo: "Name the roles that the app needs, or give them a common prefix and match that.",
    run,
};

/// Names of roles that no tenant has yet. What takes in none of them names its roles one by one, or by a prefix.
const TO_COME: &[&str] = &[
    "A role to come",
    "a role to come",
    "A ROLE TO COME",
    "ARoleToCome",
    "a-role-to-come",
    "A_ROLE_TO_COME",
    "7 roles to come",
    "Röle to come (7)",
];

fn run(rules: &Rules<'_>, found: &mut Found) {
    let all = rules.request.roles.len();
    if all < 2 || rules.request.partial {
        return;
    }
    let to_come = RoleNames::of(TO_COME.iter().copied());
    for (index, _, mapped) in rules.mapping() {
        let takes_all: Vec<bool> = mapped.made().map(|made| made.len() == all).collect();
        if takes_all.is_empty() || !takes_all.iter().all(|all| *all) {
            continue;
        }
        let open = mapped.under.iter().any(|(reading, _)| {
            let engine = Engine::new(mapped.expression, *reading).ok();
            engine.and_then(|engine| Some(!engine.all(&to_come).ok()?.is_empty())).unwrap_or_default()
        });
        if open {
            found.rule(index, format!("It makes a group of every one of the {all} roles."));
        }
    }
}
