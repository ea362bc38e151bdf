//! No role matches
//!
//! None of the tenant's roles matches, however the expression is read.
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
    why: "It makes no group. Often the role was renamed, or the name has a typing error.",
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
                format!("None of the {} roles matches it.", rules.request.roles.len()),
            );
        }
    }
}
