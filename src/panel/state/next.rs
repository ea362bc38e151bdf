//! How far the guide is, what is to be done next, and what is offered for it.

use std::collections::BTreeSet;

use super::offer::{Also, Offer};
use super::{Model, Screen};
use crate::audit::{entries, holds};
use crate::guide::{Each, InputId, PlainInput, Requirement, Step, Vars, Want, vars};
use crate::onelogin::{ControlId, Kind, Language, Place, RouteId};
use crate::page::{
    Item, Located, Move, Plan, Record, RecordKind, State, Task, UserRow, Whereabouts, held_here, labels, locate_in,
    look_at_app, look_in_list, more, next_move, pending, planned_changes,
};
use crate::scim;

/// How long a page that was opened by its row has to say whose it is, in milliseconds.
const ARRIVING_MS: f64 = 3_000.0;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// All its requirements were read as met and stored.
    Done,
    /// Skipped by the admin.
    Skipped,
    /// Done by hand, as the admin says; the page has not shown it.
    ByHand,
    /// Not done.
    Open,
}

/// What is to be done next.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// Index of the step.
    pub step: usize,
    /// The entry, where the step repeats.
    pub item: Item,
    /// What is to be done.
    pub what: Move,
}

impl Model {
    /// Where the admin is.
    #[must_use]
    pub fn here(&self) -> Option<&Whereabouts> {
        self.page.seen.as_ref().map(|seen| &seen.here)
    }

    /// Number of the app that is open.
    #[must_use]
    pub fn open_app(&self) -> Option<&Record> {
        self.page.seen.as_ref()?.record.as_ref().filter(|record| record.kind == RecordKind::App)
    }

    /// Values for the placeholders of a step.
    #[must_use]
    pub fn vars(&self, step: &Step, item: Option<&str>) -> Vars {
        vars(&self.guide, &self.inputs, &self.mapping, step, item)
    }

    /// The record that a step is about: app, role or user.
    #[must_use]
    pub fn record(&self, step: &Step, vars: &Vars) -> Option<&Record> {
        let routes: Vec<RouteId> = step.phases.iter().map(|phase| phase.at.route().0).collect();
        let named = |kind, name: &str| self.progress.record(kind, vars.get(name)?);
        if routes.contains(&RouteId::App) {
            self.progress.app.as_ref()
        } else if routes.contains(&RouteId::Role) {
            named(RecordKind::Role, "role")
        } else if routes.contains(&RouteId::User) {
            named(RecordKind::User, "user")
        } else {
            None
        }
    }

    /// Was a requirement of a step read as met and stored, for what is asked for by these values?
    fn is_met(&self, step: &Step, requirement: &Requirement, item: Option<&str>, vars: &Vars) -> bool {
        if matches!(requirement.want, Want::Secret(_)) && self.token_is_saved() {
            return true;
        }
        let bound = self.bound();
        holds(requirement, item, vars, &bound, &self.progress.seen).is_some_and(|seen| {
            let met = seen.state == State::Met && (seen.is_saved() || unsaved_is_enough(step, requirement));
            met || seen.held
        })
    }

    /// The records that the present inputs stand for.
    #[must_use]
    pub fn bound(&self) -> crate::page::Bound {
        self.progress.bound(self.inputs.line(PlainInput::NewRole), self.inputs.line(PlainInput::User))
    }

    /// Is one entry of a step done, for what is asked for now?
    #[must_use]
    pub fn item_done(&self, step: &Step, item: Option<&str>) -> bool {
        self.item_done_with(step, item, &self.vars(step, item))
    }

    /// Is it done for what these values ask for?
    #[must_use]
    pub fn item_done_with(&self, step: &Step, item: Option<&str>, vars: &Vars) -> bool {
        step.requires.iter().all(|requirement| self.is_met(step, requirement, item, vars))
    }

    /// How far a step is.
    #[must_use]
    pub fn step_state(&self, index: usize) -> StepState {
        let Some(step) = self.guide.steps.get(index) else { return StepState::Open };
        if self.progress.skipped.contains(&step.id) {
            return StepState::Skipped;
        }
        let entries = entries(step, &self.inputs, &self.mapping);
        let is_done = !entries.is_empty() && entries.iter().all(|entry| self.item_done(step, entry.as_deref()));
        if !is_done && self.progress.by_hand.contains(&step.id) {
            return StepState::ByHand;
        }
        if is_done { StepState::Done } else { StepState::Open }
    }

    /// Is the token that is given stored in the open app, as far as the page has shown since it was written?
    #[must_use]
    pub fn token_is_saved(&self) -> bool {
        let edition = self.inputs.secret().map(|_| self.inputs.edition(InputId::Token));
        self.token_written.as_ref().is_some_and(|written| {
            written.saved
                && Some(written.edition) == edition
                && self.progress.app.as_ref().is_some_and(|app| app.is(&written.record))
        })
    }

