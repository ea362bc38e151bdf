//! The way to the extension's own interfaces: `extension/channel.js`, which is published as `scimGuideHost`.
//!
//! What goes wrong there is told by kinds, never by the words of a message.

use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::boundary::to_js;
use crate::page::Ask;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = attach, catch)]
    async fn attach(tell: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = request, catch)]
    async fn request(ask: JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = leave)]
    /// Cuts the tie to the page. The content script ends with it, and with it whatever it was doing.
    pub fn leave();
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = showTab)]
    /// Brings the panel's tab to the front.
    pub fn show_tab();
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = reload, catch)]
    async fn reload_tab() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = navigate, catch)]
    async fn navigate(url: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = load, catch)]
    async fn load_key(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = save, catch)]
    async fn save_key(key: &str, json: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = remove, catch)]
    async fn remove_key(key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = scimGuideHost, js_name = requestOrigin, catch)]
    fn request_origin(origin: &str) -> Result<Promise, JsValue>;
}

/// Why something did not come about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Failure {
    /// What kind of failure it is.
    pub kind: FailureKind,
    /// In words, for a person, where the kind alone does not say it.
    #[serde(default)]
    pub message: String,
}

/// The kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureKind {
    /// There was no tie to a page when it was asked.
    Apart,
    /// The page was left before it answered. The channel has told that as well.
    Left,
    /// The page did not answer in time.
    Late,
    /// The browser refused.
    Refused,
    /// The page's script answered that it could not do it.
    Failed,
    /// There is no tab to work with.
    NoTab,
}

impl From<JsValue> for Failure {
    fn from(error: JsValue) -> Self {
        // What has no kind was thrown by the browser.
        serde_wasm_bindgen::from_value(error.clone()).unwrap_or_else(|_| {
            #[derive(Deserialize)]
            struct Thrown {
                message: String,
            }
            let thrown = serde_wasm_bindgen::from_value::<Thrown>(error);
            let message = thrown.map_or_else(|_| "The browser refused.".to_owned(), |thrown| thrown.message);
            Self { kind: FailureKind::Refused, message }
        })
    }
}

/// What the channel tells without being asked.
pub enum Told {
    /// A message of the page's script.
    Page(JsValue),
    /// The page was left.
    Left,
    /// The tab has loaded a page, or the admin has let the panel in.
    Arrived,
    /// Another tab than the panel's is in front, or not any more.
    Elsewhere(bool),
}

/// Joins the page: the name of its document.
pub async fn join(tell: impl Fn(Told) + 'static) -> Result<String, Failure> {
    let tell = Closure::<dyn Fn(String, JsValue)>::new(move |what: String, message: JsValue| match what.as_str() {
        "page" => tell(Told::Page(message)),
        "left" => tell(Told::Left),
        "arrived" => tell(Told::Arrived),
        "elsewhere" => tell(Told::Elsewhere(message.is_truthy())),
        _ => {}
    });
    let document = attach(&tell.into_js_value()).await?;
    Ok(document.as_string().unwrap_or_default())
}

/// Asks the page's script for something: its answer, as a plain object.
pub async fn ask(ask: &Ask) -> Result<JsValue, Failure> {
    Ok(request(to_js(ask)).await?)
}

/// Opens an address in the tab.
pub async fn open(url: &str) -> Result<(), Failure> {
    Ok(navigate(url).await.map(drop)?)
}

/// Loads the tab's page anew.
pub async fn reload() -> Result<(), Failure> {
    Ok(reload_tab().await.map(drop)?)
}

/// What is stored for an origin.
pub async fn load(origin: &str) -> Result<Option<String>, Failure> {
    Ok(load_key(&key(origin)).await?.as_string())
}

/// Stores something for an origin.
pub async fn save(origin: &str, json: &str) -> Result<(), Failure> {
    Ok(save_key(&key(origin), json).await.map(drop)?)
}

/// Removes what is stored for an origin.
pub async fn remove(origin: &str) -> Result<(), Failure> {
    Ok(remove_key(&key(origin)).await.map(drop)?)
}

/// Asks for access to an origin. The asking itself is done in the click, which is what a browser allows it for.
pub fn allow(origin: &str) -> impl Future<Output = bool> + use<> {
    let asked = request_origin(origin);
    async move {
        match asked {
            Ok(asked) => JsFuture::from(asked).await.is_ok_and(|answer| answer.is_truthy()),
            Err(_) => false,
        }
    }
}

fn key(origin: &str) -> String {
    format!("progress {origin}")
}
