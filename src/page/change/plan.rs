//! What to do next for a step: go somewhere, ask for an input, show a plan for approval, or say why not.
//!
//! A plan is value-free where it matters: it names controls and kinds of values, shows old → new for what is no secret,
//! and is turned into operations only after the admin approved it.

use serde::Serialize;

use crate::guide::{Each, InputId, Inputs, Missing, Phase, Setting, Step, Vars, Want, fill_in};
use crate::onelogin::{ControlId, ControlSpec, Kind, Language, Place, RouteId};
use crate::page::find::{
    Located, Meant, Pick, Prepared, Refusal, acceptable, is_named_by_the_tenant, labels, locate_in, meant, row_to_press,
};
use crate::page::place::Whereabouts;
use crate::page::read::{Saved, compare, saved};
use crate::page::{Act, Expectation, Operation, Role, Snapshot, Value};
use crate::text;

/// The entry of the list that a step repeats for; `None` for a step that does not repeat.
pub type Item = Option<String>;

/// What to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// An input is still blank.
    Ask(InputId),
    /// Another place has to be opened by pressing something that is there: a tab, a link, a row. It changes nothing.
    Press {
        /// Where it leads.
        place: Place,
        /// What the catalogue calls it; a tab has no entry.
        opener: Option<ControlId>,
        /// Its name on the page.
        label: String,
        /// The element.
        handle: u32,
    },
    /// Another place has to be opened by its URL.
    Open {
        /// Where.
        place: Place,
        /// Path and fragment.
        url: String,
    },
    /// Only the admin can get there, and what to look for.
    ByHand(String),
    /// To be approved.
    Approve(Plan),
    /// A window is open that belongs to something else.
    CloseWindow(String),
    /// It can't be done, with the reason.
    Stuck {
        /// The control.
        control: ControlId,
        /// What is wrong and what to do.
        why: String,
        /// Would it help if the admin pointed at it?
        point: bool,
    },
    /// The page speaks another language: nothing is offered on it.
    Language(Language),
    /// Nothing left to do here; the page has not shown the wanted state yet.
    Wait,
}

/// What would be done under one approval.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The document it is for.
    pub document: String,
    /// The place it starts at.
    pub place: Place,
    /// What would be done, in order.
    pub changes: Vec<Change>,
}

/// One thing that would be done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The control.
    pub control: ControlId,
    /// Its name as the page shows it, or as the catalogue has it if it is not there yet.
    pub label: String,
    /// What would be done.
    pub kind: ChangeKind,
    /// What is there now; empty for a press and for what is not there yet.
    pub old: String,
    /// What would be there; dots for a secret.
    pub new: String,
    /// The element, `None` while it is not there yet.
    pub handle: Option<u32>,
    /// Would something that is not blank be replaced?
    pub overwrites: bool,
    /// The admin pointed at it; it was not found by its name.
    pub pointed: bool,
}

/// Why a change can't be planned.
struct Obstacle {
    why: String,
    /// Would it help if the admin pointed at the control?
    point: bool,
}

impl Obstacle {
    const fn to_be_done_by_hand(why: String) -> Self {
        Self { why, point: false }
    }

    fn of(refusal: &Located, spec: &ControlSpec, name: &str) -> Self {
        let doubt = matches!(
            refusal,
            Located::Ambiguous { .. }
                | Located::NotFound { .. }
                | Located::Refused { reason: Refusal::Contradiction { .. } }
        );
        let point = doubt && !is_named_by_the_tenant(spec);
        Self { why: refusal.explain(name), point }
    }
}

/// What would be done to a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// A value is put in.
    Fill,
    /// It is pressed.
    Press,
}

impl Plan {
    /// What can be done on the page as it is: the changes up to the first that is not there yet.
    pub fn ready(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().take_while(|change| change.handle.is_some())
    }

    /// Are any of its values secret or not blank before?
    #[must_use]
    pub fn overwrites(&self) -> bool {
        self.changes.iter().any(|change| change.overwrites)
    }
}

/// The phase that applies here: the last one whose place is open.
fn phase_here<'step>(step: &'step Step, here: &Whereabouts) -> Option<(usize, &'step Phase)> {
    let place = here.place?;
    step.phases.iter().enumerate().rev().find(|(_, phase)| phase.at == place)
}

