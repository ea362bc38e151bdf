//! Every export that a script can call: it takes what is documented, gives plain objects, and says what is wrong with the rest.

use js_sys::{JSON, Object, Reflect, Uint32Array};
use scim_guide::wasm::{
    edge_route, explain_membership, generate_rules, lint_rules, locate_all, locate_control, operation_for, page_report,
    preview_exchange, read_control, read_roles, rules_to_instructions, rules_to_terraform, secret_words,
    simulate_columns, simulate_rules, validate_endpoint, validate_headers, validate_resource, validate_template,
    validate_token, version,
};
use serde_json::{Value, json};
use wasm_bindgen::{JsError, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn js(value: &Value) -> JsValue {
    JSON::parse(&value.to_string()).expect("JSON")
}

fn plain(value: &JsValue) -> Value {
    assert!(value.is_object());
    assert!(Object::get_prototype_of(value).is_object(), "what goes out has no odd prototype");
    serde_json::from_str(&String::from(JSON::stringify(value).expect("JSON"))).expect("JSON")
}

fn given(answer: Result<JsValue, JsError>) -> Value {
    plain(&answer.unwrap_or_else(|why| panic!("{}", message(why))))
}

fn message(error: JsError) -> String {
    let error = JsValue::from(error);
    Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string()).unwrap_or_default()
}

fn refused(answer: Result<JsValue, JsError>) -> String {
    answer.map_or_else(message, |value| panic!("{value:?}"))
}

fn codes(answer: Result<JsValue, JsError>) -> Vec<String> {
    let findings = given(answer);
    let code = |finding: &Value| finding["code"].as_str().expect("a code").to_owned();
    findings.as_array().expect("a list").iter().map(code).collect()
}

const NOTHING: JsValue = JsValue::UNDEFINED;

#[wasm_bindgen_test]
fn the_version_is_that_of_the_package() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[wasm_bindgen_test]
fn what_is_pasted_is_checked() {
    assert_eq!(codes(validate_endpoint("http://scim.example.com/v2", &NOTHING)), ["scim.url.not-https"]);
    assert_eq!(
        codes(validate_token("Bearer canary-1234567".into(), &NOTHING)).first().map(String::as_str),
        Some("scim.token.scheme")
    );
    assert_eq!(codes(validate_headers("Authorization: Bearer canary", &NOTHING)), ["scim.headers.authorization"]);
    assert!(!codes(validate_template("{", &NOTHING)).is_empty());
    assert!(!codes(validate_resource("{}", &js(&json!({ "sender": "client" })))).is_empty());
}

#[wasm_bindgen_test]
fn rules_of_another_shape_are_refused_in_words() {
    let odd = js(&json!({ "canary": 1 }));
    for answer in [
        validate_endpoint("", &odd),
        validate_token(String::new(), &odd),
        validate_headers("", &odd),
        validate_template("", &odd),
        validate_resource("", &odd),
        preview_exchange(&odd),
        generate_rules(&odd),
        lint_rules(&odd),
        explain_membership(&odd),
        simulate_rules(&odd),
    ] {
        assert!(refused(answer).contains("does not have the documented shape"));
    }
}

#[wasm_bindgen_test]
fn a_span_counts_as_javascript_counts() {
    let template = r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"nickName":"😀","userName":"{email}"}"#;
    let findings = given(validate_template(template, &NOTHING));
    let units: Vec<u16> = template.encode_utf16().collect();
    let at = |name: &str| usize::try_from(findings[0]["span"][name].as_u64().expect("a number")).expect("small");
    assert_eq!(String::from_utf16(units.get(at("start")..at("end")).expect("inside")).expect("text"), "{email}");
}

