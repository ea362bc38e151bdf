//! What is told to the admin: in the live region, and as trouble.

use crate::panel::state::Model;

/// Says which step is open.
pub fn announce_step(model: &mut Model) {
    let total = model.guide.steps.len();
    let current = model.current();
    model.say = match model.guide.steps.get(current) {
        Some(step) => format!("Step {} of {total}: {}", current + 1, model.plain(&step.title, current)),
        None => format!("All {total} steps are done."),
    };
}

/// The same after something else was said.
pub fn announce_after(model: &mut Model) {
    let said = std::mem::take(&mut model.say);
    announce_step(model);
    model.say = format!("{said} {}", model.say);
}
