//! The open step: what it is about, what it asks for, and what the page said of it.

use maud::{Markup, html};

use super::findings;
use super::guide::mark;
use super::plan::what_next;
use super::rules::doubts;
use super::trouble::failed_users;
use crate::audit;
use crate::guide::{Each, Input, InputId, InputKind, Origin, PlainInput, Step, Want, said};
use crate::onelogin::Sure;
use crate::page::{Move, State};
use crate::panel::state::{Model, StepState};
use crate::scim::{Field, has_errors};

/// The step that is open.
pub fn open_step(model: &Model, index: usize, step: &Step) -> Markup {
    let item = model.next.as_ref().filter(|next| next.step == index).and_then(|next| next.item.clone());
    let vars = model.vars(step, item.as_deref());
    let done = model.step_state(index) == StepState::Done;
    html! {
        article class="open" id={ "step-" (step.id) } {
            h3 {
                span class="mark" aria-hidden="true" { (mark(model.step_state(index))) } " "
                (said(&step.title, &vars))
                @if step.origin == Origin::Ours { " " span class="badge" title={ "Not in " (model.guide.vendor.name) "'s instructions; OneLogin needs it." } { "added by this guide" } }
                @if step.optional { " " span class="badge" { "optional" } }
            }
            p { (said(&step.what, &vars)) }
            p class="soft" { (said(&step.why, &vars)) }
            @if step.phases.iter().flat_map(|phase| phase.fill.iter().map(|fill| fill.control)).chain(step.requires.iter().map(|requirement| requirement.control)).any(|control| control.spec().sure == Sure::Inferred) {
                p class="soft note" { "Nobody has published exactly what this page looks like. If the panel does not find something, please do that part by hand." }
            }
            @for input in inputs_of(model, step) { (field(model, input)) }
            (warnings(model, step))
            (entries(model, step))
            (readings(model, step))
            (failed_users(model))
            @if done { p class="ok" { "Done, as the page shows." } }
            (what_next(model, index, step))
            @if model.step_state(index) == StepState::ByHand {
                p { "You did this step by hand. The page has not shown it. " button type="button" class="link" data-msg={ "{\"done-by-hand\":" (index) "}" } { "Take it up again" } }
            } @else if needs_hand(model, index) {
                p class="buttons" {
                    button type="button" id="by-hand" data-msg={ "{\"done-by-hand\":" (index) "}" } { "I have done this" }
                    @if is_shown_anew(step) { " " button type="button" id="reload" data-msg="reload" title="What is not saved on the page is lost." { "Reload and check" } }
                }
            }
            @if step.optional {
                p { button type="button" class="link" data-msg={ "{\"skip\":" (index) "}" } { @if model.step_state(index) == StepState::Skipped { "Take it up again" } @else { "Skip this step" } } }
            }
        }
    }
}

/// Can the panel not do the step, or not see what came of it? Then the admin may have done it by hand.
fn needs_hand(model: &Model, index: usize) -> bool {
    let next = model.next.as_ref().filter(|next| next.step == index).map(|next| &next.what);
    let stuck = matches!(
        next,
        Some(Move::Stuck { .. } | Move::ByHand(_) | Move::CloseWindow { .. } | Move::Unheard(_) | Move::Wait)
    );
    model.is_trusted()
        && model.step_state(index) == StepState::Open
        && model.run.is_none()
        && (stuck || model.trouble.is_some())
}

/// Does a page that is loaded anew show what the step has come to?
fn is_shown_anew(step: &Step) -> bool {
    step.requires.iter().any(|it| !matches!(it.want, Want::Saved(_)) || it.control.spec().is_save())
}

