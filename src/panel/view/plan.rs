//! What is to be done next, the plan on show, and the button that approves it.

use maud::{Markup, html};

use super::page::report_button;
use super::step::{field, inputs_of};
use crate::guide::Step;
use crate::onelogin::ControlId;
use crate::page::{Change, ChangeKind, Digest, Move};
use crate::panel::state::{Model, Offer, OnShow, Pointed, Pointing, name_of};

/// Entries of a plan whose changes are listed at most.
const LISTED: usize = 50;

/// What is to be done next for the open step.
pub fn what_next(model: &Model, index: usize, step: &Step) -> Markup {
    if let Some(run) = &model.run {
        return html! {
            div class="card" id="running" {
                p { (model.say) }
                @if run.items.len() > 1 { p class="soft" { (run.items.len()) " to go" } }
                p { button type="button" id="stop" data-msg="stop" disabled[run.stopping] { "Stop" } }
            }
        };
    }
    let next = model.next.as_ref().filter(|next| next.step == index).map(|next| &next.what);
    html! {
        @match next {
            None => p class="soft" { "Waiting for the page…" },
            Some(Move::Ask(id)) => @if let Some(input) = model.guide.inputs.iter().find(|input| input.id == *id) {
                p class="ask" { "First fill in “" (input.label) "”." }
                @if !inputs_of(model, step).iter().any(|shown| shown.id == *id) { (field(model, input)) }
            },
            Some(Move::Open { place, .. } | Move::Press { place, .. }) => p { button type="button" class="primary" id="go" data-msg="go" { "Take me to " (place.title()) } },
            Some(Move::More { name, more, .. }) => {
                p class="ask" { "“" (name) "” is not on this part of the list." }
                p { button type="button" class="primary" id="go" data-msg="go" { "Look on: press “" (more.label) "”" } }
            }
            Some(Move::ByHand(what)) => p class="ask" { (what) },
            Some(Move::CloseWindow { title, press }) => {
                p class="ask" { "The window “" (title) "” is open. Close it first. This step is on the page under it." }
                @if let Some((label, _)) = press {
                    p { button type="button" class="primary" id="go" data-msg="go" { "Press “" (label) "”: nothing in the window is kept" } }
                }
            }
            Some(Move::Stuck { control, why, point }) => (stuck(model, *control, why, *point)),
            Some(Move::MayBeThere { list, name }) => {
                p class="ask" { "“" (name) "” may have been added already. What came of the last press was not seen. Look for it in this list: search for it, or open its other pages. If it is there, open it." }
                p { button type="button" id="not-there" data-msg=(serde_json::json!({ "not-there": list }).to_string()) { "It is not there" } }
            }
            Some(Move::Unheard(label)) => {
                p class="ask" { "“" (label) "” was pressed. The page has not said what came of it. Look at the page: if it shows no error, it was done." }
                p { button type="button" class="link" data-msg="reconsider" { "It was not done: show the plan again" } }
            }
            Some(Move::Language(_)) => p class="soft" { "Nothing is offered on a page in another language. The top of the panel says what to do." },
            Some(Move::Wait) => p class="soft" { "Nothing to fill here." },
            Some(Move::Approve(_)) => @if model.declined == Some(index) {
                p { "Declined. Nothing was written. " button type="button" class="link" data-msg="reconsider" { "Show the plan again" } }
            } @else if let Some(shown) = &model.on_show {
                (plan_card(model, shown))
            },
        }
    }
}

/// What can't be found; and the way out where pointing at it helps.
fn stuck(model: &Model, control: ControlId, why: &str, point: bool) -> Markup {
    let name = name_of(control);
    let pointing = model.pointing.as_ref().filter(|pointing| pointing.control == control);
    html! {
        @match pointing.map(|Pointing { stage, .. }| stage) {
            None => {
                p class="finding warn" role="alert" { (why) }
                p class="buttons" {
                    @if point { button type="button" class="primary" id="point" data-msg="point" { "Point at it on the page" } " " }
                    (report_button())
                }
            }
            Some(Pointed::Awaited | Pointed::Clicked(_)) => {
                section class="card" aria-label="Point at it" {
                    p class="ask" { "Click the control in the page that is “" (name) "”. Or go to it by Tab and press Enter. Escape ends it." }
                    p class="soft" { "The page does not notice it. Nothing is pressed or written." }
                    p { button type="button" id="unpoint" data-msg="unpoint" data-escape { "Cancel" } }
                }
            }
            Some(Pointed::Asked(pick)) => {
                section class="card" aria-label="Is this it?" {
                    p class="ask" { "Use " (pick.called()) " as " (name) "?" }
                    p class="soft" { "The panel then finds it by what you see of it now, on " (pick.place.title()) " of this tenant, until you forget it." }
                    p class="buttons" {
                        button type="button" class="primary" id="use-pick" data-msg="use-pick" { "Use it" } " "
                        button type="button" data-msg="unpoint" data-escape { "Cancel" }
                    }
                }
            }
            Some(Pointed::Refused(why)) => {
                p class="finding warn" role="alert" { (why) }
                p class="buttons" {
                    button type="button" class="primary" id="point" data-msg="point" { "Point at another" } " "
                    button type="button" data-msg="unpoint" data-escape { "Cancel" }
                }
            }
        }
    }
}

