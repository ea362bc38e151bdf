//! The rules for the chosen roles, in the style that the admin picks.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::expression::{Dependence, Expression, for_prefix, for_role_among, quoted};
use super::model::{AppRule, to_api};
use super::names::Names;
use super::reading::{Case, Reading};
use super::simulate::mapping_rule;

/// An expression longer than this may be cut off: how long OneLogin's field is, no source says, and 255 is usual.
const LONG: usize = 255;

/// What rules are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RulesRequest {
    /// Display name of the app.
    pub app: String,
    /// Starts the rules' names.
    pub vendor: String,
    /// Roles to send as groups.
    pub roles: Vec<String>,
    /// All roles of the tenant as far as known, for telling what else would match.
    #[serde(default)]
    pub all_roles: Vec<String>,
    /// How many rules, and of what kind.
    #[serde(default)]
    pub style: Style,
    /// Readings that are still possible, if some are known to be wrong; empty means all.
    #[serde(default)]
    pub readings: Vec<Reading>,
}

/// How many rules, and of what kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum Style {
    /// One rule for each role, as vendors' guides have it: easy to read, to switch off and to take away.
    #[default]
    PerRole,
    /// One rule for all of them.
    OneForAll,
    /// One rule for all roles whose name begins with a prefix, those to come included.
    Convention {
        /// Such as `app-`.
        prefix: String,
        /// Is it taken off the group's name?
        #[serde(default)]
        strip: bool,
    },
}

/// The rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Generated {
    /// In the order of the roles.
    pub rules: Vec<PlannedRule>,
    /// What the admin should know of all of them, in words.
    pub warnings: Vec<String>,
}

/// A rule as the New mapping window wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PlannedRule {
    /// What it is for, in short: the role, or the prefix.
    pub title: String,
    /// Name of the rule.
    pub name: String,
    /// The action, e.g. `Set Groups in Spekit SCIM`.
    pub action: String,
    /// What the rule goes through: `role`.
    pub for_each: String,
    /// With value that matches this.
    pub expression: String,
    /// Roles that it selects, as far as they are known.
    pub roles: Vec<String>,
    /// The group that it makes of each of them.
    pub groups: Vec<String>,
    /// What must hold of OneLogin for it to select exactly these; empty if it does so under every possible reading.
    pub depends: Vec<Dependence>,
    /// What the admin should know, in words.
    pub warnings: Vec<String>,
}

impl PlannedRule {
    /// Is it claimed to do what it is meant for under this reading?
    #[must_use]
    pub fn claims(&self, reading: Reading) -> bool {
        self.depends.iter().all(|dependence| dependence.on.holds(reading))
    }

    /// As API v2 has it.
    #[must_use]
    pub fn as_rule(&self) -> AppRule {
        mapping_rule(&self.name, &self.expression)
    }
}

/// Why no rules can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    /// There is no app name.
    #[error("The app has no name. The action of a rule contains it, so enter the app's display name.")]
    NoApp,
    /// No role was chosen.
    #[error("No role was chosen. Choose at least one role to send as a group.")]
    NoRoles,
    /// A role's name is blank.
    #[error("Role number {0} has no name. Remove it, or write its name as OneLogin has it.")]
    BlankRole(usize),
    /// A role was chosen twice.
    #[error("The role “{0}” was chosen twice. Two rules would do the same, so remove one of them.")]
    Twice(String),
    /// A role's name contains a control character.
    #[error(
        "The name of role number {0} contains a line break or another control character. No expression is certain to match it, so rename the role."
    )]
    ControlCharacter(usize),
    /// A convention without a prefix.
    #[error("The naming convention has no prefix. Enter what the names of the roles begin with, such as “app-”.")]
    NoPrefix,
}

/// Name of the rule for a role.
#[must_use]
pub fn rule_name(vendor: &str, role: &str) -> String {
    format!("{vendor}: {role}")
}

