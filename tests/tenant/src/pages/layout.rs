//! The frame of every page.

use axum::extract::State;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use super::Page;
use crate::Tenant;

const CSP: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

pub fn page(page: &Page, tenant: &Tenant, title: &str, content: &Markup) -> Response {
    let headers = [(header::CONTENT_SECURITY_POLICY, CSP), (header::CACHE_CONTROL, "no-store")];
    if page.fragment {
        return (headers, Html(content.clone().into_string())).into_response();
    }
    let p = page.prefix;
    let whole = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { (title) " | OneLogin (practice)" }
                link rel="stylesheet" href="/assets/bootstrap.css";
                link rel="stylesheet" href="/assets/select2.css";
                link rel="stylesheet" href="/assets/tenant.css";
                link rel="icon" href="data:,";
            }
            body {
                div class="navbar navbar-inverse navbar-static-top" {
                    div class="navbar-inner" {
                        div class="container" {
                            a class="brand" href={ (p) "/apps" } { "onelogin" }
                            ul class="nav" {
                                (menu("users", "Users", &[("Users", format!("{p}/users")), ("Roles", format!("{p}/roles")), ("Provisioning", format!("{p}/provisioning"))]))
                                (menu("apps", "Applications", &[("Applications", format!("{p}/apps")), ("Add Apps", format!("{p}/apps/find"))]))
                                (menu("activity", "Activity", &[]))
                                (menu("security", "Security", &[]))
                                (menu("settings", "Settings", &[]))
                                (menu("developers", "Developers", &[]))
                            }
                            ul class="nav pull-right" { li { a href="#" class="no-ajaxy" { (tenant.subdomain) } } }
                        }
                    }
                }
                div id="flashnotice" { div class="container" {} }
                div id="flasherror" { div class="container" {} }
                div id="main-content" class="container" { (content) }
                div id="popup" class="modal hide fade" tabindex="-1" role="dialog" { div id="popup_content" {} }
                div id="practice" { "Practice tenant, not OneLogin · " a class="no-ajaxy" href="/practice" { "reset, settings, wire log" } }
                script src="/assets/jquery.js" {}
                script src="/assets/bootstrap.js" {}
                script src="/assets/select2.js" {}
                script src="/practice/habits.js" {}
                script src="/assets/tenant.js" {}
            }
        }
    };
    (headers, Html(whole.into_string())).into_response()
}

/// A drop-down of the top bar: opens on hover.
fn menu(id: &str, label: &str, entries: &[(&str, String)]) -> Markup {
    html! {
        li class={ "dropdown " (id) } {
            a href="#" class="no-ajaxy" { (label) }
            @if !entries.is_empty() {
                ul class="dropdown-menu" { @for (name, href) in entries { li { a href=(href) { (name) } } } }
            }
        }
    }
}

pub async fn home(State(tenant): State<Tenant>, uri: Uri, headers: HeaderMap) -> Response {
    let content = html! { div class="page-header" { h1 { "Administration" } } p { "Choose from the menu above." } };
    Page::of(&uri, &headers).show(&tenant, "Administration", &content)
}

/// "Showing 1-10 of 30", and links to the other pages.
pub fn pager(path: &str, query: &str, page: usize, size: usize, total: usize) -> Markup {
    let pages = total.div_ceil(size).max(1);
    html! {
        div class="pagination" {
            span class="showing" { "Showing " (((page - 1) * size + 1).min(total)) "-" ((page * size).min(total)) " of " (total) }
            @if pages > 1 {
                ul { @for number in 1..=pages { li class=[(number == page).then_some("active")] { a href={ (path) "?page=" (number) "&name=" (query) } { (number) } } } }
            }
        }
    }
}