    /// The step that is open: chosen by hand, or the first that is not done.
    #[must_use]
    pub fn current(&self) -> usize {
        self.chosen.unwrap_or_else(|| {
            (0..self.guide.steps.len())
                .find(|index| self.step_state(*index) == StepState::Open)
                .unwrap_or(self.guide.steps.len())
        })
    }

    /// The entries of a step that are still to do. Pending users come from the page.
    #[must_use]
    pub fn open_items(&self, step: &Step) -> Vec<Item> {
        if step.for_each == Some(Each::Pending) {
            let users = self.snapshot().and_then(pending);
            let waiting = users.iter().flat_map(|users| users.seen()).filter(|user| user.is_pending());
            return waiting.map(|user| Some(user.name.clone())).collect();
        }
        entries(step, &self.inputs, &self.mapping)
            .into_iter()
            .filter(|item| !self.item_done(step, item.as_deref()))
            .collect()
    }

    /// What is to be done next for the open step. The result is kept in [`Model::next`].
    #[must_use]
    pub fn work_out_next(&self) -> Option<Next> {
        let index = self.current();
        let step = self.guide.steps.get(index)?;
        let item = self.open_items(step).first().cloned().unwrap_or(None);
        let vars = self.vars(step, item.as_deref());
        let unheard = self.unheard.as_ref().filter(|it| it.step == index && it.item == item && self.run.is_none());
        let what = match unheard {
            Some(unheard) => Move::Unheard(unheard.label.clone()),
            None => self.next_for(step, &vars, self.inputs.secret().map(|_| self.inputs.edition(InputId::Token)))?,
        };
        Some(Next { step: index, item, what })
    }

    /// Settings of a step that the open page holds already as wanted.
    #[must_use]
    pub fn held_here(&self, step: &Step, vars: &Vars, token: Option<u32>) -> Vec<ControlId> {
        let Some(seen) = &self.page.seen else { return Vec::new() };
        held_here(&seen.prepared(), &seen.here, &self.task(step, vars, token))
    }