/// A button that approves exactly what has this digest. It can be pressed once that has been on show for a moment.
pub fn approve_button(id: &str, message: &str, digest: &Digest, ready: bool, label: &Markup) -> Markup {
    let message = format!("{{\"{message}\":{{\"digest\":\"{}\"}}}}", digest.as_str());
    html! {
        button type="button" class="primary" id=(id) data-msg=(message) aria-disabled=[(!ready).then_some("true")] { (label) }
    }
}

fn plan_card(model: &Model, shown: &OnShow<Offer>) -> Markup {
    let Offer { plan, also, faulty, accepted, .. } = shown.value();
    html! {
        section class="card plan" aria-label="What would be done" {
            ul class="changes" { @for change in &plan.changes { (change_line(change, plan.place.title())) } }
            @if plan.overwrites() { p class="finding warn" { "Something that is not empty would be replaced." } }
            @if !also.is_empty() { (also_for(shown.value())) }
            @if !faulty.is_empty() && !accepted {
                p class="finding bad" { "The values above have errors. Correct them first. If you know better, they are taken as they are." }
                p { button type="button" id="fill-anyway" data-msg="fill-anyway" { "Fill anyway" } }
            } @else {
                p class="buttons" {
                    (approve_button("approve", "approve", shown.digest(), shown.can_be_meant(model.now), &approve_label(shown.value())))
                    " " button type="button" id="decline" data-msg="decline" { "Not now" }
                    " " button type="button" class="link" data-msg="focus-control" { "Go to the field" }
                }
            }
            p class="soft" { "Good for 30 seconds, for this page only." }
        }
    }
}

fn change_line(change: &Change, place: &str) -> Markup {
    html! {
        li class=(if change.handle.is_some() { "change" } else { "change later" }) {
            @match change.kind {
                ChangeKind::Press => { span { "Press " strong { (change.label) } } }
                ChangeKind::Fill => {
                    span class="name" { (change.label) }
                    span class="values" {
                        @if change.handle.is_some() { del { (if change.old.is_empty() { "empty" } else { change.old.as_str() }) } " → " }
                        ins { (change.new) }
                    }
                }
            }
            @if change.handle.is_none() { span class="soft" { " (once it can be pressed or filled)" } }
            @if let Some(hint) = &change.hint { p class="finding warn" { "The hint in this field is “" (hint) "”. That does not go with its name. Look at the field before you approve." } }
            @if change.pointed { span class="soft" { " (as " (name_of(change.control)) ": you pointed at it on " (place) ")" } }
        }
    }
}

/// What the same approval does for the other entries.
fn also_for(offer: &Offer) -> Markup {
    let names: Vec<&str> = offer.also.iter().map(|also| also.item.as_str()).collect();
    html! {
        p class="soft" { "The same for " (names.join(", ")) "." }
        details class="also" {
            summary { "What is filled for each" }
            @for also in offer.also.iter().take(LISTED) {
                p class="name" { (also.item) }
                ul class="changes" {
                    @for change in also.changes.iter().filter(|change| change.kind == ChangeKind::Fill) {
                        li class="change later" { span class="name" { (change.label) } span class="values" { ins { (change.new) } } }
                    }
                }
            }
            @if offer.also.len() > LISTED { p class="soft" { (offer.also.len() - LISTED) " more, as the Rules tab lists them." } }
        }
    }
}

fn approve_label(offer: &Offer) -> Markup {
    let fills = offer.plan.changes.iter().any(|change| change.kind == ChangeKind::Fill);
    let mut presses: Vec<&str> = Vec::new();
    for change in offer.plan.changes.iter().filter(|change| change.kind == ChangeKind::Press) {
        if !presses.contains(&change.label.as_str()) {
            presses.push(&change.label);
        }
    }
    let times = offer.also.len() + 1;
    html! {
        @if fills && presses.is_empty() { "Approve and fill" }
        @else if fills { "Approve: fill, press " (presses.join(", ")) }
        @else { "Approve: press " (presses.join(", ")) }
        @if times > 1 { " (" (times) "×)" }
    }
}
