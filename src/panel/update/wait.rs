//! Asking for a look at the page, now or later, and how long to wait for what it is to show.

use crate::panel::effect::Effect;
use crate::panel::state::{AT_LEAST_ON_SHOW_MS, Looking, Model};

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
