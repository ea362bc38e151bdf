//! The same rule twice
//!
//! Two rules that are switched on have the same conditions and the same actions.
//!
//! Bad: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Legal$"}]}]}`

use super::{Found, Lint, Rules};
use crate::scim::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.duplicate",
    severity: InputSeverity::Info,
    why: "One of them does nothing. Whoever changes one will wonder why the other still works.",
    todo: "Delete one of them.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, rule) in rules.enabled() {
        let before = rules.enabled().take_while(|(other, _)| *other < index);
        let same = before.into_iter().find(|(_, other)| {
            !rule.actions.is_empty()
                && other.actions == rule.actions
                && other.conditions == rule.conditions
                && (other.matching == rule.matching || rule.conditions.len() < 2)
        });
        if let Some((_, other)) = same {
            found.rule(index, format!("It does what “{}” does.", other.name));
        }
    }
}
