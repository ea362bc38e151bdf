//! The Rules tab: which roles, in which style, with what effect, beside which rules that are there already.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::Model;
use super::progress::OfApp;
use crate::audit;
use crate::guide::{Each, Mapping, PlainInput};
use crate::rules::{
    AppRule, Difference, ExplainRequest, Explanation, LintRequest, LintRole, ListedRole, PlannedRule, Population,
    Reading, RuleFinding, aspects_that_matter, explain_request, from_api, lint, read_roles, simulate, simulate_each,
};

/// What the Rules tab knows besides the chosen roles. Kept in memory only: it may name people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RulesTab {
    /// Which of the known roles are shown.
    pub search: String,
    /// Roles of a list that was pasted or opened.
    pub listed: Vec<ListedRole>,
    /// Goes up with each list that is taken up.
    pub edition: u32,
    /// What became of that list.
    pub list_said: Option<Result<String, String>>,
    /// Rules that are in OneLogin already, in order.
    pub existing: Vec<Existing>,
    /// Are they all of the app's?
    pub existing_are_all: bool,
    /// Do they come from JSON? Then the page does not overwrite them.
    pub from_json: bool,
    /// What became of that JSON.
    pub json_said: Option<Result<String, String>>,
    /// Pages or rules that are being read one after the other.
    pub sweep: Option<Sweep>,
    /// What saving would change, as far as people are known.
    pub effect: Option<Outcome>,
    /// What the lints say.
    pub linted: Linted,
    /// Whose membership is asked about.
    pub asked: Asked,
    /// The answer.
    pub told: Option<Vec<Explanation>>,
}

/// What the lints say of the rules that were read, and of the planned ones beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Linted {
    /// Of those that are there; `rule` counts in [`RulesTab::existing`].
    pub existing: Vec<RuleFinding>,
    /// Of the planned ones, and of what they do to those that are there.
    pub planned: Vec<RuleFinding>,
}

/// Whose membership in which group is asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// As the list of roles calls the person.
    pub person: String,
    /// The group's name.
    pub group: String,
}

/// All that effect, findings and explanation are worked out from.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis {
    /// The planned rules, and the roles and readings that they were made for.
    mapping: Mapping,
    existing: Vec<Existing>,
    edition: u32,
    access: BTreeMap<String, bool>,
    asked: Asked,
}

/// A rule that is in OneLogin already.
#[derive(Clone, Debug, PartialEq)]
pub struct Existing {
    /// Its name as the list shows it.
    pub name: String,
    /// What it does; `None` until it was open once.
    pub rule: Option<AppRule>,
}

/// Something that is read page by page.
#[derive(Clone, Debug, PartialEq)]
pub enum Sweep {
    /// The pages of Users > Roles.
    Roles {
        /// Names that were read so far.
        names: BTreeSet<String>,
        /// Labels of pages that were opened, in order.
        pages: Vec<String>,
        /// The last row when more was last asked for, for telling that it has come.
        last: Option<String>,
        /// Since when that page is waited for, in milliseconds since 1970.
        waiting: f64,
    },
    /// The rules of an app.
    Rules {
        /// The row that was opened.
        opened: Option<usize>,
        /// Since when its window is waited for, in milliseconds since 1970.
        waiting: f64,
    },
}

/// What saving the planned rules would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Under the likeliest reading.
    pub difference: Difference,
    /// How many people are in each group afterwards.
    pub sizes: BTreeMap<String, u32>,
    /// Rules whose effect is not known, and why.
    pub left_out: Vec<String>,
    /// What the outcome depends on.
    pub matters: Vec<&'static str>,
    /// How many people the list names.
    pub people: usize,
}

/// Text fields of the tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RulesField {
    /// What to look for among the known roles.
    Search,
    /// The prefix of a naming convention.
    Prefix,
    /// A list of roles.
    List,
    /// Rules as API JSON.
    Existing,
    /// A person whose membership is asked about.
    Person,
    /// The group that it is asked for.
    Group,
}

