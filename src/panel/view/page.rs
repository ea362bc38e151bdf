//! What there is to say of the page and its tenant, whatever part of the panel is open.

use maud::{Markup, html};

use crate::onelogin::{Host, host as kind_of_host};
use crate::panel::state::Model;

/// The host of an origin.
pub fn without_scheme(origin: &str) -> &str {
    origin.trim_start_matches("https://").trim_start_matches("http://")
}

/// The browser does not let the panel into the page.
pub fn no_access(model: &Model, why: &str) -> Markup {
    html! {
        section class="card" {
            h2 { "Open your OneLogin admin page" }
            p { (why) }
            p class="soft" { "The extension has no access to any page until you click its icon there. Then it sees that tab only." }
            @if let Some(tenant) = model.tenant_origin() {
                p class="soft" { "In Firefox a click on the icon lasts until the next page loads. In Chromium it lasts until the tab goes to another site. If you keep access on " (without_scheme(tenant)) ", the guide goes on from page to page." }
                p { button type="button" id="keep-access" class="primary" data-msg="allow-tenant" { "Keep access on " (without_scheme(tenant)) } }
            }
            p { button type="button" class=[model.tenant_origin().is_none().then_some("primary")] data-msg="join" { "Try again" } }
        }
    }
}

/// The page is there, and can't be read.
pub fn unread(model: &Model) -> Markup {
    html! {
        @if let Some(why) = &model.unread {
            div class="card bad" id="unread" role="alert" {
                p { "The page could not be read: " (why) }
                p { "What you see here may be out of date, and nothing is filled. Reload the page. If that does not help, close the panel and click the extension's icon." }
                p { button type="button" data-msg="join" { "Try again" } }
            }
        }
    }
}

/// The page is not at an address of OneLogin's: nothing is offered until the admin has named the address as his own.
pub fn host(model: &Model) -> Markup {
    let Some(origin) = model.origin() else { return html! {} };
    let address = without_scheme(origin);
    html! {
        @match kind_of_host(origin) {
            Host::OneLogin => {},
            Host::Shared => {
                section class="card warn" id="host" aria-label="Address of the page" {
                    p { "Several OneLogin tenants share the address " strong { (address) } ". The panel can't tell them apart, so it keeps nothing from one page load to the next. Use your own subdomain of onelogin.com if you have one." }
                }
            },
            Host::Insecure => {
                section class="card bad" id="host" role="alert" {
                    p { "This page is not encrypted (no https), so OneLogin does not run here and anybody on the way can read what is sent. Nothing is offered on it. Check the address: " strong { (origin) } "." }
                }
            },
            Host::Other if !model.progress.own_host => {
                section class="card warn" id="host" aria-labelledby="host-title" {
                    h2 id="host-title" { "Is this your OneLogin?" }
                    p { "This page is at " strong { (address) } ". That is not an address of onelogin.com. It is right only if your company has its own domain for OneLogin. A copy of OneLogin's pages at another address could steal your credentials, so nothing is offered here yet." }
                    div class="field" {
                        label for="host-name" { "If it is yours, type its address" }
                        input type="text" id="host-name" data-field="host" value=(model.tenant.typed_host) autocomplete="off" spellcheck="false";
                    }
                    p { button type="button" id="confirm-host" data-msg="confirm-host" { "This is our OneLogin" } }
                }
            },
            Host::Other => {},
        }
    }
}

/// Said once for the page, not for each of its controls.
pub fn language(model: &Model) -> Markup {
    html! {
        @if let Some(language) = model.language() {
            section class="card warn" id="language" aria-label="Language of the page" { p { (language.refusal()) } }
        }
    }
}

/// The button that shows the page's report.
pub fn report_button() -> Markup {
    html! { button type="button" class="link" data-msg="report" { "Save page report" } }
}

/// What would be saved is shown first.
pub fn report(model: &Model) -> Markup {
    html! {
        @if let Some(text) = &model.report {
            section class="card" id="report" aria-labelledby="report-title" {
                h2 id="report-title" { "Page report" }
                p { "The report has the labels and the structure of this page, and no values: which fields, boxes and buttons it has, what they are called, and what they stand under. With it, support can teach the guide the wording of your console." }
                p class="soft" { "E-mail addresses and names that the panel knows are left out. The report goes into your downloads and nowhere else. Read it before you pass it on." }
                details { summary { "What it says" } pre tabindex="0" { (text) } }
                p class="buttons" {
                    button type="button" class="primary" id="save-report" data-msg="save-report" { "Save as JSON" } " "
                    button type="button" data-msg="close-report" { "Close" }
                }
            }
        }
    }
}

/// The open app is not the one that the guide is about, or none is chosen yet.
pub fn which_app(model: &Model) -> Markup {
    let Some(open) = model.open_app() else { return html! {} };
    let name = |heading: &str, number: u64| {
        if heading.is_empty() { format!("app number {number}") } else { format!("“{heading}”") }
    };
    let open_name = name(&open.heading, open.number);
    let use_it = serde_json::json!({ "use-this-app": { "number": open.number } }).to_string();
    html! {
        @match &model.progress.app {
            Some(app) if app.is(open) => {},
            Some(app) => {
                section class="card warn" id="which-app" {
                    p { "The guide is about " strong { (name(&app.heading, app.number)) } ". The open app is " strong { (open_name) } "." }
                    p { button type="button" data-msg=(use_it) { "Use " (open_name) " from now on" } }
                }
            },
            None => {
                section class="card warn" id="which-app" {
                    p { "Is " strong { (open_name) } " the app for " (model.guide.vendor.name) "?" }
                    p { button type="button" data-msg=(use_it) { "Use this app" } }
                }
            },
        }
    }
}
