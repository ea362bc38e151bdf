//! What the panel has written, and how it is put back.

use maud::{Markup, html};

use super::plan::approve_button;
use crate::panel::state::{Model, Undo, in_words};
use crate::panel::update;

/// The list of written values.
pub fn written(model: &Model) -> Markup {
    html! {
        @if !model.undo.is_empty() {
            details class="undo" id="undo" open[model.putting_back.is_some()] {
                summary { "Written by this panel (" (model.undo.len()) ")" }
                ul {
                    @for undo in model.undo.iter().rev() {
                        li { (entry(model, undo)) }
                    }
                }
            }
        }
    }
}

fn entry(model: &Model, undo: &Undo) -> Markup {
    let whose = undo.at.record.as_ref().map(|record| record.heading.as_str()).filter(|name| !name.is_empty());
    html! {
        span class="name" { (undo.title) @if let Some(whose) = whose { span class="soft" { " · " (whose) } } }
        " " span class="values" { del { (undo.new) } " → " ins { (in_words(&undo.old)) } }
        @if undo.unsure { " " span class="soft" { "The page did not say whether it kept it." } }
        " "
        @if model.putting_back == Some(undo.id) {
            (asked(model, undo))
        } @else {
            button type="button" class="link" data-msg={ "{\"put-back\":{\"id\":" (undo.id) "}}" } { "Put back" span class="visually-hidden" { " " (undo.title) } }
        }
    }
}

/// What putting it back would do, for approval; or why it can't be done here.
fn asked(model: &Model, undo: &Undo) -> Markup {
    html! {
        section class="card plan" aria-label="What would be put back" {
            @match (&model.put_back_on_show, update::put_back_obstacle(model)) {
                (Some(shown), _) => {
                    @let put_back = shown.value();
                    p { span class="name" { (put_back.label) } " " span class="values" { del { (put_back.now) } " → " ins { (put_back.back) } } }
                    p class="buttons" {
                        (approve_button("approve-put-back", "approve-put-back", shown.digest(), shown.can_be_meant(model.now), &html! { "Approve: put back" }))
                        " " button type="button" data-msg="keep-written" data-escape { "Keep it as it is" }
                    }
                },
                (None, why) => {
                    p class="ask" { (why.unwrap_or_else(|| "Looking at the page…".to_owned())) }
                    p class="buttons" {
                        @if undo.at.record.is_some() { button type="button" data-msg={ "{\"go-to-written\":{\"id\":" (undo.id) "}}" } { "Take me there" } " " }
                        button type="button" data-msg="keep-written" data-escape { "Keep it as it is" }
                    }
                },
            }
        }
    }
}
