//! Ending what is being carried out: by Stop, by what happens in the page, or because it is over.

use crate::panel::effect::Effect;
use crate::panel::state::{Errand, Model};

/// A run that was to stop has stopped: what was written is known as far as it will be.
pub fn stopped(model: &mut Model) {
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

/// Ends what is being carried out, if anything is, and says why, what was written, and what was not.
pub fn end(model: &mut Model, why: &str) -> String {
    let Some(run) = model.run.take() else { return why.to_owned() };
    model.progress.may_be_there.extend(run.may_have_added());
    model.say = format!("{why} {}", run.account());
    model.say.clone()
}

/// The same for what the admin has to hear of. Nothing, unless something was being carried out.
pub fn trouble(model: &mut Model, why: &str) {
    if model.run.is_some() {
        model.trouble = Some(end(model, why));
        // Nothing goes on by itself before the admin has looked.
        model.stopped = true;
    }
}
