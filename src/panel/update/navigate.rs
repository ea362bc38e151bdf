//! From step to step and from place to place. Nothing here changes anything in OneLogin.

use super::flight::{note_opening, send};
use super::pointing::end_pointing;
use super::say::announce_step;
use crate::onelogin::Place;
use crate::page::{More, Move, Saved, access_roles, names_at, pending, saved};
use crate::panel::effect::Effect;
use crate::panel::state::{Errand, Link, Model, Part, Permitted, Screen, Turned};

/// Another tab of the panel.
pub fn show(model: &mut Model, screen: Screen) -> Vec<Effect> {
    model.screen = screen;
    end_pointing(model)
}

/// Opens a step by hand.
pub fn open_step(model: &mut Model, index: usize) -> Vec<Effect> {
    let effects = end_pointing(model);
    if index < model.guide.steps.len() {
        model.chosen = Some(index);
        model.declined = None;
        model.screen = Screen::Guide;
        announce_step(model);
    }
    effects
}

/// Opens the step behind a finding, and its page.
pub fn show_finding(model: &mut Model, step: &str) -> Vec<Effect> {
    let Some(index) = model.guide.steps.iter().position(|other| other.id == step) else { return Vec::new() };
    let mut effects = open_step(model, index);
    effects.extend(go(model));
    effects
}

/// Skips an optional step, or takes it up again.
pub fn skip(model: &mut Model, index: usize) -> Vec<Effect> {
    if let Some(step) = model.guide.steps.get(index).filter(|step| step.optional)
        && !model.progress.skipped.remove(&step.id)
    {
        model.progress.skipped.insert(step.id.clone());
    }
    model.chosen = None;
    let effects = end_pointing(model);
    announce_step(model);
    effects
}

/// The admin has done a step by hand, or takes it up again. The audit goes on saying what it reads.
pub fn done_by_hand(model: &mut Model, index: usize) -> Vec<Effect> {
    if let Some(step) = model.guide.steps.get(index)
        && !model.progress.by_hand.remove(&step.id)
    {
        model.progress.by_hand.insert(step.id.clone());
    }
    model.chosen = None;
    model.trouble = None;
    let effects = end_pointing(model);
    announce_step(model);
    effects
}

/// The admin has looked: what may have been added is not there.
pub fn not_there(model: &mut Model, list: Place) -> Vec<Effect> {
    model.progress.may_be_there.remove(&list);
    announce_step(model);
    Vec::new()
}

/// Goes on to the next step's page without asking, or not.
pub fn set_follow(model: &mut Model, on: bool) -> Vec<Effect> {
    model.progress.follow = on;
    follow(model)
}

/// Moves the keyboard focus to the control that the ring is around.
pub fn focus(model: &mut Model) -> Vec<Effect> {
    model.page.ring.iter().map(|(handle, _)| Effect::Focus(*handle)).collect()
}

/// Loads the page anew. What it shows then is what the server has.
pub fn reload(model: &mut Model) -> Vec<Effect> {
    if model.run.is_some() || model.flight.is_some() || !matches!(model.link, Link::Joined { .. }) {
        return Vec::new();
    }
    // What was pressed before did not bring what comes now.
    model.page.pressed = None;
    model.trouble = None;
    model.say = "The page is loaded anew.".into();
    vec![Effect::Reload]
}

/// Goes to the open step's page.
pub fn go(model: &mut Model) -> Vec<Effect> {
    if model.run.is_some() || model.flight.is_some() {
        return Vec::new();
    }
    match model.work_out_next().map(|next| next.what) {
        Some(Move::Open { url, .. }) => match model.origin() {
            Some(origin) => vec![Effect::Open(format!("{origin}{url}"))],
            None => Vec::new(),
        },
        Some(Move::Press { handle, .. }) => {
            note_opening(model, Some(handle));
            press(model, handle, Errand::Open)
        }
        Some(Move::More { list, name, more }) => show_more(model, list, name, more),
        Some(Move::CloseWindow { press: Some((_, handle)), .. }) => press(model, handle, Errand::Open),
        _ => Vec::new(),
    }
}

/// More than so many parts of a list are not shown.
const MAX_PARTS: usize = 200;

