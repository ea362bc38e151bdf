//! The boundary to JavaScript, in a real browser: what goes out is plain objects, what comes in is read strictly.

use scim_guide::boundary::{from_js, to_js};
use scim_guide::page::{Batch, Snapshot};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

fn parse(json: &str) -> JsValue {
    js_sys::JSON::parse(json).expect("JSON")
}

const SNAPSHOT: &str = r#"{"document":"d","seq":1,"origin":"https://acme.onelogin.com","path":"/apps","hash":"","title":"","lang":"en",
  "headings":["Applications"],"controls":[{"handle":1,"role":"textbox","tag":"input","type":"password","name":"","id":"t","labels":[{"source":"label","text":"SCIM Bearer Token"}],
  "context":[],"barriers":["hidden"],"value":{"kind":"secret","set":true,"masked":false},"row":{"table":0,"row":0}}],
  "tables":[{"caption":"","columns":["Name"],"rows":[{"handle":2,"cells":["Slack"],"pressable":true}]}],"facts":[],
  "notices":[{"text":"Saved","error":false,"seq":1}],"activity":[{"seq":1,"what":"arrive","label":"/apps"}],"truncated":false}"#;

#[wasm_bindgen_test]
fn a_snapshot_is_read_from_a_plain_object() {
    let snapshot: Snapshot = from_js(&parse(SNAPSHOT)).expect("snapshot");
    assert_eq!(snapshot.controls.len(), 1);
    assert_eq!(snapshot.tables.first().map(|table| table.rows.len()), Some(1));
}

#[wasm_bindgen_test]
fn a_snapshot_with_a_field_that_is_not_known_is_refused() {
    let wrong = SNAPSHOT.replacen("\"set\":true", "\"set\":true,\"text\":\"canary\"", 1);
    let error = from_js::<Snapshot>(&parse(&wrong)).expect_err("refused");
    assert!(!error.contains("canary"));
}

#[wasm_bindgen_test]
fn a_batch_becomes_a_plain_object_that_survives_json() {
    let json = r#"{"id":7,"document":"d","origin":"https://acme.onelogin.com","path":"/apps/7/edit","heading":null,"expires":1.5,"operations":[{"handle":1,"expect":{"role":"checkbox","label":"Enable provisioning","name":"","id":""},"act":{"kind":"check","on":true}}]}"#;
    let batch: Batch = from_js(&parse(json)).expect("batch");
    let out = to_js(&batch);
    assert!(!out.is_instance_of::<js_sys::Map>());
    assert_eq!(js_sys::JSON::stringify(&out).expect("JSON"), json);
}

#[wasm_bindgen_test]
fn a_number_that_javascript_would_round_is_rounded_as_json_is() {
    let big: serde_json::Value = serde_json::from_str(r#"{"id":9007199254740993,"name":null}"#).expect("JSON");
    assert_eq!(js_sys::JSON::stringify(&to_js(&big)).expect("JSON"), r#"{"id":9007199254740992,"name":null}"#);
}