/// What a phase fills: its own settings, then what the step requires of controls at the same place.
fn settings(step: &Step, phase: &Phase) -> Vec<Setting> {
    let required = step.requires.iter().filter(|requirement| {
        let spec = requirement.control.spec();
        spec.kind.is_fillable() && spec.places.contains(&phase.at)
    });
    let own = phase.fill.iter().cloned();
    own.chain(required.map(|requirement| Setting { control: requirement.control, want: requirement.want.clone() }))
        .collect()
}

/// Decides what to do next for one step and entry.
///
/// `record` is the number of the record (app, role, user) that the step is about, as far as it is known; `picks` what the
/// admin has pointed at.
#[must_use]
pub fn next_move(
    page: &Prepared,
    here: &Whereabouts,
    step: &Step,
    vars: &Vars,
    inputs: &Inputs,
    record: Option<u64>,
    picks: &[Pick],
) -> Move {
    if let Some(language) = page.language.filter(|_| here.route.is_some()) {
        return Move::Language(language);
    }
    let snapshot = page.snapshot;
    if let Some(Missing(input)) = missing(step, vars, inputs) {
        return Move::Ask(input);
    }
    let Some((number, phase)) = phase_here(step, here).filter(|(_, phase)| right_record(phase.at, here, record)) else {
        return approach(page, here, step, vars, record, picks);
    };
    let mut changes = Vec::new();
    let dirty = saved(snapshot) != Saved::Yes;
    for setting in settings(step, phase) {
        match fill_change(page, phase.at, &setting, vars, picks) {
            Ok(Some(change)) => changes.push(change),
            Ok(None) => {}
            Err(Obstacle { why, point }) => return Move::Stuck { control: setting.control, why, point },
        }
    }
    // Saving an unchanged page is harmless, and the only way to hear the page say that it is saved.
    let nothing_to_save = changes.is_empty()
        && !dirty
        && step.requires.iter().all(|requirement| !matches!(requirement.want, Want::Saved(_)));
    for control in &phase.press {
        match press_change(page, phase.at, *control, vars, picks) {
            Ok(change) => changes.push(change),
            Err(Obstacle { why, point }) => return Move::Stuck { control: *control, why, point },
        }
    }
    for later in step.phases.iter().skip(number + 1) {
        for setting in settings(step, later) {
            changes.push(later_change(setting.control, ChangeKind::Fill, shown_want(&setting.want, vars), vars));
        }
        for control in &later.press {
            changes.push(later_change(*control, ChangeKind::Press, String::new(), vars));
        }
    }
    if changes.is_empty()
        || (nothing_to_save
            && phase.press.iter().all(|press| labels(press.spec(), vars).iter().any(|label| label == "Save"))
            && !phase.at.is_dialog()
            && phase.at != Place::AppNew)
    {
        return Move::Wait;
    }
    Move::Approve(Plan { document: snapshot.document.clone(), place: phase.at, changes })
}

/// The first input that the step needs and that is blank.
fn missing(step: &Step, vars: &Vars, inputs: &Inputs) -> Option<Missing> {
    let wants = step
        .phases
        .iter()
        .flat_map(|phase| phase.fill.iter().map(|setting| &setting.want))
        .chain(step.requires.iter().map(|requirement| &requirement.want));
    for want in wants {
        let text = match want {
            Want::Secret(InputId::Token) if inputs.secret().is_none() => return Some(Missing(InputId::Token)),
            Want::Option(text) | Want::Text(text) | Want::Shown(text) | Want::NoRow(text) => text,
            _ => continue,
        };
        if let Err(missing) = fill_in(text, vars) {
            return Some(missing);
        }
    }
    let controls = step
        .phases
        .iter()
        .flat_map(|phase| phase.fill.iter().map(|setting| setting.control).chain(phase.press.iter().copied()));
    for control in controls.chain(step.requires.iter().map(|requirement| requirement.control)) {
        let spec = control.spec();
        for template in spec.labels.iter().copied().chain(spec.row) {
            if let Err(missing) = fill_in(template, vars) {
                // A step that repeats has its entry in `vars` once there is one to repeat for.
                if step.for_each == Some(Each::Pending) && missing.0 == InputId::User {
                    continue;
                }
                return Some(missing);
            }
        }
    }
    None
}

fn right_record(place: Place, here: &Whereabouts, record: Option<u64>) -> bool {
    let of_record = matches!(place.route().0, RouteId::App | RouteId::Role | RouteId::User);
    !of_record || (record.is_some() && here.route.as_ref().and_then(|route| route.record) == record)
}

