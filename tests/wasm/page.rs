//! What the tests stand on: a document with a panel in it, and a channel that remembers what it was asked.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use scim_guide::panel::Msg;
use scim_guide::panel::shell::render::render;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

pub fn document() -> Document {
    web_sys::window().expect("window").document().expect("document")
}

/// A panel of its own for each test, with this in it. What stands outside of it is the test runner's.
pub fn show(inner: &str) {
    if document().get_element_by_id("panel").is_none() {
        let panel = document().create_element("div").expect("element");
        panel.set_id("panel");
        document().body().expect("body").append_child(&panel).expect("appended");
    }
    document().get_element_by_id("panel").expect("panel").set_inner_html("");
    change(inner);
}

/// The panel's markup changes to this.
pub fn change(inner: &str) {
    render(&format!("<div id=\"panel\">{inner}</div>"));
}

pub fn find(selector: &str) -> Element {
    document().query_selector(selector).expect("selector").unwrap_or_else(|| panic!("no {selector}"))
}

pub fn is_there(selector: &str) -> bool {
    document().query_selector(selector).expect("selector").is_some()
}

pub fn input(selector: &str) -> HtmlInputElement {
    find(selector).dyn_into().expect("an input")
}

pub fn focus(selector: &str) {
    find(selector).unchecked_into::<HtmlElement>().focus().expect("focus");
}

pub fn click(selector: &str) {
    find(selector).unchecked_into::<HtmlElement>().click();
}

/// What has the focus, by its id.
pub fn focused() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}

/// Types into a field, as a person does: the text is there, then the event.
pub fn type_into(selector: &str, text: &str) {
    let field = find(selector);
    Reflect::set(&field, &"value".into(), &text.into()).expect("value");
    fire(&field, "input");
}

pub fn fire(target: &Element, kind: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    target.dispatch_event(&Event::new_with_event_init_dict(kind, &init).expect("event")).expect("dispatched");
}

pub fn press(selector: &str, key: &str) {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_key(key);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("event");
    find(selector).dispatch_event(&event).expect("dispatched");
}

/// Lets everything run that is due, timers of no time among it.
pub async fn turn() {
    wait(0).await;
}

pub async fn wait(milliseconds: i32) {
    let promise = Promise::new(&mut |done: Function, _| {
        web_sys::window()
            .expect("window")
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds)
            .expect("timer");
    });
    JsFuture::from(promise).await.expect("time passes");
}

thread_local! {
    static TOLD: RefCell<Vec<Msg>> = const { RefCell::new(Vec::new()) };
}

/// Takes messages instead of a panel.
pub fn tell(msg: Msg) {
    TOLD.with_borrow_mut(|told| told.push(msg));
}

/// What was told since this was asked last.
pub fn told() -> Vec<Msg> {
    TOLD.take()
}

#[wasm_bindgen(inline_js = r#"
let calls = [];
let answers = {};
let listener = () => {};
const call = (name, ...rest) => {
  calls.push(JSON.stringify([name, ...rest]));
  const answer = answers[name];
  if (answer === undefined) return new Promise(() => {});
  return "fail" in answer ? Promise.reject(Object.assign(new Error(answer.message ?? ""), { kind: answer.fail })) : Promise.resolve(answer.value);
};
/** A channel whose answers are given beforehand; without one it never answers. */
export function fakeChannel(json) {
  calls = [];
  answers = JSON.parse(json);
  globalThis.scimGuideHost = {
    attach(tell) { listener = tell; return call("attach"); },
    request: (ask) => call(ask.kind, ask),
    leave: () => { calls.push('["leave"]'); },
    showTab: () => { calls.push('["showTab"]'); },
    navigate: (url) => call("navigate", url),
    reload: () => call("reload"),
    load: (key) => call("load", key),
    save: (key, json) => call("save", key, json),
    remove: (key) => call("remove", key),
    requestOrigin: (origin) => call("requestOrigin", origin),
  };
}
export const channelCalls = () => calls;
export const channelTells = (what, json) => listener(what, json && JSON.parse(json));
export function newLife() {
  const end = new AbortController();
  globalThis.endOfLife = end;
  return { signal: end.signal, kept: new Map() };
}
export const endLife = () => globalThis.endOfLife?.abort();
export const setClipboard = (works) => Object.defineProperty(navigator, "clipboard", {
  configurable: true,
  value: { writeText: (text) => { globalThis.copied = text; return works ? Promise.resolve() : Promise.reject(new Error("no")); } },
});
export const copied = () => globalThis.copied;
export const choose = (field, text) => {
  const files = new DataTransfer();
  files.items.add(new File([text], "roles.txt"));
  field.files = files.files;
};
export const watchDownloads = () => {
  const click = HTMLAnchorElement.prototype.click;
  globalThis.downloads = [];
  HTMLAnchorElement.prototype.click = function () {
    const { download, href } = this;
    globalThis.downloads.push(fetch(href).then(async (file) => [download, file.headers.get("content-type"), await file.text()].join(" ")));
    HTMLAnchorElement.prototype.click = click;
  };
};
export const lastDownload = () => globalThis.downloads.at(-1);
"#)]
extern "C" {
    #[wasm_bindgen(js_name = fakeChannel)]
    pub fn fake_channel(answers: &str);
    #[wasm_bindgen(js_name = channelCalls)]
    fn channel_calls() -> Array;
    #[wasm_bindgen(js_name = channelTells)]
    pub fn channel_tells(what: &str, json: &str);
    #[wasm_bindgen(js_name = newLife)]
    pub fn new_life() -> JsValue;
    #[wasm_bindgen(js_name = endLife)]
    pub fn end_life();
    #[wasm_bindgen(js_name = setClipboard)]
    pub fn set_clipboard(works: bool);
    pub fn copied() -> Option<String>;
    pub fn choose(field: &Element, text: &str);
    #[wasm_bindgen(js_name = watchDownloads)]
    pub fn watch_downloads();
    #[wasm_bindgen(js_name = lastDownload)]
    pub fn last_download() -> Promise;
}

/// What the channel was asked, as JSON, in order.
pub fn calls() -> Vec<String> {
    channel_calls().iter().filter_map(|call| call.as_string()).collect()
}
