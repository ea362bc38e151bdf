//! The whole panel over a channel that is not there: it starts, asks, shows and ends.

use js_sys::{JSON, Map, Reflect};
use scim_guide::panel::shell::start;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{
    calls, channel_tells, click, end_life, fake_channel, find, input, is_there, new_life, show, turn, type_into,
};

const JOINED: &str = r#"{"attach":{"value":"d1"}}"#;

fn life() -> JsValue {
    end_life();
    show("<p>Starting…</p>");
    new_life()
}

fn begin(life: &JsValue) {
    start(life.clone().unchecked_into()).map_err(JsValue::from).expect("it starts");
}

fn kept(life: &JsValue) -> Map {
    Reflect::get(life, &"kept".into()).expect("kept").unchecked_into()
}

fn everything_kept(life: &JsValue) -> String {
    let mut all = String::new();
    kept(life).for_each(&mut |text: JsValue, _: JsValue| all.push_str(&text.as_string().unwrap_or_default()));
    all
}

#[wasm_bindgen_test]
async fn it_joins_and_looks() {
    let life = life();
    fake_channel(JOINED);
    begin(&life);
    assert!(is_there("#panel [role=status][aria-live=polite]") && is_there("article.open"));
    turn().await;
    let calls = calls();
    assert_eq!(calls.first().map(String::as_str), Some(r#"["attach"]"#));
    let look: Vec<JsValue> = js_sys::Array::from(&JSON::parse(calls.get(1).expect("a look")).expect("JSON")).to_vec();
    assert_eq!(look.first().and_then(JsValue::as_string).as_deref(), Some("look"));
    end_life();
}

#[wasm_bindgen_test]
async fn a_page_that_can_not_be_joined_ends_in_a_sentence_and_a_way_on() {
    let life = life();
    fake_channel(r#"{"attach":{"fail":"late"}}"#);
    begin(&life);
    turn().await;
    let text = find("#screen").text_content().unwrap_or_default();
    assert!(text.contains("did not answer within 10 seconds"), "{text}");
    fake_channel(JOINED);
    click("#screen [data-msg=join]");
    turn().await;
    assert_eq!(calls().first().map(String::as_str), Some(r#"["attach"]"#));
    end_life();
}

const CREDENTIALS: &str = "[data-msg='{\"open-step\":2}']";

#[wasm_bindgen_test]
async fn what_is_typed_is_kept_for_the_next_start_and_a_secret_is_not() {
    let first = life();
    fake_channel(JOINED);
    begin(&first);
    click(CREDENTIALS);
    type_into("#input-base-url", "https://scim.example.com/ours");
    type_into("#input-token", "canary-token");
    click("#tab-template");
    type_into("#template-text", r#"{"userName":"x"}"#);
    type_into("#headers-text", "X-Key: canary-headers");
    let all = everything_kept(&first);
    assert!(all.contains("example.com/ours") && all.contains("userName"), "{all}");
    assert!(!all.contains("canary"), "neither the token nor the headers: {all}");

    let old = kept(&first);
    old.set(&"odd".into(), &"{".into());
    let second = life();
    old.for_each(&mut |text: JsValue, key: JsValue| drop(kept(&second).set(&key, &text)));
    begin(&second);
    assert_eq!(find("#template-text").unchecked_into::<web_sys::HtmlTextAreaElement>().value(), r#"{"userName":"x"}"#);
    click("#tab-guide");
    click(CREDENTIALS);
    assert_eq!(input("#input-base-url").value(), "https://scim.example.com/ours");
    assert_eq!(input("#input-token").value(), "");
    end_life();
}

#[wasm_bindgen_test]
async fn a_correction_of_a_secret_is_put_straight_into_its_field() {
    let life = life();
    fake_channel(JOINED);
    begin(&life);
    click("#tab-template");
    type_into("#template-text", r#"{"userName":"x"}"#);
    type_into("#headers-text", "X-Key : canary-headers");
    let fix = crate::page::document()
        .query_selector("[data-msg='{\"fix-headers\":0}']")
        .expect("selector")
        .unwrap_or_else(|| panic!("{}", find("#screen").inner_html()));
    fix.unchecked_into::<web_sys::HtmlElement>().click();
    let field = find("#headers-text").unchecked_into::<web_sys::HtmlTextAreaElement>();
    assert_eq!(field.value(), "X-Key: canary-headers");
    assert!(!find("#panel").inner_html().contains("canary"), "it is in no markup");
    end_life();
}

#[wasm_bindgen_test]
async fn a_panel_that_was_given_up_does_nothing_any_more() {
    let life = life();
    fake_channel(JOINED);
    begin(&life);
    turn().await;
    end_life();
    let before = find("#panel").inner_html();
    fake_channel("{}");
    click("#tab-audit");
    channel_tells("left", "");
    turn().await;
    assert_eq!(find("#panel").inner_html(), before);
    assert!(calls().is_empty());
}

#[wasm_bindgen_test]
async fn a_message_in_the_middle_of_another_waits_for_its_turn() {
    let life = life();
    // This channel answers in the middle of the call.
    fake_channel(JOINED);
    begin(&life);
    turn().await;
    let body = crate::page::document();
    let closure = Closure::<dyn Fn()>::new(|| channel_tells("page", r#"{"event":"changed"}"#));
    // The focus leaves its element while the markup changes, which is told at once.
    body.add_event_listener_with_callback("focusout", closure.as_ref().unchecked_ref()).expect("listens");
    find("[data-msg='{\"open-step\":1}']").unchecked_into::<web_sys::HtmlElement>().focus().expect("focus");
    click("[data-msg='{\"open-step\":1}']");
    body.remove_event_listener_with_callback("focusout", closure.as_ref().unchecked_ref()).expect("ends");
    click("#tab-rules");
    assert!(is_there("#rules-title"), "it goes on");
    end_life();
}
