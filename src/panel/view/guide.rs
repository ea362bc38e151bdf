//! The list of steps.

use maud::{Markup, html};

use super::page::which_app;
use super::{step, undo};
use crate::panel::state::{Model, StepState, name_of};

/// The steps.
pub fn guide(model: &Model) -> Markup {
    let steps = &model.guide.steps;
    let current = model.current();
    let settled = (0..steps.len()).filter(|index| model.step_state(*index) != StepState::Open).count();
    html! {
        section aria-label="Progress" class="progress" {
            progress max=(steps.len()) value=(settled) aria-label="Steps done" {}
            p { (settled) " of " (steps.len()) " steps" }
        }
        (which_app(model))
        @if current >= steps.len() {
            section class="card good" { h2 { "All done" } p { "Every requirement was read from OneLogin as met. The Audit tab has the evidence." } }
        }
        @for chapter in &model.guide.chapters {
            section aria-labelledby={ "chapter-" (chapter.id) } {
                h2 class="chapter" id={ "chapter-" (chapter.id) } { (chapter.title) }
                ol class="steps" {
                    @for (index, step) in steps.iter().enumerate().filter(|(_, step)| step.chapter == chapter.id) {
                        li class=(state_class(model.step_state(index))) aria-current=[(index == current).then_some("step")] {
                            @if index == current {
                                (step::open_step(model, index, step))
                            } @else {
                                button type="button" class="step" data-msg={ "{\"open-step\":" (index) "}" } {
                                    span class="mark" aria-hidden="true" { (mark(model.step_state(index))) }
                                    span { (model.plain(&step.title, index)) span class="visually-hidden" { ", " (state_word(model.step_state(index))) } }
                                }
                            }
                        }
                    }
                }
            }
        }
        (undo::written(model))
        (picks(model))
        p { label class="inline" { input type="checkbox" id="follow" data-check="follow" checked[model.progress.follow]; " Go to the next step's page by itself" } }
    }
}

/// What the admin has pointed at.
fn picks(model: &Model) -> Markup {
    let picks = &model.progress.picks;
    html! {
        @if !picks.is_empty() {
            details class="undo" id="picks" {
                summary { "Pointed at by you (" (picks.len()) ")" }
                ul {
                    @for pick in picks {
                        li {
                            (pick.called()) " is " (name_of(pick.control)) " on " (pick.place.title()) " "
                            button type="button" class="link" data-msg=(serde_json::json!({ "forget-pick": { "control": pick.control, "place": pick.place } }).to_string()) { "Forget" span class="visually-hidden" { " " (pick.called()) } }
                        }
                    }
                }
            }
        }
    }
}

/// A sign for how far a step is.
pub const fn mark(state: StepState) -> &'static str {
    match state {
        StepState::Done => "✓",
        StepState::Skipped => "–",
        StepState::ByHand => "☑",
        StepState::Open => "○",
    }
}

const fn state_word(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::Skipped => "skipped",
        StepState::ByHand => "done by hand",
        StepState::Open => "to do",
    }
}

const fn state_class(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::Skipped | StepState::ByHand => "skipped",
        StepState::Open => "todo",
    }
}
