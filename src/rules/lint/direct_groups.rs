//! Groups by hand against the rules
//!
//! A user was given groups by hand, on the login for this app, that no rule gives for the roles the user has.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Board"}],"direct":[{"user":"ana","roles":["Sales"],"groups":["Board"]}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Board"}],"direct":[{"user":"ana","roles":["Sales"],"groups":["Sales"]}]}`

use std::collections::BTreeSet;

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;
use crate::rules::expression::quoted;

pub(super) const LINT: Lint = Lint {
    code: "rules.direct-groups",
    severity: InputSeverity::Warning,
    why: "When mappings are reapplied, OneLogin may take the user out of the group again; which of the two wins is not documented.",
    todo: "Give the user a role that a rule maps, or take the rule's field off by hand only where no rule sets groups.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    let expressions: Vec<_> = rules.mapping().filter(|(_, rule, _)| rule.conditions.is_empty()).collect();
    if expressions.is_empty() {
        return;
    }
    for direct in &rules.request.direct {
        let given: BTreeSet<&str> = expressions
            .iter()
            .flat_map(|(_, _, mapped)| mapped.made().flatten())
            .filter(|(role, _)| direct.roles.iter().any(|own| own == rules.role(*role)))
            .map(|(_, group)| *group)
            .collect();
        let alone: Vec<String> =
            direct.groups.iter().filter(|group| !given.contains(group.as_str())).cloned().collect();
        if !alone.is_empty() {
            found.several(format!("{} has {} by hand, which no rule gives.", direct.user, quoted(&alone)));
        }
    }
}
