//! The Rules tab: choosing roles and styles, and reading roles and rules page by page.

use std::collections::BTreeSet;

use super::kept::read_again;
use super::navigate::{go, press};
use super::say::announce_step;
use super::wait::{is_overdue, look, wait_a_moment};
use crate::guide::PlainInput;
use crate::onelogin::Place;
use crate::page::{Completeness, More, Move, Role, Snapshot, Source, more, open_rule, rules as listed};
use crate::panel::effect::Effect;
use crate::panel::msg::ViewMsg;
use crate::panel::state::{Errand, Existing, Model, RulesField, RulesTab, Sweep};
use crate::rules;
use crate::text;

/// The Rules tab.
pub fn rules(model: &mut Model, msg: ViewMsg) -> Vec<Effect> {
    match msg {
        ViewMsg::ToggleRole(role) => {
            let mut roles = model.inputs.list(PlainInput::Roles);
            match roles.iter().position(|chosen| *chosen == role) {
                Some(at) => drop(roles.remove(at)),
                None => roles.push(role),
            }
            choose(model, &roles);
        }
        ViewMsg::TypedRules { field, text } => typed(model, field, text),
        ViewMsg::Style(style) => {
            model.inputs.style = style;
            read_again(model);
        }
        ViewMsg::Known { aspect, is } => {
            let index = |aspect: &rules::Aspect| {
                rules::Reading::ALL
                    .iter()
                    .find_map(|reading| reading.aspects().iter().position(|other| other == aspect))
            };
            model.inputs.known.retain(|known| index(known) != Some(aspect));
            model.inputs.known.extend(is);
            read_again(model);
        }
        ViewMsg::ChooseShown => choose_also(model, model.shown_roles()),
        ViewMsg::ChooseListed => {
            let listed = model.rules.listed.iter().map(|role| role.name.clone()).collect();
            choose_also(model, listed);
        }
        ViewMsg::ChooseNone => choose(model, &[]),
        ViewMsg::ReadRoles => return read_roles(model),
        ViewMsg::ReadRules => return read_rules(model),
        ViewMsg::FillRules => return fill_rules(model),
        _ => {}
    }
    Vec::new()
}

fn typed(model: &mut Model, field: RulesField, text: String) {
    match field {
        RulesField::Search => model.rules.search = text,
        RulesField::Prefix => {
            let strip = matches!(model.inputs.style, rules::Style::Convention { strip: true, .. });
            model.inputs.style = rules::Style::Convention { prefix: text, strip };
            read_again(model);
        }
        RulesField::List => {
            model.rules.take_list(&text);
            if let Some(Ok(said) | Err(said)) = &model.rules.list_said {
                model.say.clone_from(said);
            }
            read_again(model);
        }
        RulesField::Existing => {
            model.rules.take_existing(&text);
            if let Some(Ok(said) | Err(said)) = &model.rules.json_said {
                model.say.clone_from(said);
            }
        }
        RulesField::Person => model.rules.asked.person = text,
        RulesField::Group => model.rules.asked.group = text,
    }
}

fn choose_also(model: &mut Model, more: Vec<String>) {
    let mut roles = model.inputs.list(PlainInput::Roles);
    let already: BTreeSet<String> = roles.iter().cloned().collect();
    roles.extend(more.into_iter().filter(|role| !already.contains(role)));
    choose(model, &roles);
}

fn choose(model: &mut Model, roles: &[String]) {
    model.inputs.set(PlainInput::Roles, roles.join("\n"));
    read_again(model);
}

/// Opens the step that fills the rules.
fn fill_rules(model: &mut Model) -> Vec<Effect> {
    model.chosen = model.rules_step();
    model.declined = None;
    announce_step(model);
    let is_there = matches!(model.work_out_next().map(|next| next.what), Some(Move::Approve(_)));
    if is_there { Vec::new() } else { go(model) }
}

/// Reads the list of roles, page by page.
fn read_roles(model: &mut Model) -> Vec<Effect> {
    if is_busy(model) || !may_press(model) {
        return Vec::new();
    }
    model.rules.sweep =
        Some(Sweep::Roles { names: BTreeSet::new(), pages: Vec::new(), last: None, waiting: model.now });
    look(model).into_iter().collect()
}