/// Makes the rules for the chosen roles.
///
/// With a naming convention the prefix decides which roles are sent; `roles` then only says what is expected of it.
///
/// # Errors
/// [`RulesError`] says what is missing or doubled.
pub fn generate(request: &RulesRequest) -> Result<Generated, RulesError> {
    if request.app.trim().is_empty() {
        return Err(RulesError::NoApp);
    }
    let by_prefix = matches!(request.style, Style::Convention { .. });
    if request.roles.is_empty() && !by_prefix {
        return Err(RulesError::NoRoles);
    }
    let mut chosen = BTreeSet::new();
    for (index, role) in request.roles.iter().enumerate() {
        if role.trim().is_empty() {
            return Err(RulesError::BlankRole(index + 1));
        }
        if role.chars().any(char::is_control) {
            return Err(RulesError::ControlCharacter(index + 1));
        }
        if !chosen.insert(role.as_str()) {
            return Err(RulesError::Twice(role.clone()));
        }
    }
    let possible = |reading: &Reading| request.readings.is_empty() || request.readings.contains(reading);
    let ignore_case = Reading::ALL.iter().any(|reading| reading.case == Case::Insensitive && possible(reading));
    // What holds under every reading that is left is no dependence.
    let doubtful = |expression: Expression| -> Expression {
        let mut depends = expression.depends;
        depends.retain(|dependence| {
            Reading::ALL.iter().filter(|reading| possible(reading)).any(|reading| !dependence.on.holds(*reading))
        });
        Expression { depends, ..expression }
    };
    let rule = |title: &str, expression: Expression, roles: Vec<String>, groups: Vec<String>| PlannedRule {
        title: title.to_owned(),
        name: rule_name(&request.vendor, title),
        action: format!("Set Groups in {}", request.app),
        for_each: "role".to_owned(),
        warnings: long(&expression.text),
        expression: expression.text,
        roles,
        groups,
        depends: expression.depends,
    };
    let names = Names::of(&request.all_roles);
    let mut warnings = Vec::new();
    let rules = match &request.style {
        Style::PerRole => {
            let mut rules = Vec::with_capacity(request.roles.len());
            for role in &request.roles {
                let expression = for_role_among(role, &names, |other| chosen.contains(other), ignore_case);
                let mut made = rule(role, doubtful(expression), vec![role.clone()], vec![role.clone()]);
                made.warnings.extend(remarks(role, &names));
                rules.push(made);
            }
            rules
        }
        Style::OneForAll => {
            let mut together = Expression { text: String::new(), depends: Vec::new() };
            for role in &request.roles {
                let expression = for_role_among(role, &names, |other| chosen.contains(other), ignore_case);
                if !together.text.is_empty() {
                    together.text.push('|');
                }
                together.text.push_str(&expression.text);
                for dependence in expression.depends {
                    let why = format!("“{role}”: {}", dependence.why);
                    together.depends.push(Dependence { why, ..dependence });
                }
                warnings.extend(remarks(role, &names).into_iter().map(|remark| format!("“{role}”: {remark}")));
            }
            let title = match request.roles.as_slice() {
                [one] => one.clone(),
                several => format!("{} roles", several.len()),
            };
            vec![rule(&title, doubtful(together), request.roles.clone(), request.roles.clone())]
        }
        Style::Convention { prefix, strip } => {
            if prefix.trim().is_empty() {
                return Err(RulesError::NoPrefix);
            }
            let behind = |role: &'_ str| role.strip_prefix(prefix.as_str()).filter(|rest| !rest.is_empty()).is_some();
            let known: BTreeSet<&String> = request.all_roles.iter().chain(&request.roles).collect();
            let roles: Vec<String> = known.into_iter().filter(|role| behind(role)).cloned().collect();
            let cut = |role: &String| {
                if *strip { role.get(prefix.len()..).unwrap_or_default().to_owned() } else { role.clone() }
            };
            let groups = roles.iter().map(cut).collect();
            warnings.extend(convention_remarks(prefix, request, &chosen, &roles));
            let expression = doubtful(for_prefix(prefix, *strip, &names, ignore_case));
            vec![rule(&format!("{prefix}…"), expression, roles, groups)]
        }
    };
    Ok(Generated { rules, warnings })
}

