//! Why a user is in a group, or is not: role, rule, and what of the name matches what of the expression.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::condition::{Condition, Facts};
use super::engine::Engine;
use super::expression::quoted;
use super::model::{AppRule, RuleAction};
use super::reading::{Naming, Reading};
use super::request::SimulateError;
use super::role_names::RoleNames;
use super::simulate::{Population, Ready, prepare};
use crate::finding::Span;

/// Whose membership in which group is to be explained.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ExplainRequest {
    /// Names of the tenant's roles as far as known; the user's own are added.
    pub roles: Vec<String>,
    /// Numbers of `roles`, if conditions name them by number.
    pub role_ids: Vec<u64>,
    /// Names of the user's roles.
    pub user_roles: Vec<String>,
    /// What else is known of the user, by the source that conditions name: `email`, `department`, `member_of`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string[]>", optional))]
    pub facts: Facts,
    /// The rules, as API v2 has them.
    pub rules: Vec<AppRule>,
    /// Name of the group.
    pub group: String,
    /// Readings that are still possible; empty means all.
    pub readings: Vec<Reading>,
}

/// What is so under which readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Explained {
    /// One for each thing that can be so, the likeliest first.
    pub explanations: Vec<Explanation>,
}

/// Why a user is in a group, or is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The readings under which it is so.
    pub readings: Vec<Reading>,
    /// Is the user in the group?
    pub inside: bool,
    /// Could every rule be evaluated that could put him there?
    pub certain: bool,
    /// Each way into the group; if there is none, each way that is barred. Never empty.
    pub reasons: Vec<Reason>,
}

/// A way into the group, or why it is barred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Reason {
    /// Of what kind.
    pub kind: Kind,
    /// Name of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The user's role that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The part of the role's name that matches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matched: Option<String>,
    /// The part of the expression that it matches: one of its alternatives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// All of it in a sentence.
    pub sentence: String,
}

/// What kind of reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// In: a role of the user matches.
    Matches,
    /// In: the rule gives the group without looking at roles.
    Given,
    /// Out: the rule makes the group of roles that the user does not have.
    NoSuchRole,
    /// Out: the rule does not apply to the user.
    Condition,
    /// Out: the rule is switched off.
    Disabled,
    /// Out: the rule makes another group of the role that is called like this one.
    OtherGroup,
    /// Out: no rule makes the group.
    NoRule,
    /// Not known: the rule can't be evaluated.
    CannotEvaluate,
}

impl Reason {
    fn of(kind: Kind, rule: &AppRule, sentence: String) -> Self {
        Self { kind, rule: Some(rule.name.clone()), role: None, matched: None, part: None, sentence }
    }
}

/// Explains under each reading that was asked for; those under which the same is so stand together.
///
/// # Errors
/// [`SimulateError`] when numbers of roles do not go with their names.
pub fn run(request: &ExplainRequest) -> Result<Explained, SimulateError> {
    if !request.role_ids.is_empty() && request.role_ids.len() != request.roles.len() {
        return Err(SimulateError::Ids { ids: request.role_ids.len(), roles: request.roles.len() });
    }
    let mut roles = request.roles.clone();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, role) in request.roles.iter().enumerate() {
        places.entry(role).or_insert(at);
    }
    let mut own = Vec::new();
    for role in &request.user_roles {
        let at = *places.entry(role).or_insert(roles.len());
        if at == roles.len() {
            roles.push(role.clone());
        }
        own.extend(u32::try_from(at).ok());
    }
    let mut population = Population::of(roles, &[own]);
    population.role_ids.clone_from(&request.role_ids);
    population.facts = vec![request.facts.clone()];
    let names = population.names();
    let mut explanations: Vec<Explanation> = Vec::new();
    for reading in Reading::possible(&request.readings) {
        let mut told = explain_among(&request.rules, &population, &names, reading, 0, &request.group);
        let same = explanations
            .iter_mut()
            .find(|other| (other.inside, other.certain, &other.reasons) == (told.inside, told.certain, &told.reasons));
        match same {
            Some(other) => other.readings.append(&mut told.readings),
            None => explanations.push(told),
        }
    }
    Ok(Explained { explanations })
}

/// Why a user is in a group under one reading, or is not.
#[must_use]
pub fn explain(rules: &[AppRule], population: &Population, reading: Reading, user: usize, group: &str) -> Explanation {
    explain_among(rules, population, &population.names(), reading, user, group)
}

