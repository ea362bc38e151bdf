//! Groups by hand against the rules
//!
//! On a user's login for this app, groups were chosen by hand that no rule gives for the user's roles.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Board"}],"direct":[{"user":"ana","roles":["Sales"],"groups":["Board"]}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Board"}],"direct":[{"user":"ana","roles":["Sales"],"groups":["Sales"]}]}`

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;
use crate::rules::expression::quoted;

pub(super) const LINT: Lint = Lint {
    code: "rules.direct-groups",
    severity: InputSeverity::Warning,
    why: "When you reapply the mappings, OneLogin may remove the user from the group again. It does not document which of the two wins.",
    todo: "Give the user a role that a rule maps to this group. Choose groups by hand only if no rule sets groups.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    let mut given: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut any = false;
    for (_, _, mapped) in rules.mapping().filter(|(_, rule, _)| rule.conditions.is_empty()) {
        any = true;
        for (role, group) in mapped.made().flatten() {
            given.entry(rules.role(*role)).or_default().insert(group);
        }
    }
    if !any {
        return;
    }
    for direct in &rules.request.direct {
        let own = direct.roles.iter().collect::<BTreeSet<_>>().into_iter();
        let own: BTreeSet<&str> = own.filter_map(|role| given.get(role.as_str())).flatten().copied().collect();
        let alone: Vec<String> = direct.groups.iter().filter(|group| !own.contains(group.as_str())).cloned().collect();
        if !alone.is_empty() {
            found.several(format!("{} was given {} by hand, but no rule gives it.", direct.user, quoted(&alone)));
        }
    }
}
