//! What is wrong, or odd, about the rules that an app has. One lint a file; the file's doc comment is its page in
//! `docs/checks.md`, and its examples are run as tests.
//!
//! What is not known (who has a role, whether it has the app) is left out, and a lint that needs it says nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::engine::Engine;
use super::model::{AppRule, RuleAction};
use super::reading::{Characters, Naming, Reading};
use super::role_names::RoleNames;
use crate::finding::{InputSeverity, Span};

/// Rules, and what is known of the tenant around them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct LintRequest {
    /// The rules in their order, as API v2 has them.
    pub rules: Vec<AppRule>,
    /// All roles of the tenant; empty if they are not known.
    pub roles: Vec<LintRole>,
    /// The tenant has more roles than these: what is not among them is held against no rule.
    pub partial: bool,
    /// Readings that are still possible; empty means all.
    pub readings: Vec<Reading>,
    /// What the target makes of a group's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rewriting: Option<NameRewriting>,
    /// Groups that were given to a user by hand, on the login for this app.
    pub direct: Vec<DirectGroups>,
}

/// A role, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct LintRole {
    /// Its name.
    pub name: String,
    /// Its number, by which conditions name it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
    /// Does it have the app?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_app: Option<bool>,
    /// How many people have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
}

/// What a target makes of the names of groups. Harness, for one, turns dots, dashes and spaces into underscores.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct NameRewriting {
    /// Letter case does not count.
    pub lower_case: bool,
    /// Each of these characters is replaced.
    pub replaced: String,
    /// By this.
    pub by: String,
}

impl NameRewriting {
    /// The name as the target has it.
    #[must_use]
    pub fn apply(&self, name: &str) -> String {
        let mut made = String::with_capacity(name.len());
        for character in name.chars() {
            if self.replaced.contains(character) {
                made.push_str(&self.by);
            } else {
                made.push(character);
            }
        }
        if self.lower_case { made.to_lowercase() } else { made }
    }
}

/// Groups that were given to a user by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct DirectGroups {
    /// The user.
    pub user: String,
    /// The user's roles.
    pub roles: Vec<String>,
    /// The groups.
    pub groups: Vec<String>,
}

/// Something about a rule that its owner should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RuleFinding {
    /// Stable, e.g. `rules.matches-more`; each is described in `docs/checks.md`.
    pub code: String,
    /// How bad.
    pub severity: InputSeverity,
    /// The rule it is about, counted from 0; absent if it is about several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<usize>,
    /// That rule's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The rule it is compared with, counted from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<usize>,
    /// Its expression, if it is about a part of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// That part. Bytes; UTF-16 code units in JavaScript.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// What is wrong.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    #[serde(rename = "do")]
    pub todo: String,
}

/// A lint.
struct Lint {
    code: &'static str,
    severity: InputSeverity,
    why: &'static str,
    todo: &'static str,
    run: fn(&Rules<'_>, &mut Found),
}

/// A part of an expression.
type Part = (String, Span);

/// What a lint has found.
#[derive(Default)]
struct Found(Vec<Hit>);

/// The rule, the one it is compared with, the part of its expression, what.
#[derive(Default)]
struct Hit {
    rule: Option<usize>,
    other: Option<usize>,
    part: Option<Part>,
    what: String,
}

impl Found {
    fn rule(&mut self, rule: usize, what: impl Into<String>) {
        self.0.push(Hit { rule: Some(rule), what: what.into(), ..Hit::default() });
    }

    fn beside(&mut self, rule: usize, other: usize, what: impl Into<String>) {
        self.0.push(Hit { rule: Some(rule), other: Some(other), what: what.into(), ..Hit::default() });
    }

    fn part(&mut self, rule: usize, expression: &str, span: Span, what: impl Into<String>) {
        let part = Some((expression.to_owned(), span));
        self.0.push(Hit { rule: Some(rule), part, what: what.into(), ..Hit::default() });
    }

    fn several(&mut self, what: impl Into<String>) {
        self.0.push(Hit { what: what.into(), ..Hit::default() });
    }
}

/// Rules with all that was worked out about them once.
struct Rules<'request> {
    request: &'request LintRequest,
    names: RoleNames<'request>,
    /// For each rule and each of its actions that maps roles.
    maps: Vec<Vec<Mapped<'request>>>,
    /// For each rule: to whom it applies.
    whom: Vec<Whom>,
}

