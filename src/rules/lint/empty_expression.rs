//! Map from OneLogin without an expression
//!
//! An expression that is there but empty. The console shows Map from OneLogin then; Terraform's provider sends one for rules
//! that were From Existing.
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
    why: "A rule that was From Existing is turned into Map from OneLogin by it and sets other groups, or none.",
    todo: "Write an expression, or choose From Existing again in the console. With Terraform, leave the expression out.",
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