/// Reads the app's rules, one by one.
fn read_rules(model: &mut Model) -> Vec<Effect> {
    if is_busy(model) || !may_press(model) {
        return Vec::new();
    }
    model.rules.from_json = false;
    for existing in &mut model.rules.existing {
        existing.rule = None;
    }
    model.rules.sweep = Some(Sweep::Rules { opened: None, waiting: model.now });
    look(model).into_iter().collect()
}

/// A run is not mixed with reading: each would take the other's answers.
fn is_busy(model: &mut Model) -> bool {
    let busy = model.run.is_some() || model.flight.is_some();
    if busy {
        model.say = "Wait until the panel has finished what it is doing, or press Stop.".into();
    }
    busy
}

/// Nothing is pressed on a page that may be a copy of OneLogin's.
fn may_press(model: &mut Model) -> bool {
    let may = model.origin().is_none() || model.is_trusted();
    if !may {
        model.say = "Nothing is pressed on this page. The reason is at the top.".into();
    }
    may
}

/// Takes what a page shows of the app's rules.
pub fn absorb(tab: &mut RulesTab, page: &Snapshot, place: Place) {
    if tab.from_json {
        return;
    }
    match place {
        Place::AppRules => {
            let Some(list) = listed(page) else { return };
            let before = std::mem::take(&mut tab.existing);
            tab.existing_are_all = list.completeness == Completeness::Complete;
            tab.existing = list
                .seen()
                .iter()
                .enumerate()
                .map(|(index, row)| {
                    // What was read of a rule holds while its name and place are the same.
                    let rule = before.get(index).filter(|old| old.name == row.name).and_then(|old| old.rule.clone());
                    Existing { name: row.name.clone(), rule }
                })
                .collect();
        }
        Place::AppRule => absorb_open_rule(tab, page),
        _ => {}
    }
}

