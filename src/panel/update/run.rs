//! Carrying out what was approved: batch by batch, each on a page that was looked at just before.

use super::flight::{note_opening, send};
use super::stop::{end, trouble};
use super::wait::{patience_is_over, wait_a_moment};
use crate::guide::{Each, InputId, Step};
use crate::onelogin::ControlId;
use crate::page::{Change, ChangeKind, Item, Move, Plan, operation, pending};
use crate::panel::effect::Effect;
use crate::panel::state::{Errand, Model, Part, Permitted};

/// A page that was loaded anew has drawn what it shows after so many milliseconds.
const DRAWN_MS: f64 = 1_500.0;

/// Does the next part of what was approved, or ends it.
pub fn carry_on(model: &mut Model) -> Vec<Effect> {
    if model.flight.is_some() {
        return Vec::new();
    }
    let Some(run) = &model.run else { return Vec::new() };
    let (Some(step), Some(seen)) = (model.guide.steps.get(run.offer.step).cloned(), model.page.seen.clone()) else {
        return Vec::new();
    };
    if let Some(failed) = failed_user(model, &step) {
        trouble(model, &failed);
        return Vec::new();
    }
    if advance(model, &step) {
        return finish(model, &step);
    }
    let Some(run) = &model.run else { return Vec::new() };
    let item = run.items.first().cloned().unwrap_or(None);
    let vars = run.frozen.get(&item).cloned().unwrap_or_default();
    let opened = model.record(&step, &vars).cloned();
    if let Err(why) = run.approval.holds(&seen.snapshot, opened.as_ref(), model.now) {
        // What was pressed has loaded another page. The approval was for the one before, and the guide goes on from here.
        let is_elsewhere = run.is_carried_out() && !run.approval.has_run_out(model.now);
        let went = run.pressed_last && (run.approval.is_left(&seen.snapshot) || is_elsewhere);
        let is_drawn = model.now - model.page.since.max(run.waiting) > DRAWN_MS;
        if run.is_carried_out() && !(went && is_drawn) && !patience_is_over(model) {
            return wait(model, None);
        }
        if went {
            end(model, "What was pressed has opened another page, so the approval ended there.");
        } else {
            trouble(model, why);
        }
        return vec![wait_a_moment(model)];
    }
    let token = run.offer.plan.changes.iter().find_map(|change| change.secret);
    let token = token.or(model.inputs.secret().map(|_| model.inputs.edition(InputId::Token)));
    let next = model.next_for(&step, &vars, token);
    // What the page holds already needs no change, also where the plan was made before it could be seen.
    let held = model.held_here(&step, &vars, token);
    let Some(run) = &mut model.run else { return Vec::new() };
    run.hold(&item, &held);
    if std::mem::take(&mut run.unconfirmed) {
        let same = matches!(&next, Some(Move::Approve(plan)) if plan.as_shown() == run.offer.plan.as_shown());
        if !same {
            trouble(model, "The page changed before the approval took effect. Look at the plan again.");
            return Vec::new();
        }
    }
    match next {
        Some(Move::Approve(plan)) => next_batch(model, &item, &plan),
        Some(Move::Stuck { why, .. } | Move::ByHand(why)) => {
            if patience_is_over(model) {
                trouble(model, &why);
                return Vec::new();
            }
            wait(model, None)
        }
        Some(Move::Language(language)) => {
            trouble(model, &language.refusal());
            Vec::new()
        }
        Some(Move::More { .. }) => {
            end(model, "The next one is not on this part of the list.");
            vec![wait_a_moment(model)]
        }
        Some(Move::Open { place, .. } | Move::Press { place, .. }) => {
            end(model, &format!("Next is {}.", place.title()));
            Vec::new()
        }
        _ => wait(model, None),
    }
}

/// Makes room for the next entry. True when there is none left.
fn advance(model: &mut Model, step: &Step) -> bool {
    let Some(run) = &model.run else { return false };
    let mut items = run.items.clone();
    let before = items.len();
    while let Some(first) = items.first() {
        let done = if step.for_each == Some(Each::Pending) {
            is_settled(model, first.as_deref())
        } else {
            // What is typed meanwhile is not what was approved.
            run.frozen.get(first).is_some_and(|vars| model.item_done_with(step, first.as_deref(), vars))
        };
        if !done {
            break;
        }
        items.remove(0);
    }
    let now = model.now;
    let Some(run) = &mut model.run else { return false };
    if items.len() < before {
        // The next entry has controls of its own.
        run.done.clear();
        run.told.clear();
        run.redrawn.clear();
        run.were.clear();
        run.rounds = 0;
        run.waiting = now;
    }
    run.items = items;
    run.items.is_empty()
}

/// Does the list of the app's users show that somebody's task is settled? A list that does not show him says nothing.
fn is_settled(model: &Model, user: Option<&str>) -> bool {
    let Some(snapshot) = model.snapshot().filter(|snapshot| snapshot.dialog.is_none()) else { return false };
    let users = pending(snapshot);
    let mut rows = users.iter().flat_map(|users| users.seen()).filter(|row| Some(row.name.as_str()) == user);
    rows.next().is_some_and(|row| row.is_settled()) && rows.all(|row| row.is_settled())
}

