//! The only part of the panel that touches the browser: applies markup, listens, runs effects.
//!
//! Browser APIs are reached through `extension/host.js`, which sets itself as `scimGuideHost`.

use std::cell::RefCell;

use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Effect, Model, Msg, SecretField, update, view};
use crate::boundary::{from_js, to_js};
use crate::guide;
use crate::onelogin::SECRET_WORDS;
use crate::page::{Outcome, Snapshot};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = render)]
    fn render(html: &str);
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = refill)]
    fn refill(id: &str, text: &str);
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = listen)]
    fn listen(on_message: &Closure<dyn FnMut(JsValue)>);
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = attach, catch)]
    async fn attach(on_event: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = request, catch)]
    async fn request(message: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = navigate, catch)]
    async fn navigate(url: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = load, catch)]
    async fn load(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = save, catch)]
    async fn save(key: &str, json: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = remove, catch)]
    async fn remove(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = copy, catch)]
    async fn copy(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = download, catch)]
    fn download(name: &str, mime: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = requestOrigin, catch)]
    async fn request_origin(origin: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = later)]
    async fn later(milliseconds: u32);
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = now)]
    fn now() -> f64;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = randomId)]
    fn random_id() -> String;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = dateInWords)]
    fn date_in_words() -> String;
}

thread_local! {
    static MODEL: RefCell<Option<Model>> = const { RefCell::new(None) };
}

/// Starts the panel in the page that loaded it.
///
/// # Errors
/// When the bundled guide does not parse, which a test rules out.
#[wasm_bindgen]
pub fn start() -> Result<(), JsError> {
    let guide = guide::spekit()?;
    MODEL.with_borrow_mut(|model| *model = Some(Model::new(guide)));
    // The panel lives as long as its page.
    let on_message = Closure::<dyn FnMut(JsValue)>::new(|message| match from_view(&message) {
        Ok(message) => send(message),
        Err(error) => send(Msg::Failed { why: error }),
    });
    listen(&on_message);
    on_message.forget();
    send(Msg::Start);
    Ok(())
}

/// A message of the view. What the view can't know, name and time of an approval, is added here.
fn from_view(message: &JsValue) -> Result<Msg, String> {
    let message: Msg = from_js(message)
        .map_err(|_| "The panel sent itself a message that it does not know. Please reopen it.".to_owned())?;
    Ok(match message {
        Msg::Approve { .. } => Msg::Approve { id: random_id(), now: now() },
        Msg::PutBack { index, .. } => Msg::PutBack { index, id: random_id(), now: now() },
        Msg::SaveAudit { .. } => Msg::SaveAudit { at: date_in_words() },
        other => other,
    })
}

fn send(message: Msg) {
    let effects = MODEL.with_borrow_mut(|model| {
        let Some(model) = model.as_mut() else { return Vec::new() };
        let effects = update(model, message);
        render(&view(model).into_string());
        effects
    });
    for effect in effects {
        spawn_local(run(effect));
    }
}

const fn storage_key_prefix() -> &'static str {
    "progress "
}

