//! Positions with gaps or repeats
//!
//! Positions are counted from 1. A rule without a position comes last.
//!
//! Bad: `{"rules":[{"name":"A","position":1,"actions":[{"action":"set_role","value":[]}]},{"name":"B","position":3,"actions":[{"action":"set_title","value":[]}]}]}`
//!
//! Bad: `{"rules":[{"name":"A","position":1,"actions":[{"action":"set_role","value":[]}]},{"name":"B","position":1,"actions":[{"action":"set_title","value":[]}]}]}`
//!
//! Good: `{"rules":[{"name":"A","position":1,"actions":[{"action":"set_role","value":[]}]},{"name":"B","position":2,"actions":[{"action":"set_title","value":[]}]}]}`

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.positions",
    severity: InputSeverity::Info,
    why: "Rules run in the order of their positions, and a later rule wins. GET /rules leaves out rules that are switched off, so there may be one in a gap.",
    todo: "Also get the rules that are switched off, then sort all of them with PUT /rules/sort.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    let mut positions: Vec<u32> = rules.request.rules.iter().filter_map(|rule| rule.position.flatten()).collect();
    positions.sort_unstable();
    if let Some(twice) = positions.windows(2).find(|pair| pair.first() == pair.last()) {
        found.several(format!("Two rules have position {}.", twice.first().copied().unwrap_or_default()));
    }
    positions.dedup();
    let missing = (1..).zip(&positions).find(|(wanted, position)| wanted != *position);
    if let Some((wanted, position)) = missing {
        found.several(format!("Position {} is followed by {position}.", wanted - 1));
    }
}