fn long(expression: &str) -> Vec<String> {
    let length = expression.chars().count();
    if length <= LONG {
        return Vec::new();
    }
    vec![format!(
        "The expression has {length} characters. OneLogin does not document how many it keeps. With one rule for each role, each expression is short."
    )]
}

/// What is odd about a role's name.
fn remarks(role: &str, names: &Names<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    let twins: Vec<String> = names.look_alikes(role).filter(|other| *other != role).map(str::to_owned).collect();
    let known = names.all().is_empty() || names.has(role);
    if !known && !twins.is_empty() {
        remarks.push(format!(
            "The tenant has {}, which looks the same but is stored with other characters (another Unicode form). Copy the name from the tenant's own list.",
            quoted(&twins)
        ));
    } else if !known {
        remarks.push("No role of this name was seen in the tenant so far. Check the spelling.".to_owned());
    } else if !twins.is_empty() {
        remarks.push(format!(
            "Another role, {}, looks the same and differs in its Unicode form only. The expression matches the role that was chosen. If OneLogin compares names in one form, both become one group. Rename one of them.",
            quoted(&twins)
        ));
    }
    if role.trim() != role {
        remarks.push("The name begins or ends with a space. OneLogin may remove it. Check the rule after you save it, or rename the role.".to_owned());
    }
    remarks
}

fn convention_remarks(
    prefix: &str,
    request: &RulesRequest,
    chosen: &BTreeSet<&str>,
    roles: &[String],
) -> Option<String> {
    let sent: BTreeSet<&String> = roles.iter().collect();
    let outside: Vec<String> = request.roles.iter().filter(|role| !sent.contains(role)).cloned().collect();
    let more: Vec<String> = roles.iter().filter(|role| !chosen.contains(role.as_str())).cloned().collect();
    if roles.is_empty() {
        return Some(format!("No known role begins with “{prefix}”, so nothing would be sent. Check the prefix."));
    }
    let mut said = Vec::new();
    if !outside.is_empty() {
        said.push(format!("{} do not begin with “{prefix}” and would not be sent.", quoted(&outside)));
    }
    if !more.is_empty() && !chosen.is_empty() {
        said.push(format!(
            "{} begin with “{prefix}” and would be sent too, although they were not chosen.",
            quoted(&more)
        ));
    }
    let strip = matches!(request.style, Style::Convention { strip: true, .. });
    if strip
        && roles.iter().any(|role| role.get(prefix.len()..).is_some_and(|rest| rest.starts_with([' ', '-', '_', '.'])))
    {
        said.push(
            "Some names of groups would begin with a space or a punctuation mark. Make it part of the prefix."
                .to_owned(),
        );
    }
    (!said.is_empty()).then(|| said.join(" "))
}

