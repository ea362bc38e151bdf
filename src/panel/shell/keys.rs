//! Keys that mean more in the panel than they mean to the browser.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, HtmlElement, KeyboardEvent};

use super::browser;

/// A key was pressed somewhere in the panel.
pub fn pressed(event: &KeyboardEvent) {
    let Some(document) = browser::document() else { return };
    // While characters are composed, keys belong to that.
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    match event.key().as_str() {
        "Escape" => escape(&document),
        "ArrowLeft" => along_tabs(target.as_ref(), Step::Back),
        "ArrowRight" => along_tabs(target.as_ref(), Step::On),
        "ArrowUp" => along_picture(event, target.as_ref(), Step::Back),
        "ArrowDown" => along_picture(event, target.as_ref(), Step::On),
        _ => {}
    }
}

#[derive(Clone, Copy)]
enum Step {
    Back,
    On,
}

#[wasm_bindgen]
extern "C" {
    /// An element that can say whether it is on show, which tells more than its box: what a closed part holds is not.
    #[wasm_bindgen(extends = Element)]
    type Shown;
    #[wasm_bindgen(method, js_name = checkVisibility)]
    fn check_visibility(this: &Shown) -> bool;
}

/// Escape is the way out of what the panel asks last, wherever the focus is.
fn escape(document: &Document) {
    let ways = all(document.query_selector_all("[data-escape]").ok());
    let last = ways.into_iter().rfind(|way| way.unchecked_ref::<Shown>().check_visibility());
    if let Some(way) = last.and_then(|way| way.dyn_into::<HtmlElement>().ok()) {
        way.click();
    }
}

/// Left and right move along the tabs, as in any tab list, from the last to the first.
fn along_tabs(target: Option<&Element>, step: Step) {
    let Some(current) = target.and_then(|target| target.closest("[role=tab]").ok().flatten()) else { return };
    let Some(list) = current.closest("[role=tablist]").ok().flatten() else { return };
    let tabs = all(list.query_selector_all("[role=tab]").ok());
    let Some(at) = tabs.iter().position(|tab| *tab == current) else { return };
    let next = match step {
        Step::Back => tabs.get(at.checked_sub(1).unwrap_or(tabs.len() - 1)),
        Step::On => tabs.get(at + 1).or(tabs.first()),
    };
    if let Some(next) = next.and_then(|next| next.dyn_ref::<HtmlElement>()) {
        let _ = next.focus();
        next.click();
    }
}

/// Up and down move along the items of a picture; only one of them is a stop of the Tab key.
fn along_picture(event: &KeyboardEvent, target: Option<&Element>, step: Step) {
    let Some(item) = target.and_then(|target| target.closest("[data-roving] [data-item]").ok().flatten()) else {
        return;
    };
    event.prevent_default();
    let Some(picture) = item.closest("[data-roving]").ok().flatten() else { return };
    let items = all(picture.query_selector_all("[data-item]").ok());
    let Some(at) = items.iter().position(|other| *other == item) else { return };
    let next = match step {
        Step::Back => at.checked_sub(1).and_then(|at| items.get(at)),
        Step::On => items.get(at + 1),
    };
    let Some(next) = next else { return };
    let _ = item.set_attribute("tabindex", "-1");
    let _ = next.set_attribute("tabindex", "0");
    browser::focus(next);
    browser::bring_into_view(next);
}

fn all(found: Option<web_sys::NodeList>) -> Vec<Element> {
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}
