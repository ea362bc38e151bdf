//! Different groups under different readings
//!
//! OneLogin does not document whether an expression must match the whole name, what the group is called, whether letter case
//! counts and which characters are allowed. With the known roles, this expression makes different groups depending on that.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"Sales"}]}],"roles":[{"name":"Sales"},{"name":"Sales EMEA"}]}`
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^app-(.+)$"}]}],"roles":[{"name":"app-Sales"}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Sales EMEA"}]}`

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;
use crate::rules::reading::aspects_that_matter;

pub(super) const LINT: Lint = Lint {
    code: "rules.differs",
    severity: InputSeverity::Warning,
    why: "People may get into the wrong group, and only a test with a user shows it.",
    todo: "Write the whole name, with ^ before it and $ after it. The Rules tab generates such an expression.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, _, mapped) in rules.mapping() {
        // An expression that can't be evaluated at all has a lint of its own.
        if !mapped.under.iter().any(|(_, made)| made.is_ok()) {
            continue;
        }
        // What can't be told of two readings, for whatever reason, is no difference between them.
        let held: Vec<_> =
            mapped.under.iter().map(|(reading, made)| (*reading, made.is_ok().then_some(made))).collect();
        let matters = aspects_that_matter(&held);
        if !matters.is_empty() {
            found.rule(index, format!("What it makes depends on {}.", matters.join(", ")));
        }
    }
}
