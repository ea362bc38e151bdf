//! Carrying out what was approved: batch by batch, each on a page that was looked at just before.

use super::approve::identity;
use super::look::{look, patience_is_over, wait_a_moment};
use super::{rules, undo};
use crate::guide::{Each, InputId, Step};
use crate::onelogin::ControlId;
use crate::page::{BatchId, Change, ChangeKind, End, Item, Move, Outcome, OutcomeKind, Plan, operation, pending};
use crate::panel::effect::Effect;
use crate::panel::state::{Errand, Flight, Model, Opening, Part, Permitted};

/// How long the answer to a batch is waited for, in milliseconds.
const ANSWER_MS: f64 = 60_000.0;

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
        trouble(model, why);
        return Vec::new();
    }
    let token = run.offer.plan.changes.iter().find_map(|change| change.secret);
    let next =
        model.next_for(&step, &vars, token.or(model.inputs.secret().map(|_| model.inputs.edition(InputId::Token))));
    let Some(run) = &mut model.run else { return Vec::new() };
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
        identity(model, change).is_some_and(|is| run.were.get(&change.control).is_some_and(|was| *was != is))
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

/// The row that is about to be pressed, so that the page that comes of it can be held against it.
pub fn note_opening(model: &mut Model, handle: Option<u32>) {
    let Some(snapshot) = model.snapshot() else { return };
    let row = snapshot.tables.iter().flat_map(|table| &table.rows).find(|row| Some(row.handle) == handle);
    let held = snapshot.controls.iter().find(|control| Some(control.handle) == handle).and_then(|control| {
        let at = control.row?;
        snapshot.tables.get(usize::try_from(at.table).ok()?)?.rows.get(usize::try_from(at.row).ok()?)
    });
    if let Some(row) = row.or(held) {
        let (cells, origin) = (row.cells.clone(), snapshot.origin.clone());
        model.opening = Some(Opening { cells, origin, until: model.now + ANSWER_MS });
    }
}

/// Puts a batch on its way.
pub fn send(model: &mut Model, batch: BatchId, errand: Errand, parts: Vec<Part>, permitted: Permitted) -> Vec<Effect> {
    model.last_batch = batch;
    model.flight = Some(Flight { batch, errand, parts, sent: model.now });
    vec![Effect::Act(permitted)]
}

/// What became of one operation. What is told of another batch than the one on its way is late, and changes nothing.
pub fn outcome(model: &mut Model, batch: BatchId, operation: u32, outcome: Outcome) -> Vec<Effect> {
    let Some(flight) = model.flight.as_mut().filter(|flight| flight.batch == batch) else { return Vec::new() };
    let Some(part) = usize::try_from(operation).ok().and_then(|index| flight.parts.get_mut(index)) else {
        return Vec::new();
    };
    part.outcome = Some(outcome);
    let (kept, draft) = (part.is_kept(), part.undo.clone());
    if kept && let Some(undo) = draft {
        model.undo.add(undo);
    } else {
        model.undo.withdraw((batch, operation));
    }
    Vec::new()
}

/// The batch has ended.
pub fn ended(model: &mut Model, batch: BatchId, end: End) -> Vec<Effect> {
    let Some(flight) = model.flight.take_if(|flight| flight.batch == batch) else { return Vec::new() };
    if end == (End::Stopped {}) && matches!(flight.errand, Errand::Open | Errand::Sweep) {
        model.say = "Stopped.".into();
    }
    let refusal = if let End::Refused { why } = end { Some(why) } else { None };
    landed(model, &flight, refusal.as_deref())
}

/// The batch did not reach the page: nothing of it was done.
pub fn not_sent(model: &mut Model, batch: BatchId, why: &str) -> Vec<Effect> {
    let Some(flight) = model.flight.take_if(|flight| flight.batch == batch) else { return Vec::new() };
    landed(model, &flight, Some(why))
}

fn landed(model: &mut Model, flight: &Flight, refusal: Option<&str>) -> Vec<Effect> {
    match flight.errand {
        Errand::PutBack(id) => undo::landed(model, id, flight, refusal),
        Errand::Sweep => {
            if flight.parts.iter().all(Part::is_kept) {
                return look(model).into_iter().collect();
            }
            let why = reason(flight, refusal).unwrap_or_else(|| "the page did not do it".to_owned());
            rules::refused(model, &why)
        }
        Errand::Open => {
            if !flight.parts.iter().all(Part::is_kept) {
                model.opening = None;
                model.trouble = reason(flight, refusal).map(|why| format!("The page could not be opened: {why}."));
            }
            look(model).into_iter().collect()
        }
        Errand::Run => run_landed(model, flight, refusal),
    }
}

fn reason(flight: &Flight, refusal: Option<&str>) -> Option<String> {
    let told = flight.parts.iter().filter_map(|part| part.outcome.as_ref()).map(|outcome| outcome.reason.clone());
    refusal.map(str::to_owned).or_else(|| told.rev().find(|reason| !reason.is_empty()))
}

fn run_landed(model: &mut Model, flight: &Flight, refusal: Option<&str>) -> Vec<Effect> {
    if flight.parts.iter().any(|part| !part.is_kept()) {
        model.opening = None;
    }
    let Some(run) = &mut model.run else { return look(model).into_iter().collect() };
    let mut failed = refusal.map(|why| format!("Nothing more was written: {why}."));
    for part in &flight.parts {
        if part.is_kept() {
            run.keep(part);
        } else if let Some(outcome) = &part.outcome {
            if matches!(outcome.result, OutcomeKind::Lost | OutcomeKind::Rejected) {
                run.doubt(part);
            }
            failed = failed.or(failure(&part.title, outcome));
        }
    }
    if run.stopping {
        stopped(model);
        return look(model).into_iter().collect();
    }
    if let Some(why) = failed {
        trouble(model, &why);
    }
    look(model).into_iter().collect()
}

