//! The tenant on the wire, against a small SCIM server that writes down what it is sent.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri};
use axum::response::IntoResponse;
use practice_tenant::{Config, serve};
use serde_json::{Value, json};

type Log = Arc<Mutex<Vec<(String, String, Value)>>>;

async fn scim(State(log): State<Log>, method: Method, uri: Uri, body: Bytes) -> impl IntoResponse {
    let body: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    log.lock().expect("log").push((method.to_string(), uri.to_string(), body));
    match method.as_str() {
        "GET" => (StatusCode::OK, json!({ "totalResults": 0, "Resources": [] }).to_string()),
        "POST" => (StatusCode::CREATED, json!({ "id": "id-1" }).to_string()),
        _ => (StatusCode::OK, "{}".to_owned()),
    }
}

struct Tenant(String);

impl Tenant {
    async fn start() -> Self {
        let any: SocketAddr = "127.0.0.1:0".parse().expect("address");
        Self(format!("http://{}", serve(Config::default(), any, any).await.expect("tenant").http))
    }

    /// A request; status and JSON.
    async fn call(&self, method: &'static str, path: &str, body: Value) -> (u16, Value) {
        let url = format!("{}{path}", self.0);
        tokio::task::spawn_blocking(move || {
            let agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().new_agent();
            let request = ureq::http::Request::builder().method(method).uri(url).header(
                "content-type",
                if body.is_string() { "application/x-www-form-urlencoded" } else { "application/json" },
            );
            let text = body.as_str().map_or_else(|| body.to_string(), str::to_owned);
            let mut answer = agent.run(request.body(text).expect("request")).expect("answer");
            (
                answer.status().as_u16(),
                serde_json::from_str(&answer.body_mut().read_to_string().expect("text")).unwrap_or(Value::Null),
            )
        })
        .await
        .expect("call")
    }

    async fn app(&self) -> Value {
        let (_, state) = self.call("GET", "/practice/state.json", Value::Null).await;
        state["apps"].as_array().expect("apps").last().cloned().expect("app")
    }
}

async fn server() -> (String, Log) {
    let log = Log::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("port");
    let base = format!("http://{}/scim/v2", listener.local_addr().expect("address"));
    tokio::spawn(axum::serve(listener, Router::new().fallback(scim).with_state(log.clone())).into_future());
    (base, log)
}

fn form(base: &str, roles: &[u64], rules: Value) -> Value {
    json!({ "name": "Spekit SCIM", "visible": true, "description": "", "audience": "", "consumer": "", "scim_base_url": base,
        "template": "{\"userName\":\"{$parameters.scimusername}\",\"name\":{\"givenName\":\"{$user.firstname}\"}}", "headers": "", "token": "canary-tenant",
        "enabled": true, "approve_create": false, "approve_delete": true, "approve_update": false, "on_delete": "Suspend", "on_suspend": "Suspend",
        "roles": roles, "parameters": { "scimusername": { "value": "Email" }, "groups": { "provisioned": true } }, "rules": rules })
}

fn rule(expression: &str) -> Value {
    json!([{ "name": "r", "matches": "all", "conditions": [], "actions": [{ "action": "Set Groups in Spekit SCIM", "source": "map", "for_each": "role", "expression": expression }] }])
}

/// An app with the API enabled; its number.
async fn ready(tenant: &Tenant, base: &str) -> u64 {
    let (_, made) = tenant.call("POST", "/apps", json!({ "connector": 130_179, "name": "Spekit SCIM" })).await;
    let id =
        made["location"].as_str().and_then(|path| path.split('/').nth(2)).and_then(|id| id.parse().ok()).expect("app");
    let (status, _) = tenant
        .call(
            "POST",
            &format!("/apps/{id}/enable"),
            json!({ "scim_base_url": base, "token": "canary-tenant", "headers": "", "on": true }),
        )
        .await;
    assert_eq!(status, 200);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blank_base_url_blocks_every_save() {
    let tenant = Tenant::start().await;
    let (base, _) = server().await;
    let id = ready(&tenant, &base).await;
    let (status, answer) = tenant.call("POST", &format!("/apps/{id}"), form(" ", &[], json!([]))).await;
    assert_eq!((status, answer["error"].as_str()), (422, Some("SCIM Base URL cannot be blank")));
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_reach_people_who_were_there_before_only_after_reapplying() {
    let tenant = Tenant::start().await;
    let (base, log) = server().await;
    let id = ready(&tenant, &base).await;
    // Role 721 is the Board: two people.
    tenant.call("POST", &format!("/apps/{id}"), form(&base, &[721], json!([]))).await;
    tenant.call("POST", &format!("/apps/{id}"), form(&base, &[721], rule("^Board$"))).await;
    assert!(log.lock().expect("log").iter().all(|(method, ..)| method != "PATCH"));
    tenant.call("POST", &format!("/apps/{id}/reapply"), json!({})).await;
    let patches: Vec<Value> = log
        .lock()
        .expect("log")
        .iter()
        .filter(|(method, ..)| method == "PATCH")
        .map(|(.., body)| body.clone())
        .collect();
    assert_eq!(patches.len(), 2);
    assert_eq!(patches[0]["Operations"][0], json!({ "op": "add", "path": "members", "value": [{ "value": "id-1" }] }));
    let app = tenant.app().await;
    assert!(app["users"].as_array().expect("users").iter().all(|user| user["groups"] == json!(["Board"])));
    let (_, wire) = tenant.call("GET", "/practice/wire.json", Value::Null).await;
    assert!(!wire.to_string().contains("canary"), "the token is in the wire log");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_older_group_dialect_can_be_had() {
    let tenant = Tenant::start().await;
    let (base, log) = server().await;
    tenant.call("POST", "/practice/settings", json!("old_group_dialect=on")).await;
    let id = ready(&tenant, &base).await;
    tenant.call("POST", &format!("/apps/{id}"), form(&base, &[721], rule("^Board$"))).await;
    let log = log.lock().expect("log");
    let (.., body) = log.iter().find(|(method, ..)| method == "PATCH").expect("membership");
    assert_eq!(*body, json!({ "members": [{ "value": "id-1", "operation": "add" }] }));
    let (_, path, _) = log.first().expect("enable");
    assert!(path.contains("filter=userName+eq+"), "Enable asks for a user: {path}");
}
