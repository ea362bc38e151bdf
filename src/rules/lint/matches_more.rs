//! More roles than it names
//!
//! The expression is one or more names of roles, but it also matches other roles, at least under one reading.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"Sales"}]}],"roles":[{"name":"Sales"},{"name":"Sales EMEA"}]}`
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$|Legal"}]}],"roles":[{"name":"Sales"},{"name":"Legal"},{"name":"Legal Ops"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Sales EMEA"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^app-.*$"}]}],"roles":[{"name":"app-Sales"},{"name":"app-Legal"}]}`

use std::collections::BTreeSet;

use super::{Found, Lint, Rules, some};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.matches-more",
    severity: InputSeverity::Warning,
    why: "People with those roles get into a group that is not meant for them.",
    todo: "Put ^ before and $ after each name.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, _, mapped) in rules.mapping() {
        let bare =
            mapped.expression.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')).unwrap_or(mapped.expression);
        let mut names = bare
            .split('|')
            .map(|name| name.strip_prefix('^').unwrap_or(name))
            .map(|name| name.strip_suffix('$').unwrap_or(name));
        // Each alternative is a role's name, letter by letter; anything else is a pattern and names nobody.
        let mut named = BTreeSet::new();
        let all_named = names.all(|name| {
            let role = rules.names.find(name);
            named.extend(role);
            role.is_some()
        });
        if !all_named {
            continue;
        }
        let more: Vec<usize> = mapped.roles().difference(&named).copied().collect();
        if !more.is_empty() {
            let always = mapped.under.iter().all(|(_, made)| {
                // Both are in the order of the roles.
                made.as_ref().as_ref().is_ok_and(|made| {
                    let mut made = made.iter();
                    more.iter().all(|role| made.any(|(other, _)| other == role))
                })
            });
            found.rule(
                index,
                format!(
                    "It also matches {}{}.",
                    some(rules, more),
                    if always { "" } else { ", depending on how OneLogin reads it" }
                ),
            );
        }
    }
}
