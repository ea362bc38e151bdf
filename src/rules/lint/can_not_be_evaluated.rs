//! An expression that can't be evaluated
//!
//! It contains a mistake, or something that regular expression engines disagree on. OneLogin does not document which engine
//! it uses, so nobody can say what it makes of this expression.
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
    why: "Nobody can say in advance which groups it makes.",
    todo: "Use only names, dots, anchors, alternatives and simple groups.",
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
                format!("Nobody can say what it makes: {why}."),
            );
        }
    }
}
