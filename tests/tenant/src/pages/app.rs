//! One app: tabs chosen by the fragment, one logical form, modals that only change what is pending.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use super::apps::Search;
use super::layout::pager;
use super::{Answer, Page, blocking};
use crate::Tenant;
use crate::model::{App, Parameter, Role, Rule, connector_name, provisions};
use crate::provisioning;
use crate::wire::Client;

pub fn routes() -> Router<Tenant> {
    Router::new()
        .route("/apps/{id}", get(edit).post(save).delete(delete))
        .route("/apps/{id}/edit", get(edit))
        .route("/apps/{id}/enable", post(enable))
        .route("/apps/{id}/refresh", post(refresh))
        .route("/apps/{id}/reapply", post(reapply))
        .route("/apps/{id}/sync", post(sync))
        .route("/apps/{id}/users/{person}/approve", post(approve))
        .route("/apps/{id}/users/{person}/skip", post(skip))
}

const FIELDS: &[(&str, &str)] = &[
    ("scimusername", "SCIM Username"),
    ("nameid", "SAML NameID (Subject)"),
    ("email", "Email"),
    ("firstname", "First Name"),
    ("lastname", "Last Name"),
    ("title", "Title"),
    ("department", "Department"),
];

fn error(text: impl Into<String>) -> Response {
    let text: String = text.into();
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": text }))).into_response()
}

fn notice(text: &str) -> Response {
    Json(json!({ "notice": text })).into_response()
}

async fn edit(
    State(tenant): State<Tenant>,
    Path(id): Path<u64>,
    Query(search): Query<Search>,
    uri: Uri,
    headers: HeaderMap,
) -> Answer {
    let page = Page::of(&uri, &headers);
    let (app, roles, people) = {
        let store = tenant.store();
        let Some(app) = store.app(id)? else { return Ok(StatusCode::NOT_FOUND.into_response()) };
        (app, store.roles()?, store.people()?)
    };
    let scim = provisions(app.connector);
    let tabs: Vec<(&str, &str)> = [
        ("info", "Info"),
        ("configuration", "Configuration"),
        ("parameters", "Parameters"),
        ("mappings", "Rules"),
        ("sso", "SSO"),
        ("access", "Access"),
        ("provisioning", "Provisioning"),
        ("users", "Users"),
    ]
    .into_iter()
    .filter(|(tab, _)| scim || !matches!(*tab, "provisioning" | "mappings"))
    .collect();
    let pending = json!({ "parameters": app.parameters, "rules": app.rules });
    let content = html! {
        div id="app-form" data-url={ (page.prefix) "/apps/" (app.id) } data-pending=(pending) data-name=(app.name) data-entitlements=(json!(app.entitlements)) data-roles=(json!(roles.iter().map(|role| &role.name).collect::<Vec<_>>())) {
            div class="page-header" {
                ul class="btn-toolbar pull-right nav" {
                    li class="dropdown" id="more-actions" {
                        a href="#" class="btn dropdown-toggle no-ajaxy" data-toggle="dropdown" role="button" { "More Actions " b class="caret" {} }
                        ul class="dropdown-menu" {
                            li { a href="#" class="no-ajaxy" { "SAML Metadata" } }
                            li { a href="#" class="no-ajaxy js-action" data-action="sync" { "Sync logins" } }
                            li { a href="#" class="no-ajaxy js-action" id="reapply_link" data-action="reapply" { "Reapply entitlement mappings" } }
                            li { a href="#" class="no-ajaxy js-delete" { "Delete" } }
                        }
                    }
                    li { button type="button" class="btn btn-primary js-save" { "Save" } }
                }
                h1 { (app.name) }
            }
            div class="row" {
                div class="span2" { div id="tabs" { ul class="nav nav-tabs nav-stacked thin with-tabs" { @for (tab, label) in &tabs { li { a class="no-ajaxy" href={ "#" (tab) } { span { (label) } } } } } } }
                div class="span10 form-horizontal" {
                    (info(&app)) (configuration(&app)) (parameters(&app)) (rules(&app)) (sso(&app)) (access(&app, &roles)) (workflow(&app)) (users(&page, &app, &people, search.page.unwrap_or(1)))
                }
            }
        }
    };
    Ok(page.show(&tenant, &app.name, &content))
}

fn pane(tab: &str, content: &Markup) -> Markup {
    html! { div class="tab-pane" data-tab=(tab) { (content) } }
}