/// How to get to the step's first place.
fn approach(
    page: &Prepared,
    here: &Whereabouts,
    step: &Step,
    vars: &Vars,
    record: Option<u64>,
    picks: &[Pick],
) -> Move {
    let snapshot = page.snapshot;
    if let Some(dialog) = &snapshot.dialog {
        return Move::CloseWindow(dialog.clone());
    }
    // The furthest phase that can be gone to without its opener: a page or tab whose record is known.
    let reachable = step.phases.iter().rev().map(|phase| phase.at).find(|place| {
        !place.is_dialog()
            && *place != Place::AppNew
            && *place != Place::RoleNew
            && (record.is_some() || !matches!(place.route().0, RouteId::App | RouteId::Role | RouteId::User))
    });
    let Some(target) = reachable else {
        let Some(first) = step.phases.first().map(|phase| phase.at) else { return Move::Wait };
        return list_of(first, page, here, vars, picks);
    };
    go(snapshot, here, target, record)
}

/// Opens a page or tab: by its tab if the record is open, by its opener if that is on show, by its URL otherwise.
fn go(snapshot: &Snapshot, here: &Whereabouts, target: Place, record: Option<u64>) -> Move {
    let (route, tab) = target.route();
    let same_record = here.route.as_ref().is_some_and(|at| at.id == route && at.record == record) && record.is_some();
    if same_record && let Some(name) = target.tab() {
        let wanted = text::fold(name);
        let tabs: Vec<_> = snapshot
            .controls
            .iter()
            .filter(|control| matches!(control.role, Role::Tab | Role::Link) && control.barriers.is_empty())
            .filter(|control| control.labels.first().is_some_and(|label| text::fold(&label.text) == wanted))
            .collect();
        // A tab of the record wins over a link of the same name in the navigation.
        let tab_role: Vec<_> = tabs.iter().filter(|control| control.role == Role::Tab).collect();
        let one = match (tab_role.as_slice(), tabs.as_slice()) {
            ([one], _) => Some(**one),
            ([], [one]) => Some(*one),
            _ => None,
        };
        if let Some(control) = one {
            return Move::Press { place: target, opener: None, label: name.to_owned(), handle: control.handle };
        }
    }
    let prefix = here.route.as_ref().map_or("", |route| route.prefix.as_str());
    match crate::onelogin::route_url(route, record, tab, prefix) {
        Some(url) => Move::Open { place: target, url },
        None => Move::ByHand(format!("Please open {}.", target.title())),
    }
}

/// Opens the list that holds the record, and the record from there.
fn list_of(place: Place, page: &Prepared, here: &Whereabouts, vars: &Vars, picks: &[Pick]) -> Move {
    let (list, opener) = match place.route().0 {
        RouteId::App => (Place::Apps, ControlId::AppsOpen),
        RouteId::Role => (Place::Roles, ControlId::RolesOpen),
        RouteId::User => (Place::Users, ControlId::UsersOpen),
        RouteId::AppNew => (Place::AppFind, ControlId::FindResult),
        _ => return Move::ByHand(format!("Please open {}.", place.title())),
    };
    if here.place != Some(list) {
        return go(page.snapshot, here, list, None);
    }
    match press_change(page, list, opener, vars, picks) {
        Ok(Change { label, handle: Some(handle), .. }) => Move::Press { place, opener: Some(opener), label, handle },
        Ok(change) => {
            Move::ByHand(format!("“{}” is not on this page of the list. Please look for it there.", change.label))
        }
        Err(Obstacle { why, .. }) => Move::ByHand(why),
    }
}

fn later_change(control: ControlId, kind: ChangeKind, new: String, vars: &Vars) -> Change {
    let label = labels(control.spec(), vars).into_iter().next().unwrap_or_else(|| control.name().to_owned());
    Change { control, label, kind, old: String::new(), new, handle: None, overwrites: false, pointed: false }
}

/// The wanted value as shown to the admin.
fn shown_want(want: &Want, vars: &Vars) -> String {
    match want {
        Want::On(on) => if *on { "on" } else { "off" }.to_owned(),
        Want::Option(text) | Want::Text(text) | Want::Shown(text) | Want::NoRow(text) => {
            fill_in(text, vars).unwrap_or_default()
        }
        Want::Secret(_) => "••••••••".to_owned(),
        Want::Listed(_) | Want::Saved(_) => String::new(),
    }
}

