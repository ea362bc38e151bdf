//! Puts the panel's markup on show, by changing what is there no more than it takes.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Document, DomParser, Element, HtmlDetailsElement, HtmlInputElement, HtmlTextAreaElement, SupportedType};

use super::{browser, focus, scroll};

// Beside the glue's folder, where the build puts it.
#[wasm_bindgen(raw_module = "../vendor/morphdom.js")]
extern "C" {
    #[wasm_bindgen(js_name = default)]
    fn morphdom(from: &Element, to: &Element, options: &Object);
}

thread_local! {
    static OPTIONS: Object = options();
}

/// Makes the panel look like this markup. The focus, what is typed and what is in view stay where they are.
pub fn render(html: &str) {
    let Some(document) = browser::document() else { return };
    let (Some(panel), Some(next)) = (document.get_element_by_id("panel"), parse(html)) else { return };
    let scroll = scroll::Before::now(&document);
    let focus = focus::Before::now(&document, &panel);
    OPTIONS.with(|options| morphdom(&panel, &next, options));
    scroll.restore(&document);
    focus.restore(&document);
}

fn parse(html: &str) -> Option<Element> {
    let parsed: Document = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    parsed.body()?.first_element_child()
}

fn options() -> Object {
    let options = Object::new();
    let before = Closure::<dyn Fn(Element, Element) -> bool>::new(|from: Element, to: Element| {
        if !is_ours(&from, &to) {
            return false;
        }
        keep_text(&from, &to);
        keep_open(&from, &to);
        !from.is_equal_node(Some(&to))
    });
    // A plain object takes every property.
    let _ = Reflect::set(&options, &"onBeforeElUpdated".into(), &before.into_js_value());
    options
}

/// What file was chosen is the browser's: the markup can't say it, and setting it is an error.
fn is_ours(from: &Element, to: &Element) -> bool {
    let is_file =
        |element: &Element| element.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.type_() == "file");
    !(is_file(from) && is_file(to))
}

/// What is typed belongs to its field until the field loses the focus. A secret is never in the markup at all.
fn keep_text(from: &Element, to: &Element) {
    let has_focus = || browser::document().and_then(|document| document.active_element()).as_ref() == Some(from);
    if let (Some(from), Some(to)) = (from.dyn_ref::<HtmlInputElement>(), to.dyn_ref::<HtmlInputElement>()) {
        if from.type_() == "password" || has_focus() {
            to.set_value(&from.value());
        }
    } else if let (Some(from_area), Some(to)) =
        (from.dyn_ref::<HtmlTextAreaElement>(), to.dyn_ref::<HtmlTextAreaElement>())
    {
        let keeps = |name: &str| from.has_attribute(name);
        if keeps("data-headers") || keeps("data-keep") || has_focus() {
            to.set_value(&from_area.value());
        }
    }
}

/// What the admin has opened stays open. The markup may open a part, and never closes one.
fn keep_open(from: &Element, to: &Element) {
    if let (Some(from), Some(to)) = (from.dyn_ref::<HtmlDetailsElement>(), to.dyn_ref::<HtmlDetailsElement>()) {
        to.set_open(from.open() || to.open());
    }
}