fn text_field(id: &str, label: &str, value: &str) -> Markup {
    html! { div class="control-group" { label class="control-label" for=(id) { (label) } div class="controls" { input type="text" class="input-xlarge" id=(id) name=(id) value=(value); } } }
}

fn info(app: &App) -> Markup {
    pane(
        "info",
        &html! {
            (text_field("app_name", "Display Name", &app.name))
            div class="control-group" { span class="control-label" { "Connector" } div class="controls" { span class="help-inline" { (connector_name(app.connector).unwrap_or("?")) } } }
            div class="control-group" { div class="controls" { label class="checkbox" { input type="checkbox" id="app_visible" checked[app.visible]; "Visible in portal" } } }
            div class="control-group" { label class="control-label" for="app_description" { "Description" } div class="controls" { textarea id="app_description" { (app.description) } } }
        },
    )
}

fn configuration(app: &App) -> Markup {
    let configuration = &app.configuration;
    if !provisions(app.connector) {
        return pane("configuration", &html! { p { "This connector has nothing to configure." } });
    }
    // Labels are tied to their fields in the several ways that a page of that age has them.
    pane(
        "configuration",
        &html! {
            h3 { "Application details" }
            (text_field("saml_audience", "SAML Audience URL", &configuration.audience))
            (text_field("saml_consumer", "SAML Consumer URL", &configuration.consumer))
            h3 { "API Connection" }
            dl class="dl-horizontal" {
                dt { "API Status" }
                dd { span class=(if configuration.api_enabled { "label label-success" } else { "label" }) { (if configuration.api_enabled { "Enabled" } else { "Disabled" }) } " " button type="button" class="btn btn-small js-enable" { (if configuration.api_enabled { "Disable" } else { "Enable" }) } }
            }
            div class="control-group" { div class="control-label" { "SCIM Base URL" } div class="controls" { input type="text" class="input-xxlarge" id="scim_base_url" value=(configuration.scim_base_url); } }
            div class="control-group" { label class="control-label" for="scim_template" { "SCIM JSON Template" } div class="controls" { textarea class="input-xxlarge" rows="8" id="scim_template" { (configuration.template) } } }
            div class="control-group" { label class="control-label" for="scim_headers" { "Custom Headers" } div class="controls" { textarea class="input-xxlarge" rows="2" id="scim_headers" { (configuration.headers) } } }
            table class="plain" { tbody { tr { td class="control-label" { "SCIM Bearer Token" } td { input type="password" class="input-xxlarge" id="scim_token" autocomplete="off" placeholder=(if configuration.token.is_empty() { "" } else { "••••••••••••" }); } } } }
        },
    )
}

fn parameters(app: &App) -> Markup {
    let row = |key: &str, label: &str| {
        let parameter = app.parameters.get(key).cloned().unwrap_or_default();
        html! { tr class="js-click-row js-parameter" data-key=(key) data-label=(label) { td { (label) } td class="value" { (if parameter.value.is_empty() { "- No default -" } else { parameter.value.as_str() }) } td class="provisioned" { (if parameter.provisioned { "Enabled" } else { "" }) } } }
    };
    pane(
        "parameters",
        &html! {
            div class="control-group" { span class="control-label" { "Credentials are" } div class="controls" {
                label class="radio" { input type="radio" name="credentials" checked; "Configured by admin" }
                label class="radio" { input type="radio" name="credentials"; "Configured by admins and shared by all users" }
            } }
            table class="table table-hover" {
                thead { tr { th { "Field" } th { "Value" } th { "Provisioning" } } }
                tbody { @for (key, label) in FIELDS { (row(key, label)) } }
            }
            h4 { "Optional Parameters" }
            table class="table table-hover" { thead { tr { th { "Field" } th { "Value" } th { "Provisioning" } } } tbody { (row("groups", "Groups")) } }
        },
    )
}

fn rules(_app: &App) -> Markup {
    pane(
        "mappings",
        &html! {
            p { button type="button" class="btn js-add-rule" { "Add Rule" } }
            table class="table table-hover" { thead { tr { th { "Position" } th { "Name" } th { "Actions" } } } tbody class="js-rules" {} }
        },
    )
}

fn sso(app: &App) -> Markup {
    pane(
        "sso",
        &html! { div class="control-group" { span class="control-label" { "Issuer URL" } div class="controls" { span class="help-inline" { "https://app.onelogin.example/saml/metadata/" (app.id) } } } },
    )
}