#[wasm_bindgen_test]
fn the_exchange_is_shown() {
    let request = json!({ "template": r#"{"userName":"{$user.email}"}"#, "groups": ["Sales"], "dialect": "members" });
    let requests = given(preview_exchange(&js(&request)));
    assert_eq!(requests[0]["method"], "GET");
    assert!(requests.as_array().expect("a list").len() > 3);
}

fn rule(name: &str, expression: &str) -> Value {
    json!({ "name": name, "actions": [{ "action": "set_groups", "value": ["role"], "expression": expression }] })
}

#[wasm_bindgen_test]
fn rules_are_made_linted_explained_and_simulated() {
    let request = json!({ "app": "Spekit", "vendor": "Spekit", "roles": ["R&D"], "allRoles": ["R&D"] });
    assert_eq!(given(generate_rules(&js(&request)))["rules"][0]["expression"], "^R&D$");
    let missing = json!({ "app": "A", "vendor": "V", "roles": ["R&D", "R&D"] });
    assert!(!refused(generate_rules(&js(&missing))).is_empty());

    assert!(
        !codes(lint_rules(&js(&json!({ "rules": [rule("All", ".*")], "roles": [{ "name": "Sales" }] })))).is_empty()
    );

    let asked =
        json!({ "roles": ["Sales"], "userRoles": ["Sales"], "rules": [rule("R", "^Sales$")], "group": "Sales" });
    assert_eq!(given(explain_membership(&js(&asked)))["explanations"][0]["inside"], true);

    let people = json!({ "roles": ["Sales"], "users": [[0], []], "rules": [rule("R", "^Sales$")] });
    assert_eq!(given(simulate_rules(&js(&people)))["sizes"], json!([1]));
}

#[wasm_bindgen_test]
fn columns_come_back_as_typed_arrays() {
    let answer = simulate_columns(
        &js(&json!([rule("R", "^Legal$")])),
        &js(&json!(["Sales", "Legal"])),
        vec![0, 2, 2],
        vec![0, 1],
    )
    .unwrap_or_else(|why| panic!("{}", message(why)));
    let get = |name: &str| Reflect::get(&answer, &name.into()).expect(name);
    assert_eq!(plain(&get("groups")), json!(["Legal"]));
    assert_eq!(Uint32Array::new(&get("offsets")).to_vec(), [0, 1, 1]);
    assert_eq!(Uint32Array::new(&get("memberships")).to_vec(), [0]);
    assert!(refused(simulate_columns(&js(&json!(1)), &js(&json!([])), vec![], vec![])).contains("documented shape"));
}

#[wasm_bindgen_test]
fn lists_of_roles_are_read() {
    assert_eq!(given(read_roles("Role,User\nSales,ana\n")), json!([{ "name": "Sales", "people": ["ana"] }]));
    assert!(!refused(read_roles(" ")).is_empty());
}

#[wasm_bindgen_test]
fn rules_are_written_out() {
    let rules = js(&json!([rule("R&D", "^R&D$")]));
    assert!(rules_to_terraform(&rules, 42).is_ok_and(|text| text.contains("onelogin_app_rules")));
    assert!(rules_to_instructions(&rules, "Spekit").is_ok_and(|text| text.contains("Spekit")));
    assert!(rules_to_terraform(&js(&json!(1)), 42).map_err(message).is_err_and(|why| why.contains("documented shape")));
    assert!(
        rules_to_instructions(&js(&json!(1)), "").map_err(message).is_err_and(|why| why.contains("documented shape"))
    );
}

/// An app's page with the base URL's field on it.
fn snapshot() -> Value {
    json!({
        "document": "d", "seq": 1, "origin": "https://acme.onelogin.com", "path": "/apps/7/edit", "hash": "#configuration", "title": "", "lang": "en",
        "headings": ["Spekit"], "tables": [], "facts": [], "notices": [], "activity": [], "truncated": false,
        "controls": [{
            "handle": 4, "role": "textbox", "tag": "input", "type": "text", "name": "base", "id": "base",
            "labels": [{ "source": "label", "text": "SCIM Base URL" }], "context": [], "barriers": [],
            "value": { "kind": "text", "text": "https://scim.example.com" }
        }]
    })
}

#[wasm_bindgen_test]
fn a_control_is_found_read_and_operated() {
    let (page, base_url) = (js(&snapshot()), js(&json!("configuration.base-url")));
    let found = given(locate_control(&page, &base_url, &NOTHING));
    assert_eq!(found["handle"], 4, "{found}");
    let all = given(locate_all(&page, &js(&json!(["configuration.base-url", "configuration.token"])), &NOTHING));
    assert_eq!((&all[0]["handle"], all.as_array().map(Vec::len)), (&json!(4), Some(2)));
    let shown = read_control(&page, &base_url, &NOTHING).map_err(message).expect("readable");
    assert_eq!(shown.as_deref(), Some("https://scim.example.com"));
    let act = json!({ "kind": "type", "text": "https://b.example" });
    let operation = given(operation_for(&page, 4, &js(&act)));
    assert_eq!(
        (&operation["handle"], &operation["act"], &operation["expect"]["label"]),
        (&json!(4), &act, &json!("SCIM Base URL"))
    );
    assert!(operation_for(&page, 9, &js(&act)).is_ok_and(|none| none.is_undefined()));
    let report = page_report(&page).map_err(message).expect("a report");
    assert!(report.contains("SCIM Base URL") && !report.contains("scim.example.com"));
}

#[wasm_bindgen_test]
fn what_is_no_snapshot_is_refused_and_a_secret_is_not_quoted() {
    let mut odd = snapshot();
    odd["canary"] = json!(1);
    let (page, base_url) = (js(&odd), js(&json!("configuration.base-url")));
    assert!(refused(locate_control(&page, &base_url, &NOTHING)).contains("documented shape"));
    assert!(refused(locate_all(&page, &js(&json!(["configuration.base-url"])), &NOTHING)).contains("documented shape"));
    assert!(read_control(&page, &base_url, &NOTHING).is_err());
    assert!(page_report(&page).is_err());
    assert!(refused(locate_control(&js(&snapshot()), &js(&json!("no.such")), &NOTHING)).contains("documented shape"));
    let odd_act = js(&json!({ "kind": "type", "txt": "canary" }));
    assert!(!refused(operation_for(&js(&snapshot()), 4, &odd_act)).contains("canary"));
}

#[wasm_bindgen_test]
fn words_that_mark_a_secret_are_told() {
    assert!(secret_words().iter().any(|word| word == "token"));
}

#[wasm_bindgen_test]
fn the_edge_answers() {
    let answer = given(edge_route("GET", "/no-such-route", "", &[]));
    assert_eq!(answer["status"], 404);
}