/// The rules as bodies for `POST /api/2/apps/:id/rules`.
///
/// The value key `role` is inferred: no public source shows it. Ask `GET …/rules/actions/set_groups/values` first.
#[must_use]
pub fn api_json(rules: &[PlannedRule]) -> String {
    let bodies: Vec<_> = rules.iter().map(PlannedRule::as_rule).collect();
    to_api(&bodies)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Aspect, Population, simulate};
    use proptest::prelude::*;

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn request(roles: &[&str], all: &[&str]) -> RulesRequest {
        RulesRequest {
            app: "Spekit SCIM".into(),
            vendor: "Spekit".into(),
            roles: strings(roles),
            all_roles: strings(all),
            style: Style::PerRole,
            readings: Vec::new(),
        }
    }

    #[test]
    fn each_role_gets_a_rule_that_names_the_app() {
        let made = generate(&request(&["Sales", "R&D"], &["Sales", "R&D", "Sales EMEA"])).expect("rules");
        assert_eq!(made.rules.len(), 2);
        assert_eq!(made.rules[0].name, "Spekit: Sales");
        assert_eq!(made.rules[0].action, "Set Groups in Spekit SCIM");
        assert!(made.rules.iter().all(|rule| rule.warnings.is_empty() && rule.depends.is_empty()));
    }

    #[test]
    fn a_role_that_would_match_too_is_told_of_unless_it_is_chosen_or_the_reading_is_ruled_out() {
        let doubtful = generate(&request(&["IT"], &["IT", "It"])).expect("rules");
        assert_eq!(doubtful.rules[0].depends[0].on, Aspect::Case(Case::Sensitive));
        let both = generate(&request(&["IT", "It"], &["IT", "It"])).expect("rules");
        assert!(both.rules.iter().all(|rule| rule.depends.is_empty()), "each becomes a group of its own name anyhow");
        let known: Vec<Reading> = Reading::ALL.into_iter().filter(|reading| reading.case == Case::Sensitive).collect();
        let sure = generate(&RulesRequest { readings: known, ..request(&["IT"], &["IT", "It"]) }).expect("rules");
        assert!(sure.rules[0].depends.is_empty());
    }

    #[test]
    fn one_rule_for_all_is_an_alternative_of_anchored_names() {
        let made = generate(&RulesRequest { style: Style::OneForAll, ..request(&["Sales", "R.D"], &[]) });
        let made = made.expect("rules");
        assert_eq!((made.rules.len(), made.rules[0].expression.as_str()), (1, "^Sales$|^R.D$"));
        assert_eq!(made.rules[0].name, "Spekit: 2 roles");
        let many: Vec<String> = (0..100).map(|number| format!("Role {number}")).collect();
        let long =
            generate(&RulesRequest { style: Style::OneForAll, roles: many, ..request(&[], &[]) }).expect("rules");
        assert!(long.rules[0].warnings[0].contains("characters"), "{:?}", long.rules[0].warnings);
    }

    #[test]
    fn a_convention_names_its_groups_and_says_what_it_depends_on() {
        let all = ["app-Sales", "app-Legal", "Board"];
        let style = Style::Convention { prefix: "app-".into(), strip: true };
        let made = generate(&RulesRequest { style, ..request(&["app-Sales", "Board"], &all) }).expect("rules");
        let rule = &made.rules[0];
        assert_eq!((rule.expression.as_str(), &rule.groups), ("^app-(.{1,})$", &strings(&["Legal", "Sales"])));
        assert_eq!(rule.depends.len(), 2);
        assert!(made.warnings[0].contains("“Board” do not begin"), "{:?}", made.warnings);
        assert!(made.warnings[0].contains("“app-Legal” begin"), "{:?}", made.warnings);
        assert_eq!(
            generate(&RulesRequest {
                style: Style::Convention { prefix: " ".into(), strip: false },
                ..request(&[], &all)
            }),
            Err(RulesError::NoPrefix)
        );
    }

    #[test]
    fn a_name_in_another_unicode_form_is_told_of() {
        let typed = generate(&request(&["Café"], &["Cafe\u{301}", "Bar"])).expect("rules");
        assert!(typed.rules[0].warnings[0].contains("another Unicode form"), "{:?}", typed.rules[0].warnings);
        let twins = generate(&request(&["Café"], &["Café", "Cafe\u{301}"])).expect("rules");
        assert_eq!((twins.rules[0].expression.as_str(), twins.rules[0].depends.len()), ("^Café$", 0));
        assert!(twins.rules[0].warnings[0].contains("differs in its Unicode form"), "{:?}", twins.rules[0].warnings);
    }

    #[test]
    fn missing_and_doubled_roles_are_told() {
        assert_eq!(generate(&request(&[], &[])), Err(RulesError::NoRoles));
        assert_eq!(generate(&request(&["A", " "], &[])), Err(RulesError::BlankRole(2)));
        assert_eq!(generate(&request(&["A", "A"], &[])), Err(RulesError::Twice("A".into())));
        assert_eq!(generate(&request(&["A\u{7}"], &[])), Err(RulesError::ControlCharacter(1)));
    }

    #[test]
    fn the_api_form_has_an_expression_for_map_from_onelogin() {
        let made = generate(&request(&["Sales"], &[])).expect("rules");
        let bodies: serde_json::Value = serde_json::from_str(&api_json(&made.rules)).expect("JSON");
        assert_eq!(bodies[0]["actions"][0]["expression"], "^Sales$");
    }

    #[test]
    fn ten_thousand_roles_of_ten_thousand_are_told_apart() {
        let all: Vec<String> = (0..10_000).map(|number| format!("Role ({}) {number}", number % 7)).collect();
        let made = generate(&RulesRequest { roles: all.clone(), all_roles: all, ..request(&[], &[]) }).expect("rules");
        assert_eq!(made.rules.len(), 10_000);
        assert!(made.rules.iter().all(|rule| rule.depends.is_empty()));
        assert_eq!(made.rules[8].expression, "^Role .1. 8$");
    }

    proptest! {
        #[test]
        fn rules_make_exactly_the_groups_that_were_chosen_under_every_reading_they_claim(
            names in prop::collection::btree_set("( |[A-Ca-cé+.()*&\\\\/\\[\\]{}|?^$-]){1,5}", 1..8),
            picks in prop::collection::vec(any::<prop::sample::Index>(), 1..5),
            style in prop_oneof![
                Just(Style::PerRole),
                Just(Style::OneForAll),
                ("[A-Ca-c+.(-]", any::<bool>()).prop_map(|(prefix, strip)| Style::Convention { prefix, strip }),
            ],
            sensitive_only in any::<bool>(),
        ) {
            let names: Vec<String> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
            prop_assume!(!names.is_empty());
            let chosen: BTreeSet<String> = picks.iter().map(|pick| pick.get(&names).clone()).collect();
            let readings: Vec<Reading> =
                Reading::ALL.into_iter().filter(|reading| sensitive_only && reading.case == Case::Sensitive).collect();
            let made = generate(&RulesRequest {
                app: "App".into(),
                vendor: "V".into(),
                roles: chosen.iter().cloned().collect(),
                all_roles: names.clone(),
                style: style.clone(),
                readings: readings.clone(),
            }).expect("rules");
            let people: Vec<Vec<u32>> = (0..names.len()).map(|role| vec![u32::try_from(role).expect("few")]).collect();
            let population = Population::of(names.clone(), &people);
            let rules: Vec<AppRule> = made.rules.iter().map(PlannedRule::as_rule).collect();
            for reading in Reading::ALL.into_iter().filter(|reading| readings.is_empty() || readings.contains(reading)) {
                if !made.rules.iter().all(|rule| rule.claims(reading)) {
                    continue;
                }
                let simulation = simulate(&rules, &population, reading);
                prop_assert!(simulation.left_out.is_empty(), "{:?}", simulation.left_out);
                for (user, name) in names.iter().enumerate() {
                    let groups: Vec<String> =
                        simulation.groups_of(user).iter().map(|group| simulation.groups[*group as usize].clone()).collect();
                    let wanted = match &style {
                        Style::Convention { prefix, strip } => match name.strip_prefix(prefix.as_str()) {
                            Some(rest) if !rest.is_empty() => vec![if *strip { rest.to_owned() } else { name.clone() }],
                            _ => vec![],
                        },
                        _ if chosen.contains(name) => vec![name.clone()],
                        _ => vec![],
                    };
                    prop_assert_eq!(groups, wanted, "{} under {:?}: {:?}", name, reading, &made);
                }

            }
        }
    }
}