fn access(app: &App, roles: &[Role]) -> Markup {
    pane(
        "access",
        &html! {
            div class="control-group" { label class="control-label" for="app_policy" { "Policy" } div class="controls" { select id="app_policy" class="select2 input-xlarge" { option { "- None -" } option { "Default policy" } } } }
            h4 { "Roles" }
            div class="roles" { @for role in roles { label class="checkbox" { input type="checkbox" class="js-role" value=(role.id) checked[role.apps.contains(&app.id)]; (role.name) } } }
        },
    )
}

fn workflow(app: &App) -> Markup {
    let provisioning = &app.provisioning;
    let select = |id: &str, label: &str, value: &str, options: &[&str]| {
        html! {
            div class="control-group long" { label for=(id) { (label) } select id=(id) class="select2 input-medium" { @for option in options { option value=(option) selected[*option == value] { (option) } } } }
        }
    };
    let check = |id: &str, label: &str, on: bool| html! { label class="checkbox" { input type="checkbox" id=(id) checked[on]; (label) } };
    pane(
        "provisioning",
        &html! {
            h3 { "Workflow" }
            (check("provisioning_enabled", "Enable provisioning", provisioning.enabled))
            h5 { "Require admin approval before this action is performed" }
            (check("approve_create", "Create user", provisioning.approve_create))
            (check("approve_delete", "Delete user", provisioning.approve_delete))
            (check("approve_update", "Update user", provisioning.approve_update))
            (select("on_delete", "When users are deleted in OneLogin, or the user's app access is removed, perform the below action", &provisioning.on_delete, &["Delete", "Suspend", "Do Nothing"]))
            (select("on_suspend", "When user accounts are suspended in OneLogin, perform the following action:", &provisioning.on_suspend, &["Suspend", "Do Nothing"]))
            h3 { "Entitlements" }
            p { button type="button" class="btn js-action" data-action="refresh" disabled[!app.configuration.api_enabled] { "Refresh" } }
        },
    )
}

fn users(page: &Page, app: &App, people: &[crate::model::Person], number: usize) -> Markup {
    let listed: Vec<_> = people
        .iter()
        .filter_map(|person| app.accounts.get(&person.id).map(|account| (person, account)))
        .filter(|(_, account)| account.state != "removed")
        .collect();
    let shown = listed.iter().skip((number.max(1) - 1) * 25).take(25);
    pane(
        "users",
        &html! {
            p { select id="apply_to_all" class="input-medium" { option { "Apply to all" } option { "Reapply Mappings" } } }
            table class="table" {
                thead { tr { th { "User" } th { "Email" } th { "Provisioning State" } } }
                tbody { @for (person, account) in shown { tr {
                    td { (person.name()) }
                    td { (person.email) }
                    td { @match account.state.as_str() {
                        "pending" => a href="#" class="no-ajaxy js-pending" data-person=(person.id) data-task=(account.task) data-name=(person.name()) { "Pending" },
                        "failed" => a href="#" class="no-ajaxy js-failed" data-person=(person.id) data-error=(account.error) data-name=(person.name()) { "Failed" },
                        "provisioned" => span { "Provisioned" },
                        _ => span class="muted" { "-" },
                    } }
                } } }
            }
            (pager(&format!("{}/apps/{}/edit", page.prefix, app.id), "", number.max(1), 25, listed.len()))
        },
    )
}

#[derive(Deserialize)]
struct Form {
    name: String,
    visible: bool,
    description: String,
    audience: String,
    consumer: String,
    scim_base_url: String,
    template: String,
    headers: String,
    /// Blank leaves the stored one.
    token: String,
    enabled: bool,
    approve_create: bool,
    approve_delete: bool,
    approve_update: bool,
    on_delete: String,
    on_suspend: String,
    roles: BTreeSet<u64>,
    parameters: BTreeMap<String, Parameter>,
    rules: Vec<Rule>,
}