/// Shows more of a list, to find something in it.
fn show_more(model: &mut Model, list: Place, name: String, more: More) -> Vec<Effect> {
    let rows = rows_at(model, list);
    let before = model.turned.take().filter(|turned| turned.list == list && turned.name == name);
    let mut turned = before.unwrap_or(Turned { list, name, labels: Vec::new(), rows: Vec::new() });
    turned.labels.push(more.label);
    turned.rows = rows;
    model.turned = Some(turned);
    press(model, more.handle, Errand::Open)
}

fn rows_at(model: &Model, list: Place) -> Vec<String> {
    let Some(page) = model.snapshot() else { return Vec::new() };
    if list == Place::AppAccess {
        let boxes = access_roles(page).map(|boxes| boxes.items).unwrap_or_default();
        return boxes.into_iter().map(|row| row.name).collect();
    }
    if list == Place::AppUsers {
        return pending(page).map(|users| users.items).unwrap_or_default().into_iter().map(|row| row.name).collect();
    }
    let named = names_at(page, list).map(|names| names.items).unwrap_or_default();
    // Of a list that can't be read as one, what can be pressed tells that it has grown.
    if named.is_empty() { vec![page.controls.len().to_string()] } else { named }
}

/// Has the last press shown other rows, so that the next one can?
fn may_show_more(model: &Model, list: Place, name: &str) -> bool {
    model.turned.as_ref().is_none_or(|turned| {
        turned.list != list
            || turned.name != name
            || (turned.rows != rows_at(model, list) && turned.labels.len() < MAX_PARTS)
    })
}

/// Presses something that only leads somewhere: a tab, a link, a row.
pub fn press(model: &mut Model, handle: u32, errand: Errand) -> Vec<Effect> {
    if model.flight.is_some() || !model.is_trusted() {
        return Vec::new();
    }
    let batch = model.last_batch + 1;
    let permitted = model.snapshot().and_then(|page| Permitted::opens(batch, page, handle, model.now));
    let Some(permitted) = permitted else {
        model.say = "The panel can't tell that this press only opens a page. Please press it yourself.".into();
        return Vec::new();
    };
    let part = Part { control: None, title: String::new(), press: true, undo: None, outcome: None };
    send(model, batch, errand, vec![part], permitted)
}

/// Goes on by itself if the admin asked for that, nothing is unsaved, and the step is on another page.
pub fn follow(model: &mut Model) -> Vec<Effect> {
    let is_saved = model.snapshot().is_some_and(|page| saved(page) == Saved::Yes);
    if !model.progress.follow
        || model.stopped
        || !is_saved
        || model.run.is_some()
        || model.flight.is_some()
        || model.chosen.is_some()
        || model.screen != Screen::Guide
    {
        return Vec::new();
    }
    let from = model.snapshot().map(|page| (page.path.clone(), page.hash.clone())).unwrap_or_default();
    match model.work_out_next().map(|next| (next.step, next.what)) {
        Some((index, Move::Open { .. } | Move::Press { .. })) => {
            let here = Some((index, from.0, from.1));
            if model.went == here {
                return Vec::new();
            }
            model.went = here;
            go(model)
        }
        Some((_, Move::More { list, name, .. })) if may_show_more(model, list, &name) => go(model),
        _ => Vec::new(),
    }
}

/// Points at what the open step is about.
pub fn ring(model: &mut Model) -> Vec<Effect> {
    let idle = model.run.is_none()
        && model.flight.is_none()
        && model.rules.sweep.is_none()
        && matches!(model.link, Link::Joined { .. });
    let target = model.next.as_ref().filter(|_| idle).and_then(|next| match &next.what {
        Move::Approve(plan) => {
            let change = plan.ready().next()?;
            Some((change.handle?, format!("{} · {}", next.step + 1, change.label)))
        }
        Move::Press { handle, label, .. } | Move::More { more: More { handle, label }, .. } => {
            Some((*handle, format!("{} · {label}", next.step + 1)))
        }
        _ => None,
    });
    let target = target.filter(|(handle, _)| model.page.tampered != Some(*handle));
    if target == model.page.ring {
        return Vec::new();
    }
    let had = std::mem::replace(&mut model.page.ring, target.clone());
    match target {
        Some((handle, label)) => vec![Effect::Ring { handle, label }],
        None => had.map(|_| Effect::Unring).into_iter().collect(),
    }
}