/// An input, with what the validators say of it.
pub fn field(model: &Model, input: &Input) -> Markup {
    let name = input.id.name();
    let id = format!("input-{name}");
    let value = PlainInput::try_from(input.id)
        .ok()
        .and_then(|id| model.inputs.plain.get(&id))
        .map(String::as_str)
        .unwrap_or_default();
    let findings = model.input_findings(input.id);
    // The text of a secret is never in the markup, not even the part that a fix would take away.
    let shown = (input.id.kind() != InputKind::Secret).then_some(value);
    let place = match input.id {
        InputId::BaseUrl => Some(Field::Url),
        InputId::Token => Some(Field::Token),
        _ => None,
    };
    // A token is not in the markup of this field either. Without the mark, the field would keep on show what was moved.
    let aside = input.id == InputId::BaseUrl && model.misplaced.url.is_some();
    let described = if findings.is_empty() { format!("{id}-help") } else { format!("{id}-help {id}-findings") };
    let invalid = has_errors(&findings).then_some("true");
    html! {
        div class="field" {
            label for=(id) { (input.label) }
            @match input.id.kind() {
                InputKind::Secret => {
                    input type="password" id=(id) data-input=(name) autocomplete="off" spellcheck="false" aria-describedby=(described) aria-invalid=[invalid];
                }
                InputKind::List => {
                    textarea id=(id) data-input=(name) rows="3" spellcheck="false" aria-describedby={ (id) "-help" } { (value) }
                }
                _ => {
                    input type="text" id=(id) data-input=(name) value=(value) autocomplete="off" spellcheck="false" aria-describedby=(described) aria-invalid=[invalid] data-aside[aside];
                }
            }
            p class="soft help" id={ (id) "-help" } { (input.help) }
            @if input.id == InputId::Roles { (role_picker(model)) }
            div id={ (id) "-findings" } {
                @if aside { (findings::held_aside()) }
                (findings::list(&findings, shown, place.and_then(|place| model.move_offer(place)), |index| format!("{{\"fix-input\":{{\"input\":\"{name}\",\"index\":{index}}}}}")))
            }
        }
    }
}

fn role_picker(model: &Model) -> Markup {
    // More than a screenful is for the Rules tab, which has a search.
    const SHOWN: usize = 40;
    let chosen = model.inputs.list(PlainInput::Roles);
    let roles = &model.progress.roles.names;
    html! {
        @if !roles.is_empty() {
            fieldset class="roles" {
                legend { "Roles seen in this tenant (" (roles.len()) @if let Some(total) = model.progress.roles.total() { " of " (total) } ")" }
                @for role in roles.iter().take(SHOWN) {
                    button type="button" class="pill" aria-pressed=(if chosen.contains(role) { "true" } else { "false" })
                        data-msg=(serde_json::json!({ "toggle-role": role }).to_string()) { (role) }
                }
                @if roles.len() > SHOWN { button type="button" class="link" data-msg="{\"show\":\"rules\"}" { "Find one of the other " (roles.len() - SHOWN) } }
            }
        } @else {
            p class="soft help" { "Open Users > Roles, or the app's Access tab, and the roles can be picked here." }
        }
    }
}

fn warnings(model: &Model, step: &Step) -> Markup {
    html! {
        @if step.for_each == Some(Each::Rules) {
            @if let Some(trouble) = &model.mapping.trouble { p class="finding bad" { (trouble) } }
            (doubts(&model.mapping.rules))
            p class="soft" { button type="button" class="link" data-msg="{\"show\":\"rules\"}" { "See what they make" } " in the Rules tab." }
        }
    }
}

/// How far each entry of a repeating step is.
fn entries(model: &Model, step: &Step) -> Markup {
    let entries = audit::entries(step, &model.inputs, &model.mapping);
    html! {
        @if step.for_each.is_some_and(|each| each != Each::Pending) && !entries.is_empty() {
            ul class="entries" {
                @for entry in entries.iter().flatten() {
                    @let done = model.item_done(step, Some(entry));
                    li class=(if done { "done" } else { "open" }) { span aria-hidden="true" { (if done { "✓ " } else { "○ " }) } (entry) span class="visually-hidden" { (if done { ", done" } else { ", to do" }) } }
                }
            }
        }
    }
}

/// What the page said of the step's requirements.
fn readings(model: &Model, step: &Step) -> Markup {
    let (vars, bound) = (model.vars(step, None), model.bound());
    html! {
        @for requirement in step.requires.iter().filter(|_| step.for_each.is_none()) {
            @if let Some(seen) = audit::holds(requirement, None, &vars, &bound, &model.progress.seen).filter(|seen| seen.state != State::Unreadable) {
                p class=(if seen.state == State::Met && seen.is_saved() { "reading ok" } else { "reading" }) {
                    (seen.evidence) @if seen.state == State::Met { (seen.saved.words()) }
                }
            }
        }
    }
}

/// The inputs that a step asks for. One that an earlier step has asked for is shown again only while it is blank.
pub fn inputs_of<'model>(model: &'model Model, step: &Step) -> Vec<&'model Input> {
    let first = |id: InputId| {
        model.guide.steps.iter().find(|step| step.asks.contains(&id)).is_some_and(|first| first.id == step.id)
    };
    let is_blank = |id: InputId| match PlainInput::try_from(id) {
        Ok(plain) => model.inputs.line(plain).is_none(),
        Err(_) => model.inputs.secret().is_none(),
    };
    let asked = model.guide.inputs.iter().filter(|input| step.asks.contains(&input.id));
    asked.filter(|input| first(input.id) || is_blank(input.id)).collect()
}