fn fill_change(
    page: &Prepared,
    place: Place,
    setting: &Setting,
    vars: &Vars,
    picks: &[Pick],
) -> Result<Option<Change>, Obstacle> {
    let spec = setting.control.spec();
    let name = labels(spec, vars).into_iter().next().unwrap_or_default();
    match locate_in(page, spec, place, vars, picks) {
        Located::Found { index, label, .. } => {
            let Some(control) = page.snapshot.controls.get(index) else { return Ok(None) };
            let Some((met, _)) = compare(&control.value, &setting.want, vars) else {
                return Err(Obstacle::to_be_done_by_hand(format!(
                    "“{label}” is not the kind of control that was expected. Please do this one by hand."
                )));
            };
            // A stored secret can't be compared: the admin's approval to write decides, so an empty-looking masked one is filled.
            let secret_to_write = matches!(control.value, Value::Secret { set: false, .. });
            if met && !secret_to_write {
                return Ok(None);
            }
            let old = match &control.value {
                Value::Text { text } => text::collapse(text),
                Value::Choice { selected, .. } => selected.clone(),
                Value::Checked { on } | Value::None { active: on } => if *on { "on" } else { "off" }.to_owned(),
                Value::Mixed => "mixed".to_owned(),
                Value::Secret { set, masked } => if *set || *masked { "••••••••" } else { "" }.to_owned(),
            };
            if let (Value::Choice { options, .. }, Want::Option(_)) = (&control.value, &setting.want) {
                let wanted = shown_want(&setting.want, vars);
                let list = |options: &[String]| {
                    options.iter().take(8).map(|option| format!("“{option}”")).collect::<Vec<_>>().join(", ")
                };
                match meant(options, &wanted) {
                    Meant::None if !options.is_empty() => {
                        return Err(Obstacle::to_be_done_by_hand(format!(
                            "“{label}” does not offer “{wanted}”; it offers {}. Check the steps before this one.",
                            list(options)
                        )));
                    }
                    Meant::Several(several) => {
                        return Err(Obstacle::to_be_done_by_hand(format!(
                            "Several options of “{label}” could be “{wanted}”: {}. Please choose the right one by hand.",
                            list(&several)
                        )));
                    }
                    Meant::One(_) | Meant::None => {}
                }
            }
            Ok(Some(Change {
                control: setting.control,
                label,
                kind: ChangeKind::Fill,
                overwrites: !old.is_empty() && matches!(control.value, Value::Text { .. } | Value::Secret { .. }),
                old,
                new: shown_want(&setting.want, vars),
                handle: Some(control.handle),
                pointed: is_pointed_at(page, setting.control, place, picks),
            }))
        }
        Located::NotFound { .. } | Located::Refused { reason: Refusal::Barriers { .. } } if spec.after.is_some() => {
            Ok(Some(later_change(setting.control, ChangeKind::Fill, shown_want(&setting.want, vars), vars)))
        }
        refusal => Err(Obstacle::of(&refusal, spec, &name)),
    }
}

/// Is it found because the admin pointed at it?
fn is_pointed_at(page: &Prepared, id: ControlId, place: Place, picks: &[Pick]) -> bool {
    picks.iter().any(|pick| pick.find(page, id.spec(), place).is_some())
}

fn press_change(page: &Prepared, place: Place, id: ControlId, vars: &Vars, picks: &[Pick]) -> Result<Change, Obstacle> {
    let snapshot = page.snapshot;
    let spec = id.spec();
    let name = labels(spec, vars).into_iter().next().unwrap_or_default();
    let press = |label: String, handle: u32| Change {
        control: id,
        label,
        kind: ChangeKind::Press,
        old: String::new(),
        new: String::new(),
        handle: Some(handle),
        overwrites: false,
        pointed: is_pointed_at(page, id, place, picks),
    };
    if spec.kind == Kind::Row {
        return Ok(match row_to_press(snapshot, spec, &name).map_err(Obstacle::to_be_done_by_hand)? {
            Some(handle) => press(name, handle),
            None => later_change(id, ChangeKind::Press, String::new(), vars),
        });
    }
    match locate_in(page, spec, place, vars, picks) {
        Located::Found { handle, label, .. } => Ok(press(label, handle)),
        // What comes up only after something else was done is left for the next look at the page.
        Located::NotFound { .. } | Located::Refused { reason: Refusal::Barriers { .. } }
            if spec.after.is_some() || spec.labels.iter().any(|label| label.contains('{')) =>
        {
            Ok(later_change(id, ChangeKind::Press, String::new(), vars))
        }
        refusal => Err(Obstacle::of(&refusal, spec, &name)),
    }
}

