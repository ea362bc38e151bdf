//! The same rule twice
//!
//! Two rules that are switched on have the same conditions and the same actions.
//!
//! Bad: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Legal$"}]}]}`

use std::collections::BTreeMap;

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;
use crate::rules::model::AppRule;

pub(super) const LINT: Lint = Lint {
    code: "rules.duplicate",
    severity: InputSeverity::Info,
    why: "One of them does nothing. Whoever changes one will wonder why the other still works.",
    todo: "Delete one of them.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    let mut before: BTreeMap<String, Vec<(usize, &AppRule)>> = BTreeMap::new();
    for (index, rule) in rules.enabled().filter(|(_, rule)| !rule.actions.is_empty()) {
        let alike = before.entry(serde_json::json!([rule.actions, rule.conditions]).to_string()).or_default();
        let same = alike.iter().find(|(_, other)| other.matching == rule.matching || rule.conditions.len() < 2);
        if let Some((place, other)) = same {
            found.beside(index, *place, format!("It does what “{}” does.", other.name));
        }
        alike.push((index, rule));
    }
}
