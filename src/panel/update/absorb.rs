//! What is kept of a look: records, role names, the template, observations.

use super::kept::read_again;
use super::read::is_the_app;
use super::rules;
use crate::guide::{PlainInput, Vars};
use crate::onelogin::{ControlId, Place};
use crate::page::{
    Completeness, Located, Record, RecordKind, Saved, Snapshot, Value, access_roles, names_at, roles, saved, shows_app,
    shows_person, shows_role,
};
use crate::panel::state::{Model, Seen};

/// Takes from a look what is worth keeping: records, role names, observations.
pub fn absorb(model: &mut Model, seen: &Seen) {
    if let Some(record) = &seen.record {
        bind(model, &seen.snapshot, record);
    }
    match seen.here.place {
        Some(Place::AppConfiguration) => absorb_template(model, seen),
        Some(place @ (Place::AppRules | Place::AppRule)) if is_the_app(model, seen) => {
            rules::absorb(&mut model.rules, &seen.snapshot, place);
        }
        Some(Place::Roles) => absorb_roles(model, &seen.snapshot),
        Some(Place::AppAccess) if is_the_app(model, seen) && saved(&seen.snapshot) == Saved::Yes => {
            if let Some(list) = access_roles(&seen.snapshot) {
                // A box that is ticked and not saved may still be taken back, so only saved ones are kept.
                model.progress.access = list.seen().iter().map(|row| (row.name.clone(), row.on)).collect();
            }
        }
        _ => {}
    }
    read_again(model);
    see_lists(model, seen);
}

/// A whole list tells whether something was added; so does the record itself.
fn see_lists(model: &mut Model, seen: &Seen) {
    let Some(place) = seen.here.place else { return };
    if model.progress.app.is_some() {
        model.progress.may_be_there.remove(&Place::Apps);
    }
    let input = if place == Place::Apps { PlainInput::App } else { PlainInput::NewRole };
    let name = model.inputs.line(input).unwrap_or_default();
    let list = if model.progress.may_be_there.contains(&place) { names_at(&seen.snapshot, place) } else { None };
    if list.is_some_and(|list| list.all().is_some_and(|names| !names.iter().any(|other| other == name))) {
        model.progress.may_be_there.remove(&place);
    }
}

/// Is the open page that of a record which the guide is about? Only if the page itself says so.
fn bind(model: &mut Model, page: &Snapshot, record: &Record) {
    let cells = opened_row(model, page, record);
    match record.kind {
        RecordKind::App => match &mut model.progress.app {
            Some(app) if app.is(record) => {
                if !record.heading.is_empty() {
                    app.heading.clone_from(&record.heading);
                }
            }
            Some(_) => {}
            None => {
                let name = model.inputs.line(PlainInput::App);
                if name.is_some_and(|name| shows_app(page, name)) {
                    model.progress.use_app(record.clone());
                    model.progress.connector_chosen = std::mem::take(&mut model.connector_chosen);
                }
            }
        },
        RecordKind::Role => {
            if let Some(name) = model.inputs.line(PlainInput::NewRole).map(str::to_owned)
                && shows_role(page, &name, &cells)
            {
                model.progress.bind(&name, record.clone());
            }
        }
        RecordKind::User => {
            if let Some(name) = model.inputs.line(PlainInput::User).map(str::to_owned)
                && shows_person(page, &name, &cells)
            {
                model.progress.bind(&name, record.clone());
            }
        }
    }
    if model.bound().of(record.kind).is_some_and(|bound| bound.is(record)) {
        model.opening = None;
    }
}

/// The row that was pressed to open this record; nothing if it was pressed for another, or too long ago.
fn opened_row(model: &mut Model, page: &Snapshot, record: &Record) -> Vec<String> {
    let (origin, now) = (&page.origin, model.now);
    let Some(opening) = model.opening.as_mut().filter(|it| it.origin == *origin && it.until >= now) else {
        return Vec::new();
    };
    if !opening.record.get_or_insert_with(|| record.clone()).is(record) {
        model.opening = None;
        return Vec::new();
    }
    opening.cells.clone()
}

fn absorb_template(model: &mut Model, seen: &Seen) {
    let found = model.locate(ControlId::Template, Place::AppConfiguration, &Vars::new());
    if let Some(Located::Found { index, .. }) = found
        && let Some(Value::Text { text }) = seen.snapshot.controls.get(index).map(|control| &control.value)
    {
        model.template.on_page = Some(text.clone());
    }
}

/// A list that shows all roles replaces what was known: roles that were deleted go.
fn absorb_roles(model: &mut Model, page: &Snapshot) {
    let Some(list) = roles(page) else { return };
    let names = list.seen().iter().map(|row| row.name.clone());
    let known = &mut model.progress.roles;
    match &list.completeness {
        Completeness::Complete => {
            known.names = names.collect();
            known.completeness = Completeness::Complete;
        }
        Completeness::Partial { total, .. } => {
            known.names.extend(names);
            // What was read as a whole stays whole while the tenant states the same number.
            if known.total().is_none() || known.total() != total.and_then(|total| usize::try_from(total).ok()) {
                known.completeness = Completeness::Partial { shown: known.names.len(), total: *total };
            }
        }
        Completeness::NotKnown => known.names.extend(names),
    }
}
