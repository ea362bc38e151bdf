//! What the admin does in the panel. The listeners are on the document, so they outlive every change of the markup.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortSignal, AddEventListenerOptions, Element, Event, EventTarget, HtmlInputElement, KeyboardEvent};

use super::said::{self, Said};
use super::{browser, keys};
use crate::panel::ViewMsg;

/// Listens until the signal is aborted.
pub fn listen(signal: &AbortSignal, tell: fn(Said)) {
    let Some(document) = browser::document() else { return };
    on(&document, "click", signal, move |event| {
        #[cfg(feature = "trap")]
        super::trap::at(super::trap::Place::Event);
        let pressed = element(&event).and_then(|element| element.closest("[data-msg]").ok().flatten());
        if let Some(said) = pressed.as_ref().and_then(said::by_press) {
            tell(said);
        }
    });
    on(&document, "input", signal, move |event| {
        if let Some(said) = element(&event).as_ref().and_then(said::by_typing) {
            tell(said);
        }
    });
    on(&document, "change", signal, move |event| opened(&event, tell));
    on(&document, "keydown", signal, |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            keys::pressed(event);
        }
    });
}

/// Reads a file that was chosen.
fn opened(event: &Event, tell: fn(Said)) {
    let Some(field) = element(event).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else { return };
    let (Some(name), Some(file)) = (field.get_attribute("data-file"), field.files().and_then(|files| files.get(0)))
    else {
        return;
    };
    spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        tell(text.map_or_else(not_read, |text| said::by_opening(&name, text)));
    });
}

fn not_read() -> Result<ViewMsg, &'static str> {
    Err("The browser could not read that file. Open it in an editor and paste its text here instead.")
}

fn element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Adds a listener that goes away with the signal.
pub fn on(target: &EventTarget, event: &str, signal: &AbortSignal, handle: impl Fn(Event) + 'static) {
    let options = AddEventListenerOptions::new();
    options.set_signal(signal);
    let handle = Closure::<dyn Fn(Event)>::new(handle).into_js_value();
    // It refuses only what is no function.
    let _ =
        target.add_event_listener_with_callback_and_add_event_listener_options(event, handle.unchecked_ref(), &options);
}
