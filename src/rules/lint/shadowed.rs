//! A later rule wins
//!
//! Two rules set the same field, and the later rule applies to everybody whom the earlier rule applies to. Rules that set
//! groups are left out, as groups add up.
//!
//! Bad: `{"rules":[{"name":"A","actions":[{"action":"set_license","value":["1"]}]},{"name":"B","actions":[{"action":"set_license","value":["2"]}]}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_license","value":["1"]}]},{"name":"B","conditions":[{"source":"has_role","operator":"ri","value":"1"}],"actions":[{"action":"set_license","value":["2"]}]}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Legal$"}]}]}`

use std::collections::BTreeMap;

use super::{Found, Lint, Rules, Whom};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.shadowed",
    severity: InputSeverity::Warning,
    why: "Rules run in the order of the list, and a later rule wins (KB0010460). So this rule has no effect.",
    todo: "Move it after the other rule, add a condition to the other rule, or delete this one.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    // From the last rule to the first, so that what was seen is what comes later.
    let mut later: BTreeMap<(Whom, &str), Later> = BTreeMap::new();
    let enabled: Vec<_> = rules.enabled().collect();
    for (index, rule) in enabled.into_iter().rev() {
        let whom = rules.whom(index);
        let actions: Vec<(&str, String)> = rule
            .actions
            .iter()
            .filter(|action| action.action != "set_groups")
            .map(|action| (action.action.as_str(), serde_json::json!(action).to_string()))
            .collect();
        for (kind, value) in &actions {
            let covering = [Whom::EVERYBODY, whom].into_iter().filter_map(|whom| later.get(&(whom, *kind)));
            let place = covering.filter_map(|later| later.other_than(value)).min();
            if let Some((place, other)) = place.and_then(|place| Some((place, rules.request.rules.get(place)?))) {
                let what = format!(
                    "“{}” comes later and has another {kind}, for everybody whom this rule applies to.",
                    other.name
                );
                found.beside(index, place, what);
            }
        }
        for (kind, value) in actions {
            later.entry((whom, kind)).or_default().put(index, value);
        }
    }
}

/// What later rules set a field to: the nearest rule, and the nearest one that sets it to something else.
#[derive(Default)]
struct Later {
    nearest: Option<(usize, String)>,
    other: Option<usize>,
}

impl Later {
    /// The nearest rule that sets something else than this.
    fn other_than(&self, value: &str) -> Option<usize> {
        let (place, nearest) = self.nearest.as_ref()?;
        if nearest == value { self.other } else { Some(*place) }
    }

    /// Puts a rule in that stands before those that were put in.
    fn put(&mut self, place: usize, value: String) {
        match &mut self.nearest {
            Some((nearest, known)) if *known == value => *nearest = place,
            nearest => self.other = nearest.replace((place, value)).map(|(place, _)| place).or(self.other),
        }
    }
}
