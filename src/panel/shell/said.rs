//! From the panel's own elements to messages of the view.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement};

use super::browser;
use crate::panel::ViewMsg;

/// A message, or what to tell the admin instead.
pub type Said = Result<ViewMsg, &'static str>;

const NOT_KNOWN: &str = "The panel sent itself a message that it does not know. Close the panel and open it again.";

/// What pressing an element says, if it says anything: JSON of a message, or its bare name.
pub fn by_press(element: &Element) -> Option<Said> {
    if element.get_attribute("aria-disabled").as_deref() == Some("true") {
        return None;
    }
    let text = element.get_attribute("data-msg")?;
    let message = if text.starts_with('{') { serde_json::from_str(&text).ok() } else { word(&text) };
    Some(message.map(with_date).ok_or(NOT_KNOWN))
}

/// The date in words comes from the browser.
fn with_date(message: ViewMsg) -> ViewMsg {
    match message {
        ViewMsg::SaveAudit { .. } => ViewMsg::SaveAudit { at: browser::date_in_words() },
        other => other,
    }
}

/// What the text of a field says, if the field is one that says anything.
pub fn by_typing(field: &Element) -> Option<Said> {
    let attribute = |name: &str| field.get_attribute(name);
    let said = |message: Option<ViewMsg>| Some(message.ok_or(NOT_KNOWN));
    if attribute("data-check").as_deref() == Some("follow") {
        return said(field.dyn_ref::<HtmlInputElement>().map(|field| ViewMsg::Follow(field.checked())));
    }
    let text = text_of(field)?;
    if let Some(input) = attribute("data-input") {
        return said(word(&input).map(|id| ViewMsg::Typed { id, text }));
    }
    if attribute("data-headers").is_some() {
        return said(Some(ViewMsg::TypedHeaders(text)));
    }
    if attribute("data-template").is_some() {
        return said(Some(ViewMsg::TypedTemplate(text)));
    }
    match attribute("data-field")?.as_str() {
        "error" => said(Some(ViewMsg::TypedError(text))),
        "host" => said(Some(ViewMsg::TypedHost(text))),
        name => said(in_rules(name, text)),
    }
}

/// The text of a file that was opened for a field of the Rules tab.
pub fn by_opening(field: &str, text: String) -> Said {
    in_rules(field, text).ok_or(NOT_KNOWN)
}

fn in_rules(name: &str, text: String) -> Option<ViewMsg> {
    word(name).map(|field| ViewMsg::TypedRules { field, text })
}

fn text_of(field: &Element) -> Option<String> {
    match field.dyn_ref::<HtmlInputElement>() {
        Some(input) => (input.type_() != "file").then(|| input.value()),
        None => field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value),
    }
}

/// A value that is written as one word.
fn word<'text, T: Deserialize<'text>>(text: &'text str) -> Option<T> {
    let deserializer: StrDeserializer<'text, Error> = text.into_deserializer();
    T::deserialize(deserializer).ok()
}
