//! No role matches
//!
//! The expression matches none of the tenant's roles under any reading.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Slaes$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Slaes$"}]}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Slaes$"}]}],"roles":[{"name":"Sales"}],"partial":true}`

use super::{Found, Lint, Rules};
use crate::finding::{InputSeverity, Span};

pub(super) const LINT: Lint = Lint {
    code: "rules.matches-none",
    severity: InputSeverity::Warning,
    why: "It makes no group. Often the role was renamed, or its name is misspelt here.",
    todo: "Compare the expression with the roles' names under Users > Roles.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, _, mapped) in rules.mapping() {
        let told = mapped.under.iter().any(|(_, made)| made.is_ok());
        if !rules.request.roles.is_empty() && !rules.request.partial && told && mapped.roles().is_empty() {
            found.part(
                index,
                mapped.expression,
                Span::new(0, mapped.expression.len()),
                format!("It matches none of the {} roles.", rules.request.roles.len()),
            );
        }
    }
}
