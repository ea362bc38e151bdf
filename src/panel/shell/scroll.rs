//! What is in view while the markup changes: the heading of the open step stays where it is on the screen.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::browser;

/// Room between the panel's head and a heading, in CSS pixels.
const ROOM: f64 = 8.0;

/// Where the open step's heading was.
pub struct Before {
    step: Option<String>,
    /// Its distance from the top of the view, if it was in view.
    top: Option<f64>,
}

impl Before {
    /// Looks, before the markup changes.
    pub fn now(document: &Document) -> Self {
        let Some((step, heading)) = open_step(document) else { return Self { step: None, top: None } };
        let (top, bottom) = (heading.get_bounding_client_rect().top(), heading.get_bounding_client_rect().bottom());
        let in_view = bottom > head_end(document) && top < height();
        Self { step: Some(step), top: in_view.then_some(top) }
    }

    /// After it has changed.
    pub fn restore(self, document: &Document) {
        let Some((step, heading)) = open_step(document) else { return };
        if self.step.as_deref() != Some(step.as_str()) {
            browser::bring_into_view(&heading);
            let hidden = head_end(document) + ROOM - heading.get_bounding_client_rect().top();
            if hidden > ROOM {
                scroll_by(document, &heading, -hidden);
            }
        } else if let Some(top) = self.top {
            let moved = heading.get_bounding_client_rect().top() - top;
            if moved.abs() >= 1.0 {
                scroll_by(document, &heading, moved);
            }
        }
    }
}

fn open_step(document: &Document) -> Option<(String, Element)> {
    let step = document.query_selector("article.open").ok()??;
    Some((step.id(), step.query_selector("h3").ok()??))
}

fn height() -> f64 {
    web_sys::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default()
}

/// Where the panel's head ends, if it stays in view. One that scrolls away with the rest covers nothing.
fn head_end(document: &Document) -> f64 {
    let head = document.query_selector("#panel > .top").ok().flatten();
    head.map_or(0.0, |head| head.get_bounding_client_rect().bottom().max(0.0))
}

/// Scrolls what the heading scrolls with: a part of the panel, or all of it.
fn scroll_by(document: &Document, heading: &Element, distance: f64) {
    let mut at = heading.parent_element();
    while let Some(element) = at {
        if scrolls(&element) {
            element.scroll_by_with_x_and_y(0.0, distance);
            return;
        }
        at = element.parent_element();
    }
    if let Some(window) = document.default_view() {
        window.scroll_by_with_x_and_y(0.0, distance);
    }
}

fn scrolls(element: &Element) -> bool {
    let root = element.tag_name();
    if root == "BODY" || root == "HTML" || element.scroll_height() <= element.client_height() {
        return false;
    }
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok());
    element.is_instance_of::<HtmlElement>() && overflow.is_some_and(|value| value == "auto" || value == "scroll")
}
