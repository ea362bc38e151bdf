//! A later rule wins
//!
//! Two rules set the same field, and the later one applies to everybody the earlier one applies to. Groups are a set and add
//! up, so they are not meant.
//!
//! Bad: `{"rules":[{"name":"A","actions":[{"action":"set_license","value":["1"]}]},{"name":"B","actions":[{"action":"set_license","value":["2"]}]}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_license","value":["1"]}]},{"name":"B","conditions":[{"source":"has_role","operator":"ri","value":"1"}],"actions":[{"action":"set_license","value":["2"]}]}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Legal$"}]}]}`

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.shadowed",
    severity: InputSeverity::Warning,
    why: "Rules run in the order of the list and a later one wins (KB0010460), so this one has no effect.",
    todo: "Move it behind the other, narrow the other by a condition, or delete it.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, rule) in rules.enabled() {
        let sets = |action: &str| action != "set_groups";
        for action in rule.actions.iter().filter(|action| sets(&action.action)) {
            let later = rules.enabled().skip_while(|(other, _)| *other <= index).find(|(_, other)| {
                let covers = other.conditions.is_empty()
                    || (other.conditions == rule.conditions && other.matching == rule.matching);
                covers && other.actions.iter().any(|theirs| theirs.action == action.action && theirs != action)
            });
            if let Some((place, other)) = later {
                found.beside(
                    index,
                    place,
                    format!("“{}” sets {} anew for everybody this one applies to.", other.name, action.action),
                );
            }
        }
    }
}