/// The same with the roles' names made ready.
fn explain_among(
    rules: &[AppRule],
    population: &Population,
    names: &RoleNames<'_>,
    reading: Reading,
    user: usize,
    group: &str,
) -> Explanation {
    let roles = population.roles_of(user);
    let own: BTreeSet<u32> = roles.iter().copied().collect();
    let namesake =
        roles.iter().copied().find(|role| population.roles.get(*role as usize).is_some_and(|it| it == group));
    let (mut inside, mut outside, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for rule in rules {
        let mut groups = BTreeMap::new();
        match prepare(rule, names, &|source| population.knows(source), reading, &mut groups) {
            Ok(ready) => {
                let way = Way {
                    rule,
                    ready: &ready,
                    groups: &groups,
                    population,
                    roles,
                    facts: population.facts_of(user),
                    own: &own,
                    namesake,
                    group,
                    reading,
                };
                match groups.get(group) {
                    Some(wanted) => way.look(*wanted, &mut inside, &mut outside, &mut unknown),
                    None => outside.extend(way.other_group()),
                }
            }
            Err(why) if rule.is_enabled() => {
                let sentence = format!(
                    "Nobody can say whether the rule “{}” gives this group: {}.",
                    rule.name,
                    why.trim_end_matches('.')
                );
                unknown.push(Reason::of(Kind::CannotEvaluate, rule, sentence));
            }
            Err(_) => {}
        }
    }
    if !inside.is_empty() {
        return Explanation { readings: vec![reading], inside: true, certain: true, reasons: inside };
    }
    if outside.is_empty() {
        let sentence = match namesake {
            Some(_) => format!("The user has the role “{group}”, but no rule matches it."),
            None if roles.is_empty() => format!("The user has no role, and no rule makes the group “{group}”."),
            None => format!("No rule makes the group “{group}” of any known role."),
        };
        outside.push(Reason { kind: Kind::NoRule, rule: None, role: None, matched: None, part: None, sentence });
    }
    let certain = unknown.is_empty();
    outside.append(&mut unknown);
    Explanation { readings: vec![reading], inside: false, certain, reasons: outside }
}

/// One rule as a way into the group.
struct Way<'a> {
    rule: &'a AppRule,
    ready: &'a Ready,
    groups: &'a BTreeMap<String, u32>,
    population: &'a Population,
    /// The user's.
    roles: &'a [u32],
    /// What else is known of the user.
    facts: Option<&'a Facts>,
    /// The roles as a set.
    own: &'a BTreeSet<u32>,
    /// The user's role that is called like the group.
    namesake: Option<u32>,
    group: &'a str,
    reading: Reading,
}

