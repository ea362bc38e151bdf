//! What the audit reads from the last look.

use crate::audit;
use crate::panel::state::{Model, OfApp, Seen};

/// Reads what the last look shows of each requirement.
pub fn read(model: &mut Model) {
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

/// Is the page that of the app which the guide is about?
pub fn is_the_app(model: &Model, seen: &Seen) -> bool {
    model.progress.app.as_ref().zip(seen.record.as_ref()).is_some_and(|(app, open)| app.is(open))
}
