//! The only part of the panel that touches the browser: puts markup on show, listens, carries out effects.
//!
//! What needs the extension's own interfaces (tabs, the port, storage) is reached through [`channel`]; all else is typed DOM.
//! A message goes round like this: `update`, then the markup, then the effects, whose answers are messages again.

pub mod browser;
pub mod channel;
pub mod effects;
mod elsewhere;
mod focus;
pub mod keep;
mod keys;
mod life;
pub mod listen;
pub mod page;
pub mod render;
pub mod said;
mod scroll;
#[cfg(feature = "trap")]
mod trap;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use wasm_bindgen::prelude::*;

pub use life::Life;

use super::{Effect, Model, Msg, SecretField, ViewMsg, update, view};
use crate::guide;

thread_local! {
    static LIFE: RefCell<Option<Life>> = const { RefCell::new(None) };
    static MODEL: RefCell<Option<Model>> = const { RefCell::new(None) };
    static QUEUE: RefCell<VecDeque<Msg>> = const { RefCell::new(VecDeque::new()) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
    static RESTORED: Cell<bool> = const { Cell::new(false) };
}

/// Starts the panel in the page that loaded it, with what was typed before if it had to be started anew.
///
/// # Errors
/// When the bundled guide does not parse, which a test rules out.
#[wasm_bindgen]
pub fn start(life: Life) -> Result<(), JsError> {
    #[cfg(feature = "trap")]
    trap::at_start();
    let guide = guide::spekit()?;
    let kept = keep::take(&life.kept());
    MODEL.with_borrow_mut(|model| *model = Some(Model::new(guide)));
    listen::listen(&life.signal(), |msg| send(from_view(msg)));
    elsewhere::listen(&life.signal());
    LIFE.with_borrow_mut(|slot| *slot = Some(life));
    RESTORED.set(!kept.is_empty());
    for msg in kept {
        send(Msg::View(msg));
    }
    send(Msg::Start);
    Ok(())
}

fn from_view(msg: Result<ViewMsg, &'static str>) -> Msg {
    match msg {
        Ok(msg) => Msg::View(msg),
        Err(why) => Msg::Failed { why: why.to_owned() },
    }
}

/// Takes a message. One that comes while another is being worked on waits for its turn: a browser tells of some things in the
/// middle of the call that brings them about.
fn send(msg: Msg) {
    if !LIFE.with_borrow(|life| life.as_ref().is_some_and(Life::goes_on)) {
        return;
    }
    QUEUE.with_borrow_mut(|queue| queue.push_back(msg));
    if BUSY.replace(true) {
        return;
    }
    while let Some(msg) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
        work_on(msg);
    }
    BUSY.set(false);
}

fn work_on(msg: Msg) {
    let again = if matches!(msg, Msg::Loaded { .. }) && RESTORED.replace(false) { kept_now() } else { Vec::new() };
    let result = MODEL.with_borrow_mut(|model| {
        let model = model.as_mut()?;
        LIFE.with_borrow(|life| life.iter().for_each(|life| keep::before(&life.kept(), &msg)));
        #[cfg(feature = "trap")]
        trap::at(trap::Place::Update);
        let effects = update(model, msg, js_sys::Date::now());
        LIFE.with_borrow(|life| life.iter().for_each(|life| keep::after(&life.kept(), model)));
        Some((effects, view(model).into_string()))
    });
    let Some((effects, html)) = result else { return };
    render::render(&html);
    for effect in effects {
        match effect {
            Effect::Refill(field) => refill(field),
            effect => effects::run(effect, send),
        }
    }
    // What is stored of a tenant is older than what was typed last.
    QUEUE.with_borrow_mut(|queue| queue.extend(again.into_iter().map(Msg::View)));
}

fn kept_now() -> Vec<ViewMsg> {
    LIFE.with_borrow(|life| life.as_ref().map(|life| keep::take(&life.kept()))).unwrap_or_default()
}

/// Straight from the model into the panel's own field: the text is in no message and in no markup.
fn refill(field: SecretField) {
    let text = MODEL.with_borrow(|model| {
        let model = model.as_ref()?;
        let secret = match field {
            SecretField::Token => model.inputs.secret(),
            SecretField::Headers => model.template.headers.as_ref(),
        };
        secret.map(|secret| secret.expose().to_owned())
    });
    browser::refill(field, &text.unwrap_or_default());
}
