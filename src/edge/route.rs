//! `POST /v1/validate`, `POST /v1/rules/generate`, `…/simulate`, `…/lint`, `…/explain`, `POST /v1/errors/explain`, `POST
//! /v1/audit`, `GET /v1/health`.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::json;

use crate::audit::{audit, in_order, of_rules, tally};
use crate::guide::{self, InputId, Inputs, PlainInput};
use crate::page::Snapshot;
use crate::{rules, scim};

/// Bodies above this are refused unread.
const MAX_BODY: usize = 1 << 20;

/// An HTTP answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct EdgeAnswer {
    /// Status code.
    pub status: u16,
    /// Header names and values.
    pub headers: Vec<(String, String)>,
    /// JSON.
    pub body: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Validate {
    base_url: Option<String>,
    token: Option<scim::Secret>,
    /// A secret like the token: values of headers often are.
    headers: Option<scim::Secret>,
    template: Option<String>,
    resource: Option<String>,
    #[serde(default)]
    rules: ValidateRules,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct ValidateRules {
    base_url: scim::EndpointRules,
    token: scim::TokenRules,
    headers: scim::HeaderRules,
    template: scim::TemplateRules,
    resource: scim::ResourceRules,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Audit {
    #[serde(default = "spekit")]
    guide: String,
    #[serde(default)]
    inputs: std::collections::BTreeMap<InputId, String>,
    #[serde(default)]
    known_roles: Vec<String>,
    snapshots: Vec<Snapshot>,
    /// The app's rules, and what is known of the tenant around them.
    rules: Option<rules::LintRequest>,
}

fn spekit() -> String {
    "spekit-onelogin".to_owned()
}

/// Answers one request. The token of a request is never in the answer.
#[must_use]
pub fn route(method: &str, path: &str, content_type: &str, body: &[u8]) -> EdgeAnswer {
    let (allowed, handler): (&str, fn(&[u8]) -> EdgeAnswer) = match path {
        "/v1/health" => ("GET", |_| answer(200, &json!({ "ok": true, "version": env!("CARGO_PKG_VERSION") }))),
        "/v1/validate" => ("POST", validate),
        "/v1/rules/generate" => ("POST", generate),
        "/v1/rules/simulate" => ("POST", simulate),
        "/v1/rules/lint" => ("POST", lint),
        "/v1/rules/explain" => ("POST", explain),
        "/v1/errors/explain" => ("POST", explain_error),
        "/v1/audit" => ("POST", run_audit),
        _ => {
            return refuse(
                404,
                "not-found",
                "There is no such route.",
                "See /v1/health, /v1/validate, /v1/rules/generate, /v1/rules/simulate, /v1/rules/lint, /v1/rules/explain, /v1/errors/explain, /v1/audit.",
            );
        }
    };
    if method != allowed {
        let mut answer = refuse(405, "method", "This route does not take that method.", &format!("Use {allowed}."));
        answer.headers.push(("allow".into(), allowed.into()));
        return answer;
    }
    if allowed == "POST" {
        if body.len() > MAX_BODY {
            return refuse(413, "too-large", "The body is larger than 1 MiB.", "Send fewer snapshots at a time.");
        }
        let media = content_type.split(';').next().unwrap_or_default().trim();
        if !media.eq_ignore_ascii_case("application/json") {
            return refuse(
                415,
                "media-type",
                "The body is not declared as JSON.",
                "Send content-type: application/json.",
            );
        }
    }
    handler(body)
}

fn validate(body: &[u8]) -> EdgeAnswer {
    let request: Validate = match read(body) {
        Ok(request) => request,
        Err(answer) => return answer,
    };
    let rules = &request.rules;
    let found: serde_json::Map<String, serde_json::Value> = [
        ("baseUrl", request.base_url.map(|url| scim::check_endpoint(&url, &rules.base_url))),
        ("token", request.token.map(|token| scim::check_token(&token, &rules.token))),
        ("headers", request.headers.map(|headers| scim::check_headers(headers.expose(), &rules.headers))),
        ("template", request.template.map(|template| scim::check_template(&template, &rules.template))),
        ("resource", request.resource.map(|resource| scim::check_resource(&resource, &rules.resource))),
    ]
    .into_iter()
    .filter_map(|(name, findings)| Some((name.to_owned(), json!(findings?))))
    .collect();
    if found.is_empty() {
        return refuse(
            400,
            "nothing",
            "There is nothing to validate.",
            "Give one or more of baseUrl, token, headers, template, resource.",
        );
    }
    answer(200, &found.into())
}

fn generate(body: &[u8]) -> EdgeAnswer {
    match read::<rules::RulesRequest>(body).map(|request| rules::generate(&request)) {
        Ok(Ok(generated)) => answer(200, &json!(generated)),
        Ok(Err(error)) => refuse(422, "rules", &error.to_string(), "Correct the request."),
        Err(answer) => answer,
    }
}

fn simulate(body: &[u8]) -> EdgeAnswer {
    match read::<rules::SimulateRequest>(body).map(|request| rules::simulate_request(&request)) {
        Ok(Ok(simulated)) => answer(200, &json!(simulated)),
        Ok(Err(error)) => refuse(422, "simulate", &error.to_string(), "Correct the request."),
        Err(answer) => answer,
    }
}

fn lint(body: &[u8]) -> EdgeAnswer {
    match read::<rules::LintRequest>(body) {
        Ok(request) => answer(200, &json!({ "findings": rules::lint(&request) })),
        Err(answer) => answer,
    }
}

fn explain(body: &[u8]) -> EdgeAnswer {
    match read::<rules::ExplainRequest>(body).map(|request| rules::explain_request(&request)) {
        Ok(Ok(explained)) => answer(200, &json!(explained)),
        Ok(Err(error)) => refuse(422, "explain", &error.to_string(), "Correct the request."),
        Err(answer) => answer,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ErrorText {
    text: String,
}

fn explain_error(body: &[u8]) -> EdgeAnswer {
    match read::<ErrorText>(body) {
        Ok(request) => answer(200, &json!({ "explanations": scim::explain_error(&request.text) })),
        Err(answer) => answer,
    }
}

fn run_audit(body: &[u8]) -> EdgeAnswer {
    let request: Audit = match read(body) {
        Ok(request) => request,
        Err(answer) => return answer,
    };
    let Some(guide) =
        guide::bundled().ok().and_then(|guides| guides.into_iter().find(|guide| guide.id == request.guide))
    else {
        return refuse(422, "guide", "There is no guide of that id.", "Leave `guide` out for spekit-onelogin.");
    };
    let mut inputs = Inputs::of(&guide);
    // A token has no place in an audit: whether one is set is read from the page.
    let plain = request.inputs.into_iter().filter_map(|(id, text)| Some((PlainInput::try_from(id).ok()?, text)));
    inputs.plain.extend(plain);
    let mut findings = audit(&guide, &inputs, &request.known_roles, &request.snapshots);
    if let Some(rules) = &request.rules {
        findings.extend(of_rules(&guide, &rules::lint(rules)));
        findings = in_order(findings);
    }
    answer(200, &json!({ "tally": tally(&findings), "findings": findings }))
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, EdgeAnswer> {
    serde_json::from_slice(body).map_err(|error| {
        // The parser's text can quote a value, and a value can be a token: line and column are enough.
        let what = match error.classify() {
            serde_json::error::Category::Data => "The body is JSON, but not of the documented shape.",
            _ => "The body is not valid JSON.",
        };
        let mut answer = refuse(400, "body", what, "See the package's README for the shape of each request.");
        answer.body = json!({ "error": { "code": "body", "what": what, "do": "See the package's README for the shape of each request.", "line": error.line(), "column": error.column() } }).to_string();
        answer
    })
}

fn refuse(status: u16, code: &str, what: &str, todo: &str) -> EdgeAnswer {
    answer(status, &json!({ "error": { "code": code, "what": what, "do": todo } }))
}

fn answer(status: u16, body: &serde_json::Value) -> EdgeAnswer {
    let headers =
        [("content-type", "application/json"), ("cache-control", "no-store"), ("x-content-type-options", "nosniff")];
    EdgeAnswer {
        status,
        headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        body: body.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(path: &str, body: &str) -> (u16, serde_json::Value) {
        let answer = route("POST", path, "application/json; charset=utf-8", body.as_bytes());
        (answer.status, serde_json::from_str(&answer.body).expect("JSON"))
    }

    #[test]
    fn a_base_url_and_a_token_are_validated_without_quoting_the_token() {
        let (status, body) =
            post("/v1/validate", r#"{"baseUrl":"http://a.example/scim/Users","token":"Bearer canary-1234"}"#);
        assert_eq!(status, 200);
        assert_eq!(body["baseUrl"][0]["code"], "scim.url.not-https");
        assert_eq!(body["token"][0]["code"], "scim.token.scheme");
        assert!(!body.to_string().contains("canary"));
    }

    #[test]
    fn rules_are_generated() {
        let (status, body) = post("/v1/rules/generate", r#"{"app":"Spekit SCIM","vendor":"Spekit","roles":["Sales"]}"#);
        assert_eq!((status, body["rules"][0]["expression"].as_str()), (200, Some("^Sales$")));
    }

    #[test]
    fn rules_are_linted_on_their_own_and_within_an_audit() {
        let request = json!({
            "rules": [{ "name": "All", "actions": [{ "action": "set_groups", "value": ["role"], "expression": ".*" }] }],
            "roles": [{ "name": "Sales" }, { "name": "Legal" }],
        });
        let (status, body) = post("/v1/rules/lint", &request.to_string());
        assert_eq!((status, &body["findings"][0]["code"]), (200, &json!("rules.all-roles")));
        let (status, body) = post("/v1/audit", &json!({ "snapshots": [], "rules": request }).to_string());
        assert_eq!(status, 200, "{body}");
        let findings = body["findings"].as_array().expect("a list");
        let found = findings.iter().find(|finding| finding["id"] == "rules.all-roles").expect("the lint");
        assert_eq!((&found["status"], &found["entry"]), (&json!("warning"), &json!("All")));
        assert_eq!(post("/v1/rules/lint", r#"{"rule":[]}"#).0, 400);
    }

    #[test]
    fn a_membership_is_explained() {
        let rule =
            json!({ "name": "R", "actions": [{ "action": "set_groups", "value": ["role"], "expression": "^Sales$" }] });
        let ask = |own: &str, ids: &[u32]| {
            json!({ "roles": ["Sales", "Legal"], "roleIds": ids, "userRoles": [own], "rules": [rule], "group": "Sales" }).to_string()
        };
        let (status, body) = post("/v1/rules/explain", &ask("Sales", &[]));
        assert_eq!((status, &body["explanations"][0]["inside"]), (200, &json!(true)));
        let (_, body) = post("/v1/rules/explain", &ask("Legal", &[]));
        assert_eq!(body["explanations"][0]["reasons"][0]["kind"], "no-such-role");
        assert_eq!(post("/v1/rules/explain", &ask("Legal", &[1])).0, 422);
    }

    #[test]
    fn a_snapshot_is_audited() {
        let snapshot = Snapshot {
            path: "/apps/7/edit".into(),
            hash: "provisioning".into(),
            controls: vec![crate::page::testing::control(
                1,
                crate::page::Role::Checkbox,
                "Enable provisioning",
                crate::page::Value::Checked { on: false },
            )],
            ..Snapshot::default()
        };
        let (status, body) = post("/v1/audit", &json!({ "snapshots": [snapshot] }).to_string());
        assert_eq!(status, 200, "{body}");
        let finding = body["findings"]
            .as_array()
            .and_then(|all| all.iter().find(|finding| finding["id"] == "OL.PROV.003"))
            .expect("finding");
        assert_eq!(finding["status"], "fail");
        assert_eq!(body["tally"]["fail"], 1);
    }

    #[test]
    fn bad_input_is_told_apart() {
        assert_eq!(post("/v1/validate", "{").0, 400);
        assert_eq!(post("/v1/validate", "{}").0, 400);
        assert_eq!(post("/v1/validate", r#"{"tokn":"x"}"#).0, 400);
        assert_eq!(post("/v1/rules/generate", r#"{"app":"A","vendor":"V","roles":[]}"#).0, 422);
        assert_eq!(post("/nowhere", "{}").0, 404);
        assert_eq!(route("GET", "/v1/validate", "", b"").status, 405);
        assert_eq!(route("POST", "/v1/validate", "text/plain", b"{}").status, 415);
        assert_eq!(route("POST", "/v1/validate", "application/json", &vec![b' '; MAX_BODY + 1]).status, 413);
        assert_eq!(route("GET", "/v1/health", "", b"").status, 200);
    }

    #[test]
    fn a_token_in_a_body_of_the_wrong_shape_is_not_quoted() {
        let answer =
            route("POST", "/v1/validate", "application/json", br#"{"token":{"canary-1234":1},"canary-5678":2}"#);
        assert!(answer.status == 400 && !answer.body.contains("canary"), "{}", answer.body);
    }

    proptest::proptest! {
        #[test]
        fn any_request_is_answered(method in "GET|POST|PUT", path in "/v1/(validate|rules/(generate|simulate|lint|explain)|audit|health|x)", body in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let answer = route(&method, &path, "application/json", &body);
            proptest::prop_assert!((200..500).contains(&answer.status));
        }
    }
}