impl RulesTab {
    /// Takes up a list of roles.
    pub fn take_list(&mut self, text: &str) {
        self.edition += 1;
        if text.trim().is_empty() {
            (self.listed, self.list_said) = (Vec::new(), None);
            return;
        }
        self.list_said = Some(match read_roles(text) {
            Ok(roles) => {
                let people = roles.iter().filter(|role| role.people.is_some()).count();
                let said = match people {
                    0 => format!("{} roles read. The list does not say who has them.", roles.len()),
                    _ => format!("{} roles read, with their people.", roles.len()),
                };
                self.listed = roles;
                Ok(said)
            }
            Err(error) => Err(error.to_string()),
        });
    }

    /// Takes up rules as API JSON.
    pub fn take_existing(&mut self, text: &str) {
        if text.trim().is_empty() {
            (self.existing, self.from_json, self.json_said) = (Vec::new(), false, None);
            self.existing_are_all = false;
            return;
        }
        self.json_said = Some(match from_api(text) {
            Ok(rules) => {
                let said = format!("{} rules read.", rules.len());
                self.existing =
                    rules.into_iter().map(|rule| Existing { name: rule.name.clone(), rule: Some(rule) }).collect();
                self.from_json = true;
                self.existing_are_all = true;
                Ok(said)
            }
            Err(error) => Err(format!(
                "This is not what GET /api/2/apps/…/rules answers: line {}, column {}. Copy the whole answer.",
                error.line(),
                error.column()
            )),
        });
    }

    /// Another app is looked at: its rules are others.
    pub fn leave_app(&mut self) {
        (self.existing, self.from_json, self.json_said, self.sweep) = (Vec::new(), false, None, None);
        self.existing_are_all = false;
    }

    /// The people that the list names.
    #[must_use]
    pub fn people(&self) -> BTreeSet<&str> {
        self.listed.iter().flat_map(|role| role.people.iter().flatten()).map(String::as_str).collect()
    }

    /// The existing rules that were read.
    #[must_use]
    pub fn read(&self) -> Vec<AppRule> {
        self.existing.iter().filter_map(|existing| existing.rule.clone()).collect()
    }
}

/// The rules after saving: what is planned and there already under the same name is not made twice.
fn after(existing: &[AppRule], planned: &[AppRule]) -> Vec<AppRule> {
    let names: BTreeSet<&str> = existing.iter().map(|rule| rule.name.as_str()).collect();
    let fresh = planned.iter().filter(|rule| !names.contains(rule.name.as_str()));
    existing.iter().chain(fresh).cloned().collect()
}

/// Works out what saving would change, if people are known.
#[must_use]
pub fn outcome(
    existing: &[AppRule],
    planned: &[AppRule],
    listed: &[ListedRole],
    all_roles: &[String],
    readings: &[Reading],
) -> Option<Outcome> {
    let mut people: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let mut roles: Vec<String> = Vec::new();
    let mut ids = Vec::new();
    for role in listed {
        let index = u32::try_from(roles.len()).ok()?;
        roles.push(role.name.clone());
        ids.push(role.id.unwrap_or_default());
        for person in role.people.iter().flatten() {
            people.entry(person).or_default().push(index);
        }
    }
    if people.is_empty() {
        return None;
    }
    let known: BTreeSet<&String> = listed.iter().map(|role| &role.name).collect();
    for role in all_roles.iter().filter(|role| !known.contains(role)) {
        roles.push(role.clone());
        ids.push(0);
    }
    let users: Vec<Vec<u32>> = people.into_values().collect();
    let mut population = Population::of(roles, &users);
    population.role_ids = ids;
    let after = after(existing, planned);
    let held = simulate_each(&after, &population, Reading::possible(readings));
    let (reading, likeliest) = held.first()?;
    let difference = simulate(existing, &population, *reading).difference(likeliest);
    Some(Outcome {
        difference,
        sizes: likeliest.groups.iter().cloned().zip(likeliest.sizes()).collect(),
        left_out: likeliest.left_out.iter().map(|left| format!("“{}”: {}", left.rule, left.why)).collect(),
        matters: aspects_that_matter(&held),
        people: users.len(),
    })
}

