//! Approving the plan on show, or not.

use std::collections::BTreeMap;

use super::wait::look;
use crate::guide::InputId;
use crate::page::{Digest, Item};
use crate::panel::effect::Effect;
use crate::panel::state::{Model, Run};

/// The plan on show is approved, if it is the one that was meant. It is carried out after a fresh look.
pub fn approve(model: &mut Model, digest: &Digest) -> Vec<Effect> {
    if model.run.is_some() || model.flight.is_some() {
        return Vec::new();
    }
    // What is on show must still be what would be done: the state may have changed since it was drawn.
    let offer = model.work_out_offer();
    let same = |offer: &_| model.on_show.as_ref().is_some_and(|shown| *shown.value() == *offer);
    let (Some(offer), Some(shown)) = (offer.filter(same), &model.on_show) else {
        model.say = "The plan changed at that moment, so nothing was done. Look at it again, then approve.".into();
        return look(model).into_iter().collect();
    };
    let approval = match shown.approve(digest, model.now) {
        Ok(approval) => approval,
        Err(why) => {
            model.say = why.to_owned();
            return Vec::new();
        }
    };
    let Some(step) = model.guide.steps.get(offer.step) else { return Vec::new() };
    let items: Vec<Item> =
        [offer.item.clone()].into_iter().chain(offer.also.iter().map(|also| Some(also.item.clone()))).collect();
    let frozen: BTreeMap<Item, _> =
        items.iter().map(|item| (item.clone(), model.vars(step, item.as_deref()))).collect();
    let were = offer.plan.changes.iter().filter_map(|change| Some((change.control, model.identity(change)?))).collect();
    let writes_secret = offer.plan.changes.iter().any(|change| change.secret.is_some());
    let token = model.inputs.secret().filter(|_| writes_secret).cloned();
    model.trouble = None;
    model.say = "Approved. Working in the page.".into();
    model.run = Some(Run {
        approval,
        offer,
        frozen,
        token,
        items,
        unconfirmed: true,
        rounds: 0,
        done: Vec::new(),
        written: Vec::new(),
        unsure: Vec::new(),
        pressed_last: false,
        told: Vec::new(),
        redrawn: Vec::new(),
        waiting: model.now,
        stopping: false,
        stopped_by: None,
        were,
    });
    // Pages draw lists anew without a change that shows. What was approved is held against the page as it is now.
    look(model).into_iter().collect()
}

/// The plan on show is declined.
pub fn decline(model: &mut Model) -> Vec<Effect> {
    model.declined = Some(model.current());
    model.say = "Declined. Nothing was written.".into();
    Vec::new()
}

/// The plan is shown again.
pub fn reconsider(model: &mut Model) -> Vec<Effect> {
    model.declined = None;
    model.unheard = None;
    Vec::new()
}

/// What was pasted is to be written though it has errors. The word holds for these very values.
pub fn fill_anyway(model: &mut Model) -> Vec<Effect> {
    let faulty: Vec<InputId> = model.on_show.iter().flat_map(|shown| shown.value().faulty.clone()).collect();
    model.accepted.extend(faulty.into_iter().map(|input| (input, model.inputs.edition(input))));
    model.say = "The values are taken as they are. Look at the plan and approve it.".into();
    Vec::new()
}
