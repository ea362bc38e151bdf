//! Two roles become one group in the app
//!
//! The app changes the names of groups (the guide says how), and two of them become the same.
//!
//! Bad: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales.EMEA$|^Sales-EMEA$"}]}],"roles":[{"name":"Sales EMEA"},{"name":"Sales-EMEA"}],"rewriting":{"replaced":" -.","by":"_"}}`
//!
//! Good: `{"rules":[{"name":"R","actions":[{"action":"set_groups","value":["role"],"expression":"^Sales EMEA$"}]}],"roles":[{"name":"Sales EMEA"},{"name":"Legal"}],"rewriting":{"replaced":" -.","by":"_"}}`

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Lint, Rules};
use crate::finding::InputSeverity;
use crate::rules::expression::quoted;

pub(super) const LINT: Lint = Lint {
    code: "rules.names-collide",
    severity: InputSeverity::Error,
    why: "People of both roles get into one group, but OneLogin treats it as two.",
    todo: "Rename one of the roles.",
    run,
};

fn run(rules: &Rules<'_>, found: &mut Found) {
    let Some(rewriting) = &rules.request.rewriting else { return };
    let made: BTreeSet<&str> =
        rules.mapping().flat_map(|(_, _, mapped)| mapped.made().flatten()).map(|(_, group)| *group).collect();
    let mut by_name: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for group in made {
        by_name.entry(rewriting.apply(group)).or_default().insert(group);
    }
    for (name, groups) in by_name.iter().filter(|(_, groups)| groups.len() > 1) {
        let groups: Vec<String> = groups.iter().map(|group| (*group).to_owned()).collect();
        found.several(format!("{} all become “{name}” in the app.", quoted(&groups)));
    }
}
