//! Groups From Existing
//!
//! The rule names groups that OneLogin imported from the app.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["55"]}]}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}]}`

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.from-existing",
    severity: InputSeverity::Info,
    why: "It works only for groups that the app already has, and it keeps naming a group that was deleted in the app.",
    todo: "Press Refresh under Entitlements when groups in the app have changed. To make groups from roles, choose Map from OneLogin.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, rule) in rules.enabled() {
        for action in rule.actions.iter().filter(|action| action.action == "set_groups" && action.expression.is_none())
        {
            let groups = action.value.as_array().map_or(1, Vec::len);
            let groups = if groups == 1 { "a group".to_owned() } else { format!("{groups} groups") };
            found.rule(index, format!("It gives {groups} that the app already has (From Existing)."));
        }
    }
}
