//! What OneLogin does not have: reset, settings, and the witness that tests ask.

use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Redirect};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use maud::{DOCTYPE, html};
use serde::Deserialize;
use serde_json::json;

use super::Answer;
use crate::Tenant;
use crate::model::{Settings, connector_name};

pub fn routes() -> Router<Tenant> {
    Router::new()
        .route("/practice", get(show))
        .route("/practice/reset", post(reset))
        .route("/practice/settings", post(settings))
        .route("/practice/habits.js", get(habits))
        .route("/practice/state.json", get(state))
        .route("/practice/wire.json", get(wire))
}

async fn show(State(tenant): State<Tenant>) -> Answer {
    let store = tenant.store();
    let (settings, exchanges) = (store.settings()?, store.exchanges()?);
    let content = html! {
        (DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; title { "Practice tenant" } link rel="stylesheet" href="/assets/bootstrap.css"; link rel="stylesheet" href="/assets/tenant.css"; }
            body { div class="container" {
                h1 { "Practice tenant" }
                p { a href="/apps" { "Back to the console" } }
                form method="post" action="/practice/reset" { button class="btn btn-danger" { "Reset everything" } }
                h3 { "Where OneLogin's behaviour is not known" }
                form method="post" action="/practice/settings" {
                    label class="checkbox" { input type="checkbox" name="old_group_dialect" checked[settings.old_group_dialect]; "Group membership in the v1.1 dialect" }
                    label class="checkbox" { input type="checkbox" name="whole_name" checked[settings.whole_name]; "A group is called after the whole role" }
                    label class="checkbox" { input type="checkbox" name="whole_match" checked[settings.whole_match]; "An expression must match the whole name" }
                    label class="checkbox" { input type="checkbox" name="ignore_case" checked[settings.ignore_case]; "Letter case does not count" }
                    label class="checkbox" { input type="checkbox" name="restricted" checked[settings.restricted]; "An expression with ( ) * + \\ does nothing" }
                    label class="checkbox" { input type="checkbox" name="unsaved_notice" checked[settings.unsaved_notice]; "The page says that it has unsaved changes" }
                    button class="btn" { "Apply" }
                }
                h3 { "On the wire" }
                table class="table table-condensed" { thead { tr { th { "Method" } th { "Path" } th { "Status" } th { "Error" } } } tbody { @for exchange in exchanges.iter().rev() { tr { td { (exchange.method) } td { code { (exchange.path) } } td { (exchange.status) } td { (exchange.error.as_deref().unwrap_or("")) } } } } }
            } }
        }
    };
    Ok(Html(content.into_string()).into_response())
}

async fn reset(State(tenant): State<Tenant>) -> Answer {
    tenant.store().reset()?;
    Ok(Redirect::to("/practice").into_response())
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Boxes {
    old_group_dialect: Option<String>,
    whole_name: Option<String>,
    whole_match: Option<String>,
    ignore_case: Option<String>,
    restricted: Option<String>,
    unsaved_notice: Option<String>,
}

async fn settings(State(tenant): State<Tenant>, Form(boxes): Form<Boxes>) -> Answer {
    let settings = Settings {
        old_group_dialect: boxes.old_group_dialect.is_some(),
        whole_name: boxes.whole_name.is_some(),
        whole_match: boxes.whole_match.is_some(),
        ignore_case: boxes.ignore_case.is_some(),
        restricted: boxes.restricted.is_some(),
        unsaved_notice: boxes.unsaved_notice.is_some(),
    };
    tenant.store().put("settings", 1, &settings)?;
    Ok(Redirect::to("/practice").into_response())
}

/// What the console's script goes by, as a script: a page is drawn without asking for the settings.
async fn habits(State(tenant): State<Tenant>) -> Answer {
    let headers = [(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-store")];
    let script =
        format!("globalThis.practiceHabits = {};", serde_json::to_string(&tenant.store().settings()?.habits())?);
    Ok((headers, script).into_response())
}

/// The state that tests hold the product against. The token is not in it, only whether there is one.
async fn state(State(tenant): State<Tenant>) -> Answer {
    let store = tenant.store();
    let (apps, roles, people) = (store.apps()?, store.roles()?, store.people()?);
    let email =
        |id: &u64| people.iter().find(|person| person.id == *id).map(|person| person.email.clone()).unwrap_or_default();
    let apps: Vec<_> = apps
        .iter()
        .map(|app| {
            let configuration = &app.configuration;
            json!({
                "id": app.id, "name": app.name, "connector_id": app.connector, "connector": connector_name(app.connector),
                "configuration": { "scim_base_url": configuration.scim_base_url, "api_enabled": configuration.api_enabled, "token_set": !configuration.token.is_empty(), "template": configuration.template, "headers_set": !configuration.headers.is_empty() },
                "provisioning": app.provisioning, "parameters": app.parameters, "rules": app.rules, "reapplied": app.reapplied,
                "role_ids": roles.iter().filter(|role| role.apps.contains(&app.id)).map(|role| role.id).collect::<Vec<_>>(),
                "users": app.accounts.iter().map(|(id, account)| json!({ "email": email(id), "state": account.state, "task": account.task, "error": account.error, "groups": account.groups })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let roles: Vec<_> = roles.iter().map(|role| json!({ "id": role.id, "name": role.name, "apps": role.apps, "people": role.people.iter().map(email).collect::<Vec<_>>() })).collect();
    Ok(Json(json!({ "apps": apps, "roles": roles, "people": people.len() })).into_response())
}

async fn wire(State(tenant): State<Tenant>) -> Answer {
    Ok(Json(tenant.store().exchanges()?).into_response())
}
