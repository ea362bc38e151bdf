//! The panel as markup: a pure function of the model. Secrets are never in it.
//!
//! Elements say what they do by `data-msg` (JSON of a message, sent on click) and `data-input` (an input's name, sent as
//! one types). The shell morphs the page towards this markup, so focus and what was typed stay.

mod audit;
mod clean;
mod findings;
mod flow;
mod guide;
mod page;
mod plan;
mod rules;
mod step;
mod template;
mod trouble;
mod undo;

use maud::{Markup, html};

use super::state::{Link, Model, Screen};

/// The whole panel.
#[must_use]
pub fn view(model: &Model) -> Markup {
    let markup = html! {
        div id="panel" {
            div class="top" {
                (top(model))
                (tabs(model.screen))
            }
            main id="screen" tabindex="-1" {
                @if let Some(trouble) = &model.trouble { div class="card bad" role="alert" { (trouble) } }
                (page::unread(model))
                (page::host(model))
                (page::language(model))
                (page::report(model))
                @match &model.link {
                    Link::NoAccess { why } => (page::no_access(model, why)),
                    _ => @match model.screen {
                        Screen::Guide => (guide::guide(model)),
                        Screen::Audit => (audit::audit_screen(model)),
                        Screen::Rules => (rules::rules_screen(model)),
                        Screen::Template => (template::template_screen(model)),
                    }
                }
            }
            (foot(model))
            // Seen as well as heard: "copied", "declined", "waiting for".
            p id="live" class="statusline" role="status" aria-live="polite" { (model.say) }
        }
    };
    clean::clean(model, markup)
}

fn top(model: &Model) -> Markup {
    let place = model.here().and_then(|here| here.place.or(here.under));
    let tenant = model.origin().map(page::without_scheme);
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

fn tabs(open: Screen) -> Markup {
    let all = [
        (Screen::Guide, "guide", "Guide"),
        (Screen::Audit, "audit", "Audit"),
        (Screen::Rules, "rules", "Rules"),
        (Screen::Template, "template", "Template"),
    ];
    html! {
        nav aria-label="Parts of the panel" {
            div class="tabs" role="tablist" {
                @for (screen, name, label) in all {
                    button type="button" role="tab" id={ "tab-" (name) } aria-selected=(if screen == open { "true" } else { "false" })
                        aria-controls="screen" data-msg={ "{\"show\":\"" (name) "\"}" } { (label) }
                }
            }
        }
    }
}

fn foot(model: &Model) -> Markup {
    let vendor = &model.guide.vendor.name;
    html! {
        footer {
            p { (vendor) " guide " (model.guide.version) ", facts checked on " (model.guide.verified) ". Independent of OneLogin and of " (vendor) ". The panel sends nothing anywhere." }
            @if model.tenant.loaded.is_some() {
                @if model.tenant.asks_forget {
                    section class="card warn" aria-label="Forget this tenant?" {
                        p { "Forget everything about this tenant: progress, what was read, what you typed, and the list of written values? What is in OneLogin stays as it is." }
                        p class="buttons" {
                            button type="button" id="forget-yes" data-msg="forget-now" { "Forget it" } " "
                            button type="button" id="forget-no" data-msg="keep-tenant" data-escape { "Keep it" }
                        }
                    }
                } @else {
                    p {
                        button type="button" class="link" data-msg="allow-tenant" { "Keep access on this tenant" } " · "
                        button type="button" class="link" data-msg="forget" { "Forget this tenant" }
                        @if model.snapshot().is_some() { " · " (page::report_button()) }
                    }
                }
            }
        }
    }
}
