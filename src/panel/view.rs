//! The panel as markup: a pure function of the model. Secrets are never in it.
//!
//! Elements say what they do by `data-msg` (JSON of a message, sent on click) and `data-input` (an input's name, sent as
//! one types). The shell morphs the page towards this markup, so focus and what was typed stay.

use maud::{Markup, html};

use super::findings_view::list;
use super::model::{Link, Model, Pointed, Pointing, Screen, StepState, name_of};
use super::rules_view::{doubts, rules_screen};
use super::template_view::template_screen;
use super::update::findings;
use crate::audit::{self, Status};
use crate::guide::{Each, Input, InputId, InputKind, Origin, Step, said};
use crate::onelogin::{ControlId, RouteId, Sure};
use crate::page::{Change, ChangeKind, Move, Plan, State};
use crate::scim;

/// The whole panel.
#[must_use]
pub fn view(model: &Model) -> Markup {
    html! {
        div id="panel" {
            (top(model))
            (tabs(model.screen))
            main id="screen" tabindex="-1" {
                @if let Some(trouble) = &model.trouble { div class="card bad" role="alert" { (trouble) } }
                (unread(model))
                (language(model))
                (report(model))
                @match &model.link {
                    Link::NoAccess { why } => (no_access(model, why)),
                    _ => @match model.screen {
                        Screen::Guide => (guide(model)),
                        Screen::Audit => (audit_screen(model)),
                        Screen::Rules => (rules_screen(model)),
                        Screen::Template => (template_screen(model)),
                    }
                }
            }
            footer {
                p { (model.guide.vendor.name) " guide " (model.guide.version) ", facts checked " (model.guide.verified) ". Independent of OneLogin and " (model.guide.vendor.name) ". Sends nothing anywhere." }
                @if model.loaded.is_some() {
                    p {
                        button type="button" class="link" data-msg="allow-tenant" { "Keep access on this tenant" } " · "
                        button type="button" class="link" data-msg="forget" { "Forget this tenant" }
                        @if model.snapshot.is_some() { " · " (report_button()) }
                    }
                }
            }
            // Seen as well as heard: "copied", "declined", "waiting for".
            p id="live" class="statusline" role="status" aria-live="polite" { (model.say) }
        }
    }
}

fn top(model: &Model) -> Markup {
    let here = model.here();
    let place = here.as_ref().and_then(|here| here.place.or(here.under));
    let tenant = model.origin().map(without_scheme);
    html! {
        header {
            h1 { "SCIM Guide " span class="soft" { "for OneLogin" } }
            p class="where" {
                @match (&tenant, place) {
                    (Some(tenant), Some(place)) => { span class="chip" { (tenant) } " " (place.title()) }
                    (Some(tenant), None) => { span class="chip" { (tenant) } " a page this guide does not use" }
                    (None, _) => "Looking at the page…",
                }
            }
        }
    }
}

fn without_scheme(origin: &str) -> &str {
    origin.trim_start_matches("https://").trim_start_matches("http://")
}

fn tabs(open: Screen) -> Markup {
    html! {
        nav aria-label="Parts of the panel" {
            div class="tabs" role="tablist" {
            @for (screen, name, label) in [(Screen::Guide, "guide", "Guide"), (Screen::Audit, "audit", "Audit"), (Screen::Rules, "rules", "Rules"), (Screen::Template, "template", "Template")] {
                button type="button" role="tab" id={ "tab-" (name) } aria-selected=(if screen == open { "true" } else { "false" })
                    aria-controls="screen" data-msg={ "{\"show\":\"" (name) "\"}" } { (label) }
            }
            }
        }
    }
}

fn no_access(model: &Model, why: &str) -> Markup {
    html! {
        section class="card" {
            h2 { "Open your OneLogin admin page" }
            p { (why) }
            p class="soft" { "The extension has no access to any page until you click its icon there. Then it sees that tab only." }
            @if let Some(tenant) = model.tenant() {
                p class="soft" { "In Firefox a click on the icon lasts until the next page is loaded, in Chromium until the tab goes to another site. With access kept on " (without_scheme(tenant)) " the guide goes on from page to page." }
                p { button type="button" id="keep-access" class="primary" data-msg="allow-tenant" { "Keep access on " (without_scheme(tenant)) } }
            }
            p { button type="button" class=[model.tenant().is_none().then_some("primary")] data-msg="join" { "Try again" } }
        }
    }
}

fn guide(model: &Model) -> Markup {
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
                                (open_step(model, index, step))
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
        (put_back(model))
        (picks(model))
        p { label class="inline" { input type="checkbox" id="follow" data-check="follow" checked[model.progress.follow]; " Take me to each step by itself" } }
    }
}