/// Lints the rules that were read, and the planned ones beside them.
///
/// `known` says of the roles what the panel knows, and whether these are all of the tenant's.
#[must_use]
pub fn linted(existing: &[Existing], planned: &[AppRule], known: &LintRequest) -> Linted {
    let unread = existing.iter().any(|existing| existing.rule.is_none());
    let (places, read): (Vec<usize>, Vec<AppRule>) = existing
        .iter()
        .enumerate()
        .filter_map(|(place, existing)| {
            let mut rule = existing.rule.clone()?;
            // Between rules that were not read positions have gaps that mean nothing.
            rule.position = rule.position.filter(|_| !unread);
            Some((place, rule))
        })
        .unzip();
    let of = |rules: Vec<AppRule>| lint(&LintRequest { rules, ..known.clone() });
    let alone = of(read.clone());
    // The generator says of its own rules what else they would match and what they depend on.
    let told = ["rules.can-not-be-evaluated", "rules.differs", "rules.matches-more", "rules.matches-none"];
    // It lets roles that were chosen share an expression, and each keeps its rule all the same.
    let shared = ["rules.duplicate", "rules.swallowed"];
    let mut planned = if planned.is_empty() { Vec::new() } else { of(after(&read, planned)) };
    planned.retain(|finding| {
        let is_planned = |rule: Option<usize>| rule.is_some_and(|rule| rule >= read.len());
        if is_planned(finding.rule) {
            let code = finding.code.as_str();
            let among_planned = shared.contains(&code) && is_planned(finding.other);
            !told.contains(&code) && !among_planned
        } else {
            !alone.contains(finding)
        }
    });
    let place = |rule: Option<usize>| rule.and_then(|rule| places.get(rule).copied());
    let existing = alone.into_iter().map(|finding| RuleFinding {
        rule: place(finding.rule),
        other: place(finding.other),
        ..finding
    });
    Linted { existing: existing.collect(), planned }
}

impl Model {
    /// The step that fills the rules.
    #[must_use]
    pub fn rules_step(&self) -> Option<usize> {
        self.guide.steps.iter().position(|step| step.for_each == Some(Each::Rules))
    }

    /// Known roles that the search leaves.
    #[must_use]
    pub fn shown_roles(&self) -> Vec<String> {
        let wanted = self.rules.search.to_lowercase();
        let wanted = wanted.trim();
        self.known_roles().into_iter().filter(|role| role.to_lowercase().contains(wanted)).collect()
    }

    /// Makes the rules anew if what they depend on has changed, and what saving them would do.
    pub fn remap(&mut self) {
        let known = self.roles_for_rules();
        let before = std::mem::take(&mut self.mapping);
        self.mapping = before.renewed(&self.guide, &self.inputs, &known);
        let before = self.worked_out.as_ref();
        let same = before.is_some_and(|before| {
            before.edition == self.rules.edition
                && before.existing == self.rules.existing
                && before.access == self.progress.access
                && before.mapping == self.mapping
        });
        if same && before.is_some_and(|before| before.asked == self.rules.asked) {
            return;
        }
        // Rules that are filled or read one by one change the list each time; what comes of it is worked out once, at the end.
        if self.run.is_some() || self.rules.sweep.is_some() {
            return;
        }
        let planned: Vec<AppRule> = self.mapping.rules.iter().map(PlannedRule::as_rule).collect();
        let existing = self.rules.read();
        if !same {
            let readings = self.mapping.readings();
            self.rules.effect = outcome(&existing, &planned, &self.rules.listed, &known, readings);
            self.rules.linted = linted(&self.rules.existing, &planned, &self.known_to_lints(&known));
            let had_read = |before: &Basis| before.existing.iter().any(|existing| existing.rule.is_some());
            let read_before = self.worked_out.as_ref().is_some_and(had_read);
            // What was read in an earlier session holds until rules are read again.
            if read_before || !existing.is_empty() {
                let findings = audit::of_rules(&self.guide, &self.rules.linted.existing);
                self.progress.rules = self.progress.app.clone().map(|app| OfApp { app, findings });
            }
        }
        self.rules.told = self.answer(&after(&existing, &planned), &known);
        self.worked_out = Some(Basis {
            mapping: self.mapping.clone(),
            existing: self.rules.existing.clone(),
            edition: self.rules.edition,
            access: self.progress.access.clone(),
            asked: self.rules.asked.clone(),
        });
    }

