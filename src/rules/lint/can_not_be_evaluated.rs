//! The expression can not be evaluated
//!
//! It holds a construct that regular expression engines disagree on, or a fault. Which engine OneLogin uses is documented
//! nowhere, so what it makes of this one can not be told.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"(?<=app-).*"}]}]}`
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"Sales("}]}]}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^app-(.+)$"}]}]}`

use super::{Found, Lint, Rules};
use crate::finding::{InputSeverity, Span};
use crate::rules::reading::Characters;

pub(super) const LINT: Lint = Lint {
    code: "rules.can-not-be-evaluated",
    severity: InputSeverity::Warning,
    why: "Nobody can say beforehand which groups it will make.",
    todo: "Write it with names, dots, anchors, alternatives and simple groups only.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    for (index, _, mapped) in rules.mapping() {
        let reasons = mapped.under.iter().filter(|(reading, _)| reading.characters == Characters::Any);
        let mut reasons = reasons.filter_map(|(_, made)| made.as_ref().as_ref().err());
        if let Some(why) = reasons.next() {
            found.part(
                index,
                mapped.expression,
                Span::new(0, mapped.expression.len()),
                format!("What it makes can't be told: {why}."),
            );
        }
    }
}