/// The page is there, and can't be read.
fn unread(model: &Model) -> Markup {
    html! {
        @if let Some(why) = &model.unread {
            div class="card bad" id="unread" role="alert" {
                p { "The page could not be read: " (why) }
                p { "What is shown here may be out of date, and nothing is filled. Load the page again; if that does not help, close the panel and click the extension's icon." }
                p { button type="button" data-msg="join" { "Try again" } }
            }
        }
    }
}

/// Said once for the page, not for each of its controls.
fn language(model: &Model) -> Markup {
    html! {
        @if let Some(language) = model.language() {
            section class="card warn" id="language" aria-label="Language of the page" { p { (language.refusal()) } }
        }
    }
}

fn report_button() -> Markup {
    html! { button type="button" class="link" data-msg="report" { "Save page report" } }
}

/// What would be saved is shown first.
fn report(model: &Model) -> Markup {
    html! {
        @if let Some(text) = &model.report {
            section class="card" id="report" aria-labelledby="report-title" {
                h2 id="report-title" { "Page report" }
                p { "Labels and structure of this page, no values: which fields, boxes and buttons it has, what they are called, and what they stand under. With it support can teach the guide your console's wording." }
                p class="soft" { "E-mail addresses, and names that the panel knows, are left out. It goes nowhere but into your downloads; look through it before you pass it on." }
                details { summary { "What it says" } pre tabindex="0" { (text) } }
                p class="buttons" {
                    button type="button" class="primary" id="save-report" data-msg="save-report" { "Save as JSON" } " "
                    button type="button" data-msg="close-report" { "Close" }
                }
            }
        }
    }
}

fn which_app(model: &Model) -> Markup {
    let here = model.here();
    let open = here
        .as_ref()
        .filter(|here| here.route.as_ref().is_some_and(|route| route.id == RouteId::App))
        .and_then(|here| here.app());
    html! {
        @if let Some(open) = open && model.progress.app != Some(open) {
            section class="card warn" {
                @if model.progress.app.is_some() { p { "This is another app than the one the guide is about." } }
                @else { p { "Is this the app for " (model.guide.vendor.name) "?" } }
                p { button type="button" data-msg="use-this-app" { "Use this app" } }
            }
        }
    }
}

fn open_step(model: &Model, index: usize, step: &Step) -> Markup {
    let next = model.next();
    let item = next.as_ref().and_then(|(_, item, _)| item.clone());
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
                p class="soft note" { "Nobody has published exactly what this page looks like; if the panel does not find something, please do that part by hand." }
            }
            @for input in inputs_of(model, step) { (field(model, input)) }
            (warnings(model, step))
            (entries(model, step))
            (readings(model, step))
            @if done { p class="ok" { "Done, as the page shows." } }
            (what_next(model, index, step, next.map(|(_, _, next)| next)))
            @if step.optional {
                p { button type="button" class="link" data-msg={ "{\"skip\":" (index) "}" } { @if model.step_state(index) == StepState::Skipped { "Take it up again" } @else { "Skip this step" } } }
            }
        }
    }
}

/// The inputs that a step uses and that are its own: asked for where they are first needed, shown again while blank.
fn inputs_of<'model>(model: &'model Model, step: &Step) -> Vec<&'model Input> {
    let uses = |step: &Step, id: InputId| {
        let name = match id {
            InputId::App => "{app}",
            InputId::BaseUrl => "{base-url}",
            InputId::User => "{user}",
            InputId::NewRole => "{role}",
            InputId::Token => {
                return step
                    .phases
                    .iter()
                    .flat_map(|phase| &phase.fill)
                    .any(|fill| matches!(fill.want, crate::guide::Want::Secret(_)));
            }
            InputId::People => return step.for_each == Some(Each::People),
            InputId::Roles => return matches!(step.for_each, Some(Each::Roles | Each::Rules)),
        };
        let repeats = matches!(
            (id, step.for_each),
            (InputId::NewRole, Some(Each::Roles | Each::Rules)) | (InputId::User, Some(Each::Pending))
        );
        !repeats && (step.what.contains(name) || step.title.contains(name))
            || (id == InputId::BaseUrl
                && step
                    .phases
                    .iter()
                    .flat_map(|phase| &phase.fill)
                    .any(|fill| fill.want == crate::guide::Want::Text("{base-url}".into())))
    };
    model
        .guide
        .inputs
        .iter()
        .filter(|input| uses(step, input.id))
        .filter(|input| {
            let first =
                model.guide.steps.iter().find(|step| uses(step, input.id)).is_some_and(|first| first.id == step.id);
            let blank = match crate::guide::PlainInput::try_from(input.id) {
                Ok(plain) => model.inputs.line(plain).is_none(),
                Err(_) => model.inputs.secret().is_none(),
            };
            first || blank
        })
        .collect()
}