fn absorb_open_rule(tab: &mut RulesTab, page: &Snapshot) {
    let Some(mut rule) = open_rule(page) else { return };
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

/// Goes on with what is read page by page. Nothing is written: rows and pages are opened, windows are closed by Cancel.
pub fn carry_sweep(model: &mut Model) -> Vec<Effect> {
    if model.flight.is_some() {
        return Vec::new();
    }
    let Some(sweep) = model.rules.sweep.clone() else { return Vec::new() };
    let Some(seen) = model.page.seen.clone() else { return Vec::new() };
    match (sweep, seen.here.place) {
        (Sweep::Roles { names, pages, last, waiting }, Some(Place::Roles)) => {
            roles_page(model, &seen.snapshot, names, pages, last.as_deref(), waiting)
        }
        (Sweep::Rules { opened, waiting }, Some(Place::AppRule)) => open_window(model, &seen.snapshot, opened, waiting),
        (Sweep::Rules { opened: None, waiting }, Some(Place::AppRules)) => next_rule(model, &seen.snapshot, waiting),
        (Sweep::Rules { opened: Some(_), waiting }, Some(Place::AppRules)) if !is_overdue(model, waiting) => {
            vec![wait_a_moment(model)]
        }
        _ => end(model, "Another page is open now, so reading stopped."),
    }
}

/// A page of the list of roles is on show.
fn roles_page(
    model: &mut Model,
    page: &Snapshot,
    mut names: BTreeSet<String>,
    mut pages: Vec<String>,
    last_row: Option<&str>,
    waiting: f64,
) -> Vec<Effect> {
    let Some(list) = crate::page::roles(page) else { return end(model, "No list of roles is on this page.") };
    // More rows may come below those that stay.
    let last = list.seen().last().map(|row| row.name.clone());
    let is_same = last_row.is_some() && last_row == last.as_deref();
    if is_same && !is_overdue(model, waiting) {
        return vec![wait_a_moment(model)];
    }
    names.extend(list.seen().iter().map(|row| row.name.clone()));
    let total = match list.completeness {
        Completeness::Complete => Some(names.len()),
        Completeness::Partial { total, .. } => total.and_then(|total| usize::try_from(total).ok()),
        Completeness::NotKnown => None,
    };
    let next = more(page, &pages);
    if total == Some(names.len()) || (total.is_none() && next.is_none() && !pages.is_empty()) {
        let all = names.len();
        model.progress.roles.names = names;
        model.progress.roles.completeness = Completeness::Complete;
        return end(model, &format!("All {all} roles are read."));
    }
    let stated = total.map(|total| format!(" of {total}")).unwrap_or_default();
    // A link to a next page that does not lead to one is not pressed again and again. A number may be that of the page itself.
    let leads_nowhere = is_same && pages.last().is_some_and(|label| label.parse::<u32>().is_err());
    let Some(More { label, handle }) = next.filter(|_| !leads_nowhere) else {
        return end(
            model,
            &format!("{}{stated} roles are read; no further page was found. Open the others by hand.", names.len()),
        );
    };
    model.say = format!("Reading roles: {}{stated}.", names.len());
    pages.push(label);
    model.rules.sweep = Some(Sweep::Roles { names, pages, last, waiting: model.now });
    press(model, handle, Errand::Sweep)
}

/// The window of a rule is open.
fn open_window(model: &mut Model, page: &Snapshot, opened: Option<usize>, waiting: f64) -> Vec<Effect> {
    let read = opened.is_some_and(|index| model.rules.existing.get(index).is_some_and(|it| it.rule.is_some()));
    if !read && !is_overdue(model, waiting) {
        return vec![wait_a_moment(model)];
    }
    let cancel: Vec<u32> = page
        .controls
        .iter()
        .filter(|control| matches!(control.role, Role::Button | Role::Link) && control.barriers.is_empty())
        .filter(|control| control.context.iter().any(|evidence| evidence.source == Source::Dialog))
        .filter(|control| control.labels.first().is_some_and(|label| text::same(&label.text, "Cancel")))
        .map(|control| control.handle)
        .collect();
    match cancel.as_slice() {
        [one] if read => {
            model.rules.sweep = Some(Sweep::Rules { opened: None, waiting: model.now });
            press(model, *one, Errand::Sweep)
        }
        _ => end(model, "The open window does not show what was expected. Close it, and open the other rules by hand."),
    }
}

/// The list of rules is on show: the next one that was not read is opened.
fn next_rule(model: &mut Model, page: &Snapshot, waiting: f64) -> Vec<Effect> {
    let Some(index) = model.rules.existing.iter().position(|existing| existing.rule.is_none()) else {
        let count = model.rules.existing.len();
        let said = if model.rules.existing_are_all {
            format!("All {count} rules are read.")
        } else {
            format!("{count} rules are read. The list may have more than are on this page.")
        };
        return end(model, &said);
    };
    let handle = listed(page).and_then(|list| Some(list.seen().get(index)?.handle));
    let Some(handle) = handle else {
        return end(model, "The panel can't open this row. Open the rules by hand; each is read as it opens.");
    };
    model.say = format!("Reading rule {} of {}.", index + 1, model.rules.existing.len());
    model.rules.sweep = Some(Sweep::Rules { opened: Some(index), waiting });
    press(model, handle, Errand::Sweep)
}

/// What was to be opened could not be pressed. A window that is closing may still lie over it, so it is tried again.
pub fn refused(model: &mut Model, why: &str) -> Vec<Effect> {
    let again = match model.rules.sweep.take() {
        Some(Sweep::Rules { waiting, .. }) if !is_overdue(model, waiting) => Sweep::Rules { opened: None, waiting },
        Some(Sweep::Roles { names, mut pages, waiting, .. }) if !is_overdue(model, waiting) => {
            pages.pop();
            Sweep::Roles { names, pages, last: None, waiting }
        }
        _ => return end(model, &format!("Reading stopped: {why}.")),
    };
    model.rules.sweep = Some(again);
    vec![wait_a_moment(model)]
}

fn end(model: &mut Model, why: &str) -> Vec<Effect> {
    model.rules.sweep = None;
    model.say = why.to_owned();
    Vec::new()
}
