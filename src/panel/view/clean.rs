//! The last thing that happens to markup: no secret of the panel is in it, wherever the page has repeated one.

use maud::{Escaper, Markup, PreEscaped};
use std::fmt::Write;

use crate::panel::state::Model;

/// Attributes that hold no text of the page.
const OURS: &[&str] = &["class", "id", "for", "type", "role", "data-input", "data-field", "aria-describedby"];

/// The markup without secrets. It was made by maud, so `<` and `>` stand around tags only, and `"` around values only.
#[must_use]
pub fn clean(model: &Model, markup: Markup) -> Markup {
    if model.secrets().iter().all(|secret| secret.trim().is_empty()) {
        return markup;
    }
    let html = markup.into_string();
    let mut done = String::with_capacity(html.len());
    let mut rest = html.as_str();
    while let Some((text, tail)) = rest.split_once('<') {
        text_without(model, text, &mut done);
        let (tag, tail) = tail.split_once('>').unwrap_or((tail, ""));
        done.push('<');
        tag_without(model, tag, &mut done);
        done.push('>');
        rest = tail;
    }
    text_without(model, rest, &mut done);
    PreEscaped(done)
}

fn tag_without(model: &Model, tag: &str, done: &mut String) {
    let mut rest = tag;
    while let Some((before, tail)) = rest.split_once("=\"") {
        let (value, tail) = tail.split_once('"').unwrap_or((tail, ""));
        done.push_str(before);
        done.push_str("=\"");
        let name = before.rsplit(' ').next().unwrap_or_default();
        if OURS.contains(&name) {
            done.push_str(value)
        } else {
            text_without(model, value, done)
        }
        done.push('"');
        rest = tail;
    }
    done.push_str(rest);
}

fn text_without(model: &Model, escaped: &str, done: &mut String) {
    if escaped.trim().is_empty() {
        done.push_str(escaped);
        return;
    }
    let text = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let clean = model.clean(text.clone());
    if clean == text {
        done.push_str(escaped);
    } else {
        // Writing into a string does not fail.
        let _ = Escaper::new(done).write_str(&clean);
    }
}