fn field(model: &Model, input: &Input) -> Markup {
    let name = input.id.name();
    let id = format!("input-{name}");
    let value = crate::guide::PlainInput::try_from(input.id)
        .ok()
        .and_then(|id| model.inputs.plain.get(&id))
        .map(String::as_str)
        .unwrap_or_default();
    let findings = model.input_findings(input.id);
    // The text of a secret is never in the markup, not even the part that a fix would take away.
    let shown = (input.id.kind() != InputKind::Secret).then_some(value);
    let described = if findings.is_empty() { format!("{id}-help") } else { format!("{id}-help {id}-findings") };
    let invalid = scim::has_errors(&findings).then_some("true");
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
                    input type="text" id=(id) data-input=(name) value=(value) autocomplete="off" spellcheck="false" aria-describedby=(described) aria-invalid=[invalid];
                }
            }
            p class="soft help" id={ (id) "-help" } { (input.help) }
            @if input.id == InputId::Roles { (role_picker(model)) }
            div id={ (id) "-findings" } {
                (list(&findings, shown, |index| format!("{{\"fix-input\":{{\"input\":\"{name}\",\"index\":{index}}}}}")))
            }
        }
    }
}

fn role_picker(model: &Model) -> Markup {
    // More than a screenful is for the Rules tab, which has a search.
    const SHOWN: usize = 40;
    let chosen = model.inputs.list(crate::guide::PlainInput::Roles);
    let roles = &model.progress.roles;
    html! {
        @if !roles.is_empty() {
            fieldset class="roles" {
                legend { "Roles seen in this tenant (" (roles.len()) @if let Some(total) = model.progress.roles_total { " of " (total) } ")" }
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
    html! {
        @for requirement in step.requires.iter().filter(|_| step.for_each.is_none()) {
            @if let Some(seen) = model.progress.seen.get(&requirement.id).filter(|seen| seen.state != State::Unreadable) {
                p class=(if seen.state == State::Met && seen.is_saved() { "reading ok" } else { "reading" }) {
                    (seen.evidence) @if seen.state == State::Met { (seen.saved.words()) }
                }
            }
        }
    }
}

pub(super) fn what_next(model: &Model, index: usize, step: &Step, next: Option<Move>) -> Markup {
    if let Some(run) = &model.run {
        return html! {
            div class="card" { p { (model.say) } @if run.items.len() > 1 { p class="soft" { (run.items.len()) " to go" } }
                p { button type="button" data-msg="stop" { "Stop" } } }
        };
    }
    html! {
        @match next {
            None => p class="soft" { "Waiting for the page…" },
            Some(Move::Ask(id)) => @if let Some(input) = model.guide.inputs.iter().find(|input| input.id == id) {
                p class="ask" { "First fill in “" (input.label) "”." }
                @if !inputs_of(model, step).iter().any(|shown| shown.id == id) { (field(model, input)) }
            },
            Some(Move::Open { place, .. } | Move::Press { place, .. }) => p { button type="button" class="primary" id="go" data-msg="go" { "Take me to " (place.title()) } },
            Some(Move::ByHand(what)) => p class="ask" { (what) },
            Some(Move::CloseWindow(title)) => p class="ask" { "The window “" (title) "” is open. Close it first; this step is on the page under it." },
            Some(Move::Stuck { control, why, point }) => (stuck(model, control, &why, point)),
            Some(Move::Language(_)) => p class="soft" { "Nothing is offered on a page in another language; what to do is said at the top." },
            Some(Move::Wait) => p class="soft" { "Nothing to fill here." },
            Some(Move::Approve(plan)) => @if model.declined == Some(index) {
                p { "Declined. Nothing was written. " button type="button" class="link" data-msg="reconsider" { "Show the plan again" } }
            } @else {
                (plan_card(model, step, &plan))
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
                    p class="ask" { "Click the control in the page that is “" (name) "”, or go to it by Tab and press Enter. Escape ends it." }
                    p class="soft" { "The page does not feel it; nothing is pressed or written." }
                    p { button type="button" id="unpoint" data-msg="unpoint" data-escape { "Cancel" } }
                }
            }
            Some(Pointed::Asked(pick)) => {
                section class="card" aria-label="Is this it?" {
                    p class="ask" { "Use " (pick.called()) " as " (name) "?" }
                    p class="soft" { "Then it is found by what you see of it now, on " (pick.place.title()) " of this tenant, until you forget it." }
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

/// What the admin has pointed at.
fn picks(model: &Model) -> Markup {
    let picks = &model.progress.picks;
    html! {
        @if !picks.is_empty() {
            details class="undo" id="picks" {
                summary { "Pointed at by you (" (picks.len()) ")" }
                ul {
                    @for (index, pick) in picks.iter().enumerate() {
                        li {
                            (pick.called()) " is " (name_of(pick.control)) " on " (pick.place.title()) " "
                            button type="button" class="link" data-msg={ "{\"forget-pick\":" (index) "}" } { "Forget" span class="visually-hidden" { " " (pick.called()) } }
                        }
                    }
                }
            }
        }
    }
}

fn plan_card(model: &Model, step: &Step, plan: &Plan) -> Markup {
    let items = model.open_items(step);
    let fills = plan.changes.iter().any(|change| change.kind == ChangeKind::Fill);
    let presses: Vec<&Change> = plan.changes.iter().filter(|change| change.kind == ChangeKind::Press).collect();
    let blocked = has_errors(model, step);
    html! {
        section class="card plan" aria-label="What would be done" {
            ul class="changes" {
                @for change in &plan.changes {
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
                        @if change.handle.is_none() { span class="soft" { " (when it comes up)" } }
                        @if change.pointed { span class="soft" { " (as " (name_of(change.control)) ": you pointed at it on " (plan.place.title()) ")" } }
                    }
                }
            }
            @if plan.overwrites() { p class="finding warn" { "Something that is not empty would be replaced." } }
            @if items.len() > 1 { p class="soft" { "The same for " (items.iter().flatten().cloned().collect::<Vec<_>>().join(", ")) "." } }
            @if blocked {
                p class="finding bad" { "The values above have errors. Mend them first; if you know better, they are taken as they are." }
                p { button type="button" id="fill-anyway" data-msg="fill-anyway" { "Fill anyway" } }
            } @else {
                p class="buttons" {
                    button type="button" class="primary" id="approve" data-msg="approve" {
                        @if fills && presses.is_empty() { "Approve and fill" }
                        @else if fills { "Approve: fill, press " (names(&presses)) }
                        @else { "Approve: press " (names(&presses)) }
                        @if items.len() > 1 { " (" (items.len()) "×)" }
                    }
                    " " button type="button" id="decline" data-msg="decline" { "Not now" }
                    " " button type="button" class="link" data-msg="focus-control" { "Go to the field" }
                }
            }
            p class="soft" { "Good for 30 seconds, for this page only." }
        }
    }
}

/// Has what the step is about to write errors that the admin has not waved through?
fn has_errors(model: &Model, step: &Step) -> bool {
    !model.overridden && inputs_of(model, step).iter().any(|input| scim::has_errors(&model.input_findings(input.id)))
}

fn names(presses: &[&Change]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for press in presses {
        if !names.contains(&press.label.as_str()) {
            names.push(&press.label);
        }
    }
    names.join(", ")
}

fn put_back(model: &Model) -> Markup {
    html! {
        @if !model.undo.is_empty() {
            details class="undo" id="undo" {
                summary { "Written by this panel (" (model.undo.len()) ")" }
                ul {
                    @for (index, undo) in model.undo.iter().enumerate().rev() {
                        li { (undo.label) " " button type="button" class="link" data-msg={ "{\"put-back\":{\"index\":" (index) "}}" } { "Put back" span class="visually-hidden" { " " (undo.label) } } }
                    }
                }
            }
        }
    }
}

fn audit_screen(model: &Model) -> Markup {
    let findings = findings(model);
    html! {
        section aria-labelledby="audit-title" {
            h2 id="audit-title" { "Audit" }
            (which_app(model))
            p class="tally" { (audit::headline(&audit::tally(&findings))) }
            @if findings.iter().any(|finding| finding.status == Status::NotReached) {
                p class="soft" { "What was not open yet is “Not checked”, never a pass. Open the tabs of the app one after the other, and it is read." }
            }
            p class="buttons" {
                button type="button" data-msg="copy-audit" { "Copy as Markdown" } " "
                button type="button" data-msg="{\"save-audit\":{}}" { "Save as HTML" }
            }
            ul class="findings" {
                @for finding in &findings {
                    li class=(audit::class(finding.status)) {
                        h3 { span class="status" { (finding.status.word()) } " " (finding.title) }
                        p { (finding.evidence) }
                        @if matches!(finding.status, Status::Fail | Status::Warning | Status::Review) { p class="soft" { (finding.why) } }
                        @if finding.status != Status::NotApplicable {
                            p { button type="button" class="link" data-msg=(serde_json::json!({ "show-finding": finding.step }).to_string()) { "Show me" span class="visually-hidden" { ": " (finding.title) } } " " code class="soft" { (finding.id) } }
                        }
                    }
                }
            }
        }
    }
}

const fn mark(state: StepState) -> &'static str {
    match state {
        StepState::Done => "✓",
        StepState::Skipped => "–",
        StepState::Open => "○",
    }
}

const fn state_word(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::Skipped => "skipped",
        StepState::Open => "to do",
    }
}

const fn state_class(state: StepState) -> &'static str {
    match state {
        StepState::Done => "done",
        StepState::Skipped => "skipped",
        StepState::Open => "todo",
    }
}
