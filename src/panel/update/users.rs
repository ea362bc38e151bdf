//! The app's users, read page by page: whether nobody is pending is known once all pages were seen.

use crate::audit::key;
use crate::guide::Want;
use crate::onelogin::{Place, UserState};
use crate::page::{Completeness, Observation, Saved, State, against, pending};
use crate::panel::state::{Gathered, Model, Seen};

/// What was read of a page so many milliseconds ago may have changed since.
const FRESH_MS: f64 = 120_000.0;

/// Keeps what this page of the list says, and says that nobody is pending once the pages together are the whole list.
pub fn see_users(model: &mut Model, seen: &Seen) {
    let (Some(Place::AppUsers), Some(record)) = (seen.here.place, &seen.record) else { return };
    let Some(users) = pending(&seen.snapshot) else { return };
    let Completeness::Partial { total: Some(total), .. } = users.completeness else {
        // A whole list says so by itself; one whose number is not known can't be put together.
        model.page.users = None;
        return;
    };
    let now = model.now;
    let gathered = &mut model.page.users;
    if !gathered.as_ref().is_some_and(|before| before.record.is(record) && before.total == total) {
        *gathered = Some(Gathered { record: record.clone(), total, rows: Default::default() });
    }
    let Some(gathered) = gathered else { return };
    for row in users.seen() {
        gathered.rows.insert(row.name.clone(), (row.kind(), now));
    }
    gathered.rows.retain(|_, (_, at)| now - *at < FRESH_MS);
    let is_whole = usize::try_from(total).is_ok_and(|total| total == gathered.rows.len());
    let is_settled = gathered.rows.values().all(|(state, _)| *state == UserState::Settled);
    if !is_whole || !is_settled {
        return;
    }
    let record = Some(record.clone());
    let mut shown = Vec::new();
    for step in &model.guide.steps {
        let vars = model.vars(step, None);
        for requirement in step.requires.iter().filter(|it| matches!(it.want, Want::NoRow(_))) {
            if let Some(against) = against(requirement, &vars) {
                let evidence = format!("None of {total} rows shows it, read page by page.");
                let (state, saved, place, record) = (State::Met, Saved::Yes, Place::AppUsers, record.clone());
                let met = Observation { state, evidence, saved, place, record, against, held: false };
                shown.push((key(&requirement.id, None), met));
            }
        }
    }
    model.progress.seen.extend(shown);
}
