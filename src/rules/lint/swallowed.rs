//! Another rule makes the same groups
//!
//! Another rule makes all the groups that this rule makes, of the same roles. The other rule is switched on and applies to
//! everybody whom this rule applies to. For two rules with the same action there is a check of its own.
//!
//! Bad: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$|^Legal$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Bad: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"Sales"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Sales EMEA"}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Legal$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`
//!
//! Good: `{"rules":[{"name":"A","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$|^Legal$"}],"conditions":[{"source":"has_role","operator":"ri","value":"Legal"}]},{"name":"B","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$"}]}],"roles":[{"name":"Sales"},{"name":"Legal"}]}`

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Lint, Mapped, Rules, Whom};
use crate::finding::InputSeverity;

pub(super) const LINT: Lint = Lint {
    code: "rules.swallowed",
    severity: InputSeverity::Info,
    why: "It has no effect while the other rule exists. If you switch it off, its groups stay.",
    todo: "Keep one of the two. A rule for one role is easier to remove than a rule for many.",
    run,
};

/// A rule is compared with this many others. Many more are in no list of rules that a person keeps, and to compare each
/// with each takes a time that grows with the square of the list.
const MOST: usize = 100;

fn run(rules: &Rules<'_>, found: &mut Found) {
    let all: Vec<_> = rules.mapping().filter(|(_, rule, _)| rule.actions.len() == 1).collect();
    // Which of them make a group of a role, by those they apply to.
    let mut makers: BTreeMap<(Whom, usize), Vec<usize>> = BTreeMap::new();
    for (place, (index, _, mapped)) in all.iter().enumerate() {
        for role in mapped.roles() {
            makers.entry((rules.whom(*index), role)).or_default().push(place);
        }
    }
    for (index, _, mapped) in &all {
        let mut wider: BTreeSet<usize> = BTreeSet::new();
        for whom in BTreeSet::from([Whom::EVERYBODY, rules.whom(*index)]) {
            let of = |role: &usize| makers.get(&(whom, *role)).map_or(&[][..], Vec::as_slice);
            // A rule that makes all groups of this one makes that of the role which the fewest rules take in.
            let rarest =
                mapped.made().filter_map(|made| made.iter().map(|(role, _)| of(role)).min_by_key(|of| of.len()));
            wider.extend(rarest.flat_map(|places| places.iter().take(MOST).copied()));
        }
        let other = wider.into_iter().filter_map(|place| all.get(place)).find(|(other, _, wider)| {
            // Of two that make the same, the later one is reported.
            other != index
                && wider.expression != mapped.expression
                && within(mapped, wider)
                && (other < index || !within(wider, mapped))
        });
        if let Some((place, other, wider)) = other {
            let always = wider.under.iter().all(|(_, made)| made.is_ok());
            let doubt = if always { "" } else { ", as far as they can be evaluated" };
            found.beside(*index, *place, format!("“{}” makes the same groups too{doubt}.", other.name));
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
