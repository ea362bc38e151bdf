//! For a build that is only tested: makes the panel break where a test wants it.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

/// Where it can break.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// While a message is worked on.
    Update,
    /// In a listener of the panel's document.
    Event,
    /// In something that waits for the browser.
    Future,
    /// In what the channel tells.
    Port,
}

thread_local! {
    static ARMED: Cell<Option<Place>> = const { Cell::new(None) };
}

/// From now on the panel breaks at the next `update`, `event` or `port`; at `future` it breaks at once, at `now` in this call.
#[wasm_bindgen(js_name = trap)]
pub fn arm(place: &str) {
    match place {
        "update" => ARMED.set(Some(Place::Update)),
        "event" => ARMED.set(Some(Place::Event)),
        "port" => ARMED.set(Some(Place::Port)),
        "future" => {
            ARMED.set(Some(Place::Future));
            wasm_bindgen_futures::spawn_local(async { at(Place::Future) });
        }
        _ => std::process::abort(),
    }
}

/// Breaks if a test wants it here.
pub fn at(place: Place) {
    if ARMED.get() == Some(place) {
        std::process::abort();
    }
}

/// Breaks at the start if the panel's address says so.
pub fn at_start() {
    let search = web_sys::window().and_then(|window| window.location().search().ok());
    if search.is_some_and(|search| search.contains("trap=start")) {
        std::process::abort();
    }
}
