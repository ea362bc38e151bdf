//! Which groups rules would make, and who would be in them, before anything is saved.
//!
//! Groups are sets: several rules add up. A rule that can't be evaluated here is left out and named, never guessed at.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::condition::{Condition, Facts};
use super::engine::Engine;
use super::model::AppRule;
use super::reading::Reading;
use super::role_names::RoleNames;

/// Roles and who has them. Users' roles are indices into `roles`, one user after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Population {
    /// Names of the roles.
    pub roles: Vec<String>,
    /// Numbers of the roles, where conditions name roles by number; as long as `roles`, or empty.
    pub role_ids: Vec<u64>,
    /// Where each user's roles begin in `memberships`; one more than there are users.
    pub offsets: Vec<u32>,
    /// Roles of all users.
    pub memberships: Vec<u32>,
    /// What else is known of each user, for conditions; as long as there are users, or empty.
    pub facts: Vec<Facts>,
}

impl Population {
    /// From each user's roles.
    #[must_use]
    pub fn of(roles: Vec<String>, users: &[Vec<u32>]) -> Self {
        let mut population = Self { roles, offsets: vec![0], ..Self::default() };
        for user in users {
            population.memberships.extend(user);
            population.offsets.push(u32::try_from(population.memberships.len()).unwrap_or(u32::MAX));
        }
        population
    }

    pub(super) fn names(&self) -> RoleNames<'_> {
        RoleNames::of(self.roles.iter().map(String::as_str)).numbered(self.role_ids.iter().map(|number| Some(*number)))
    }

    /// How many users there are.
    #[must_use]
    pub fn users(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Is anything known of any user by this source of conditions?
    pub(super) fn knows(&self, source: &str) -> bool {
        self.facts.iter().any(|facts| facts.contains_key(source))
    }

    /// What is known of a user besides roles.
    pub(super) fn facts_of(&self, user: usize) -> Option<&Facts> {
        self.facts.get(user)
    }

    /// A user's roles.
    #[must_use]
    pub fn roles_of(&self, user: usize) -> &[u32] {
        let bound = |at: usize| self.offsets.get(at).copied().unwrap_or_default() as usize;
        self.memberships.get(bound(user)..bound(user + 1)).unwrap_or_default()
    }
}

/// What would come of rules under one reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Simulation {
    /// Names of the groups, in order of name.
    pub groups: Vec<String>,
    /// Where each user's groups begin in `memberships`; one more than there are users.
    pub offsets: Vec<u32>,
    /// Groups of all users, as indices into `groups`, each user's in order.
    pub memberships: Vec<u32>,
    /// Rules that were left out, and why.
    pub left_out: Vec<LeftOut>,
}

/// A rule that was left out of a simulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// The rule's name.
    pub rule: String,
    /// Why.
    pub why: String,
}

/// What saving one set of rules instead of another changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// Groups that are new.
    pub added: Vec<String>,
    /// Groups that nobody is in any more. OneLogin does not delete them in the app.
    pub emptied: Vec<String>,
    /// How many users come into a group that they were not in.
    pub joins: usize,
    /// How many leave a group.
    pub leaves: usize,
    /// How many users have other groups than before.
    pub people: usize,
}

/// A rule made ready: what it makes of each role, and for whom.
#[derive(PartialEq)]
pub(super) struct Ready {
    /// Name of the rule.
    pub rule: String,
    /// Roles that it makes a group of, in order, and the group.
    pub by_role: BTreeMap<u32, u32>,
    /// Groups that it gives without looking at roles.
    pub always: Vec<u32>,
    /// For whom.
    pub condition: Condition,
}

/// Rules made ready under one reading.
#[derive(PartialEq)]
struct Prepared {
    ready: Vec<Ready>,
    left_out: Vec<LeftOut>,
    /// Groups by name, numbered in the order in which they were made.
    groups: BTreeMap<String, u32>,
}

/// Simulates rules on a population under one reading.
#[must_use]
pub fn simulate(rules: &[AppRule], population: &Population, reading: Reading) -> Simulation {
    run(&Prepared::of(rules, &population.names(), population, reading), population)
}