impl Way<'_> {
    fn role(&self, role: u32) -> String {
        self.population.roles.get(role as usize).cloned().unwrap_or_default()
    }

    fn makes(&self, role: u32) -> Option<u32> {
        self.ready.by_role.get(&role).copied()
    }

    /// The rule makes the group: for this user?
    fn look(&self, wanted: u32, inside: &mut Vec<Reason>, outside: &mut Vec<Reason>, unknown: &mut Vec<Reason>) {
        let (rule, name) = (self.rule, &self.rule.name);
        let given = self.ready.always.contains(&wanted);
        let mut own: Vec<u32> = self.roles.iter().copied().filter(|role| self.makes(*role) == Some(wanted)).collect();
        own.dedup();
        if !given && own.is_empty() {
            let makers = self.ready.by_role.iter().filter(|(_, made)| **made == wanted);
            let makers: Vec<String> = makers.map(|(role, _)| self.role(*role)).collect();
            let which = match makers.as_slice() {
                [one] => format!("the role “{one}”, which the user does not have"),
                several => format!("the roles {}, none of which the user has", quoted(several)),
            };
            let off = if rule.is_enabled() { "" } else { "; besides, it is switched off" };
            let sentence = format!("The rule “{name}” makes this group of {which}{off}.");
            outside.push(Reason::of(Kind::NoSuchRole, rule, sentence));
            return;
        }
        let would = match own.first() {
            Some(role) => format!("The rule “{name}” would give this group for the role “{}”", self.role(*role)),
            None => format!("The rule “{name}” would give this group"),
        };
        let barred = if !rule.is_enabled() {
            Some((Kind::Disabled, "it is switched off".to_owned()))
        } else {
            match self.applies() {
                Some(true) => None,
                Some(false) => Some((Kind::Condition, self.failing())),
                None => {
                    let why = self.ready.condition.doubt();
                    let sentence = format!("{would}, but nobody can say whether it applies to the user: {why}.");
                    unknown.push(Reason::of(Kind::CannotEvaluate, rule, sentence));
                    return;
                }
            }
        };
        if let Some((kind, why)) = barred {
            let role = own.first().map(|role| self.role(*role));
            outside.push(Reason { role, ..Reason::of(kind, rule, format!("{would}, but {why}.")) });
            return;
        }
        if given {
            let whom = if rule.conditions.is_empty() { "everybody" } else { "everybody whom it applies to" };
            inside.push(Reason::of(Kind::Given, rule, format!("The rule “{name}” gives this group to {whom}.")));
        }
        inside.extend(own.into_iter().map(|role| self.matches(&self.role(role))));
    }

    /// Does the rule apply to the user? `None` if that can't be told.
    fn applies(&self) -> Option<bool> {
        self.ready.condition.holds(|role| self.own.contains(&role), self.facts)
    }

    /// Which condition does not hold.
    fn failing(&self) -> String {
        let Condition::Of { all, roles: wanted, .. } = &self.ready.condition else { return String::new() };
        match wanted.iter().find(|(role, has)| self.own.contains(role) != *has) {
            Some((role, true)) if *all || wanted.len() == 1 => {
                format!("it requires the role “{}”, which the user does not have", self.role(*role))
            }
            Some((role, false)) if *all || wanted.len() == 1 => {
                format!("it is not for users with the role “{}”, which the user has", self.role(*role))
            }
            _ if *all => "one of its conditions is not met".to_owned(),
            _ => "none of its conditions is met".to_owned(),
        }
    }

    /// The user has a role that is called like the group, but the rule makes another one of it.
    fn other_group(&self) -> Option<Reason> {
        let applies = self.rule.is_enabled() && self.applies() == Some(true);
        let role = self.namesake.filter(|_| applies)?;
        let made = self.makes(role)?;
        let (other, _) = self.groups.iter().find(|(_, number)| **number == made)?;
        let (name, role) = (&self.rule.name, self.role(role));
        let sentence = format!("The rule “{name}” matches the role “{role}”, but makes the group “{other}” of it.");
        Some(Reason { role: Some(role), ..Reason::of(Kind::OtherGroup, self.rule, sentence) })
    }

    /// What of the role's name matches what of the expression.
    fn matches(&self, role: &str) -> Reason {
        let makes = |expression: &&str| {
            Engine::new(expression, self.reading).ok().and_then(|engine| engine.group(role).ok()?).as_deref()
                == Some(self.group)
        };
        // Of several actions the last one counts.
        let mut expressions = self.rule.actions.iter().rev().filter_map(RuleAction::maps_roles);
        let expression = expressions.find(makes).unwrap_or_default();
        let part = alternative(expression, role, self.reading);
        let place = Engine::new(part, self.reading).ok().and_then(|engine| engine.place(role));
        let matched = place.map_or(role, |place| place.of(role));
        let what = if matched == role { "its name".to_owned() } else { format!("“{matched}” in its name") };
        let of = if part == expression {
            String::new()
        } else {
            format!(", one of the alternatives of “{expression}”,")
        };
        let called = if self.reading.naming == Naming::WholeName && matched != role {
            "after the whole role"
        } else if matched == self.group {
            "after that"
        } else {
            "after the part in the first brackets"
        };
        let sentence = format!(
            "The role “{role}” gives this group: {what} matches “{part}”{of} in the rule “{}”, and the group is named {called}.",
            self.rule.name
        );
        Reason {
            role: Some(role.to_owned()),
            matched: Some(matched.to_owned()),
            part: Some(part.to_owned()),
            ..Reason::of(Kind::Matches, self.rule, sentence)
        }
    }
}

/// The alternative of an expression that makes it match: the leftmost match wins, and of those that begin there the first.
fn alternative<'expression>(expression: &'expression str, role: &str, reading: Reading) -> &'expression str {
    let parts = alternatives(expression).into_iter().map(|span| span.of(expression));
    let matching = parts.filter_map(|part| Some((Engine::new(part, reading).ok()?.place(role)?.start, part)));
    matching.min_by_key(|(start, _)| *start).map_or(expression, |(_, part)| part)
}

