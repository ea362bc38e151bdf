//! Users > Roles.

use std::collections::BTreeSet;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use maud::html;
use serde::Deserialize;
use serde_json::json;

use super::apps::Search;
use super::layout::pager;
use super::{Answer, Page, blocking};
use crate::Tenant;
use crate::model::Role;
use crate::provisioning;

pub fn routes() -> Router<Tenant> {
    Router::new()
        .route("/roles", get(list).post(create))
        .route("/roles/new", get(form))
        .route("/roles/{id}", get(show))
        .route("/roles/{id}/people", post(people))
        .route("/roles/{id}/apps", post(apps))
        .route("/roles/{id}/search", get(search))
}

async fn list(State(tenant): State<Tenant>, Query(search): Query<Search>, uri: Uri, headers: HeaderMap) -> Answer {
    let page = Page::of(&uri, &headers);
    let roles = tenant.store().roles()?;
    let wanted = search.name.to_lowercase();
    let hits: Vec<&Role> = roles.iter().rev().filter(|role| role.name.to_lowercase().contains(&wanted)).collect();
    let number = search.page.unwrap_or(1).max(1);
    let content = html! {
        div class="page-header" { a class="btn btn-primary pull-right" href={ (page.prefix) "/roles/new" } { "New Role" } h1 { "Roles" } }
        input type="text" id="name" class="js-search" placeholder="Search roles" value=(search.name) data-url={ (page.prefix) "/roles" };
        div id="results" {
            table class="table" {
                thead { tr { th { "Role" } th { "Users" } th { "Apps" } } }
                tbody { @for role in hits.iter().skip((number - 1) * 10).take(10) { tr class="js-click-row" { td { a href={ (page.prefix) "/roles/" (role.id) } { (role.name) } } td { (role.people.len()) } td { (role.apps.len()) } } } }
            }
            (pager(&format!("{}/roles", page.prefix), &search.name, number, 10, hits.len()))
        }
    };
    Ok(page.show(&tenant, "Roles", &content))
}

async fn form(State(tenant): State<Tenant>, uri: Uri, headers: HeaderMap) -> Answer {
    let page = Page::of(&uri, &headers);
    let apps = tenant.store().apps()?;
    let content = html! {
        form id="new-role" class="form-horizontal" data-url={ (page.prefix) "/roles" } {
            div class="page-header" { div class="btn-toolbar pull-right" { a class="btn" href={ (page.prefix) "/roles" } { "Cancel" } " " button type="submit" class="btn btn-primary" { "Save" } } h1 { "New Role" } }
            div class="control-group" { label class="control-label" for="role_name" { "Name" } div class="controls" { input type="text" id="role_name" name="name" class="input-xlarge"; } }
            h4 { "Select Apps to Add" }
            ul class="thumbnails app-grid" { @for app in &apps { li { a href="#" class="thumbnail no-ajaxy js-app" role="checkbox" aria-checked="false" data-id=(app.id) { (app.name) } } } }
        }
    };
    Ok(page.show(&tenant, "New role", &content))
}

#[derive(Deserialize)]
struct NewRole {
    name: String,
    apps: BTreeSet<u64>,
}

async fn create(State(tenant): State<Tenant>, uri: Uri, headers: HeaderMap, Json(new): Json<NewRole>) -> Answer {
    let page = Page::of(&uri, &headers);
    let refuse = |why: &str| Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": why }))).into_response());
    let store = tenant.store();
    let name = new.name.trim();
    if name.is_empty() {
        return refuse("Name can't be blank");
    }
    if store.roles()?.iter().any(|role| role.name == name) {
        return refuse("Name has already been taken");
    }
    let id = store.next_id("role")?;
    store.put("role", id, &Role { id, name: name.into(), apps: new.apps, people: BTreeSet::new() })?;
    Ok(Json(json!({ "notice": "Role was successfully created.", "location": format!("{}/roles", page.prefix) }))
        .into_response())
}

async fn show(State(tenant): State<Tenant>, Path(id): Path<u64>, uri: Uri, headers: HeaderMap) -> Answer {
    let page = Page::of(&uri, &headers);
    let store = tenant.store();
    let Some(role) = store.role(id)? else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let (apps, everybody) = (store.apps()?, store.people()?);
    drop(store);
    let members: Vec<_> = everybody.iter().filter(|person| role.people.contains(&person.id)).collect();
    let content = html! {
        div id="role-form" data-url={ (page.prefix) "/roles/" (role.id) } {
            div class="page-header" { button type="button" class="btn btn-primary pull-right js-save-role" { "Save" } h1 { (role.name) } }
            div class="row" {
                div class="span2" { div id="tabs" { ul class="nav nav-tabs nav-stacked" { @for (tab, label) in [("applications", "Applications"), ("users", "Users"), ("admins", "Admins")] { li { a class="no-ajaxy" href={ "#" (tab) } { span { (label) } } } } } } }
                div class="span10" {
                    div class="tab-pane" data-tab="applications" {
                        h4 { "Applications" }
                        div class="roles" { @for app in &apps { label class="checkbox" { input type="checkbox" class="js-role-app" value=(app.id) checked[role.apps.contains(&app.id)]; (app.name) } } }
                    }
                    div class="tab-pane" data-tab="users" {
                        div class="form-inline" { label for="person_search" { "Check existing or add new users to this role" } br; input type="text" id="person_search" class="input-xlarge"; " " button type="button" class="btn js-check" { "Check" } }
                        table class="table" { tbody class="js-matches" {} }
                        h4 { "Users Added Manually" }
                        table class="table" { thead { tr { th { "User" } th { "Email" } } } tbody class="js-members" { @for person in members { tr data-id=(person.id) { td { (person.name()) } td { (person.email) } } } } }
                    }
                    div class="tab-pane" data-tab="admins" { p { "No admins." } }
                }
            }
        }
    };
    Ok(page.show(&tenant, &role.name, &content))
}

async fn search(State(tenant): State<Tenant>, Path(_id): Path<u64>, Query(search): Query<Search>) -> Answer {
    let wanted = search.name.trim().to_lowercase();
    let people = tenant.store().people()?;
    let hits: Vec<_> = people
        .iter()
        .filter(|person| {
            !wanted.is_empty()
                && (person.email.to_lowercase().contains(&wanted) || person.name().to_lowercase().contains(&wanted))
        })
        .take(10)
        .map(|person| json!({ "id": person.id, "name": person.name(), "email": person.email }))
        .collect();
    Ok(Json(hits).into_response())
}

async fn people(State(tenant): State<Tenant>, Path(id): Path<u64>, Json(people): Json<BTreeSet<u64>>) -> Answer {
    change(tenant, id, move |role| role.people = people).await
}

async fn apps(State(tenant): State<Tenant>, Path(id): Path<u64>, Json(apps): Json<BTreeSet<u64>>) -> Answer {
    change(tenant, id, move |role| role.apps = apps).await
}

async fn change(tenant: Tenant, id: u64, change: impl FnOnce(&mut Role) + Send + 'static) -> Answer {
    blocking(move || {
        let store = tenant.store();
        let Some(mut role) = store.role(id)? else { return Ok(StatusCode::NOT_FOUND.into_response()) };
        let before = role.apps.clone();
        change(&mut role);
        store.put("role", id, &role)?;
        for app in before.union(&role.apps) {
            provisioning::sync(&store, *app)?;
        }
        Ok(Json(json!({ "notice": "Role was successfully updated." })).into_response())
    })
    .await
}
