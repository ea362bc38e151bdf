//! Map from OneLogin without an expression
//!
//! The rule has an expression, but it is empty. The console then shows Map from OneLogin. Terraform's provider sends an empty
//! expression for rules that were From Existing.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":""}]}]}`
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["55"],"expression":null}]}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["55"]}]}]}`

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;
use crate::rules::model::RuleAction;

pub(super) const LINT: Lint = Lint {
    code: "rules.empty-expression",
    severity: InputSeverity::Error,
    why: "It turns a rule that was From Existing into Map from OneLogin, which sets other groups or none.",
    todo: "Write an expression, or choose From Existing again in the console. In Terraform, leave out the expression.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, rule) in rules.enabled() {
        let empty = |action: &&RuleAction| matches!(action.expression.as_ref(), Some(expression) if expression.as_deref().unwrap_or_default().is_empty());
        for action in rule.actions.iter().filter(empty) {
            found.rule(index, format!("The expression of {} is empty.", action.action));
        }
    }
}
