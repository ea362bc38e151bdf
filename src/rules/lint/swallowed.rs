//! Another rule makes the same groups
//!
//! Each group that the rule makes of a role is made of the same role by another rule that is switched on and applies to
//! everybody this one applies to. Two rules with the same action have a lint of their own.
//!
//! Bad: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$|^Legal$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Bad: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"Sales"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Sales EMEA"}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Legal$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$|^Legal$"}],"conditions":[{"source":"has_role","operator":"ri","value":"Legal"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Lint, Mapped, Rules};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.swallowed",
    severity: InputSeverity::Info,
    why: "It adds nothing while the other is there. Whoever switches it off will find that its groups stay.",
    todo: "Keep one of the two. A rule for each role is easier to take away than one that takes in many.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    let all: Vec<_> = rules.mapping().filter(|(_, rule, _)| rule.actions.len() == 1).collect();
    // Which of them make a group of a role: only those can make every group of another that makes one of it.
    let mut makers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, (_, _, mapped)) in all.iter().enumerate() {
        for role in mapped.roles() {
            makers.entry(role).or_default().push(place);
        }
    }
    for (index, rule, mapped) in &all {
        let firsts: BTreeSet<usize> = mapped.made().filter_map(|made| made.first()).map(|(role, _)| *role).collect();
        let wider: BTreeSet<usize> = firsts.iter().filter_map(|role| makers.get(role)).flatten().copied().collect();
        let other = wider.into_iter().filter_map(|place| all.get(place)).find(|(other, theirs, wider)| {
            let covers = theirs.conditions.is_empty()
                || theirs.conditions == rule.conditions && theirs.matching == rule.matching;
            // Of two that make the same, the later one is told of.
            other != index
                && covers
                && wider.expression != mapped.expression
                && within(mapped, wider)
                && (other < index || !within(wider, mapped))
        });
        if let Some((place, other, wider)) = other {
            let always = wider.under.iter().all(|(_, made)| made.is_ok());
            let doubt = if always { "" } else { ", as far as that can be evaluated" };
            found.beside(*index, *place, format!("“{}” makes its groups too{doubt}.", other.name));
        }
    }
}

/// Does one make every group of the other, of the same roles, under each reading that tells of both?
fn within(narrow: &Mapped<'_>, wide: &Mapped<'_>) -> bool {
    let mut told = false;
    let inside =
        narrow.under.iter().zip(&wide.under).all(|((_, narrow), (_, wide))| match (narrow.as_ref(), wide.as_ref()) {
            (Ok(narrow), Ok(wide)) => {
                told |= !narrow.is_empty();
                // Both are in the order of the roles.
                let mut theirs = wide.iter();
                narrow.iter().all(|made| theirs.any(|other| other == made))
            }
            _ => true,
        });
    told && inside
}