async fn save(State(tenant): State<Tenant>, Path(id): Path<u64>, Json(form): Json<Form>) -> Answer {
    blocking(move || {
        let store = tenant.store();
        let Some(mut app) = store.app(id)? else { return Ok(StatusCode::NOT_FOUND.into_response()) };
        if form.name.trim().is_empty() {
            return Ok(error("Display Name can't be blank"));
        }
        if provisions(app.connector) && form.scim_base_url.trim().is_empty() {
            return Ok(error("SCIM Base URL cannot be blank"));
        }
        app.name = form.name.trim().into();
        app.visible = form.visible;
        app.description = form.description;
        let configuration = &mut app.configuration;
        configuration.audience = form.audience;
        configuration.consumer = form.consumer;
        configuration.scim_base_url = form.scim_base_url;
        configuration.template = form.template;
        configuration.headers = form.headers;
        if !form.token.is_empty() {
            configuration.token = form.token;
        }
        app.provisioning = crate::model::Provisioning {
            enabled: form.enabled,
            approve_create: form.approve_create,
            approve_delete: form.approve_delete,
            approve_update: form.approve_update,
            on_delete: form.on_delete,
            on_suspend: form.on_suspend,
        };
        app.parameters = form.parameters;
        app.rules = form.rules;
        store.save_app(&app)?;
        for mut role in store.roles()? {
            let has = role.apps.contains(&id);
            if has != form.roles.contains(&role.id) {
                if has {
                    role.apps.remove(&id)
                } else {
                    role.apps.insert(id)
                };
                store.put("role", role.id, &role)?;
            }
        }
        provisioning::sync(&store, id)?;
        Ok(notice("Application was successfully updated."))
    })
    .await
}

async fn delete(State(tenant): State<Tenant>, Path(id): Path<u64>) -> Answer {
    tenant.store().delete_app(id)?;
    Ok(notice("Application was successfully deleted."))
}

#[derive(Deserialize)]
struct Enable {
    scim_base_url: String,
    token: String,
    headers: String,
    on: bool,
}

/// Tries the values as they are typed, saved or not; the status is kept at once.
async fn enable(State(tenant): State<Tenant>, Path(id): Path<u64>, Json(form): Json<Enable>) -> Answer {
    blocking(move || {
        let store = tenant.store();
        let Some(mut app) = store.app(id)? else { return Ok(StatusCode::NOT_FOUND.into_response()) };
        if form.on {
            if form.scim_base_url.trim().is_empty() {
                return Ok(error("SCIM Base URL cannot be blank"));
            }
            let token = if form.token.is_empty() { app.configuration.token.clone() } else { form.token };
            let mut client = Client::new(&form.scim_base_url, &token, &form.headers);
            let tried = client.enable();
            for exchange in std::mem::take(&mut client.log) {
                store.log(&exchange)?;
            }
            if let Err(why) = tried {
                return Ok(error(why));
            }
        }
        app.configuration.api_enabled = form.on;
        store.save_app(&app)?;
        provisioning::sync(&store, id)?;
        Ok(notice(if form.on { "API connection enabled." } else { "API connection disabled." }))
    })
    .await
}

async fn refresh(State(tenant): State<Tenant>, Path(id): Path<u64>) -> Answer {
    blocking(move || {
        let store = tenant.store();
        let Some(mut app) = store.app(id)? else { return Ok(StatusCode::NOT_FOUND.into_response()) };
        let configuration = app.configuration.clone();
        let mut client = Client::new(&configuration.scim_base_url, &configuration.token, &configuration.headers);
        let answer = client.must("GET", "/Groups?count=100&startIndex=1", None);
        for exchange in std::mem::take(&mut client.log) {
            store.log(&exchange)?;
        }
        match answer {
            Ok(answer) => {
                app.entitlements = answer["Resources"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|group| group["displayName"].as_str().map(str::to_owned))
                    .collect();
                store.save_app(&app)?;
                Ok(notice("Entitlements are being refreshed."))
            }
            Err(why) => Ok(error(why)),
        }
    })
    .await
}

async fn reapply(State(tenant): State<Tenant>, Path(id): Path<u64>) -> Answer {
    blocking(move || {
        provisioning::reapply(&tenant.store(), id)?;
        Ok(notice("Mappings are being reapplied."))
    })
    .await
}

async fn sync(State(tenant): State<Tenant>, Path(id): Path<u64>) -> Answer {
    blocking(move || {
        let store = tenant.store();
        provisioning::sync(&store, id)?;
        let name = store.app(id)?.map(|app| app.name).unwrap_or_default();
        Ok(notice(&format!("Synchronizing users with {name}.")))
    })
    .await
}

async fn approve(State(tenant): State<Tenant>, Path((id, person)): Path<(u64, u64)>) -> Answer {
    blocking(move || {
        provisioning::perform(&tenant.store(), id, person)?;
        Ok(notice("The task was approved."))
    })
    .await
}

async fn skip(State(tenant): State<Tenant>, Path((id, person)): Path<(u64, u64)>) -> Answer {
    let store = tenant.store();
    if let Some(mut app) = store.app(id)? {
        if let Some(account) = app.accounts.get_mut(&person) {
            account.state = "skipped".into();
            account.task.clear();
        }
        store.save_app(&app)?;
    }
    Ok(notice("The task was skipped."))
}