/// A user of the run whose task has failed, as a sentence.
fn failed_user(model: &Model, step: &Step) -> Option<String> {
    let run = model.run.as_ref().filter(|_| step.for_each == Some(Each::Pending))?;
    let users = pending(model.snapshot()?)?;
    let current = run.items.first()?.as_deref()?;
    let failed = users.seen().iter().find(|row| row.name == current && row.has_failed())?;
    Some(format!("OneLogin shows “{}” for {}. Look at that user before you go on.", failed.state, failed.name))
}

fn finish(model: &mut Model, step: &Step) -> Vec<Effect> {
    if step.first_alone {
        model.progress.first_done.insert(step.id.clone());
    }
    model.run = None;
    model.say = "Done, and read back from the page.".into();
    vec![wait_a_moment(model)]
}

/// The part of a plan that can be done on the page as it is, if it was approved.
fn next_batch(model: &mut Model, item: &Item, plan: &Plan) -> Vec<Effect> {
    let Some(run) = &model.run else { return Vec::new() };
    let swapped = |change: &&Change| {
        model.identity(change).is_some_and(|is| run.were.get(&change.control).is_some_and(|was| *was != is))
    };
    if let Some(change) = plan.changes.iter().find(swapped) {
        let why = format!(
            "“{}” was left alone: another control has taken its place. Look at the page, then at the plan again.",
            change.label
        );
        trouble(model, &why);
        return Vec::new();
    }
    let fresh: Vec<Change> = plan.ready().filter(|change| !run.done.contains(&change.control)).cloned().collect();
    let approved = run.changes_of(item);
    if let Some(change) = fresh.iter().find(|change| !approved.iter().any(|other| other.is(change))) {
        let why = format!("“{}” was left alone: it is not what was approved. Look at the plan again.", change.label);
        trouble(model, &why);
        return Vec::new();
    }
    // An entry that was not on show with its old values, or a control that came later, is not to be emptied unseen.
    let seen_before =
        |change: &Change| run.rounds == 0 && *item == run.offer.item && was_shown(&run.offer.plan, change);
    if let Some(change) = fresh.iter().find(|change| change.overwrites && !seen_before(change)) {
        let why = format!("“{}” is not empty. Look at the plan again before it is replaced.", change.label);
        trouble(model, &why);
        return Vec::new();
    }
    if fresh.is_empty() {
        let left = plan.changes.iter().find(|change| !run.done.contains(&change.control));
        let left = left.map(|change| change.label.clone());
        return wait(model, left);
    }
    fly(model, item, &one_batch(fresh))
}

fn was_shown(plan: &Plan, change: &Change) -> bool {
    plan.changes.iter().any(|shown| shown.is(change) && shown.handle.is_some() && shown.old == change.old)
}

/// A press ends a batch: what comes after it is looked at first. So does anything that other controls wait for.
fn one_batch(mut changes: Vec<Change>) -> Vec<Change> {
    let ends = |change: &Change| {
        change.kind == ChangeKind::Press || ControlId::ALL.iter().any(|id| id.spec().after == Some(change.control))
    };
    if let Some(at) = changes.iter().position(ends) {
        changes.truncate(at + 1);
    }
    changes
}

/// Sends one batch.
fn fly(model: &mut Model, item: &Item, changes: &[Change]) -> Vec<Effect> {
    let (Some(seen), Some(run)) = (model.page.seen.clone(), &mut model.run) else { return Vec::new() };
    let Some(step) = model.guide.steps.get(run.offer.step) else { return Vec::new() };
    let vars = run.frozen.get(item).cloned().unwrap_or_default();
    let operations: Vec<_> =
        changes.iter().map_while(|change| operation(&seen.snapshot, change, &vars, run.token.as_ref())).collect();
    if operations.len() != changes.len() {
        return wait(model, None);
    }
    let batch = model.last_batch + 1;
    let opened = {
        let step = step.clone();
        model.record(&step, &vars).cloned()
    };
    let Some(run) = &mut model.run else { return Vec::new() };
    let permitted =
        match Permitted::approved(&run.approval, batch, &seen.snapshot, opened.as_ref(), operations, model.now) {
            Ok(permitted) => permitted,
            Err(why) => {
                trouble(model, why);
                return Vec::new();
            }
        };
    run.rounds += 1;
    run.waiting = model.now;
    let undo = &mut model.undo;
    let parts = changes
        .iter()
        .zip(0..)
        .map(|(change, number)| Part::of(change, item, undo.draft(&seen, change, item, &vars, (batch, number))))
        .collect();
    note_opening(model, changes.last().and_then(|change| change.handle));
    send(model, batch, Errand::Run, parts, permitted)
}

fn wait(model: &mut Model, what: Option<String>) -> Vec<Effect> {
    if patience_is_over(model) {
        let notices = model.snapshot().into_iter().flat_map(|snapshot| snapshot.notices.iter().rev());
        let notice = notices.into_iter().find(|notice| notice.error).map(|notice| notice.text.clone());
        let why = match (notice, what) {
            (Some(notice), _) => format!("OneLogin says: {notice}"),
            (None, Some(what)) => format!("“{what}” did not appear. Please look at the page."),
            (None, None) => {
                "The page did not show the result. Look at it, and approve again if it is needed.".to_owned()
            }
        };
        trouble(model, &why);
        return Vec::new();
    }
    model.say = match what {
        Some(what) => format!("Waiting for “{what}”."),
        None => "Waiting for the page.".to_owned(),
    };
    vec![wait_a_moment(model)]
}