/// To whom a rule applies: the same number means the same conditions, of which all or any must hold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Whom(usize);

impl Whom {
    /// No conditions.
    const EVERYBODY: Self = Self(0);

    fn of_each(rules: &[AppRule]) -> Vec<Self> {
        let mut known: BTreeMap<String, Self> = BTreeMap::new();
        let number = |rule: &AppRule| {
            if rule.conditions.is_empty() {
                return Self::EVERYBODY;
            }
            let next = Self(known.len() + 1);
            *known.entry(serde_json::json!([rule.matching, rule.conditions]).to_string()).or_insert(next)
        };
        rules.iter().map(number).collect()
    }
}

/// The roles that match, by index, and the group that is made of each; or why it can't be told.
type Made<'request> = Result<Vec<(usize, &'request str)>, String>;

/// An action that maps roles, under every reading that is possible.
struct Mapped<'request> {
    expression: &'request str,
    /// Readings under which the same comes of it share it.
    under: Vec<(Reading, Rc<Made<'request>>)>,
}

impl<'request> Mapped<'request> {
    /// What comes of it where that can be told, each once.
    fn made(&self) -> impl Iterator<Item = &Vec<(usize, &'request str)>> {
        let earlier = |at: usize, made: &Rc<Made>| self.under.iter().take(at).any(|(_, other)| Rc::ptr_eq(other, made));
        let once = self.under.iter().enumerate().filter(move |(at, (_, made))| !earlier(*at, made));
        once.filter_map(|(_, (_, made))| made.as_ref().as_ref().ok())
    }

    /// Roles that match under one reading or another.
    fn roles(&self) -> BTreeSet<usize> {
        self.made().flatten().map(|(role, _)| *role).collect()
    }
}

impl<'request> Rules<'request> {
    fn of(request: &'request LintRequest) -> Self {
        let readings: Vec<Reading> = Reading::possible(&request.readings).collect();
        let names = RoleNames::of(request.roles.iter().map(|role| role.name.as_str()))
            .numbered(request.roles.iter().map(|role| role.id));
        let maps = request.rules.iter().map(|rule| {
            let expressions = rule.actions.iter().filter_map(RuleAction::maps_roles);
            expressions.map(|expression| Mapped::of(expression, &readings, &names)).collect()
        });
        Self { request, maps: maps.collect(), names, whom: Whom::of_each(&request.rules) }
    }

    fn whom(&self, rule: usize) -> Whom {
        self.whom.get(rule).copied().unwrap_or(Whom::EVERYBODY)
    }

    /// Rules that are switched on, with their index.
    fn enabled(&self) -> impl Iterator<Item = (usize, &'request AppRule)> {
        self.request.rules.iter().enumerate().filter(|(_, rule)| rule.is_enabled())
    }

    /// The same with what they map.
    fn mapping(&self) -> impl Iterator<Item = (usize, &'request AppRule, &Mapped<'request>)> {
        self.enabled().flat_map(|(index, rule)| {
            self.maps.get(index).into_iter().flatten().map(move |mapped| (index, rule, mapped))
        })
    }

    fn role(&self, index: usize) -> &'request str {
        self.request.roles.get(index).map_or("", |role| role.name.as_str())
    }

    /// The role that a condition names, by number or name.
    fn named(&self, value: &serde_json::Value) -> Option<&'request LintRole> {
        self.request.roles.get(self.names.of_condition(value)?)
    }
}

