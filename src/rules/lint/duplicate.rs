//! The same rule twice
//!
//! Two rules that are switched on have the same conditions and the same actions.
//!
//! Bad: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Legal$"}]}]}`

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;
use crate::rules::model::AppRule;

pub(super) const LINT: Lint = Lint {
    code: "rules.duplicate",
    severity: InputSeverity::Info,
    why: "One of them has no effect. If you change one, the other still does the same as before.",
    todo: "Delete one of them.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    let mut before: BTreeMap<String, (usize, &AppRule)> = BTreeMap::new();
    for (index, rule) in rules.enabled().filter(|(_, rule)| !rule.actions.is_empty()) {
        // Whether all or any of the conditions must hold makes no difference to one condition or none.
        let matching = rule.matching.as_ref().filter(|_| rule.conditions.len() > 1);
        match before.entry(serde_json::json!([rule.actions, rule.conditions, matching]).to_string()) {
            Entry::Vacant(place) => {
                place.insert((index, rule));
            }
            Entry::Occupied(same) => {
                let (place, other) = same.get();
                found.beside(index, *place, format!("It does the same as “{}”.", other.name));
            }
        }
    }
}
