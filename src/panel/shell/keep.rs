//! What was typed, kept outside of the wasm instance, so that it is still there if the instance breaks.
//!
//! It is kept in the memory of the panel's page. Neither the token nor custom headers are among it, whichever field
//! they were put into.

use std::collections::BTreeMap;

use js_sys::Map;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use crate::guide::PlainInput;
use crate::panel::{Model, Msg, RulesField, ViewMsg};
use crate::scim::holds_secret;

const LIST: &str = "rules list";
const EXISTING: &str = "rules existing";

/// What is kept, as messages. What can't be read is left out.
pub fn take(kept: &Map) -> Vec<ViewMsg> {
    let mut texts: Vec<String> = Vec::new();
    kept.for_each(&mut |text: JsValue, _: JsValue| texts.extend(text.as_string()));
    texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
}

/// Keeps what was just typed, before anything is made of it: that may be what the panel breaks at.
pub fn before(kept: &Map, msg: &Msg) {
    let Msg::View(msg) = msg else { return };
    match msg {
        ViewMsg::Typed { id, text } => {
            if let Some(id) = PlainInput::try_from(*id).ok().filter(|_| !holds_secret(text)) {
                set(kept, &input_key(id), &typed(id, text));
            }
        }
        ViewMsg::TypedTemplate(text) if !holds_secret(text) => {
            set(kept, "template", &json!({ "typed-template": text }))
        }
        ViewMsg::TypedRules { field: RulesField::List, text } => set(kept, LIST, &rules("list", text)),
        ViewMsg::TypedRules { field: RulesField::Existing, text } => set(kept, EXISTING, &rules("existing", text)),
        _ => {}
    }
}

/// Brings what is kept into line with the panel. A fix changes what was typed, and forgetting takes it away.
pub fn after(kept: &Map, model: &Model) {
    let mut now: BTreeMap<String, Value> =
        model.inputs.plain.iter().map(|(id, text)| (input_key(*id), typed(*id, text))).collect();
    let tab = &model.rules;
    for (name, text) in [("search", &tab.search), ("person", &tab.asked.person), ("group", &tab.asked.group)] {
        if !text.is_empty() {
            now.insert(format!("rules {name}"), rules(name, text));
        }
    }
    if let Some(text) = &model.template.edited {
        now.insert("template".to_owned(), json!({ "typed-template": text }));
    }
    now.insert("style".to_owned(), json!({ "style": model.inputs.style }));
    now.insert("screen".to_owned(), json!({ "show": model.screen }));
    let mut gone: Vec<JsValue> = Vec::new();
    kept.for_each(&mut |_: JsValue, key: JsValue| {
        let stays = key.as_string().is_some_and(|key| match key.as_str() {
            // The panel keeps what it read from these texts, not the texts.
            LIST => tab.list_said.is_some(),
            EXISTING => tab.json_said.is_some(),
            key => now.contains_key(key),
        });
        if !stays {
            gone.push(key);
        }
    });
    for key in &gone {
        kept.delete(key);
    }
    for (key, message) in &now {
        set(kept, key, message);
    }
}

fn set(kept: &Map, key: &str, message: &Value) {
    kept.set(&key.into(), &message.to_string().into());
}

fn input_key(id: PlainInput) -> String {
    format!("input {}", id.name())
}

fn typed(id: PlainInput, text: &str) -> Value {
    json!({ "typed": { "id": id.name(), "text": text } })
}

fn rules(field: &str, text: &str) -> Value {
    json!({ "typed-rules": { "field": field, "text": text } })
}
