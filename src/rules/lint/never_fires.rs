//! A rule that never fires
//!
//! It has no action; or it requires a role that does not exist or that nobody has; or it both requires and forbids a role.
//!
//! Bad: `{"rules":[{"name":"R","actions":[]}]}`
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}],"conditions":[{"source":"has_role","operator":"ri","value":"Gone"}]}],"roles":[{"name":"Sales"}]}`
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}],"conditions":[{"source":"has_role","operator":"ri","value":"Sales"}]}],"roles":[{"name":"Sales","people":0}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}],"conditions":[{"source":"has_role","operator":"ri","value":"Sales"}]}],"roles":[{"name":"Sales","people":3}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}],"conditions":[{"source":"has_role","operator":"ri","value":"Gone"}]}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}],"conditions":[{"source":"has_role","operator":"ri","value":"Gone"}]}],"roles":[{"name":"Sales"}],"partial":true}`

use std::collections::BTreeSet;

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;
use crate::rules::model::RuleCondition;

pub(super) const LINT: Lint = Lint {
    code: "rules.never-fires",
    severity: InputSeverity::Warning,
    why: "It has no effect, although the list of rules looks as if it had one.",
    todo: "Correct the condition or the action, or delete the rule.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, rule) in rules.enabled() {
        if rule.actions.is_empty() {
            found.rule(index, "It has no action.");
            continue;
        }
        let all = rule.matching.as_deref() != Some("any");
        let roles = rule.conditions.iter().filter(|condition| condition.source == "has_role");
        let wanted: Vec<_> =
            roles.clone().filter(|condition| matches!(condition.operator.as_str(), "ri" | "=")).collect();
        let unwanted: BTreeSet<String> = roles
            .filter(|condition| matches!(condition.operator.as_str(), "rin" | "nri" | "!="))
            .map(|condition| condition.value.to_string())
            .collect();
        if all && let Some(both) = wanted.iter().find(|condition| unwanted.contains(&condition.value.to_string())) {
            found.rule(index, format!("It both requires and forbids the role {}.", both.value));
            continue;
        }
        if rules.request.roles.is_empty() {
            continue;
        }
        let hopeless = |condition: &&&RuleCondition| match rules.named(&condition.value) {
            None => !rules.request.partial,
            Some(role) => role.people == Some(0),
        };
        let failing: Vec<_> = wanted.iter().filter(hopeless).collect();
        // Any of the conditions is enough, unless each of them fails.
        let never =
            if all { !failing.is_empty() } else { failing.len() == rule.conditions.len() && !failing.is_empty() };
        if never && let Some(condition) = failing.first() {
            let name = condition.value.as_str().map_or_else(|| condition.value.to_string(), str::to_owned);
            match rules.named(&condition.value) {
                None => found.rule(index, format!("It requires the role “{name}”, which is not in the list of roles.")),
                Some(role) => found.rule(index, format!("It requires the role “{}”, which nobody has.", role.name)),
            }
        }
    }
}