async fn run(effect: Effect) {
    match effect {
        Effect::Join => join().await,
        Effect::Look => look().await,
        Effect::Act(batch) => {
            let message = to_js(&serde_json::json!({ "kind": "act", "batch": batch }));
            match request(message).await.map_err(|error| words(&error)).and_then(|reply| {
                #[derive(Deserialize)]
                struct Reply {
                    outcomes: Vec<Outcome>,
                }
                from_js::<Reply>(&reply)
            }) {
                Ok(reply) => send(Msg::Acted { outcomes: reply.outcomes }),
                // A press that loads another page ends the connection before it answers.
                Err(_) => send(Msg::PageEvent { event: "loaded".into() }),
            }
        }
        Effect::Ring { handle, label } => {
            quiet(request(to_js(&serde_json::json!({ "kind": "ring", "handle": handle, "label": label }))).await)
        }
        Effect::Pick(number) => {
            #[derive(Deserialize)]
            struct Reply {
                handle: Option<u32>,
            }
            match request(to_js(&serde_json::json!({ "kind": "pick" }))).await {
                Ok(reply) => {
                    let handle = from_js::<Reply>(&reply).ok().and_then(|reply| reply.handle);
                    send(Msg::Picked { number, handle });
                }
                Err(error) if is_left(&error) => send(Msg::Picked { number, handle: None }),
                Err(error) => send(Msg::Failed { why: words(&error) }),
            }
        }
        Effect::Unpick => quiet(request(to_js(&serde_json::json!({ "kind": "unpick" }))).await),
        Effect::Unring => quiet(request(to_js(&serde_json::json!({ "kind": "unring" }))).await),
        Effect::Refill(field) => {
            // Straight from the model into the panel's own field: the text is in no message and no markup.
            let text = MODEL.with_borrow(|model| {
                let model = model.as_ref()?;
                let secret = match field {
                    SecretField::Token => model.inputs.secret(),
                    SecretField::Headers => model.template.headers.as_ref(),
                };
                secret.map(|secret| secret.expose().to_owned())
            });
            let id = match field {
                SecretField::Token => "input-token",
                SecretField::Headers => "headers-text",
            };
            refill(id, &text.unwrap_or_default());
        }
        Effect::Focus(handle) => quiet(request(to_js(&serde_json::json!({ "kind": "focus", "handle": handle }))).await),
        Effect::Open(url) => {
            if let Err(error) = navigate(&url).await {
                send(Msg::Failed { why: words(&error) });
            }
        }
        Effect::Load(origin) => {
            let json =
                load(&format!("{}{origin}", storage_key_prefix())).await.ok().and_then(|value| value.as_string());
            send(Msg::Loaded { origin, json });
            look().await;
        }
        Effect::Save { origin, json } => quiet(save(&format!("{}{origin}", storage_key_prefix()), &json).await),
        Effect::Remove(origin) => quiet(remove(&format!("{}{origin}", storage_key_prefix())).await),
        Effect::Copy(text) => {
            if copy(&text).await.is_err() {
                send(Msg::Failed {
                    why: "The browser did not allow writing to the clipboard. Use “Save as HTML” instead.".into(),
                });
            }
        }
        Effect::Download { name, mime, text } => {
            if let Err(error) = download(&name, &mime, &text) {
                send(Msg::Failed { why: words(&error) });
            }
        }
        Effect::AllowOrigin(origin) => {
            let granted = request_origin(&origin).await.is_ok_and(|answer| answer.is_truthy());
            send(Msg::TenantAllowed(granted));
        }
        Effect::Later => {
            later(400).await;
            send(Msg::Tick);
        }
    }
}

async fn join() {
    let on_event = Closure::<dyn FnMut(JsValue)>::new(|event: JsValue| {
        send(Msg::PageEvent { event: event.as_string().unwrap_or_default() });
    })
    .into_js_value();
    match attach(&on_event).await {
        Ok(document) => send(Msg::Joined { document: document.as_string().unwrap_or_default() }),
        Err(error) => send(Msg::NotJoined { why: words(&error) }),
    }
}

async fn look() {
    let message = to_js(&serde_json::json!({ "kind": "collect", "secretWords": SECRET_WORDS }));
    #[derive(Deserialize)]
    struct Reply {
        snapshot: Snapshot,
    }
    match request(message).await {
        Ok(reply) => match from_js::<Reply>(&reply) {
            Ok(reply) => send(Msg::Looked { snapshot: Box::new(reply.snapshot), now: now() }),
            // What is wrong with its shape may quote the page.
            Err(_) => send(Msg::Unread { why: "It was read in a form that the panel does not know.".into() }),
        },
        // The page is on its way elsewhere, and the panel joins the next one.
        Err(error) if is_left(&error) => {}
        Err(error) => send(Msg::Unread { why: words(&error) }),
    }
}

/// Did the page go away, rather than fail?
fn is_left(error: &JsValue) -> bool {
    js_sys::Reflect::get(error, &"left".into()).is_ok_and(|left| left.is_truthy())
}

fn quiet(result: Result<JsValue, JsValue>) {
    // Ring, focus and storage are conveniences: their failure changes nothing that was promised.
    drop(result);
}

fn words(error: &JsValue) -> String {
    js_sys::Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_else(|| "The browser refused.".to_owned())
}