/// Why the run can't go on after this; nothing for what was drawn anew, which the next look finds again.
fn failure(title: &str, outcome: &Outcome) -> Option<String> {
    Some(match outcome.result {
        OutcomeKind::Took | OutcomeKind::Normalised | OutcomeKind::Gone | OutcomeKind::Skipped => return None,
        OutcomeKind::Refused => format!("“{title}” was left alone: {}.", outcome.reason),
        OutcomeKind::Reverted => format!("“{title}”: the page put the old value back. Please set it by hand."),
        OutcomeKind::Rejected => format!("“{title}”: the page does not accept it: {}.", outcome.reason),
        OutcomeKind::Lost => format!("“{title}” went away while it was written. Look at the page before you go on."),
    })
}

/// The answer to the batch on its way will not come. What was heard of it is known. The next part may have been written; the
/// rest was not reached if the page went, and may all be written if it stayed.
pub fn lose(model: &mut Model, page_went: bool) {
    let Some(flight) = model.flight.take() else { return };
    if let Errand::PutBack(id) = flight.errand {
        undo::lost(model, id, &flight);
    }
    let mut reached = true;
    for part in &flight.parts {
        if part.is_kept() {
            if let Some(run) = model.run.as_mut().filter(|_| flight.errand == Errand::Run) {
                run.keep(part);
            }
        } else if reached && part.outcome.is_none() {
            if let Some(run) = model.run.as_mut().filter(|_| flight.errand == Errand::Run) {
                run.doubt(part);
            }
            if let Some(undo) = part.undo.clone().filter(|_| flight.errand == Errand::Run) {
                model.undo.add(crate::panel::state::Undo { unsure: true, ..undo });
            }
            reached = !page_went;
        }
    }
    if model.run.as_ref().is_some_and(|run| run.stopping) {
        stopped(model);
    }
}

/// A run that was to stop has stopped: what was written is known as far as it will be.
fn stopped(model: &mut Model) {
    match model.run.as_mut().and_then(|run| run.stopped_by.take()) {
        Some(why) => trouble(model, &why),
        None => drop(end(model, "Stopped.")),
    }
}

/// Ends what is being carried out, for a reason that the admin has to hear. What is on its way is stopped, and told once it
/// has ended: until then it may still be written.
pub fn interrupt(model: &mut Model, why: &str) -> Vec<Effect> {
    let on_its_way = model.flight.as_ref().filter(|flight| flight.errand == Errand::Run).map(|flight| flight.batch);
    match (on_its_way, &mut model.run) {
        (Some(batch), Some(run)) => {
            run.stopping = true;
            run.stopped_by = Some(why.to_owned());
            model.trouble = Some(why.to_owned());
            vec![Effect::Stop(batch)]
        }
        _ => {
            trouble(model, why);
            Vec::new()
        }
    }
}

/// The admin presses Stop.
pub fn stop(model: &mut Model) -> Vec<Effect> {
    model.stopped = true;
    model.opening = None;
    if let Some(flight) = &model.flight {
        let batch = flight.batch;
        if let Some(run) = &mut model.run {
            run.stopping = true;
        }
        model.rules.sweep = None;
        model.say = "Stopping. What is being written at this moment is finished first.".into();
        return vec![Effect::Stop(batch)];
    }
    if model.rules.sweep.take().is_some() {
        model.say = "Reading was stopped.".into();
    }
    end(model, "Stopped.");
    Vec::new()
}

/// The page does not leave the ring alone. It is not drawn again around the same control, and what was approved has ended.
pub fn tampered(model: &mut Model, what: &str) -> Vec<Effect> {
    model.page.tampered = model.page.ring.take().map(|(handle, _)| handle);
    let why = format!(
        "The guide stopped: {what}. OneLogin's pages do not do that. Check the address of the page before you go on; another extension can be the cause too."
    );
    let stop = model.flight.as_ref().map(|flight| Effect::Stop(flight.batch));
    model.trouble = Some(why.clone());
    interrupt(model, &why);
    stop.into_iter().collect()
}

/// Has the answer to the batch on its way been waited for long enough? Then it is given up.
pub fn give_up_waiting(model: &mut Model) -> Vec<Effect> {
    let late = |flight: &&Flight| model.now - flight.sent > ANSWER_MS;
    let late = model.flight.as_ref().filter(late).map(|flight| (flight.batch, flight.errand.clone()));
    let Some((batch, errand)) = late else { return Vec::new() };
    lose(model, false);
    match errand {
        Errand::Run => {
            trouble(model, "The page did not say what became of the last change. Look at the page before you go on.");
        }
        // It is told by its name.
        Errand::PutBack(_) => {}
        Errand::Open => {
            model.opening = None;
            model.trouble = Some("The page did not open what was pressed. Look at the page, then try again.".into());
        }
        Errand::Sweep => {
            model.rules.sweep = None;
            model.trouble =
                Some("Reading stopped: the page did not answer. Load the page again, then try again.".into());
        }
    }
    vec![Effect::Stop(batch)]
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

/// Ends what is being carried out, if anything is, and says why, what was written, and what was not.
pub fn end(model: &mut Model, why: &str) -> String {
    let Some(run) = model.run.take() else { return why.to_owned() };
    model.say = format!("{why} {}", run.account());
    model.say.clone()
}

/// The same for what the admin has to hear of. Nothing, unless something was being carried out.
pub fn trouble(model: &mut Model, why: &str) {
    if model.run.is_some() {
        model.trouble = Some(end(model, why));
    }
}
