//! Values to and from JavaScript.
//!
//! What goes out is made by `serde-wasm-bindgen`. What comes in is read by way of JSON: asking an object field by field would
//! let a misspelt field pass unnoticed.

use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Reads a plain object.
///
/// # Errors
/// What is wrong with its shape. May quote a value, so it is not for objects that can hold a secret.
pub fn from_js<T: DeserializeOwned>(value: &JsValue) -> Result<T, String> {
    let json = js_sys::JSON::stringify(value)
        .ok()
        .and_then(|json| json.as_string())
        .ok_or_else(|| "it is no JSON value".to_owned())?;
    serde_json::from_str(&json).map_err(|error| error.to_string())
}

/// Makes a plain object, such as JSON would make; `undefined` if that can't be, which no type of this crate brings about.
#[must_use]
pub fn to_js<T: Serialize>(value: &T) -> JsValue {
    // It refuses whole numbers that JavaScript would round. They come from JSON only, where JavaScript rounds them as well.
    value.serialize(&Serializer::json_compatible()).unwrap_or_else(|_| {
        let json = serde_json::to_string(value).unwrap_or_default();
        js_sys::JSON::parse(&json).unwrap_or(JsValue::UNDEFINED)
    })
}
