//! A batch has ended, or will never say so.

use super::flight::ANSWER_MS;
use super::stop::{stopped, trouble};
use super::wait::look;
use super::{rules, undo};
use crate::guide::{Requirement, Want};
use crate::onelogin::ControlId;
use crate::page::{BatchId, End, Outcome, OutcomeKind};
use crate::panel::effect::Effect;
use crate::panel::state::{Errand, Flight, Model, Part, Undo, Unheard, Written};

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
    for part in flight.parts.iter().filter(|part| part.is_kept()) {
        note(model, part);
    }
    let Some(run) = &mut model.run else { return look(model).into_iter().collect() };
    let mut failed = refusal.map(|why| format!("Nothing more was written: {why}."));
    for part in &flight.parts {
        if part.is_kept() {
            run.keep(part);
        } else if let Some(outcome) = &part.outcome {
            if outcome.result == OutcomeKind::Lost && run.may_be_drawn_anew(part) {
                // If it was written, it can be put back like anything else.
                if let Some(undo) = part.undo.clone() {
                    model.undo.add(Undo { unsure: true, ..undo });
                }
                continue;
            }
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

/// Remembers what no later page need show: the connector that was pressed, the token that was written.
fn note(model: &mut Model, part: &Part) {
    model.connector_chosen |= part.control == Some(ControlId::FindResult);
    note_token(model, part);
    note_unheard(model, part);
}

/// What adds something, and is not to be pressed twice for the same.
const ADDING: &[ControlId] = &[ControlId::RoleAdd, ControlId::RuleSave, ControlId::LoginSave];

/// A button was pressed that adds something, or that only the page's own words can confirm. Until the page shows what came of it, it
/// is not pressed again.
fn note_unheard(model: &mut Model, part: &Part) {
    let (Some(run), Some(seen), Some(control)) = (&model.run, &model.page.seen, part.control) else { return };
    let Some(step) = model.guide.steps.get(run.offer.step) else { return };
    let is_it =
        |it: &Requirement| it.control == control && matches!(it.want, Want::Saved(_)) && !control.spec().is_save();
    if ADDING.contains(&control) || step.requires.iter().any(is_it) {
        model.unheard = Some(Unheard {
            step: run.offer.step,
            item: run.items.first().cloned().unwrap_or(None),
            control,
            label: part.title.clone(),
            record: seen.record.clone(),
            document: seen.snapshot.document.clone(),
        });
    }
}

/// The token was written, or saved after that: it can't be read back, so that is remembered.
fn note_token(model: &mut Model, part: &Part) {
    let Some(run) = &model.run else { return };
    if part.control == Some(ControlId::AppSave)
        && let (Some(written), Some(app)) = (&mut model.token_written, &model.progress.app)
    {
        written.sent |= written.record.is(app);
    }
    let edition = run.offer.plan.changes.iter().find(|change| Some(change.control) == part.control);
    let Some(edition) = edition.and_then(|change| change.secret) else { return };
    if let (Some(record), Some(seen)) = (model.progress.app.clone(), &model.page.seen) {
        let document = seen.snapshot.document.clone();
        model.token_written = Some(Written { record, edition, document, sent: false, saved: false });
    }
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
            note(model, part);
            if let Some(run) = model.run.as_mut().filter(|_| flight.errand == Errand::Run) {
                run.keep(part);
            }
        } else if reached && part.outcome.is_none() {
            if flight.errand == Errand::Run {
                note_unheard(model, part);
            }
            if let Some(run) = model.run.as_mut().filter(|_| flight.errand == Errand::Run) {
                run.doubt(part);
            }
            if let Some(undo) = part.undo.clone().filter(|_| flight.errand == Errand::Run) {
                model.undo.add(Undo { unsure: true, ..undo });
            }
            reached = !page_went;
        }
    }
    if model.run.as_ref().is_some_and(|run| run.stopping) {
        stopped(model);
    }
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
