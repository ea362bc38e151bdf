//! Every role becomes a group
//!
//! The expression matches every role of the tenant under every reading, as `.*` does. This is reported only if there are
//! two roles or more.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":".*"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":".*"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}],"partial":true}`

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.all-roles",
    severity: InputSeverity::Warning,
    why: "Every role of a user becomes a group in the app: also roles that have nothing to do with the app, and roles that you add later.",
    todo: "Name the roles that the app needs, or give them a common prefix and match that.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    let all = rules.request.roles.len();
    for (index, _, mapped) in rules.mapping() {
        let takes_all: Vec<bool> = mapped.made().map(|made| made.len() == all).collect();
        if all > 1 && !rules.request.partial && !takes_all.is_empty() && takes_all.iter().all(|all| *all) {
            found.rule(index, format!("It makes a group of every one of the {all} roles."));
        }
    }
}
