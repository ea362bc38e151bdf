//! What shows that something is stored, where the page has no words for it: a page that was loaded anew and shows what was put in,
//! a window that was saved and closed.

use super::read::{is_the_app, read};
use super::users::see_users;
use crate::audit::{entries, holds, key};
use crate::guide::{Requirement, Step, Want};
use crate::onelogin::{ControlId, Kind, Place, RouteId};
use crate::page::{Observation, Saved, Snapshot, State, against, is_untouched, saved, says_reapplied, shows_app};
use crate::panel::state::{Model, Seen, Unheard};

/// Reads the last look again, after an input changed what is asked of it, with what it shows to be stored.
pub fn read_again(model: &mut Model) {
    read(model);
    if let Some(seen) = model.page.seen.clone() {
        see(model, &seen);
    }
}

fn see(model: &mut Model, seen: &Seen) {
    // The words of a page in another language are not known.
    if seen.language().is_some() {
        return;
    }
    see_token(model, seen);
    see_loaded(model, seen);
    see_window(model, seen);
    see_record(model, seen);
    see_name(model, seen);
    see_connector(model, seen);
    see_told(model, seen);
    see_users(model, seen);
}

/// The press of a button has loaded the page anew, and the page says what the button does.
fn see_told(model: &mut Model, seen: &Seen) {
    let Some(Unheard { step, control, record, document, .. }) = model.unheard.clone() else { return };
    let page = &seen.snapshot;
    let same = matches!((&record, &seen.record), (Some(one), Some(other)) if one.is(other));
    let is_new = page.document != document && model.page.watched.as_ref() == Some(&page.document);
    let (Some(step), Some(place)) = (model.guide.steps.get(step), seen.here.place) else { return };
    if !same || !is_new || !says_reapplied(page) {
        return;
    }
    let vars = model.vars(step, None);
    let mut shown = Vec::new();
    for requirement in step.requires.iter().filter(|it| it.control == control) {
        if let Some(against) = against(requirement, &vars) {
            let evidence = "The page was loaded anew by the press, and says so.".to_owned();
            let (state, saved, record) = (State::Met, Saved::Yes, record.clone());
            let met = Observation { state, evidence, saved, place, record, against, held: false };
            shown.push((key(&requirement.id, None), met));
        }
    }
    model.progress.seen.extend(shown);
}

/// Has the page given evidence that the token which was written is stored? It says so, or it was loaded anew after its Save was
/// pressed, and shows the base URL that was saved with it.
fn see_token(model: &mut Model, seen: &Seen) {
    let Some(written) = model.token_written.as_ref().filter(|written| !written.saved) else { return };
    if !seen.record.as_ref().is_some_and(|record| record.is(&written.record)) {
        return;
    }
    let anew = written.document != seen.snapshot.document;
    let is_saved = saved(&seen.snapshot) == Saved::Yes;
    let url = model.guide.steps.iter().flat_map(|step| &step.requires).find(|it| it.control == ControlId::BaseUrl);
    let shows_url = || {
        let bound = model.bound();
        let vars = model.guide.steps.first().map(|step| model.vars(step, None)).unwrap_or_default();
        url.and_then(|url| holds(url, None, &vars, &bound, &model.progress.seen))
            .is_some_and(|it| it.state == State::Met && it.is_saved())
    };
    let saved =
        is_saved && (!anew || (written.sent && seen.here.place == Some(Place::AppConfiguration) && shows_url()));
    if let Some(written) = model.token_written.as_mut() {
        written.saved = saved;
    }
}

/// A page that was loaded anew holds what the server has. If it shows all that the Save of its place has to keep, that Save was
/// done, by whomever.
fn see_loaded(model: &mut Model, seen: &Seen) {
    let page = &seen.snapshot;
    let watched = model.page.watched.as_ref() == Some(&page.document);
    let (Some(place), Some(record)) = (seen.here.place, &seen.record) else { return };
    if !watched || !is_untouched(page) || page.dialog.is_some() || has_error(page) || saved(page) != Saved::Yes {
        return;
    }
    let steps = model.guide.steps.iter().enumerate();
    let saving =
        steps.filter(|(_, step)| step.phases.iter().any(|phase| phase.at == place)).flat_map(|(index, step)| {
            let wants =
                step.requires.iter().filter(|it| matches!(it.want, Want::Saved(_)) && it.control.spec().is_save());
            wants.map(move |requirement| (index, step, requirement))
        });
    let mut shown = Vec::new();
    for (index, step, requirement) in saving {
        if shows_all(model, index, place)
            && let Some(against) = against(requirement, &model.vars(step, None))
        {
            let evidence = "The page was loaded anew and shows what was to be saved.".to_owned();
            let record = Some(record.clone());
            let met =
                Observation { state: State::Met, evidence, saved: Saved::Yes, place, record, against, held: false };
            shown.push((key(&requirement.id, None), met));
        }
    }
    model.progress.seen.extend(shown);
}

/// Does the page show all that the steps before this one put in at its place, as it was read just now?
fn shows_all(model: &Model, before: usize, place: Place) -> bool {
    let bound = model.bound();
    let is_here = |it: &&Requirement| !matches!(it.want, Want::Saved(_)) && it.control.spec().places.contains(&place);
    let mut count = 0;
    let all = model.guide.steps.iter().take(before).all(|step| {
        let here: Vec<_> = step.requires.iter().filter(is_here).collect();
        entries(step, &model.inputs, &model.mapping).iter().all(|entry| {
            let vars = model.vars(step, entry.as_deref());
            here.iter().all(|requirement| {
                count += 1;
                holds(requirement, entry.as_deref(), &vars, &bound, &model.progress.seen)
                    .is_some_and(|it| it.state == State::Met && it.is_saved() && it.place == place)
            })
        })
    });
    all && count > 0
}