    fn task<'a>(&'a self, step: &'a Step, vars: &'a Vars, token: Option<u32>) -> Task<'a> {
        let (kept, record) = (self.token_is_saved(), self.record(step, vars));
        let turned = self.turned.as_ref().map(|turned| turned.labels.as_slice()).unwrap_or_default();
        Task { step, vars, token, kept, record, picks: &self.progress.picks, turned }
    }

    /// Was the page opened by its row just now, so that it may not have drawn yet whose it is?
    #[must_use]
    pub fn is_arriving(&self) -> bool {
        self.opening.as_ref().is_some_and(|opening| opening.record.is_some()) && self.now - self.page.came < ARRIVING_MS
    }

    /// What is to be done next for one step, with these values.
    #[must_use]
    pub fn next_for(&self, step: &Step, vars: &Vars, token: Option<u32>) -> Option<Move> {
        let seen = self.page.seen.as_ref()?;
        let task = self.task(step, vars, token);
        let makes_app = step.phases.iter().any(|phase| matches!(phase.at, Place::AppNew | Place::AppFind));
        let what = match self.look_first(step) {
            Some(first) => look_in_list(&seen.prepared(), &seen.here, &task, first),
            None if makes_app && self.progress.app.is_some() => {
                let task = Task { record: self.progress.app.as_ref(), ..task };
                look_at_app(&seen.prepared(), &seen.here, &task)
            }
            None => self.more_users(step).unwrap_or_else(|| next_move(&seen.prepared(), &seen.here, &task)),
        };
        // It has yet to say whose page it is.
        if self.is_arriving() && matches!(what, Move::Open { .. } | Move::Press { .. } | Move::More { .. }) {
            return Some(Move::Wait);
        }
        if !self.is_trusted() && !matches!(what, Move::Ask(_) | Move::Language(_)) {
            return Some(Move::ByHand("Nothing is offered on this page. The reason is at the top.".to_owned()));
        }
        Some(what)
    }

    /// Nobody on show is pending, and the list of the app's users goes on.
    fn more_users(&self, step: &Step) -> Option<Move> {
        let page = self.snapshot().filter(|page| step.for_each == Some(Each::Pending) && page.dialog.is_none())?;
        let users = pending(page).filter(|users| users.all().is_none() && !users.seen().is_empty())?;
        let turned = self.turned.as_ref().map(|turned| turned.labels.as_slice()).unwrap_or_default();
        let found = users.seen().iter().any(UserRow::is_pending);
        let more = more(page, turned).filter(|_| !found)?;
        Some(Move::More { list: Place::AppUsers, name: "Pending".to_owned(), more })
    }

    /// The list to look in before a step adds anything: something was pressed that may have added it, and what came of that
    /// was not seen.
    fn look_first(&self, step: &Step) -> Option<Place> {
        let adds = |place: Place| step.phases.iter().any(|phase| phase.at == place);
        let may_be_there = |list: Place| self.progress.may_be_there.contains(&list);
        if self.progress.app.is_none() && may_be_there(Place::Apps) && (adds(Place::AppNew) || adds(Place::AppFind)) {
            return Some(Place::Apps);
        }
        (may_be_there(Place::Roles) && adds(Place::RoleNew)).then_some(Place::Roles)
    }

    /// The plan that is to be on show, if there is one.
    #[must_use]
    pub fn work_out_offer(&self) -> Option<Offer> {
        if self.run.is_some() || self.flight.is_some() || self.rules.sweep.is_some() {
            return None;
        }
        let Next { step: index, item, what: Move::Approve(plan) } = self.next.as_ref()? else { return None };
        let shown = match self.screen {
            Screen::Guide => true,
            Screen::Rules => self.rules_step() == Some(*index),
            Screen::Audit | Screen::Template => false,
        };
        if !shown || self.declined == Some(*index) {
            return None;
        }
        let step = self.guide.steps.get(*index)?;
        let faulty: Vec<InputId> =
            written_inputs(plan).into_iter().filter(|input| scim::has_errors(&self.input_findings(*input))).collect();
        let accepted = faulty.iter().all(|input| self.accepted.contains(&(*input, self.inputs.edition(*input))));
        let first_alone = step.first_alone && !self.progress.first_done.contains(&step.id);
        let rest = self.open_items(step).into_iter().skip(1).flatten().take(if first_alone { 0 } else { usize::MAX });
        let also = rest.map(|item| {
            let vars = self.vars(step, Some(&item));
            let token = self.inputs.secret().map(|_| self.inputs.edition(InputId::Token));
            let task =
                Task { step, vars: &vars, token, kept: self.token_is_saved(), record: None, picks: &[], turned: &[] };
            Also { changes: planned_changes(&task), item }
        });
        Some(Offer { step: *index, item: item.clone(), also: also.collect(), plan: plan.clone(), faulty, accepted })
    }

    /// Looks for one control on the page, with what the admin has pointed at.
    #[must_use]
    pub fn locate(&self, control: ControlId, place: Place, vars: &Vars) -> Option<Located> {
        let seen = self.page.seen.as_ref()?;
        Some(locate_in(&seen.prepared(), control.spec(), place, vars, &self.progress.picks))
    }

    /// The control that is not found for the open step and that the admin could point at, and where.
    #[must_use]
    pub fn to_point_at(&self) -> Option<(ControlId, Place)> {
        match &self.work_out_next()?.what {
            Move::Stuck { control, point: true, .. } => Some((*control, self.here()?.place?)),
            _ => None,
        }
    }

    /// The language of a page of the console, when it is not English.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.page.seen.as_ref()?.language()
    }

    /// Roles of the tenant as far as known, together with the chosen ones.
    #[must_use]
    pub fn known_roles(&self) -> Vec<String> {
        let mut roles: BTreeSet<String> = self.progress.roles.names.clone();
        roles.extend(self.progress.access.keys().cloned());
        roles.extend(self.rules.listed.iter().map(|role| role.name.clone()));
        roles.extend(self.inputs.list(PlainInput::Roles));
        roles.extend(self.inputs.line(PlainInput::NewRole).map(str::to_owned));
        roles.into_iter().collect()
    }

    /// Names of this tenant that came by: roles, people, the app.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let given = self.inputs.plain.values().flat_map(|text| text.lines());
        let listed = self.rules.listed.iter().map(|role| role.name.as_str());
        let tenant = self.progress.roles.names.iter().chain(self.progress.access.keys()).map(String::as_str);
        let named = self.progress.records.iter().flat_map(|named| [named.name.as_str(), &named.record.heading]);
        let app = self.progress.app.iter().map(|app| app.heading.as_str());
        let rules = self.rules.existing.iter().map(|existing| existing.name.as_str());
        given.chain(listed).chain(tenant).chain(named).chain(app).chain(rules).filter(|name| !name.is_empty())
    }

    /// A guide's text with the values put in, for the open step's first entry.
    #[must_use]
    pub fn plain(&self, text: &str, step: usize) -> String {
        let Some(step) = self.guide.steps.get(step) else { return text.to_owned() };
        let item =
            entries(step, &self.inputs, &self.mapping).into_iter().find(|item| !self.item_done(step, item.as_deref()));
        crate::guide::said(text, &self.vars(step, item.flatten().as_deref()))
    }
}

/// The inputs whose text a plan would write into the page.
fn written_inputs(plan: &Plan) -> BTreeSet<InputId> {
    plan.changes.iter().filter_map(|change| change.want.as_ref()).flat_map(Want::inputs).collect()
}

/// What the catalogue calls a control, for a person.
#[must_use]
pub fn name_of(control: ControlId) -> String {
    labels(control.spec(), &Vars::new()).into_iter().next().unwrap_or_else(|| control.name().to_owned())
}

/// What the page itself states needs no save of ours. A step whose window does not save the app is done when the window was
/// saved: the next step saves the app.
fn unsaved_is_enough(step: &Step, requirement: &Requirement) -> bool {
    requirement.control.spec().kind == Kind::Fact
        || step.phases.iter().any(|phase| phase.at.is_dialog())
        || step.for_each == Some(Each::People)
}
