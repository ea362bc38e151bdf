//! Applications: the list, the catalogue, the form for a new app.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use maud::html;
use serde::Deserialize;
use serde_json::json;

use super::{Answer, Page, blocking};
use crate::Tenant;
use crate::model::{App, CONNECTORS, Parameter, connector_name, provisions};
use crate::wire::TEMPLATE;

pub fn routes() -> Router<Tenant> {
    Router::new()
        .route("/apps", get(list))
        .route("/apps/find", get(find))
        .route("/apps/new/{connector}", get(form))
        .route("/apps", post(create))
}

async fn list(State(tenant): State<Tenant>, uri: Uri, headers: HeaderMap) -> Answer {
    let page = Page::of(&uri, &headers);
    let apps = tenant.store().apps()?;
    let content = html! {
        div class="page-header" { a class="btn btn-primary pull-right" href={ (page.prefix) "/apps/find" } { "Add App" } h1 { "Applications" } }
        div id="results" {
            table class="table" {
                thead { tr { th { "Name" } th { "Connector" } } }
                tbody { @for app in &apps { tr class="js-click-row" { td { a href={ (page.prefix) "/apps/" (app.id) "/edit" } { (app.name) } } td { (connector_name(app.connector).unwrap_or("?")) } } } }
            }
        }
    };
    Ok(page.show(&tenant, "Applications", &content))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Search {
    pub name: String,
    pub page: Option<usize>,
}

async fn find(State(tenant): State<Tenant>, Query(search): Query<Search>, uri: Uri, headers: HeaderMap) -> Answer {
    let page = Page::of(&uri, &headers);
    let wanted = search.name.to_lowercase();
    let hits: Vec<_> = CONNECTORS.iter().filter(|(_, name)| name.to_lowercase().contains(&wanted)).collect();
    let content = html! {
        div class="page-header" { h1 { "Find Applications" } }
        input type="text" id="name" name="name" class="js-search input-xxlarge" placeholder="Search applications" value=(search.name) data-url={ (page.prefix) "/apps/find" };
        div id="results" {
            table class="table" {
                tbody {
                    @for (id, name) in hits { tr class="js-click-row" { td { a href={ (page.prefix) "/apps/new/" (id) } { (name) } } td class="muted" { "SAML2.0" @if provisions(*id) { ", provisioning" } } } }
                }
            }
        }
    };
    Ok(page.show(&tenant, "Find Applications", &content))
}

async fn form(State(tenant): State<Tenant>, Path(connector): Path<u64>, uri: Uri, headers: HeaderMap) -> Answer {
    let page = Page::of(&uri, &headers);
    let Some(name) = connector_name(connector) else { return Ok(StatusCode::NOT_FOUND.into_response()) };
    let content = html! {
        form class="form-horizontal" id="new-app" data-url={ (page.prefix) "/apps" } {
            div class="page-header" { div class="btn-toolbar pull-right" { a class="btn" href={ (page.prefix) "/apps/find" } { "Cancel" } " " button type="submit" class="btn btn-primary" { "Save" } } h1 { "Add " (name) } }
            input type="hidden" name="connector" value=(connector);
            div class="control-group" { label class="control-label" for="app_name" { "Display Name" } div class="controls" { input type="text" id="app_name" name="name" class="input-xxlarge" value=(name); } }
            div class="control-group" { div class="controls" { label class="checkbox" { input type="checkbox" name="visible" checked; "Visible in portal" } } }
            div class="control-group" { label class="control-label" for="app_description" { "Description" } div class="controls" { textarea id="app_description" name="description" {} } }
        }
    };
    Ok(page.show(&tenant, "Add app", &content))
}

#[derive(Deserialize)]
struct NewApp {
    connector: u64,
    name: String,
    #[serde(default)]
    visible: bool,
    #[serde(default)]
    description: String,
}

async fn create(State(tenant): State<Tenant>, uri: Uri, headers: HeaderMap, Json(new): Json<NewApp>) -> Answer {
    let page = Page::of(&uri, &headers);
    if new.name.trim().is_empty() {
        return Ok(
            (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": "Display Name can't be blank" }))).into_response()
        );
    }
    let id = blocking(move || {
        let store = tenant.store();
        let id = store.next_id("app")?;
        let parameter = |value: &str| Parameter { value: value.into(), saml: false, provisioned: false };
        let parameters: BTreeMap<String, Parameter> = [
            ("scimusername", parameter("Email")),
            ("nameid", parameter("Email")),
            ("email", parameter("Email")),
            ("firstname", parameter("First Name")),
            ("lastname", parameter("Last Name")),
            ("title", parameter("Title")),
            ("department", parameter("Department")),
            ("groups", parameter("")),
        ]
        .map(|(name, parameter)| (name.to_owned(), parameter))
        .into();
        let mut app = App {
            id,
            name: new.name.trim().into(),
            connector: new.connector,
            visible: new.visible,
            description: new.description,
            parameters,
            ..App::default()
        };
        app.configuration.template = TEMPLATE.into();
        store.save_app(&app)?;
        Ok(id)
    })
    .await?;
    Ok(Json(json!({ "notice": "Successfully created app.", "location": format!("{}/apps/{id}/edit", page.prefix) }))
        .into_response())
}
