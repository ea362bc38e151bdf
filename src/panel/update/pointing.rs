//! The admin points at a control that is not found by its name.

use super::kept::read_again;
use super::wait::look;
use crate::onelogin::{ControlId, Place};
use crate::page::Pick;
use crate::panel::effect::Effect;
use crate::panel::state::{Model, Pointed, Pointing, name_of};

/// Asks the admin to point at the control that is not found.
pub fn point(model: &mut Model) -> Vec<Effect> {
    let Some((control, place)) = model.to_point_at() else { return Vec::new() };
    model.pointings += 1;
    model.pointing = Some(Pointing { number: model.pointings, control, place, stage: Pointed::Awaited });
    model.trouble = None;
    model.say = format!(
        "Click the control in the page that is {}, or go to it by Tab and press Enter. Escape ends it.",
        name_of(control)
    );
    vec![Effect::Point(model.pointings)]
}

/// Something was pointed at, or the pointing ended in the page.
pub fn pointed(model: &mut Model, number: u32, handle: Option<u32>) -> Vec<Effect> {
    let asked = |pointing: &&mut Pointing| pointing.number == number && pointing.stage == Pointed::Awaited;
    let Some(pointing) = model.pointing.as_mut().filter(asked) else { return Vec::new() };
    match handle {
        Some(handle) => {
            pointing.stage = Pointed::Clicked(handle);
            look(model).into_iter().collect()
        }
        None => {
            model.pointing = None;
            model.say = "Pointing was ended in the page. Nothing was chosen.".into();
            Vec::new()
        }
    }
}

/// Is what was clicked what is looked for? On a fresh look, and only while the step still asks for it.
pub fn check(model: &mut Model, new_document: bool) -> Vec<Effect> {
    let Some(pointing) = &model.pointing else { return Vec::new() };
    let (control, place) = (pointing.control, pointing.place);
    if new_document || model.to_point_at() != Some((control, place)) {
        model.say = "The page changed, so pointing has ended.".into();
        return end_pointing(model);
    }
    let Pointed::Clicked(handle) = pointing.stage else { return Vec::new() };
    let Some(seen) = &model.page.seen else { return Vec::new() };
    let (stage, said) = match Pick::of(&seen.prepared(), control.spec(), place, handle) {
        Ok(pick) => {
            let said = format!("Use {} as {}?", pick.called(), name_of(control));
            (Pointed::Asked(pick), said)
        }
        Err(why) => (Pointed::Refused(why.clone()), why),
    };
    if let Some(pointing) = &mut model.pointing {
        pointing.stage = stage;
    }
    model.say = said;
    Vec::new()
}

/// What was pointed at is it.
pub fn use_pick(model: &mut Model) -> Vec<Effect> {
    let Some(Pointing { stage: Pointed::Asked(pick), .. }) = model.pointing.take() else { return Vec::new() };
    model.say = format!("{} is {} from now on. “Forget” takes that back.", pick.called(), name_of(pick.control));
    model.progress.picks.retain(|other| (other.control, other.place) != (pick.control, pick.place));
    model.progress.picks.push(pick);
    read_again(model);
    Vec::new()
}

/// Points at nothing.
pub fn unpoint(model: &mut Model) -> Vec<Effect> {
    model.say = "Nothing was pointed at.".into();
    end_pointing(model)
}

/// Forgets what was pointed at.
pub fn forget_pick(model: &mut Model, control: ControlId, place: Place) -> Vec<Effect> {
    let picks = &mut model.progress.picks;
    if let Some(index) = picks.iter().position(|pick| (pick.control, pick.place) == (control, place)) {
        let pick = picks.remove(index);
        model.say = format!("{} is not taken for {} any more.", pick.called(), name_of(pick.control));
    }
    read_again(model);
    Vec::new()
}

/// Ends the pointing, also in the page.
pub fn end_pointing(model: &mut Model) -> Vec<Effect> {
    let waiting = model.pointing.take().is_some_and(|pointing| pointing.stage == Pointed::Awaited);
    waiting.then_some(Effect::Unpoint).into_iter().collect()
}