/// Turns the ready part of an approved plan into operations. The only place where a secret leaves its type.
#[must_use]
pub fn operations(snapshot: &Snapshot, plan: &Plan, step: &Step, vars: &Vars, inputs: &Inputs) -> Vec<Operation> {
    let wants = || {
        let fills = step.phases.iter().flat_map(|phase| &phase.fill).map(|setting| (setting.control, &setting.want));
        fills.chain(step.requires.iter().map(|requirement| (requirement.control, &requirement.want)))
    };
    let mut operations = Vec::new();
    for change in plan.ready() {
        let Some(handle) = change.handle else { break };
        let Some(expect) = expectation(snapshot, handle) else { break };
        let act = match change.kind {
            ChangeKind::Press => Act::Press {},
            ChangeKind::Fill => {
                let Some((_, want)) =
                    wants().find(|(control, want)| *control == change.control && !matches!(want, Want::Saved(_)))
                else {
                    break;
                };
                match act_for(snapshot, handle, want, vars, inputs) {
                    Some(act) => act,
                    None => break,
                }
            }
        };
        operations.push(Operation { handle, expect, act });
    }
    operations
}

fn act_for(snapshot: &Snapshot, handle: u32, want: &Want, vars: &Vars, inputs: &Inputs) -> Option<Act> {
    Some(match want {
        Want::On(on) => Act::Check { on: *on },
        Want::Text(text) => Act::Type { text: fill_in(text, vars).ok()? },
        Want::Secret(InputId::Token) => Act::Type { text: inputs.secret()?.expose().to_owned() },
        Want::Option(wanted) => {
            let wanted = fill_in(wanted, vars).ok()?;
            let control = snapshot.controls.iter().find(|control| control.handle == handle)?;
            let Value::Choice { options, .. } = &control.value else { return None };
            // The page's own spelling, so that the writer compares exactly.
            match meant(options, &wanted) {
                Meant::One(option) => Act::Choose { option, aliases: Vec::new() },
                // A list that is only there once it is open: the writer looks there, and takes the first spelling it finds.
                Meant::None if options.is_empty() => choose_unseen(wanted),
                Meant::None | Meant::Several(_) => return None,
            }
        }
        _ => return None,
    })
}

/// One operation on an element, with what must still hold of it; `None` when the snapshot does not have it. An option is
/// sent as the page spells it.
#[must_use]
pub fn operation_for(snapshot: &Snapshot, handle: u32, act: Act) -> Option<Operation> {
    let control = snapshot.controls.iter().find(|control| control.handle == handle);
    let act = match (act, control.map(|control| &control.value)) {
        (Act::Choose { option, aliases }, Some(Value::Choice { options, .. })) => match meant(options, &option) {
            Meant::One(option) => Act::Choose { option, aliases: Vec::new() },
            Meant::None if options.is_empty() && aliases.is_empty() => choose_unseen(option),
            Meant::None if options.is_empty() => Act::Choose { option, aliases },
            Meant::None | Meant::Several(_) => return None,
        },
        (act, _) => act,
    };
    Some(Operation { handle, expect: expectation(snapshot, handle)?, act })
}

/// An option of a list that is only there once it is open.
fn choose_unseen(option: String) -> Act {
    let aliases = acceptable(&option);
    Act::Choose { option, aliases }
}

/// What must still hold of an element when it is written.
#[must_use]
pub fn expectation(snapshot: &Snapshot, handle: u32) -> Option<Expectation> {
    if let Some(control) = snapshot.controls.iter().find(|control| control.handle == handle) {
        return Some(Expectation {
            role: control.role,
            label: control.labels.first().map(|label| label.text.clone()).unwrap_or_default(),
            name: control.name.clone(),
            id: control.id.clone(),
        });
    }
    let row = snapshot.tables.iter().flat_map(|table| &table.rows).find(|row| row.handle == handle)?;
    Some(Expectation { role: Role::Button, label: row.cells.join(" "), name: String::new(), id: String::new() })
}
