//! Looking at the page: when, and what is taken from a look.

use std::rc::Rc;

use super::say::{announce_after, announce_step};
use super::{navigate, pointing, rules, run, tenant};
use crate::audit;
use crate::guide::{PlainInput, Vars};
use crate::onelogin::{ControlId, Place};
use crate::page::{
    Completeness, Located, Record, RecordKind, Saved, Snapshot, Value, access_roles, roles, saved, shows_app,
    shows_person, shows_role,
};
use crate::panel::effect::Effect;
use crate::panel::state::{AT_LEAST_ON_SHOW_MS, Link, Looking, Model, OfApp, Seen, StepState};

/// Pause between two looks at a page that is waited for, in milliseconds.
const MOMENT_MS: f64 = 400.0;
/// How long a page is waited for before that is told, in milliseconds.
const PATIENCE_MS: f64 = 8_000.0;

/// Asks for a look, unless one is on its way: then one more follows it.
pub fn look(model: &mut Model) -> Option<Effect> {
    model.page.looking = match model.page.looking {
        Looking::Idle => Looking::OnItsWay,
        Looking::OnItsWay | Looking::Again => Looking::Again,
    };
    (model.page.looking == Looking::OnItsWay).then_some(Effect::Look)
}

/// Asks for a look a moment later.
pub fn wait_a_moment(model: &mut Model) -> Effect {
    later(model, MOMENT_MS)
}

/// Has the page been waited for long enough?
pub fn patience_is_over(model: &Model) -> bool {
    model.run.as_ref().is_some_and(|run| model.now - run.waiting > PATIENCE_MS)
}

/// The same for a page or window that was opened to be read.
pub fn is_overdue(model: &Model, since: f64) -> bool {
    model.now - since > PATIENCE_MS
}

fn later(model: &mut Model, milliseconds: f64) -> Effect {
    model.page.tick = Some(model.now + milliseconds);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pauses are short and not negative")]
    Effect::Later(milliseconds.max(1.0) as u32)
}

/// A tick for what changes by time alone: a plan becomes ready to be approved, an answer does not come.
pub fn wake(model: &mut Model) -> Option<Effect> {
    let now = model.now;
    if model.page.tick.is_some_and(|tick| tick > now) {
        return None;
    }
    let steps = model.on_show.as_ref().is_some_and(|shown| !shown.can_be_meant(now));
    let undo = model.put_back_on_show.as_ref().is_some_and(|shown| !shown.can_be_meant(now));
    if steps || undo {
        return Some(later(model, AT_LEAST_ON_SHOW_MS));
    }
    let waits = model.flight.is_some() || model.run.is_some() || model.rules.sweep.is_some();
    waits.then(|| later(model, 5.0 * MOMENT_MS))
}

/// Time has passed.
pub fn tick(model: &mut Model) -> Vec<Effect> {
    model.page.tick = None;
    let mut effects = run::give_up_waiting(model);
    if model.run.is_some() || model.rules.sweep.is_some() || model.flight.is_some() {
        effects.extend(look(model));
    }
    effects
}

/// The content script answers.
pub fn joined(model: &mut Model, document: String) -> Vec<Effect> {
    // This content script has just begun: it will not tell what became of a batch that was sent to the one before.
    run::lose(model, true);
    model.link = Link::Joined { document };
    model.trouble = None;
    model.unread = None;
    model.page.looking = Looking::Idle;
    look(model).into_iter().collect()
}

/// The page can't be reached.
pub fn not_joined(model: &mut Model, why: String) -> Vec<Effect> {
    model.link = Link::NoAccess { why };
    page_is_gone(model);
    model.page.seen = None;
    run::trouble(model, "The page can't be reached, so the rest was not done.");
    Vec::new()
}

/// A page load ends the content script; the panel joins the new document.
pub fn left(model: &mut Model) -> Vec<Effect> {
    page_is_gone(model);
    model.link = Link::Joining;
    vec![Effect::Join]
}

fn page_is_gone(model: &mut Model) {
    run::lose(model, true);
    model.page.looking = Looking::Idle;
    model.page.ring = None;
    model.pointing = None;
}

/// The page is there, and could not be read.
pub fn unread(model: &mut Model, why: String) -> Vec<Effect> {
    model.page.looking = Looking::Idle;
    model.unread = Some(why);
    run::interrupt(model, "The page can't be read any more, so the rest was not done.")
}

/// A look at the page.
pub fn looked(model: &mut Model, snapshot: Snapshot) -> Vec<Effect> {
    let again = model.page.looking == Looking::Again;
    model.page.looking = Looking::Idle;
    model.unread = None;
    let spoke = model.language();
    let step_before = model.current();
    let before = model.page.seen.take();
    let new_document = before.as_ref().is_none_or(|before| before.snapshot.document != snapshot.document);
    if new_document {
        run::lose(model, true);
        model.page.ring = None;
        model.page.tampered = None;
    }
    let seen = Rc::new(Seen::of(snapshot, &model.secrets()));
    model.page.seen = Some(Rc::clone(&seen));
    let mut effects = Vec::new();
    if again {
        effects.extend(look(model));
    }
    if let Some(more) = tenant::arrived(model, &seen.snapshot) {
        effects.extend(more);
        return effects;
    }
    if model.flight.is_none() {
        model.undo.prune(&seen);
    }
    absorb(model, &seen);
    effects.extend(pointing::check(model, new_document));
    let ran = model.run.is_some();
    if ran {
        effects.extend(run::carry_on(model));
    }
    // A step that was opened by hand gives way once it is done.
    if model.run.is_none()
        && model.chosen.is_some_and(|chosen| model.step_state(chosen) == StepState::Done && chosen == step_before)
    {
        model.chosen = None;
    }
    if model.current() != step_before {
        model.declined = None;
        // What became of a run is heard before the step that comes after it.
        if ran && model.run.is_none() { announce_after(model) } else { announce_step(model) }
    }
    match (spoke, model.language()) {
        (None, Some(language)) => model.say = language.refusal(),
        (Some(_), None) => announce_step(model),
        _ => {}
    }
    if model.run.is_none() && model.rules.sweep.is_some() {
        effects.extend(rules::carry_sweep(model));
    } else {
        effects.extend(navigate::follow(model));
    }
    effects
}

/// Takes from a look what is worth keeping: records, role names, observations.
fn absorb(model: &mut Model, seen: &Seen) {
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
}

fn is_the_app(model: &Model, seen: &Seen) -> bool {
    model.progress.app.as_ref().zip(seen.record.as_ref()).is_some_and(|(app, open)| app.is(open))
}

/// Is the open page that of a record which the guide is about? Only if the page itself says so.
fn bind(model: &mut Model, page: &Snapshot, record: &Record) {
    let opening = model.opening.take_if(|opening| opening.origin == page.origin && opening.until >= model.now);
    let cells = opening.map(|opening| opening.cells).unwrap_or_default();
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

/// Reads the last look again, after an input changed what is asked of it.
pub fn read_again(model: &mut Model) {
    model.remap();
    let Some(seen) = model.page.seen.clone() else { return };
    let bound = model.bound();
    let page = seen.prepared();
    let progress = &mut model.progress;
    audit::read(&model.guide, &model.inputs, &model.mapping, &page, &progress.picks, &bound, &mut progress.seen);
    if is_the_app(model, &seen)
        && let Some(app) = model.progress.app.clone()
        && let Some(findings) = audit::configuration(&model.guide, &page, &model.progress.picks)
    {
        model.progress.configuration = Some(OfApp { app, findings });
    }
}