/// A window was filled and saved under an approval, and is closed; the page under it does not show what was in it. The page's own
/// Save, which is the next step, is to show that.
fn see_window(model: &mut Model, seen: &Seen) {
    let page = &seen.snapshot;
    let (Some(run), Some(place), Some(record)) = (&model.run, seen.here.place, &seen.record) else { return };
    let Some(step) = model.guide.steps.get(run.offer.step) else { return };
    let Some(window) = saved_window(step) else { return };
    if !run.is_carried_out() || page.dialog.is_some() || has_error(page) || window.route() != place.route() {
        return;
    }
    let vars = model.vars(step, run.items.first().and_then(|item| item.as_deref()));
    let bound = model.bound();
    let mut shown = Vec::new();
    for requirement in &step.requires {
        let spec = requirement.control.spec();
        let is_read = || {
            holds(requirement, None, &vars, &bound, &model.progress.seen)
                .is_some_and(|it| it.state != State::Unreadable)
        };
        if spec.kind != Kind::Cell || !spec.places.contains(&place) || is_read() {
            continue;
        }
        if let Some(against) = against(requirement, &vars) {
            let evidence = "It was put in, and its window was saved. The page itself does not show it.".to_owned();
            let (saved, record) = (Saved::NotKnown, Some(record.clone()));
            let met = Observation { state: State::Met, evidence, saved, place: window, record, against, held: false };
            shown.push((key(&requirement.id, None), met));
        }
    }
    model.progress.seen.extend(shown);
}

/// The page for a new app has come of the connector that was pressed in the list: neither it nor the app's page need name it.
fn see_connector(model: &mut Model, seen: &Seen) {
    let place = match seen.here.place {
        Some(Place::AppNew) if model.connector_chosen => Place::AppNew,
        Some(Place::AppInfo) if model.progress.connector_chosen && is_the_app(model, seen) => Place::AppInfo,
        Some(Place::AppFind | Place::AppNew) | None => return,
        // The app's page may not have told yet whose it is.
        Some(place) if place.route().0 == RouteId::App && model.progress.app.is_none() => return,
        _ => {
            model.connector_chosen = false;
            return;
        }
    };
    let record = seen.record.clone().filter(|_| place == Place::AppInfo);
    let bound = model.bound();
    let mut shown = Vec::new();
    for step in &model.guide.steps {
        let vars = model.vars(step, None);
        for requirement in step.requires.iter().filter(|it| it.control == ControlId::Connector) {
            let read = holds(requirement, None, &vars, &bound, &model.progress.seen);
            if read.is_none_or(|it| it.state == State::Unreadable)
                && let Some(against) = against(requirement, &vars)
            {
                let evidence = "It was pressed in the list of connectors under your approval.".to_owned();
                let (state, saved, record) = (State::Met, Saved::NotKnown, record.clone());
                shown.push((
                    key(&requirement.id, None),
                    Observation { state, evidence, saved, place, record, against, held: false },
                ));
            }
        }
    }
    model.progress.seen.extend(shown);
}

/// An app whose Info tab is headed by its name is called so, whether or not the field with the name is on show.
fn see_name(model: &mut Model, seen: &Seen) {
    let is_info = seen.here.place == Some(Place::AppInfo) && is_the_app(model, seen);
    let Some(record) = seen.record.clone().filter(|_| is_info) else { return };
    let bound = model.bound();
    let mut shown = Vec::new();
    for step in &model.guide.steps {
        let vars = model.vars(step, None);
        for requirement in step.requires.iter().filter(|it| it.control == ControlId::DisplayName) {
            let read = holds(requirement, None, &vars, &bound, &model.progress.seen);
            let unread = read.is_none_or(|it| it.state == State::Unreadable);
            let is_name = vars.get("app").is_some_and(|name| shows_app(&seen.snapshot, name));
            if let Some(against) = against(requirement, &vars).filter(|_| unread && is_name) {
                let evidence = "The app's page is headed so.".to_owned();
                let (state, saved, place, record) = (State::Met, Saved::Yes, Place::AppInfo, Some(record.clone()));
                shown.push((
                    key(&requirement.id, None),
                    Observation { state, evidence, saved, place, record, against, held: false },
                ));
            }
        }
    }
    model.progress.seen.extend(shown);
}

/// A role whose own page is open exists, whether or not its list was read to the end.
fn see_record(model: &mut Model, seen: &Seen) {
    let bound = model.bound();
    let is_open = bound.role.as_ref().zip(seen.record.as_ref()).is_some_and(|(role, open)| role.is(open));
    if !is_open {
        return;
    }
    let mut shown = Vec::new();
    for step in model.guide.steps.iter().filter(|step| step.for_each.is_none()) {
        let vars = model.vars(step, None);
        let listed = step.requires.iter().filter(|it| it.control == ControlId::RolesRow);
        for (requirement, against) in listed.filter_map(|it| Some((it, against(it, &vars)?))) {
            let evidence = "Its own page is open.".to_owned();
            let (state, saved, place) = (State::Met, Saved::Yes, Place::Roles);
            let met = Observation { state, evidence, saved, place, record: None, against, held: false };
            shown.push((key(&requirement.id, None), met));
        }
    }
    model.progress.seen.extend(shown);
}

/// The window that a step, done once, fills and saves.
fn saved_window(step: &Step) -> Option<Place> {
    let last = step.phases.last().filter(|phase| phase.at.is_dialog() && step.for_each.is_none())?;
    last.press.iter().any(|press| press.spec().is_save()).then_some(last.at)
}

fn has_error(page: &Snapshot) -> bool {
    page.notices.iter().any(|notice| notice.error) || page.controls.iter().any(|control| control.invalid.is_some())
}