/// The alternatives of an expression that are in no bracket; `/` around it left out.
fn alternatives(expression: &str) -> Vec<Span> {
    let slashes = expression.len() > 1 && expression.starts_with('/') && expression.ends_with('/');
    let (from, end) = if slashes { (1, expression.len() - 1) } else { (0, expression.len()) };
    let mut start = from;
    let (mut parts, mut depth, mut class, mut escaped) = (Vec::new(), 0_usize, false, false);
    for (at, character) in expression.char_indices().filter(|(at, _)| (from..end).contains(at)) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => class = false,
            _ if class => {}
            '[' => class = true,
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '|' if depth == 0 => {
                parts.push(Span::new(start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    if parts.is_empty() {
        return vec![Span::new(0, expression.len())];
    }
    parts.push(Span::new(start, end));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{from_api, mapping_rule, simulate};
    use proptest::prelude::*;

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn asked(rules: Vec<AppRule>, own: &[&str], group: &str, readings: &[Reading]) -> Vec<Explanation> {
        let request = ExplainRequest {
            roles: strings(&["Sales", "Sales EMEA", "Legal", "app-Sales"]),
            user_roles: strings(own),
            rules,
            group: group.into(),
            readings: readings.to_vec(),
            ..ExplainRequest::default()
        };
        run(&request).expect("fits together").explanations
    }

    fn said(rules: Vec<AppRule>, own: &[&str], group: &str) -> (bool, Vec<Kind>, String) {
        let told = asked(rules, own, group, &[Reading::LIKELIEST]).remove(0);
        let kinds = told.reasons.iter().map(|reason| reason.kind).collect();
        (told.inside, kinds, told.reasons[0].sentence.clone())
    }

    #[test]
    fn the_part_of_the_name_and_of_the_expression_are_named() {
        let rule = || vec![mapping_rule("Everything", "^Legal$|Sales")];
        assert_eq!(
            said(rule(), &["Sales EMEA"], "Sales").2,
            "The role “Sales EMEA” gives this group: “Sales” in its name matches “Sales”, one of the alternatives of “^Legal$|Sales”, in the rule “Everything”, and the group is named after that."
        );
        let [told] = asked(rule(), &["Sales EMEA"], "Sales EMEA", &[Reading::ALL[2]]).try_into().expect("one");
        assert!(told.inside && told.reasons[0].sentence.ends_with("named after the whole role."), "{told:?}");
        let cut = said(vec![mapping_rule("Cut", "^app-(.+)$")], &["app-Sales"], "Sales");
        assert!(cut.2.contains("its name matches “^app-(.+)$” in the rule “Cut”"), "{}", cut.2);
        assert!(cut.2.ends_with("after the part in the first brackets."), "{}", cut.2);
    }

    #[test]
    fn each_way_that_is_barred_says_why() {
        let rule = |more: &str| {
            from_api(&format!(
                r#"[{{"name":"R","actions":[{{"action":"set_groups","value":["role"],"expression":"^Sales$"}}]{more}}}]"#
            ))
            .expect("a rule")
        };
        let condition = |operator: &str, role: &str| {
            format!(r#","conditions":[{{"source":"has_role","operator":"{operator}","value":"{role}"}}]"#)
        };
        let legal = condition("ri", "Legal");
        let not_legal = condition("rin", "Legal");
        let email = condition("ri", "Nobody");
        for (rules, own, group, kind, part) in [
            (rule(""), &["Legal"][..], "Sales", Kind::NoSuchRole, "of the role “Sales”, which the user does not have"),
            (rule(r#","enabled":false"#), &["Sales"], "Sales", Kind::Disabled, "but it is switched off"),
            (rule(&legal), &["Sales"], "Sales", Kind::Condition, "requires the role “Legal”"),
            (rule(&not_legal), &["Sales", "Legal"], "Sales", Kind::Condition, "not for users with the role “Legal”"),
            (rule(&email), &["Sales"], "Sales", Kind::NoRule, "no rule matches it"),
            (rule(""), &["Legal"], "Legal", Kind::NoRule, "has the role “Legal”, but no rule matches it"),
            (rule(""), &[], "Board", Kind::NoRule, "The user has no role"),
            (rule(""), &["Sales"], "Board", Kind::NoRule, "No rule makes the group “Board”"),
            (
                vec![mapping_rule("R", "Sales")],
                &["Sales EMEA"],
                "Sales EMEA",
                Kind::OtherGroup,
                "makes the group “Sales” of it",
            ),
        ] {
            let (inside, kinds, sentence) = said(rules, own, group);
            assert!(!inside && kinds[0] == kind && sentence.contains(part), "{kinds:?} {sentence}");
        }
        let told = asked(rule(&email), &["Sales"], "Sales", &[Reading::LIKELIEST]).remove(0);
        assert!(!told.certain && told.reasons[1].kind == Kind::CannotEvaluate, "{told:?}");
    }

    #[test]
    fn readings_under_which_the_same_is_so_stand_together() {
        let told = asked(vec![mapping_rule("R", "^Sales$")], &["Sales"], "Sales", &[]);
        assert_eq!(told.iter().map(|it| it.readings.len()).collect::<Vec<_>>(), [16]);
        let told = asked(vec![mapping_rule("R", "Sales")], &["Sales EMEA"], "Sales", &[]);
        assert!(told[0].inside && told[0].readings[0] == Reading::LIKELIEST);
        assert_eq!(told.iter().map(|it| it.readings.len()).sum::<usize>(), 16);
        assert!(told.len() > 1 && told[1..].iter().all(|it| !it.inside));
    }

    #[test]
    fn numbers_that_do_not_go_with_the_names_are_refused() {
        let request = ExplainRequest { role_ids: vec![1], ..ExplainRequest::default() };
        assert_eq!(run(&request), Err(SimulateError::Ids { ids: 1, roles: 0 }));
    }

    #[test]
    fn alternatives_in_brackets_are_none() {
        let parts = |expression: &'static str| {
            alternatives(expression).into_iter().map(|span| span.of(expression)).collect::<Vec<_>>()
        };
        assert_eq!(parts(r"/^a$|(b|c)|[|]\|d/"), ["^a$", "(b|c)", r"[|]\|d"]);
        assert_eq!(parts("/a/"), ["/a/"]);
        assert_eq!(parts("|"), ["", ""]);
    }

    /// Rules of every kind that can be in the way.
    fn a_rule() -> impl Strategy<Value = AppRule> {
        let expression = "[A-C]|\\.\\*|\\^[A-C]\\$|[A-C]\\|[A-C]|\\^\\(\\.\\)|\\(\\?=A\\)|A\\|\\(B\\)";
        let condition = prop::option::of(("(has_role|email)", "(ri|rin)", "[A-C]"));
        (expression, condition, any::<bool>(), prop::option::of("[A-C]")).prop_map(
            |(text, condition, enabled, fixed)| {
                let mut rule = mapping_rule(&text, &text);
                rule.enabled = Some(enabled || text.len() > 1);
                rule.conditions.extend(condition.map(|(source, operator, value)| crate::rules::RuleCondition {
                    source,
                    operator,
                    value: value.into(),
                    ..Default::default()
                }));
                if let Some(fixed) = fixed {
                    rule.actions =
                        vec![RuleAction { action: "set_groups".into(), value: fixed.into(), ..RuleAction::default() }];
                }
                rule
            },
        )
    }

    proptest! {
        #[test]
        fn explanation_and_simulation_agree_on_who_is_in_and_who_is_not(
            names in prop::collection::btree_set("[A-C+ .]{1,3}", 1..6),
            users in prop::collection::vec(prop::collection::vec(0_u32..6, 0..4), 1..6),
            rules in prop::collection::vec(a_rule(), 0..4),
            reading in prop::sample::select(&Reading::ALL[..]),
        ) {
            let names: Vec<String> = names.into_iter().collect();
            let count = u32::try_from(names.len()).expect("small");
            let users: Vec<Vec<u32>> = users.iter().map(|roles| roles.iter().map(|role| role % count).collect()).collect();
            let population = Population::of(names.clone(), &users);
            let simulation = simulate(&rules, &population, reading);
            // Groups that come up, and names that could be one.
            let asked: std::collections::BTreeSet<&String> = simulation.groups.iter().chain(&names).collect();
            for (user, _) in users.iter().enumerate() {
                let own: Vec<&String> = simulation.groups_of(user).iter().map(|group| &simulation.groups[*group as usize]).collect();
                for group in &asked {
                    let told = explain(&rules, &population, reading, user, group);
                    prop_assert_eq!(told.inside, own.contains(group), "{} {} {:?}", user, group, told);
                    // A rule may be left out for one user and be decided for another.
                    prop_assert!(told.certain || !told.inside && !simulation.left_out.is_empty());
                    let undecided = told.reasons.iter().any(|reason| reason.kind == Kind::CannotEvaluate);
                    prop_assert_eq!(told.certain, told.inside || !undecided);
                    prop_assert!(!told.reasons.is_empty());
                    for reason in &told.reasons {
                        prop_assert_eq!(matches!(reason.kind, Kind::Matches | Kind::Given), told.inside, "{:?}", reason);
                        let has = reason.role.as_ref().map(|role| users[user].iter().any(|own| names[*own as usize] == *role));
                        prop_assert_ne!(has, Some(false), "a role that the user does not have: {:?}", reason);
                        if let (Some(role), Some(matched), Some(part)) = (&reason.role, &reason.matched, &reason.part) {
                            prop_assert!(role.contains(matched.as_str()));
                            prop_assert!(crate::rules::group_for(part, role, reading).is_ok_and(|made| made.is_some()), "{:?}", reason);
                        }
                    }
                }
            }
        }
    }
}
