//! The page comes, goes and changes: what follows from a look.

use std::rc::Rc;

use super::absorb::absorb;
use super::landed::{give_up_waiting, lose};
use super::say::{announce_after, announce_step};
use super::stop::{end, interrupt, trouble};
use super::wait::{look, wait_a_moment};
use super::{navigate, pointing, rules, run, tenant};
use crate::page::{Snapshot, is_page_save};
use crate::panel::effect::Effect;
use crate::panel::state::{Link, Looking, Model, Run, Seen, StepState, Unheard};

/// A page that comes within so many milliseconds of a press may have come of it.
const SENT_MS: f64 = 30_000.0;

/// Does the page show by now what came of a press?
fn is_shown(model: &Model, unheard: &Unheard) -> bool {
    let Some(step) = model.guide.steps.get(unheard.step) else { return true };
    model.step_state(unheard.step) == StepState::Done || model.item_done(step, unheard.item.as_deref())
}

/// Time has passed.
pub fn tick(model: &mut Model) -> Vec<Effect> {
    model.page.tick = None;
    let mut effects = give_up_waiting(model);
    if model.run.is_some() || model.rules.sweep.is_some() || model.flight.is_some() || model.opening.is_some() {
        effects.extend(look(model));
    }
    effects
}

/// The content script answers.
pub fn joined(model: &mut Model, document: String) -> Vec<Effect> {
    // This content script has just begun: it will not tell what became of a batch that was sent to the one before.
    lose(model, true);
    let is_new = model.page.known.insert(document.clone());
    let is_sent = model.page.pressed.take().is_some_and(|(saves, at)| !saves && model.now - at < SENT_MS);
    let came = std::mem::take(&mut model.page.left) && is_new && !is_sent;
    model.page.watched = came.then(|| document.clone());
    model.link = Link::Joined { document };
    model.trouble = None;
    model.unread = None;
    model.page.looking = Looking::Idle;
    look(model).into_iter().collect()
}

/// A button was pressed, by whomever.
pub fn pressed(model: &mut Model, label: &str) -> Vec<Effect> {
    model.page.pressed = Some((is_page_save(label), model.now));
    Vec::new()
}

/// The page can't be reached.
pub fn not_joined(model: &mut Model, why: String) -> Vec<Effect> {
    model.link = Link::NoAccess { why };
    page_is_gone(model);
    model.page.left = false;
    model.page.seen = None;
    if model.run.as_ref().is_some_and(Run::is_carried_out) {
        end(model, "The page went away before it showed what came of it.");
    }
    trouble(model, "The page can't be reached, so the rest was not done.");
    Vec::new()
}

/// A page load ends the content script; the panel joins the new document.
pub fn left(model: &mut Model) -> Vec<Effect> {
    page_is_gone(model);
    model.page.left = true;
    model.link = Link::Joining;
    vec![Effect::Join]
}

fn page_is_gone(model: &mut Model) {
    lose(model, true);
    model.page.looking = Looking::Idle;
    model.page.ring = None;
    model.pointing = None;
}

/// The page is there, and could not be read.
pub fn unread(model: &mut Model, why: String) -> Vec<Effect> {
    model.page.looking = Looking::Idle;
    model.unread = Some(why);
    interrupt(model, "The page can't be read any more, so the rest was not done.")
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
        lose(model, true);
        model.page.ring = None;
        model.page.tampered = None;
        model.page.since = model.now;
    }
    if before.as_ref().is_none_or(|before| new_document || before.snapshot.path != snapshot.path) {
        model.page.came = model.now;
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
    if model.unheard.as_ref().is_some_and(|unheard| is_shown(model, unheard)) {
        model.unheard = None;
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
    } else if model.run.is_none() && model.is_arriving() {
        effects.push(wait_a_moment(model));
    } else {
        effects.extend(navigate::follow(model));
    }
    effects
}
