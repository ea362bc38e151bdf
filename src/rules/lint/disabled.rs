//! A rule that is switched off
//!
//! GET /rules leaves out such rules, unless you ask for them.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}],"enabled":false}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}],"enabled":true}]}`

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.disabled",
    severity: InputSeverity::Info,
    why: "It does nothing, and it is easy to overlook: GET /rules leaves it out, unless you ask for it.",
    todo: "Switch it on, or delete it.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, _) in rules.request.rules.iter().enumerate().filter(|(_, rule)| !rule.is_enabled()) {
        found.rule(index, "It is switched off.");
    }
}