    /// What is known of the roles, as the lints take it.
    fn known_to_lints(&self, known: &[String]) -> LintRequest {
        let listed: BTreeMap<&str, &ListedRole> =
            self.rules.listed.iter().map(|role| (role.name.as_str(), role)).collect();
        let role = |name: &String| {
            let listed = listed.get(name.as_str());
            let people = listed.and_then(|role| u32::try_from(role.people.as_ref()?.len()).ok());
            LintRole {
                name: name.clone(),
                id: listed.and_then(|role| role.id),
                has_app: self.progress.access.get(name).copied(),
                people,
            }
        };
        LintRequest {
            roles: known.iter().map(role).collect(),
            // A list that was pasted does not say whether it is complete; the tenant does.
            partial: !self.progress.roles.are_all(),
            readings: self.mapping.readings().to_vec(),
            rewriting: self.guide.group_names.clone(),
            ..LintRequest::default()
        }
    }

    /// Why the person that was asked about is in the group once the rules are saved, or is not.
    fn answer(&self, rules: &[AppRule], known: &[String]) -> Option<Vec<Explanation>> {
        let Asked { person, group } = &self.rules.asked;
        let (person, group) = (person.trim(), group.trim());
        if group.is_empty() || !self.rules.people().contains(person) {
            return None;
        }
        let ids: BTreeMap<&str, u64> =
            self.rules.listed.iter().filter_map(|role| Some((role.name.as_str(), role.id?))).collect();
        let has = |role: &&ListedRole| role.people.iter().flatten().any(|other| other == person);
        let request = ExplainRequest {
            roles: known.to_vec(),
            role_ids: known.iter().map(|role| ids.get(role.as_str()).copied().unwrap_or_default()).collect(),
            user_roles: self.rules.listed.iter().filter(has).map(|role| role.name.clone()).collect(),
            rules: rules.to_vec(),
            group: group.to_owned(),
            readings: self.mapping.readings().to_vec(),
            ..ExplainRequest::default()
        };
        explain_request(&request).ok().map(|explained| explained.explanations)
    }

    /// The roles that rules have to be told apart from.
    fn roles_for_rules(&self) -> Vec<String> {
        let complete = self.progress.roles.are_all();
        let mut roles: BTreeSet<String> = self.progress.roles.names.clone();
        roles.extend(self.rules.listed.iter().map(|role| role.name.clone()));
        roles.extend(self.inputs.line(PlainInput::NewRole).map(str::to_owned));
        if !complete {
            // While only some were seen, a chosen one that was not is no news.
            roles.extend(self.inputs.list(PlainInput::Roles));
        }
        roles.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_saving_changes_is_counted_where_people_are_known() {
        let listed = read_roles("role,user\nSales,a\nSales,b\nLegal,a\n").expect("a list");
        let existing = [crate::rules::mapping_rule("Old", "^Legal$")];
        let planned = [crate::rules::mapping_rule("Old", "^Legal$"), crate::rules::mapping_rule("New", "Sales")];
        let told = outcome(&existing, &planned, &listed, &["Sales EMEA".to_owned()], &[]).expect("people are known");
        assert_eq!((told.difference.added.as_slice(), told.difference.people), (&["Sales".to_owned()][..], 2));
        assert_eq!(
            (told.people, told.matters.as_slice()),
            (2, &["where it must match", "what the group is called"][..])
        );
        assert_eq!(outcome(&existing, &planned, &[], &[], &[]), None);
        let whole = outcome(&existing, &planned, &listed, &["Sales EMEA".to_owned()], &[Reading::ALL[4]]);
        assert!(whole.expect("people are known").matters.is_empty(), "what is ruled out matters no more");
    }
}
