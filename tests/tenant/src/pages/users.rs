//! Users, and the queue of pending tasks.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use maud::html;
use serde_json::json;

use super::apps::Search;
use super::layout::pager;
use super::{Answer, Page, blocking};
use crate::Tenant;
use crate::provisioning;

pub fn routes() -> Router<Tenant> {
    Router::new()
        .route("/users", get(list))
        .route("/users/{id}", get(show))
        .route("/users/{id}/logins/{app}", post(assign))
        .route("/provisioning", get(queue))
}

async fn list(State(tenant): State<Tenant>, Query(search): Query<Search>, uri: Uri, headers: HeaderMap) -> Answer {
    let page = Page::of(&uri, &headers);
    let people = tenant.store().people()?;
    let wanted = search.name.to_lowercase();
    let hits: Vec<_> = people
        .iter()
        .filter(|person| person.name().to_lowercase().contains(&wanted) || person.email.contains(&wanted))
        .collect();
    let number = search.page.unwrap_or(1).max(1);
    let content = html! {
        div class="page-header" { h1 { "Users" } }
        input type="text" id="name" class="js-search input-xlarge" placeholder="Search users" value=(search.name) data-url={ (page.prefix) "/users" };
        div id="results" {
            table class="table" {
                thead { tr { th { "User" } th { "Email" } th { "Department" } } }
                tbody { @for person in hits.iter().skip((number - 1) * 25).take(25) { tr class="js-click-row user" { td { a href={ (page.prefix) "/users/" (person.id) } { (person.name()) } } td { (person.email) } td { (person.department) } } } }
            }
            (pager(&format!("{}/users", page.prefix), &search.name, number, 25, hits.len()))
        }
    };
    Ok(page.show(&tenant, "Users", &content))
}

async fn show(State(tenant): State<Tenant>, Path(id): Path<u64>, uri: Uri, headers: HeaderMap) -> Answer {
    let page = Page::of(&uri, &headers);
    let store = tenant.store();
    let Some(person) = store.person(id)? else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let (apps, roles) = (store.apps()?, store.roles()?);
    drop(store);
    let mine: Vec<_> = apps
        .iter()
        .filter(|app| {
            person.logins.contains(&app.id)
                || roles.iter().any(|role| role.apps.contains(&app.id) && role.people.contains(&id))
        })
        .collect();
    let state = |app: &crate::model::App| match app.accounts.get(&id).map(|account| account.state.as_str()) {
        Some("pending") => "Pending",
        Some("provisioned") => "Provisioned",
        Some("failed") => "Failed",
        _ => "-",
    };
    let content = html! {
        div id="user-form" data-url={ (page.prefix) "/users/" (person.id) } data-name=(person.name()) data-email=(person.email) data-apps=(json!(apps.iter().map(|app| json!({ "id": app.id, "name": app.name })).collect::<Vec<_>>())) {
            div class="page-header" { button type="button" id="save_user" class="btn btn-primary pull-right" { "Save User" } h1 { (person.name()) } }
            div class="row" {
                div class="span2" { div id="tabs" { ul class="nav nav-tabs nav-stacked" { @for (tab, label) in [("info", "User Info"), ("apps", "Applications")] { li { a class="no-ajaxy" href={ "#" (tab) } { span { (label) } } } } } } }
                div class="span10 form-horizontal" {
                    div class="tab-pane" data-tab="info" {
                        @for (field, label, value) in [("user_firstname", "First Name", &person.first), ("user_lastname", "Last Name", &person.last), ("user_email", "Email", &person.email)] {
                            div class="control-group" { label class="control-label" for=(field) { (label) } div class="controls" { input type="text" id=(field) value=(value); } }
                        }
                    }
                    div class="tab-pane" data-tab="apps" {
                        p { button type="button" class="btn js-assign" title="Add application" { "+" } }
                        table class="table" { thead { tr { th { "Application" } th { "Provisioning State" } } } tbody { @for app in mine { tr { td { (app.name) } td { (state(app)) } } } } }
                    }
                }
            }
        }
    };
    Ok(page.show(&tenant, &person.name(), &content))
}

async fn assign(State(tenant): State<Tenant>, Path((id, app)): Path<(u64, u64)>) -> Answer {
    blocking(move || {
        let store = tenant.store();
        let Some(mut person) = store.person(id)? else { return Ok(StatusCode::NOT_FOUND.into_response()) };
        person.logins.insert(app);
        store.put("person", id, &person)?;
        provisioning::sync(&store, app)?;
        Ok(Json(json!({ "notice": "Login was successfully created." })).into_response())
    })
    .await
}

async fn queue(State(tenant): State<Tenant>, uri: Uri, headers: HeaderMap) -> Answer {
    let page = Page::of(&uri, &headers);
    let store = tenant.store();
    let (apps, people) = (store.apps()?, store.people()?);
    drop(store);
    let content = html! {
        div class="page-header" { h1 { "Provisioning" } }
        table class="table" {
            thead { tr { th { "User" } th { "Application" } th { "Task" } th { "Status" } } }
            tbody {
                @for app in &apps { @for (id, account) in app.accounts.iter().filter(|(_, account)| account.state == "pending") {
                    @if let Some(person) = people.iter().find(|person| person.id == *id) {
                        tr { td { (person.name()) } td { (app.name) } td { (account.task) } td { a href="#" class="no-ajaxy js-pending" data-app={ (page.prefix) "/apps/" (app.id) } data-person=(id) data-task=(account.task) data-name=(person.name()) { "Pending" } } }
                    }
                } }
            }
        }
    };
    Ok(page.show(&tenant, "Provisioning", &content))
}
