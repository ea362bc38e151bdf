//! Effects, and what is told of them.

use scim_guide::page::{Batch, Event};
use scim_guide::panel::shell::effects::run;
use scim_guide::panel::shell::page::act;
use scim_guide::panel::{Effect, Msg};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{
    calls, channel_tells, copied, fake_channel, last_download, set_clipboard, tell, told, turn, wait, watch_downloads,
};

/// Carries this out with a channel that gives these answers.
async fn with(answers: &str, effect: Effect) -> Vec<Msg> {
    fake_channel(answers);
    told();
    run(effect, tell);
    turn().await;
    told()
}

#[wasm_bindgen_test]
async fn joining_tells_the_document_or_why_not_by_the_kind_of_failure() {
    let joined = with(r#"{"attach":{"value":"d1"}}"#, Effect::Join).await;
    assert!(matches!(joined.as_slice(), [Msg::Joined { document }] if document == "d1"));
    let mut whys = Vec::new();
    for kind in ["refused", "late", "left", "no-tab"] {
        let told = with(&format!(r#"{{"attach":{{"fail":"{kind}"}}}}"#), Effect::Join).await;
        let [Msg::NotJoined { why }] = told.as_slice() else { panic!("{kind}") };
        assert!(why.ends_with('.'), "{why}");
        whys.push(why.clone());
    }
    whys.dedup();
    assert_eq!(whys.len(), 4, "each kind has a sentence of its own");
}

#[wasm_bindgen_test]
async fn what_the_channel_tells_becomes_messages() {
    with(r#"{"attach":{"value":"d1"}}"#, Effect::Join).await;
    channel_tells("page", r#"{"event":"changed"}"#);
    channel_tells("page", r#"{"event":"ended","batch":3,"end":{"kind":"stopped"}}"#);
    channel_tells("left", "");
    channel_tells("arrived", "");
    let told = told();
    assert!(matches!(
        told.as_slice(),
        [Msg::Page(Event::Changed {}), Msg::Page(Event::Ended { batch: 3, .. }), Msg::Left, Msg::Arrived]
    ));
}

#[wasm_bindgen_test]
async fn what_the_page_says_in_another_form_is_not_taken_and_not_quoted() {
    with(r#"{"attach":{"value":"d1"}}"#, Effect::Join).await;
    channel_tells("page", r#"{"event":"changed","canary":1}"#);
    let told = told();
    assert!(matches!(told.as_slice(), [Msg::Unread { why }] if !why.contains("canary")));
}

const SNAPSHOT: &str = r#"{"document":"d","seq":1,"origin":"https://acme.onelogin.com","path":"/apps","hash":"","title":"","lang":"en","headings":[],"controls":[],"tables":[],"facts":[],"notices":[],"activity":[],"truncated":false}"#;

#[wasm_bindgen_test]
async fn a_look_is_read_strictly_and_fails_by_its_kind() {
    let answer = |snapshot: &str| format!(r#"{{"look":{{"value":{{"kind":"looked","snapshot":{snapshot}}}}}}}"#);
    assert!(matches!(with(&answer(SNAPSHOT), Effect::Look).await.as_slice(), [Msg::Looked(_)]));
    let odd = SNAPSHOT.replace("\"truncated\"", "\"canary\":1,\"truncated\"");
    assert!(
        matches!(with(&answer(&odd), Effect::Look).await.as_slice(), [Msg::Unread { why }] if !why.contains("canary"))
    );
    assert!(matches!(with(r#"{"look":{"fail":"late"}}"#, Effect::Look).await.as_slice(), [Msg::Unread { .. }]));
    for silent in ["left", "apart"] {
        let told = with(&format!(r#"{{"look":{{"fail":"{silent}"}}}}"#), Effect::Look).await;
        assert!(told.is_empty(), "the channel tells once that a page was left");
    }
}

fn batch() -> Batch {
    serde_json::from_str(r#"{"id":5,"document":"d","origin":"https://acme.onelogin.com","path":"/","heading":null,"expires":1.5,"operations":[]}"#).expect("batch")
}

#[wasm_bindgen_test]
async fn a_batch_that_was_not_sent_says_so_and_one_that_may_have_been_does_not() {
    let sent = async |answers: &str| {
        fake_channel(answers);
        told();
        act(batch(), tell).await;
        told()
    };
    assert!(sent(r#"{"act":{"value":{"kind":"done"}}}"#).await.is_empty());
    assert!(calls().first().is_some_and(|call| call.contains(r#""kind":"act""#) && call.contains(r#""id":5"#)));
    assert!(matches!(sent(r#"{"act":{"fail":"apart"}}"#).await.as_slice(), [Msg::NotSent { batch: 5, .. }]));
    let refused = sent(r#"{"act":{"fail":"failed","message":"another batch."}}"#).await;
    assert!(matches!(refused.as_slice(), [Msg::NotSent { batch: 5, why }] if why == "another batch"));
    assert!(sent(r#"{"act":{"fail":"left"}}"#).await.is_empty());
    assert!(sent(r#"{"act":{"fail":"late"}}"#).await.is_empty());
    assert_eq!(calls().last().map(String::as_str), Some(r#"["leave"]"#), "nothing more of it is written");
}

#[wasm_bindgen_test]
async fn a_stop_that_is_not_confirmed_cuts_the_tie() {
    with(r#"{"stop":{"value":{"kind":"done"}}}"#, Effect::Stop(5)).await;
    assert_eq!(calls(), [r#"["stop",{"kind":"stop","batch":5}]"#]);
    with(r#"{"stop":{"fail":"late"}}"#, Effect::Stop(5)).await;
    assert_eq!(calls().last().map(String::as_str), Some(r#"["leave"]"#));
}

#[wasm_bindgen_test]
async fn pointing_always_comes_to_an_end() {
    let pointed = with(r#"{"point":{"value":{"kind":"pointed","handle":9}}}"#, Effect::Point(2)).await;
    assert!(matches!(pointed.as_slice(), [Msg::Pointed { number: 2, handle: Some(9) }]));
    let ended = with(r#"{"point":{"value":{"kind":"pointed","handle":null}}}"#, Effect::Point(2)).await;
    assert!(matches!(ended.as_slice(), [Msg::Pointed { number: 2, handle: None }]));
    let left = with(r#"{"point":{"fail":"left"}}"#, Effect::Point(2)).await;
    assert!(matches!(left.as_slice(), [Msg::Pointed { number: 2, handle: None }]));
    let failed = with(r#"{"point":{"fail":"failed","message":"No."}}"#, Effect::Point(2)).await;
    assert!(matches!(failed.as_slice(), [Msg::Failed { .. }, Msg::Pointed { number: 2, handle: None }]));
}

#[wasm_bindgen_test]
async fn conveniences_fail_in_silence() {
    for (name, effect) in [
        ("ring", Effect::Ring { handle: 1, label: "Save".into() }),
        ("unring", Effect::Unring),
        ("unpoint", Effect::Unpoint),
    ] {
        assert!(with(&format!(r#"{{"{name}":{{"fail":"failed"}}}}"#), effect).await.is_empty());
    }
}

#[wasm_bindgen_test]
async fn the_rest_of_the_browser_says_in_a_sentence_what_it_did_not_do() {
    let origin = || "https://acme.onelogin.com".to_owned();
    for (name, effect) in [
        ("focus", Effect::Focus(1)),
        ("navigate", Effect::Open(origin())),
        ("reload", Effect::Reload),
        ("save", Effect::Save { origin: origin(), json: "{}".into() }),
        ("remove", Effect::Remove(origin())),
    ] {
        let told = with(&format!(r#"{{"{name}":{{"fail":"refused","message":"No."}}}}"#), effect.clone()).await;
        assert!(matches!(told.as_slice(), [Msg::Failed { why }] if why.ends_with('.')), "{name}");
        assert!(with(&format!(r#"{{"{name}":{{"value":null}}}}"#), effect).await.is_empty(), "{name}");
    }
}

#[wasm_bindgen_test]
async fn what_is_stored_is_loaded_under_the_tenants_key() {
    let load = || Effect::Load("https://acme.onelogin.com".to_owned());
    let told = with(r#"{"load":{"value":"{}"}}"#, load()).await;
    assert!(matches!(told.as_slice(), [Msg::Loaded { json: Some(json), .. }] if json == "{}"));
    assert_eq!(calls(), [r#"["load","progress https://acme.onelogin.com"]"#]);
    let told = with(r#"{"load":{"fail":"refused"}}"#, load()).await;
    assert!(matches!(told.as_slice(), [Msg::Failed { .. }, Msg::Loaded { json: None, .. }]));
}

#[wasm_bindgen_test]
async fn access_is_asked_for_at_once_and_answered() {
    fake_channel(r#"{"requestOrigin":{"value":true}}"#);
    run(Effect::AllowOrigin("https://acme.onelogin.com".into()), tell);
    assert_eq!(calls().len(), 1, "in the click itself");
    turn().await;
    assert!(matches!(told().as_slice(), [Msg::TenantAllowed(true)]));
    let told = with(r#"{"requestOrigin":{"fail":"refused"}}"#, Effect::AllowOrigin("x".into())).await;
    assert!(matches!(told.as_slice(), [Msg::TenantAllowed(false)]));
}

#[wasm_bindgen_test]
async fn a_copy_that_fails_names_another_way() {
    set_clipboard(true);
    assert!(with("{}", Effect::Copy("text".into())).await.is_empty());
    assert_eq!(copied().as_deref(), Some("text"));
    set_clipboard(false);
    let told = with("{}", Effect::Copy("text".into())).await;
    assert!(matches!(told.as_slice(), [Msg::Failed { why }] if why.contains("press the button again")));
}

#[wasm_bindgen_test]
async fn a_download_has_its_name_its_kind_and_its_text() {
    watch_downloads();
    let file = Effect::Download { name: "audit.html".into(), mime: "text/html".into(), text: "<p>ü</p>".into() };
    assert!(with("{}", file).await.is_empty());
    let file = JsFuture::from(last_download()).await.expect("file").as_string();
    assert_eq!(file.as_deref(), Some("audit.html text/html <p>ü</p>"));
}

#[wasm_bindgen_test]
async fn a_later_tick_replaces_the_one_before() {
    told();
    run(Effect::Later(20), tell);
    run(Effect::Later(60), tell);
    // Timers come in the order in which they are due, however busy the machine is.
    wait(100).await;
    assert!(matches!(told().as_slice(), [Msg::Tick]));
}
