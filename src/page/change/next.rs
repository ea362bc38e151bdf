//! What to do next for a step: go somewhere, ask for an input, show a plan for approval, or say why not.

use super::fill::{Obstacle, fill_change, later_fill, later_press, press_change};
use super::plan::{Change, Plan};
use super::task::Task;
use crate::guide::{Each, InputId, Missing, Phase, Setting, Step, Want, fill_in};
use crate::onelogin::{ControlId, Language, Place, RouteId};
use crate::page::find::{Prepared, labels};
use crate::page::place::{self, Record, Whereabouts};
use crate::page::read::{More, Saved, access_roles, more, saved};
use crate::page::snapshot::{Role, Snapshot, Source};
use crate::text;

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
    /// What is to be opened is not on this part of its list: more of it has to be shown. It changes nothing.
    More {
        /// The list.
        list: Place,
        /// What is looked for.
        name: String,
        /// What shows more.
        more: More,
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
    CloseWindow {
        /// Its title.
        title: String,
        /// The button that closes it and keeps nothing of it: name and element.
        press: Option<(String, u32)>,
    },
    /// It can't be done, with the reason.
    Stuck {
        /// The control.
        control: ControlId,
        /// What is wrong and what to do.
        why: String,
        /// Would it help if the admin pointed at it?
        point: bool,
    },
    /// It may have been added already, and the list on show does not tell.
    MayBeThere {
        /// The list.
        list: Place,
        /// What it is called.
        name: String,
    },
    /// A button was pressed, and the page has not said what came of it: this label.
    Unheard(String),
    /// The page speaks another language: nothing is offered on it.
    Language(Language),
    /// Nothing left to do here; the page has not shown the wanted state yet.
    Wait,
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
#[must_use]
pub fn next_move(page: &Prepared, here: &Whereabouts, task: &Task) -> Move {
    let Task { step, vars, record, .. } = *task;
    if let Some(language) = page.language.filter(|_| here.route.is_some()) {
        return Move::Language(language);
    }
    let snapshot = page.snapshot;
    if let Some(Missing(input)) = missing(task) {
        return Move::Ask(input);
    }
    let Some((number, phase)) = phase_here(step, here).filter(|(_, phase)| right_record(phase.at, snapshot, record))
    else {
        return approach(page, here, task);
    };
    let mut changes = Vec::new();
    let dirty = saved(snapshot) != Saved::Yes;
    // What a search is for may be on show already.
    let is_there = |control: &ControlId| {
        press_change(page, phase.at, *control, task, false).is_ok_and(|change| change.handle.is_some())
    };
    for setting in settings(step, phase) {
        let looks_up = is_lookup(setting.control);
        if looks_up && phase.press.iter().all(is_there) {
            continue;
        }
        match fill_change(page, phase.at, &setting, task) {
            Ok(Some(change)) => {
                changes.push(change);
                // Where the list does not follow the typing, a button makes it.
                let search = press_change(page, phase.at, ControlId::ListSearch, task, false);
                changes.extend(search.ok().filter(|search| looks_up && search.handle.is_some()));
            }
            Ok(None) => {}
            Err(Obstacle { why, point }) => {
                let stuck = Move::Stuck { control: setting.control, why, point };
                return more_boxes(page, phase.at, setting.control, task).unwrap_or(stuck);
            }
        }
    }
    // Saving an unchanged page is harmless, and the only way to hear the page say that it is saved.
    let nothing_to_save = changes.is_empty()
        && !dirty
        && step.requires.iter().all(|requirement| !matches!(requirement.want, Want::Saved(_)));
    for (at, control) in phase.press.iter().enumerate() {
        // What it brings up is there already: a menu that is open, a person who was found.
        let brought = phase.press.get(at + 1).filter(|next| next.spec().after == Some(*control));
        if changes.is_empty() && brought.is_some_and(is_there) {
            continue;
        }
        match press_change(page, phase.at, *control, task, !changes.is_empty()) {
            Ok(change) => changes.push(change),
            Err(Obstacle { why, point }) => return Move::Stuck { control: *control, why, point },
        }
    }
    for later in step.phases.iter().skip(number + 1) {
        for setting in settings(step, later) {
            changes.push(later_fill(&setting, task));
        }
        for control in &later.press {
            changes.push(later_press(*control, vars));
        }
    }
    if changes.is_empty()
        || (nothing_to_save
            && phase.press.iter().all(|press| press.spec().is_save())
            && !phase.at.is_dialog()
            && phase.at != Place::AppNew)
    {
        return Move::Wait;
    }
    Move::Approve(Plan {
        document: snapshot.document.clone(),
        origin: snapshot.origin.clone(),
        path: snapshot.path.clone(),
        record: place::record(snapshot),
        place: phase.at,
        changes,
    })
}

/// Does it only look something up in a list, and hold nothing?
const fn is_lookup(control: ControlId) -> bool {
    matches!(control, ControlId::FindSearch | ControlId::UsersSearch | ControlId::RoleSearch)
}

/// The box of a role is not on this part of the Access tab's list, and there is more of it.
fn more_boxes(page: &Prepared, place: Place, control: ControlId, task: &Task) -> Option<Move> {
    let list = access_roles(page.snapshot).filter(|_| control == ControlId::AccessRole)?;
    let name = labels(control.spec(), task.vars).into_iter().next()?;
    if list.all().is_some() || list.seen().iter().any(|row| text::same(&row.name, &name)) {
        return None;
    }
    Some(Move::More { list: place, name, more: more(page.snapshot, task.turned)? })
}

/// Settings at the open place that hold what is wanted already, so that no change is planned for them.
#[must_use]
pub fn held_here(page: &Prepared, here: &Whereabouts, task: &Task) -> Vec<ControlId> {
    let right = |phase: &Phase| right_record(phase.at, page.snapshot, task.record);
    let Some((_, phase)) = phase_here(task.step, here).filter(|(_, phase)| right(phase)) else { return Vec::new() };
    let holds = |setting: &Setting| matches!(fill_change(page, phase.at, setting, task), Ok(None));
    settings(task.step, phase).into_iter().filter(holds).map(|setting| setting.control).collect()
}

/// The first input that the step needs and that is blank.
fn missing(task: &Task) -> Option<Missing> {
    let Task { step, vars, token, .. } = *task;
    let wants = step
        .phases
        .iter()
        .flat_map(|phase| phase.fill.iter().map(|setting| &setting.want))
        .chain(step.requires.iter().map(|requirement| &requirement.want));
    for want in wants {
        let text = match want {
            Want::Secret(InputId::Token) if token.is_none() => return Some(Missing(InputId::Token)),
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

/// Is the open page that of the record that the step is about? A page of no record always is.
fn right_record(place: Place, snapshot: &Snapshot, record: Option<&Record>) -> bool {
    let of_record = matches!(place.route().0, RouteId::App | RouteId::Role | RouteId::User);
    !of_record || record.zip(place::record(snapshot)).is_some_and(|(wanted, open)| wanted.is(&open))
}

/// The window has to go first. Cancel and Close keep nothing of it; which of several is meant can't be told.
fn close_window(snapshot: &Snapshot, title: &str) -> Move {
    let closes = |label: &str| matches!(text::fold(label).as_str(), "cancel" | "close");
    let mut buttons = snapshot.controls.iter().filter(|control| {
        control.role == Role::Button
            && control.barriers.is_empty()
            && control.context.iter().any(|context| context.source == Source::Dialog)
            && control.labels.first().is_some_and(|label| closes(&label.text))
    });
    // A cross at the head may be called Close beside a Cancel at the foot: both do the same.
    let one = buttons.next_back();
    let press = one.and_then(|one| Some((one.labels.first()?.text.clone(), one.handle)));
    Move::CloseWindow { title: title.to_owned(), press }
}

/// How to get to the step's first place.
fn approach(page: &Prepared, here: &Whereabouts, task: &Task) -> Move {
    let Task { step, record, .. } = *task;
    let snapshot = page.snapshot;
    if let Some(dialog) = &snapshot.dialog {
        return close_window(snapshot, dialog);
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
        return list_of(first, page, here, task);
    };
    go(snapshot, here, target, record.map(|record| record.number))
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
            .filter(|control| control.labels.first().is_some_and(|label| place::tab_name(&label.text) == wanted))
            .collect();
        // A tab of the record wins over a link of the same name in the navigation; among links the last does, since the
        // navigation comes first. A wrong one opens another page and changes nothing.
        let tab_role: Vec<_> = tabs.iter().filter(|control| control.role == Role::Tab).collect();
        let one = match tab_role.as_slice() {
            [one] => Some(**one),
            [] => tabs.last().copied(),
            _ => None,
        };
        if let Some(control) = one {
            return Move::Press { place: target, opener: None, label: name.to_owned(), handle: control.handle };
        }
    }
    let prefix = here.route.as_ref().map_or("", |route| route.prefix.as_str());
    // The address names the tab already, and the page shows another one: going there again would change nothing.
    let is_there = same_record && !tab.is_empty() && here.route.as_ref().is_some_and(|at| at.tab == tab);
    if let Some(why) = target.missing().filter(|_| is_there) {
        return Move::ByHand(why.to_owned());
    }
    match crate::onelogin::route_url(route, record, tab, prefix) {
        Some(url) => Move::Open { place: target, url },
        None => Move::ByHand(format!("Please open {}.", target.title())),
    }
}

/// Opens the list that holds the record, and the record from there.
fn list_of(place: Place, page: &Prepared, here: &Whereabouts, task: &Task) -> Move {
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
    match press_change(page, list, opener, task, false) {
        Ok(Change { label, handle: Some(handle), .. }) => Move::Press { place, opener: Some(opener), label, handle },
        Ok(change) => match more(page.snapshot, task.turned) {
            Some(more) => Move::More { list, name: change.label, more },
            None => {
                Move::ByHand(format!("“{}” is not on this page of the list. Please look for it there.", change.label))
            }
        },
        Err(Obstacle { why, .. }) => Move::ByHand(why),
    }
}

/// The app is there: a step that would find or make one only reads it. Another one is not made.
#[must_use]
pub fn look_at_app(page: &Prepared, here: &Whereabouts, task: &Task) -> Move {
    let step = task.step;
    let number = task.record.map(|record| record.number);
    let shown = here.place == Some(Place::AppInfo) && right_record(Place::AppInfo, page.snapshot, task.record);
    if !shown {
        return match &page.snapshot.dialog {
            Some(dialog) => close_window(page.snapshot, dialog),
            None => go(page.snapshot, here, Place::AppInfo, number),
        };
    }
    let wanted: Vec<&str> = step.requires.iter().map(|requirement| requirement.title.as_str()).collect();
    let said = fill_in(&wanted.join("; "), task.vars).unwrap_or_else(|_| wanted.join("; "));
    Move::ByHand(format!(
        "The app exists, but this page does not show whether this is so: {said}. Please check it. If it is not so, create another app by hand."
    ))
}

/// Before anything is added: is it in its list already? A row that is found is opened. What is not found in a part of a list may
/// be in the rest of it.
#[must_use]
pub fn look_in_list(page: &Prepared, here: &Whereabouts, task: &Task, list: Place) -> Move {
    let (record, name) = if list == Place::Apps { (Place::AppInfo, "app") } else { (Place::RoleUsers, "role") };
    if here.place != Some(list) {
        return match list_of(record, page, here, task) {
            Move::Stuck { why, .. } => Move::ByHand(why),
            other => other,
        };
    }
    match list_of(record, page, here, task) {
        found @ (Move::Press { .. } | Move::More { .. }) => found,
        _ => {
            let name = task.vars.get(name).cloned().unwrap_or_default();
            Move::MayBeThere { list, name }
        }
    }
}

/// Everything that a step does, for an entry that is not on show yet.
#[must_use]
pub fn planned_changes(task: &Task) -> Vec<Change> {
    let mut changes = Vec::new();
    for phase in &task.step.phases {
        changes.extend(settings(task.step, phase).iter().map(|setting| later_fill(setting, task)));
        changes.extend(phase.press.iter().map(|control| later_press(*control, task.vars)));
    }
    changes
}