impl<'request> Mapped<'request> {
    fn of(expression: &'request str, readings: &[Reading], names: &RoleNames<'request>) -> Self {
        let evaluate = |reading: Reading| -> Made<'request> {
            let engine = Engine::new(expression, reading).map_err(|error| error.0)?;
            engine.all(names).map_err(|error| error.0)
        };
        let mut distinct: Vec<Rc<Made>> = Vec::new();
        let mut share = |made: Made<'request>| -> Rc<Made<'request>> {
            if let Some(known) = distinct.iter().find(|known| ***known == made) {
                return Rc::clone(known);
            }
            let made = Rc::new(made);
            distinct.push(Rc::clone(&made));
            made
        };
        // Matching is what takes time. What the group is called, and whether a forbidden character is in it, is seen from that.
        let mut matched: Vec<(Reading, Rc<Made>)> = Vec::new();
        let mut under = Vec::with_capacity(readings.len());
        for reading in readings {
            let made = if reading.characters.forbidden(expression).is_some() {
                share(evaluate(*reading))
            } else {
                let twin = Reading { naming: Naming::GroupOrMatch, characters: Characters::Any, ..*reading };
                let known = matched.iter().find(|(other, _)| *other == twin).map(|(_, made)| Rc::clone(made));
                let parts = known.unwrap_or_else(|| {
                    let made = share(evaluate(twin));
                    matched.push((twin, Rc::clone(&made)));
                    made
                });
                match (reading.naming, parts.as_ref()) {
                    (Naming::WholeName, Ok(parts)) => {
                        let whole =
                            |(role, _): &(usize, &str)| (*role, names.names.get(*role).copied().unwrap_or_default());
                        share(Ok(parts.iter().map(whole).collect()))
                    }
                    _ => parts,
                }
            };
            under.push((*reading, made));
        }
        Self { expression, under }
    }
}

/// Declares the modules of the lints, their list, and what documents them.
macro_rules! lints {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*

        const LINTS: &[Lint] = &[$($module::LINT),*];

        #[cfg(test)]
        pub(crate) const DOCUMENTED: &[crate::finding::Documented] = &[$(crate::finding::Documented {
            code: $module::LINT.code,
            severity: $module::LINT.severity,
            why: $module::LINT.why,
            todo: $module::LINT.todo,
            source: include_str!(concat!(stringify!($module), ".rs")),
            try_on,
        }),*];
    };
}

lints![
    all_roles,
    can_not_be_evaluated,
    differs,
    direct_groups,
    disabled,
    duplicate,
    empty_expression,
    from_existing,
    matches_more,
    matches_none,
    names_collide,
    never_fires,
    positions,
    role_without_app,
    role_without_people,
    shadowed,
    swallowed,
];

/// Runs all lints. In the order of the rules, the worst first; what is about several rules comes last.
#[must_use]
pub fn lint(request: &LintRequest) -> Vec<RuleFinding> {
    let rules = Rules::of(request);
    let mut findings = Vec::new();
    for lint in LINTS {
        let mut found = Found::default();
        (lint.run)(&rules, &mut found);
        findings.extend(found.0.into_iter().map(|Hit { rule, other, part, what }| {
            let (expression, span) = part.unzip();
            RuleFinding {
                code: lint.code.to_owned(),
                severity: lint.severity,
                rule,
                name: rule.and_then(|rule| request.rules.get(rule)).map(|rule| rule.name.clone()),
                other,
                expression,
                span,
                what,
                why: lint.why.to_owned(),
                todo: lint.todo.to_owned(),
            }
        }));
    }
    let place = |finding: &RuleFinding| finding.rule.unwrap_or(usize::MAX);
    findings.sort_by(|left, right| {
        (place(left), left.severity, &left.code).cmp(&(place(right), right.severity, &right.code))
    });
    findings
}

/// Turns spans into UTF-16 code units, as JavaScript counts.
pub fn spans_to_utf16(findings: &mut [RuleFinding]) {
    for finding in findings {
        if let (Some(expression), Some(span)) = (&finding.expression, &mut finding.span) {
            *span = span.in_utf16(expression);
        }
    }
}

/// Names of the roles of these indices, a few of them.
fn some(rules: &Rules<'_>, roles: impl IntoIterator<Item = usize>) -> String {
    let names: Vec<String> = roles.into_iter().map(|role| rules.role(role).to_owned()).collect();
    super::expression::quoted(&names)
}

/// Runs all lints on an example, a request as JSON.
#[cfg(test)]
fn try_on(input: &str, _rules: Option<&str>) -> Vec<crate::finding::InputFinding> {
    let Ok(request) = serde_json::from_str::<LintRequest>(input) else { return Vec::new() };
    let as_input = |finding: RuleFinding| crate::finding::InputFinding {
        code: finding.code,
        severity: finding.severity,
        span: finding.span.unwrap_or_default(),
        at: crate::finding::Position::default(),
        pointer: None,
        attribute: None,
        what: finding.what,
        why: finding.why,
        todo: finding.todo,
        fix: None,
        belongs: None,
    };
    lint(&request).into_iter().map(as_input).collect()
}

#[cfg(test)]
mod tests;