/// The same under each of several readings; what several have in common is done once.
#[must_use]
pub fn simulate_each(
    rules: &[AppRule],
    population: &Population,
    readings: impl IntoIterator<Item = Reading>,
) -> Vec<(Reading, Rc<Simulation>)> {
    let names = population.names();
    let mut held: Vec<(Reading, Rc<Simulation>)> = Vec::new();
    let mut known: Vec<(Prepared, Rc<Simulation>)> = Vec::new();
    for reading in readings {
        let prepared = Prepared::of(rules, &names, population, reading);
        let same = known.iter().find(|(other, _)| *other == prepared).map(|(_, simulation)| Rc::clone(simulation));
        let simulation = same.unwrap_or_else(|| {
            let simulation = Rc::new(run(&prepared, population));
            known.push((prepared, Rc::clone(&simulation)));
            simulation
        });
        held.push((reading, simulation));
    }
    held
}

fn run(prepared: &Prepared, population: &Population) -> Simulation {
    let Prepared { ready, left_out, groups } = prepared;
    // Groups are numbered in the order in which they were made; the result has them in the order of their names.
    let mut order = vec![0_u32; groups.len()];
    for (place, number) in groups.values().enumerate() {
        if let Some(slot) = order.get_mut(*number as usize) {
            *slot = u32::try_from(place).unwrap_or(u32::MAX);
        }
    }
    // What rules without conditions make of a role is the same for everybody who has it.
    let mut by_role: Vec<Vec<u32>> = vec![Vec::new(); population.roles.len()];
    let mut everybody: Vec<u32> = Vec::new();
    let place = |number: u32| order.get(number as usize).copied().unwrap_or_default();
    for ready in ready.iter().filter(|ready| matches!(ready.condition, Condition::Always)) {
        everybody.extend(ready.always.iter().map(|number| place(*number)));
        for (role, group) in &ready.by_role {
            if let Some(role) = by_role.get_mut(*role as usize) {
                role.push(place(*group));
            }
        }
    }
    for role in &mut by_role {
        role.sort_unstable();
        role.dedup();
    }
    // In columns, as the loop below goes through it twenty times a user.
    let mut starts = Vec::with_capacity(by_role.len() + 1);
    let mut columns: Vec<u32> = Vec::new();
    starts.push(0_usize);
    for role in &by_role {
        columns.extend(role);
        starts.push(columns.len());
    }
    let conditional: Vec<&Ready> = ready.iter().filter(|ready| !matches!(ready.condition, Condition::Always)).collect();
    let mut offsets = Vec::with_capacity(population.users() + 1);
    let mut memberships: Vec<u32> = Vec::with_capacity(population.memberships.len() / 2);
    // The last user who was seen in a group: tells a second way into it without a set for each user.
    let mut seen = vec![u32::MAX; groups.len()];
    let mut join = |memberships: &mut Vec<u32>, stamp: u32, group: u32| {
        if let Some(last) = seen.get_mut(group as usize)
            && *last != stamp
        {
            *last = stamp;
            memberships.push(group);
        }
    };
    // The last user who was seen with a role: tells who has which without a search.
    let mut owner = vec![u32::MAX; population.roles.len()];
    // For how many users a rule could not be decided.
    let mut undecided = vec![0_usize; conditional.len()];
    offsets.push(0);
    for user in 0..population.users() {
        let stamp = u32::try_from(user).unwrap_or_default();
        let start = memberships.len();
        let roles = population.roles_of(user);
        if !conditional.is_empty() {
            for role in roles {
                if let Some(last) = owner.get_mut(*role as usize) {
                    *last = stamp;
                }
            }
        }
        let owns = |role: u32| owner.get(role as usize) == Some(&stamp);
        for group in &everybody {
            join(&mut memberships, stamp, *group);
        }
        for role in roles {
            let Some([from, to]) = starts.get(*role as usize..*role as usize + 2) else { continue };
            for group in columns.get(*from..*to).unwrap_or_default() {
                join(&mut memberships, stamp, *group);
            }
        }
        for (index, ready) in conditional.iter().enumerate() {
            match ready.condition.holds(owns, population.facts_of(user)) {
                Some(true) => {}
                Some(false) => continue,
                None => {
                    if let Some(count) = undecided.get_mut(index) {
                        *count += 1;
                    }
                    continue;
                }
            }
            for number in &ready.always {
                join(&mut memberships, stamp, place(*number));
            }
            for role in roles {
                if let Some(number) = ready.by_role.get(role) {
                    join(&mut memberships, stamp, place(*number));
                }
            }
        }
        if let Some(own) = memberships.get_mut(start..).filter(|own| own.len() > 1) {
            own.sort_unstable();
        }
        offsets.push(u32::try_from(memberships.len()).unwrap_or(u32::MAX));
    }
    let mut left_out = left_out.clone();
    left_out.extend(conditional.iter().zip(undecided).filter(|(_, count)| *count > 0).map(|(ready, count)| LeftOut {
        rule: ready.rule.clone(),
        why: format!(
            "{}; so it could not be decided for {count} of {} users",
            ready.condition.doubt(),
            population.users()
        ),
    }));
    Simulation { groups: groups.keys().cloned().collect(), offsets, memberships, left_out }
}

