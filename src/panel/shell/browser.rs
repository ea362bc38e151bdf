//! What the browser does for the panel that has nothing to do with the page it guides through.

use std::cell::{Cell, OnceCell};

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, FocusOptions, HtmlAnchorElement, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

use crate::panel::{Msg, SecretField};

/// The panel's own document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Moves the focus without moving the page.
pub fn focus(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Parts of a drawing take the focus too, and are no HTML elements.
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

/// Scrolls no more than is needed.
pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Puts text into a field of the panel that is not in the markup.
pub fn refill(field: SecretField, text: &str) {
    let id = match field {
        SecretField::Token => "input-token",
        SecretField::Headers => "headers-text",
    };
    let Some(field) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
        field.set_value(text);
    } else if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(text);
    }
}

/// Puts text on the clipboard. Called in the click itself, which is what a browser allows it for.
pub fn copy(text: &str) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    // Without it where a browser does not trust the page.
    let has_one = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    has_one.then(|| navigator.clipboard().write_text(text))
}

/// Offers a file.
pub fn download(name: &str, mime: &str, text: &str) -> Result<(), JsValue> {
    /// Firefox begins to read it only a while after the click.
    const KEPT_MS: i32 = 60_000;
    let document = document().ok_or(JsValue::UNDEFINED)?;
    let bag = BlobPropertyBag::new();
    bag.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &bag)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_download(name);
    link.set_href(&url);
    link.click();
    let done = Closure::once_into_js(move || drop(Url::revoke_object_url(&url)));
    after(done.unchecked_ref(), KEPT_MS);
    Ok(())
}

fn after(done: &js_sys::Function, milliseconds: i32) -> Option<i32> {
    web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(done, milliseconds).ok()
}

thread_local! {
    static TIMER: Cell<Option<i32>> = const { Cell::new(None) };
    static ON_TIME: OnceCell<Closure<dyn Fn()>> = const { OnceCell::new() };
}

/// Sends a tick after a while. An earlier one that is still to come does not come any more.
pub fn later(milliseconds: u32, tell: fn(Msg)) {
    if let (Some(timer), Some(window)) = (TIMER.take(), web_sys::window()) {
        window.clear_timeout_with_handle(timer);
    }
    ON_TIME.with(|closure| {
        let closure = closure.get_or_init(|| {
            Closure::new(move || {
                TIMER.set(None);
                tell(Msg::Tick);
            })
        });
        TIMER.set(after(closure.as_ref().unchecked_ref(), i32::try_from(milliseconds).unwrap_or(i32::MAX)));
    });
}

/// Date and time, as in a letter.
pub fn date_in_words() -> String {
    let options = Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeStyle", "short")] {
        // A plain object takes every property.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    js_sys::Date::new_0().to_locale_string("en", &options).into()
}
