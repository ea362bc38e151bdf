//! The Rules tab: which roles, in which style, with what effect, beside which rules that are there already.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::model::{Effect, Model};
use crate::audit;
use crate::guide::{Mapping, Vars};
use crate::onelogin::{ControlId, Place};
use crate::page::{Control, Located, Role, Snapshot, Value, locate};
use crate::rules::{
    AppRule, Difference, ExplainRequest, Explanation, LintRequest, LintRole, ListedRole, PlannedRule, Population,
    Reading, RuleAction, RuleCondition, RuleFinding, aspects_that_matter, explain_request, from_api, lint, read_roles,
    simulate, simulate_each,
};
use crate::text;

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
        /// Labels of pages that were read.
        pages: BTreeSet<String>,
        /// The one that was pressed last.
        opening: Option<String>,
        /// The first row when a page was last opened, for telling that another has come.
        first: Option<String>,
        /// Looks since then.
        looks: u32,
    },
    /// The rules of an app.
    Rules {
        /// The row that was opened.
        opened: Option<usize>,
        /// Looks since then.
        looks: u32,
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

/// Looks at the page, about 0.4 s apart, before a page that was opened counts as not coming.
const PATIENCE: u32 = 15;

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
            return;
        }
        self.json_said = Some(match from_api(text) {
            Ok(rules) => {
                let said = format!("{} rules read.", rules.len());
                self.existing =
                    rules.into_iter().map(|rule| Existing { name: rule.name.clone(), rule: Some(rule) }).collect();
                self.from_json = true;
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

/// Takes what a page shows of the app's rules.
pub fn absorb_rules(tab: &mut RulesTab, snapshot: &Snapshot, place: Place) {
    if tab.from_json {
        return;
    }
    match place {
        Place::AppRules => {
            let Some(names) = listed_rules(snapshot) else { return };
            let before = std::mem::take(&mut tab.existing);
            tab.existing = names
                .into_iter()
                .enumerate()
                .map(|(index, name)| {
                    // What was read of a rule holds while its name and place are the same.
                    let rule = before.get(index).filter(|old| old.name == name).and_then(|old| old.rule.clone());
                    Existing { name, rule }
                })
                .collect();
        }
        Place::AppRule => {
            let Some(mut rule) = open_rule(snapshot) else { return };
            let opened = match &tab.sweep {
                Some(Sweep::Rules { opened, .. }) => *opened,
                _ => {
                    let mut same = tab.existing.iter().enumerate().filter(|(_, existing)| existing.name == rule.name);
                    same.next().filter(|_| same.next().is_none()).map(|(index, _)| index)
                }
            };
            let Some(index) = opened else { return };
            rule.position = u32::try_from(index + 1).ok().map(Some);
            if let Some(slot) = tab.existing.get_mut(index).filter(|slot| slot.name == rule.name) {
                slot.rule = Some(rule);
            }
        }
        _ => {}
    }
}

/// The table of rules: its column of names.
fn rules_table(snapshot: &Snapshot) -> Option<(&crate::page::Table, usize)> {
    let mut tables = snapshot.tables.iter().filter_map(|table| {
        let name = table.columns.iter().position(|column| text::same(column, "Name"))?;
        Some((table, name))
    });
    tables.next().filter(|_| tables.next().is_none())
}

fn listed_rules(snapshot: &Snapshot) -> Option<Vec<String>> {
    let (table, name) = rules_table(snapshot)?;
    Some(table.rows.iter().map(|row| row.cells.get(name).cloned().unwrap_or_default()).collect())
}

/// The rule in the open window. What can't be read of it is kept as a condition that nothing can evaluate.
fn open_rule(snapshot: &Snapshot) -> Option<AppRule> {
    let vars = Vars::new();
    let find = |id: ControlId| match locate(snapshot, id.spec(), Place::AppRule, &vars) {
        Located::Found { index, .. } => snapshot.controls.get(index),
        _ => None,
    };
    let words = |control: Option<&Control>| match control.map(|control| &control.value) {
        Some(Value::Text { text }) => Some(text.clone()),
        Some(Value::Choice { selected, .. }) => Some(selected.clone()),
        _ => None,
    };
    let name = words(find(ControlId::RuleName))?;
    let action = words(find(ControlId::RuleAction)).unwrap_or_default();
    let maps = matches!(find(ControlId::RuleMap).map(|control| &control.value), Some(Value::Checked { on: true }));
    let (conditions, matching) = conditions(snapshot);
    let action = if text::fold(&action).starts_with("set groups") {
        let expression = words(find(ControlId::RuleExpression));
        Some(RuleAction {
            action: "set_groups".into(),
            value: serde_json::json!([if maps {
                words(find(ControlId::RuleForEach)).unwrap_or_default()
            } else {
                existing_group(snapshot)
            }]),
            expression: maps.then(|| Some(expression.unwrap_or_default())),
            ..RuleAction::default()
        })
    } else {
        (!action.is_empty()).then(|| RuleAction { action, ..RuleAction::default() })
    };
    Some(AppRule { name, matching, conditions, actions: action.into_iter().collect(), ..AppRule::default() })
}

fn under(control: &Control, heading: &str) -> bool {
    control.context.iter().any(|evidence| text::same(&evidence.text, heading))
}

/// The group that "From Existing" names: the drop-down under Actions that nothing else accounts for.
fn existing_group(snapshot: &Snapshot) -> String {
    let mut others = snapshot.controls.iter().filter(|control| {
        control.role == Role::Combobox
            && control.barriers.is_empty()
            && control.context.first().is_some_and(|evidence| !text::same(&evidence.text, "Conditions"))
            && matches!(&control.value, Value::Choice { selected, options }
                if !selected.is_empty() && !options.iter().any(|option| text::fold(option).starts_with("set groups")))
            && !matches!(&control.value, Value::Choice { options, .. } if options.iter().all(|option| matches!(option.as_str(), "all" | "any")))
            && !under(control, "Conditions")
    });
    match (others.next().map(|control| &control.value), others.next()) {
        (Some(Value::Choice { selected, .. }), None) => selected.clone(),
        _ => String::new(),
    }
}

/// The conditions of the open window: source, operator, value in a row. Anything else is one that can't be evaluated.
fn conditions(snapshot: &Snapshot) -> (Vec<RuleCondition>, Option<String>) {
    let nearest = |control: &&Control| {
        control
            .context
            .iter()
            .find(|evidence| evidence.source == crate::page::Source::Heading)
            .is_some_and(|evidence| text::same(&evidence.text, "Conditions"))
    };
    let mut matching = None;
    let mut cells: Vec<String> = Vec::new();
    for control in snapshot.controls.iter().filter(nearest) {
        match &control.value {
            Value::Choice { selected, options }
                if options.iter().all(|option| matches!(text::fold(option).as_str(), "all" | "any")) =>
            {
                matching = Some(text::fold(selected));
            }
            Value::Choice { selected: text, .. } | Value::Text { text } => cells.push(text.clone()),
            _ => {}
        }
    }
    let conditions = cells
        .chunks(3)
        .map(|chunk| match chunk {
            [source, operator, value] => {
                let (source, operator) = match (text::fold(source).as_str(), text::fold(operator).as_str()) {
                    ("roles" | "role", "include" | "includes") => ("has_role".to_owned(), "ri".to_owned()),
                    ("roles" | "role", "do not include" | "does not include") => {
                        ("has_role".to_owned(), "rin".to_owned())
                    }
                    _ => (source.clone(), operator.clone()),
                };
                RuleCondition { source, operator, value: value.clone().into(), ..RuleCondition::default() }
            }
            odd => {
                RuleCondition { source: odd.join(" "), operator: "(not readable)".into(), ..RuleCondition::default() }
            }
        })
        .collect();
    (conditions, matching)
}

/// Goes on with what is read page by page. Nothing is written: rows and pages are opened, windows are closed by Cancel.
pub fn carry_sweep(model: &mut Model) -> Vec<Effect> {
    let Some(sweep) = model.rules.sweep.clone() else { return Vec::new() };
    let (Some(snapshot), Some(here)) = (&model.snapshot, model.here()) else { return Vec::new() };
    match (sweep, here.place) {
        (Sweep::Roles { mut pages, opening, first, looks }, Some(Place::Roles)) => {
            let shown = snapshot.tables.first().and_then(|table| table.rows.first()?.cells.first().cloned());
            let (known, total) = (model.progress.roles.len(), model.progress.roles_total.unwrap_or(0) as usize);
            if known >= total && total > 0 {
                return end(model, &format!("All {known} roles are read."));
            }
            if first.is_some() && first == shown && looks < PATIENCE {
                model.rules.sweep = Some(Sweep::Roles { pages, opening, first, looks: looks + 1 });
                return vec![Effect::Later];
            }
            pages.extend(opening);
            let Some((label, handle)) = next_page(snapshot, &pages) else {
                return end(
                    model,
                    &format!("{known} of {total} roles are read; no further page was found. Open the others by hand."),
                );
            };
            let press = super::update::press(model, handle, &format!("page-{}-{looks}", pages.len()));
            model.say = format!("Reading roles: {known} of {total}.");
            model.rules.sweep = Some(Sweep::Roles { pages, opening: Some(label), first: shown, looks: 0 });
            press
        }
        (Sweep::Rules { opened, looks }, Some(Place::AppRule)) => {
            let read = opened.is_some_and(|index| model.rules.existing.get(index).is_some_and(|it| it.rule.is_some()));
            if !read && looks < PATIENCE {
                model.rules.sweep = Some(Sweep::Rules { opened, looks: looks + 1 });
                return vec![Effect::Later];
            }
            let cancel: Vec<u32> = snapshot
                .controls
                .iter()
                .filter(|control| matches!(control.role, Role::Button | Role::Link) && control.barriers.is_empty())
                .filter(|control| control.context.iter().any(|evidence| evidence.source == crate::page::Source::Dialog))
                .filter(|control| control.labels.first().is_some_and(|label| text::same(&label.text, "Cancel")))
                .map(|control| control.handle)
                .collect();
            match cancel.as_slice() {
                [one] if read => {
                    let press = super::update::press(model, *one, &format!("close-{opened:?}"));
                    model.rules.sweep = Some(Sweep::Rules { opened: None, looks: 0 });
                    press
                }
                _ => end(
                    model,
                    "The open window does not show what was expected. Close it, and open the others by hand.",
                ),
            }
        }
        (Sweep::Rules { opened: None, looks }, Some(Place::AppRules)) => {
            let unread = model.rules.existing.iter().position(|existing| existing.rule.is_none());
            let Some(index) = unread else {
                return end(model, &format!("All {} rules are read.", model.rules.existing.len()));
            };
            let handle = rules_table(snapshot).and_then(|(table, _)| Some(table.rows.get(index)?.handle));
            let Some(handle) = handle else {
                return end(
                    model,
                    "This row can't be opened by the panel. Open the rules by hand; each is read as it opens.",
                );
            };
            let press = super::update::press(model, handle, &format!("rule-{index}-{looks}"));
            model.say = format!("Reading rule {} of {}.", index + 1, model.rules.existing.len());
            model.rules.sweep = Some(Sweep::Rules { opened: Some(index), looks });
            press
        }
        (Sweep::Rules { opened, looks }, Some(Place::AppRules)) if looks < PATIENCE => {
            model.rules.sweep = Some(Sweep::Rules { opened, looks: looks + 1 });
            vec![Effect::Later]
        }
        _ => end(model, "Another page is open now, so reading stopped."),
    }
}

/// What was to be opened could not be pressed: a window that is closing may still lie over it, so it is tried again.
pub fn refused(model: &mut Model, why: &str) -> Vec<Effect> {
    let again = match model.rules.sweep.take() {
        Some(Sweep::Rules { looks, .. }) if looks < PATIENCE => Sweep::Rules { opened: None, looks: looks + 1 },
        Some(Sweep::Roles { pages, looks, .. }) if looks < PATIENCE => {
            Sweep::Roles { pages, opening: None, first: None, looks: looks + 1 }
        }
        _ => return end(model, &format!("Reading stopped: {why}.")),
    };
    model.rules.sweep = Some(again);
    vec![Effect::Later]
}

fn end(model: &mut Model, why: &str) -> Vec<Effect> {
    model.rules.sweep = None;
    model.say = why.to_owned();
    Vec::new()
}

/// The link that leads on: one called "next", or the lowest number that was not opened yet.
fn next_page(snapshot: &Snapshot, opened: &BTreeSet<String>) -> Option<(String, u32)> {
    let links = || {
        snapshot
            .controls
            .iter()
            .filter(|control| {
                matches!(control.role, Role::Link | Role::Button)
                    && control.barriers.is_empty()
                    && control.row.is_none()
            })
            .filter_map(|control| Some((control.labels.first()?.text.trim().to_owned(), control.handle)))
    };
    let next = links().find(|(label, _)| {
        matches!(text::fold(label).as_str(), "next" | "next page" | "next ›" | "next »" | "next →" | "›" | "»" | ">")
    });
    next.or_else(|| {
        links()
            .filter_map(|(label, handle)| Some((label.parse::<u32>().ok()?, label, handle)))
            .filter(|(_, label, _)| !opened.contains(label))
            .min()
            .map(|(_, label, handle)| (label, handle))
    })
}

impl Model {
    /// The step that fills the rules.
    #[must_use]
    pub fn rules_step(&self) -> Option<usize> {
        self.guide.steps.iter().position(|step| step.for_each == Some(crate::guide::Each::Rules))
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
                self.progress.rules = audit::of_rules(&self.guide, &self.rules.linted.existing);
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
        let total = self.progress.roles_total.map_or(usize::MAX, |total| total as usize);
        LintRequest {
            roles: known.iter().map(role).collect(),
            // A list that was pasted does not say whether it is complete; the tenant does.
            partial: known.len() < total,
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
        };
        explain_request(&request).ok().map(|explained| explained.explanations)
    }

    /// The roles that rules have to be told apart from.
    fn roles_for_rules(&self) -> Vec<String> {
        let seen = self.progress.roles.len();
        let complete = seen > 0 && self.progress.roles_total.is_some_and(|total| total as usize <= seen);
        let mut roles: BTreeSet<String> = self.progress.roles.clone();
        roles.extend(self.rules.listed.iter().map(|role| role.name.clone()));
        roles.extend(self.inputs.line(crate::guide::PlainInput::NewRole).map(str::to_owned));
        if !complete {
            // While only some were seen, a chosen one that was not is no news.
            roles.extend(self.inputs.list(crate::guide::PlainInput::Roles));
        }
        roles.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::testing::{button, control, text};
    use crate::page::{Evidence, Row, Source, Table};

    fn evidence(source: Source, text: &str) -> Evidence {
        Evidence { source, text: text.into() }
    }

    fn in_window(mut control: Control, heading: &str) -> Control {
        control.context = vec![evidence(Source::Heading, heading), evidence(Source::Dialog, "Edit mapping")];
        control
    }

    fn choice(handle: u32, label: &str, selected: &str, options: &[&str]) -> Control {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        control(handle, Role::Combobox, label, Value::Choice { selected: selected.into(), options })
    }

    fn window(mapped: bool) -> Snapshot {
        let mut controls = vec![
            in_window(text(1, "Name", "Sales"), "Edit mapping"),
            in_window(choice(2, "", "any", &["all", "any"]), "Conditions"),
            in_window(choice(3, "", "Roles", &["Roles", "Email"]), "Conditions"),
            in_window(choice(4, "", "include", &["include", "do not include"]), "Conditions"),
            in_window(text(5, "", "Legal"), "Conditions"),
            in_window(choice(6, "Actions", "Set Groups in App", &["", "Set Groups in App"]), "Actions"),
            in_window(control(7, Role::Radio, "Map from OneLogin", Value::Checked { on: mapped }), "Actions"),
        ];
        if mapped {
            controls.push(in_window(choice(8, "For each", "role", &["role", "department"]), "Actions"));
            controls.push(in_window(text(9, "with value that matches", ""), "Actions"));
        } else {
            controls.push(in_window(choice(8, "", "Board", &["Board", "Legal"]), "Actions"));
        }
        controls.push(in_window(button(10, "Cancel"), "Actions"));
        Snapshot { controls, dialog: Some("Edit mapping".into()), ..Snapshot::default() }
    }

    #[test]
    fn a_rule_is_read_off_its_window() {
        let mapped = open_rule(&window(true)).expect("a rule");
        assert_eq!((mapped.name.as_str(), mapped.matching.as_deref()), ("Sales", Some("any")));
        assert_eq!(mapped.conditions[0].source, "has_role");
        assert_eq!((mapped.conditions[0].operator.as_str(), &mapped.conditions[0].value), ("ri", &"Legal".into()));
        assert_eq!(mapped.actions[0].expression, Some(Some(String::new())), "empty is not absent");
        let existing = open_rule(&window(false)).expect("a rule");
        assert_eq!(existing.actions[0].expression, None);
        assert_eq!(existing.actions[0].value, serde_json::json!(["Board"]));
    }

    fn list(names: &[&str]) -> Snapshot {
        let row = |(index, name): (usize, &&str)| Row {
            handle: 100 + u32::try_from(index).expect("few"),
            pressable: true,
            cells: vec![(index + 1).to_string(), (*name).to_owned()],
        };
        let table = Table {
            columns: vec!["Position".into(), "Name".into()],
            rows: names.iter().enumerate().map(row).collect(),
            ..Table::default()
        };
        Snapshot { tables: vec![table], ..Snapshot::default() }
    }

    #[test]
    fn what_was_read_of_a_rule_holds_while_the_list_is_the_same() {
        let mut tab = RulesTab::default();
        absorb_rules(&mut tab, &list(&["Sales", "Other"]), Place::AppRules);
        absorb_rules(&mut tab, &window(true), Place::AppRule);
        assert!(tab.existing[0].rule.is_some() && tab.existing[1].rule.is_none());
        absorb_rules(&mut tab, &list(&["Sales", "Other", "New"]), Place::AppRules);
        assert!(tab.existing[0].rule.is_some());
        absorb_rules(&mut tab, &list(&["Other", "Sales"]), Place::AppRules);
        assert!(tab.existing.iter().all(|existing| existing.rule.is_none()), "the order changed");
    }

    #[test]
    fn of_two_rules_of_one_name_neither_is_guessed() {
        let mut tab = RulesTab::default();
        absorb_rules(&mut tab, &list(&["Sales", "Sales"]), Place::AppRules);
        absorb_rules(&mut tab, &window(true), Place::AppRule);
        assert!(tab.existing.iter().all(|existing| existing.rule.is_none()));
    }

    #[test]
    fn the_next_page_is_a_link_that_says_so_or_the_lowest_number() {
        let link = |handle, label: &str| control(handle, Role::Link, label, Value::None { active: false });
        let numbered = Snapshot { controls: vec![link(1, "1"), link(2, "2"), link(3, "3")], ..Snapshot::default() };
        assert_eq!(next_page(&numbered, &["1".to_owned()].into()), Some(("2".to_owned(), 2)));
        let named = Snapshot { controls: vec![link(1, "2"), link(2, "Next »")], ..Snapshot::default() };
        assert_eq!(next_page(&named, &BTreeSet::new()).map(|(_, handle)| handle), Some(2));
        assert_eq!(next_page(&Snapshot::default(), &BTreeSet::new()), None);
    }

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