impl Prepared {
    fn of(rules: &[AppRule], names: &RoleNames<'_>, population: &Population, reading: Reading) -> Self {
        let known = |source: &str| population.knows(source);
        let mut made = Self { ready: Vec::new(), left_out: Vec::new(), groups: BTreeMap::new() };
        for rule in rules.iter().filter(|rule| rule.is_enabled()) {
            match prepare(rule, names, &known, reading, &mut made.groups) {
                Ok(ready) => made.ready.push(ready),
                Err(why) => made.left_out.push(LeftOut { rule: rule.name.clone(), why }),
            }
        }
        made
    }
}

/// Makes one rule ready, switched on or not. `known` says whether anything is known of users by a source of conditions.
pub(super) fn prepare(
    rule: &AppRule,
    names: &RoleNames<'_>,
    known: &dyn Fn(&str) -> bool,
    reading: Reading,
    groups: &mut BTreeMap<String, u32>,
) -> Result<Ready, String> {
    let condition = Condition::of(rule, names, known)?;
    let mut made = Ready { rule: rule.name.clone(), by_role: BTreeMap::new(), always: Vec::new(), condition };
    // Nothing is numbered before the whole rule is known to be understood.
    let mut named: Vec<(usize, &str)> = Vec::new();
    let mut always: Vec<String> = Vec::new();
    for action in rule.actions.iter().filter(|action| action.action == "set_groups") {
        if let Some(expression) = action.maps_roles() {
            let engine = Engine::new(expression, reading).map_err(|error| error.to_string())?;
            let all = engine.all(names).map_err(|error| error.to_string())?;
            named.extend(all.into_iter().filter(|(_, group)| !group.is_empty()));
        } else if action.expression.is_none() {
            // From Existing: the values are the groups, by number or name.
            let values = action.value.as_array().cloned().unwrap_or_else(|| vec![action.value.clone()]);
            always.extend(values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
        } else {
            return Err(format!("it maps {}, which can't be simulated", action.value));
        }
    }
    let mut number = |name: &str| match groups.get(name) {
        Some(known) => *known,
        None => {
            let next = u32::try_from(groups.len()).unwrap_or(u32::MAX);
            groups.insert(name.to_owned(), next);
            next
        }
    };
    // Of several actions the last one counts.
    for (index, name) in named {
        made.by_role.insert(u32::try_from(index).unwrap_or(u32::MAX), number(name));
    }
    made.always = always.iter().map(|name| number(name)).collect();
    Ok(made)
}

impl Simulation {
    /// A user's groups, as indices.
    #[must_use]
    pub fn groups_of(&self, user: usize) -> &[u32] {
        let bound = |at: usize| self.offsets.get(at).copied().unwrap_or_default() as usize;
        self.memberships.get(bound(user)..bound(user + 1)).unwrap_or_default()
    }

    /// How many people are in each group.
    #[must_use]
    pub fn sizes(&self) -> Vec<u32> {
        let mut sizes = vec![0; self.groups.len()];
        for group in &self.memberships {
            if let Some(size) = sizes.get_mut(*group as usize) {
                *size += 1;
            }
        }
        sizes
    }

    /// What changes from this one to another on the same population.
    #[must_use]
    pub fn difference(&self, after: &Self) -> Difference {
        let mut difference = Difference::default();
        let (sizes_before, sizes_after) = (self.sizes(), after.sizes());
        let people = |simulation: &Self, sizes: &[u32]| -> BTreeMap<String, u32> {
            simulation.groups.iter().cloned().zip(sizes.iter().copied()).filter(|(_, size)| *size > 0).collect()
        };
        let (before, now) = (people(self, &sizes_before), people(after, &sizes_after));
        difference.added = now.keys().filter(|name| !before.contains_key(*name)).cloned().collect();
        difference.emptied = before.keys().filter(|name| !now.contains_key(*name)).cloned().collect();
        // One numbering for both. It keeps the order of the names, in which each user's groups stand already.
        let mut names: Vec<&String> = self.groups.iter().chain(&after.groups).collect();
        names.sort_unstable();
        names.dedup();
        let number = |simulation: &Self| -> Vec<usize> {
            simulation.groups.iter().map(|name| names.binary_search(&name).unwrap_or(usize::MAX)).collect()
        };
        let (old, new) = (number(self), number(after));
        for user in 0..self.offsets.len().saturating_sub(1) {
            let of = |simulation: &Self, numbers: &[usize]| -> Vec<usize> {
                simulation.groups_of(user).iter().filter_map(|group| numbers.get(*group as usize).copied()).collect()
            };
            let (joins, leaves) = moves(&of(self, &old), &of(after, &new));
            difference.joins += joins;
            difference.leaves += leaves;
            difference.people += usize::from(joins + leaves > 0);
        }
        difference
    }
}

/// How many of the new groups are not among the old ones, and the other way round. Both are in order.
fn moves(old: &[usize], new: &[usize]) -> (usize, usize) {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    let (mut joins, mut leaves) = (0, 0);
    loop {
        match (old.peek(), new.peek()) {
            (Some(left), Some(right)) if left == right => {
                old.next();
                new.next();
            }
            (Some(left), right) if right.is_none_or(|right| left < right) => {
                old.next();
                leaves += 1;
            }
            (_, Some(_)) => {
                new.next();
                joins += 1;
            }
            _ => return (joins, leaves),
        }
    }
}

/// A rule as the generator makes it, for simulating what is not saved yet.
#[must_use]
pub fn mapping_rule(name: &str, expression: &str) -> AppRule {
    AppRule {
        name: name.to_owned(),
        matching: Some("all".to_owned()),
        enabled: Some(true),
        position: Some(None),
        actions: vec![super::model::RuleAction {
            action: "set_groups".to_owned(),
            value: Value::from(vec!["role"]),
            expression: Some(Some(expression.to_owned())),
            ..super::model::RuleAction::default()
        }],
        ..AppRule::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{for_role, from_api};
    use proptest::prelude::*;

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn population() -> Population {
        Population::of(strings(&["Sales", "Sales EMEA", "Legal"]), &[vec![0, 2], vec![1], vec![]])
    }

    #[test]
    fn a_search_takes_in_more_than_was_meant() {
        let rules = [mapping_rule("Sales", "Sales")];
        let [search, whole] =
            [Reading::ALL[2], Reading::ALL[6]].map(|reading| simulate(&rules, &population(), reading));
        assert_eq!(
            (search.groups.as_slice(), search.sizes()),
            (strings(&["Sales", "Sales EMEA"]).as_slice(), vec![1, 1])
        );
        assert_eq!((whole.groups.as_slice(), whole.sizes()), (strings(&["Sales"]).as_slice(), vec![1]));
    }

    #[test]
    fn conditions_on_roles_are_evaluated_and_others_named() {
        let rules = from_api(
            r#"[{"name":"a","match":"all","conditions":[{"source":"has_role","operator":"ri","value":"Legal"}],"actions":[{"action":"set_groups","value":["role"],"expression":".*"}]},
                {"name":"b","conditions":[{"source":"department","operator":"=","value":"x"}],"actions":[{"action":"set_groups","value":["7"]}]},
                {"name":"c","enabled":false,"actions":[{"action":"set_groups","value":["8"]}]},
                {"name":"d","actions":[{"action":"set_groups","value":["member_of"],"expression":".*"}]}]"#,
        )
        .expect("rules");
        let simulation = simulate(&rules, &population(), Reading::ALL[0]);
        assert_eq!(simulation.groups, strings(&["Legal", "Sales", "Sales EMEA"]));
        assert_eq!(simulation.sizes(), [1, 1, 0]);
        assert_eq!(simulation.left_out.iter().map(|left| left.rule.as_str()).collect::<Vec<_>>(), ["b", "d"]);
    }

    #[test]
    fn a_difference_names_groups_and_counts_people() {
        let before = simulate(&[mapping_rule("x", "^Sales$")], &population(), Reading::ALL[0]);
        let after =
            simulate(&[mapping_rule("x", "^Legal$"), mapping_rule("y", "EMEA")], &population(), Reading::ALL[0]);
        assert_eq!(
            before.difference(&after),
            Difference {
                added: strings(&["EMEA", "Legal"]),
                emptied: strings(&["Sales"]),
                joins: 2,
                leaves: 1,
                people: 2
            }
        );
    }

    proptest! {
        #[test]
        fn a_difference_adds_up(
            names in prop::collection::btree_set("[A-C+ .]{1,3}", 1..6),
            users in prop::collection::vec(prop::collection::vec(0_u32..6, 0..4), 0..6),
            expressions in prop::collection::vec("[A-C]|\\.\\*|\\^[A-C]\\$|[A-C]\\|[A-C]|\\^\\(\\.\\)", 0..4),
            reading in 0..8_usize,
        ) {
            let names: Vec<String> = names.into_iter().collect();
            let users: Vec<Vec<u32>> =
                users.iter().map(|roles| roles.iter().map(|role| role % u32::try_from(names.len()).expect("small")).collect()).collect();
            let population = Population::of(names.clone(), &users);
            let rules: Vec<AppRule> = expressions.iter().map(|expression| mapping_rule(expression, expression)).collect();
            let simulation = simulate(&rules, &population, Reading::ALL[reading]);
            let nothing = simulate(&[], &population, Reading::ALL[reading]);
            let difference = nothing.difference(&simulation);
            prop_assert_eq!(difference.joins, simulation.memberships.len());
            prop_assert_eq!(simulation.difference(&nothing).leaves, simulation.memberships.len());
            prop_assert_eq!(simulation.difference(&simulation), Difference::default());
        }

        #[test]
        fn generated_rules_put_exactly_the_people_of_each_role_into_its_group(
            names in prop::collection::btree_set("[A-Ca-c()+*. ]{1,4}", 1..7),
            chosen in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
            reading in 0..8_usize,
        ) {
            let names: Vec<String> = names.into_iter().collect();
            let population = Population::of(names.clone(), &(0..names.len()).map(|role| vec![u32::try_from(role).expect("small")]).collect::<Vec<_>>());
            let chosen: std::collections::BTreeSet<&String> = chosen.iter().map(|index| index.get(&names)).collect();
            let expressions: Vec<_> = chosen.iter().map(|role| for_role(role, &names)).collect();
            prop_assume!(expressions.iter().all(|expression| expression.depends.is_empty()));
            let rules: Vec<AppRule> = expressions.iter().map(|expression| mapping_rule(&expression.text, &expression.text)).collect();
            let simulation = simulate(&rules, &population, Reading::ALL[reading]);
            let wanted: Vec<String> = chosen.iter().map(|role| (*role).clone()).collect();
            prop_assert_eq!(&simulation.groups, &wanted);
            for (user, name) in names.iter().enumerate() {
                let groups: Vec<&String> = simulation.groups_of(user).iter().map(|group| &simulation.groups[*group as usize]).collect();
                prop_assert_eq!(groups, if chosen.contains(name) { vec![name] } else { vec![] });
            }
        }
    }
}
