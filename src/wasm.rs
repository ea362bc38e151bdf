//! Every export to JavaScript but the panel's start: conversions, no logic.

use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::{rules, scim};

/// Reads an argument by way of its JSON: serde-wasm-bindgen asks an object only for the fields it knows, so a misspelt
/// one would pass unnoticed.
fn read<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsError> {
    let wrong = |why: String| JsError::new(&format!("The argument does not have the documented shape: {why}."));
    let json = js_sys::JSON::stringify(value)
        .ok()
        .and_then(|json| json.as_string())
        .ok_or_else(|| wrong("it is no JSON value".to_owned()))?;
    serde_json::from_str(&json).map_err(|error| wrong(error.to_string()))
}

fn write<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    value.serialize(&Serializer::json_compatible()).map_err(JsError::from)
}

/// Version of this package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Checks a SCIM base URL.
///
/// # Errors
/// When `rules` does not have the documented shape.
#[wasm_bindgen(js_name = validateEndpoint, unchecked_return_type = "InputFinding[]")]
pub fn validate_endpoint(
    url: &str,
    #[wasm_bindgen(unchecked_param_type = "EndpointRules | undefined")] rules: &JsValue,
) -> Result<JsValue, JsError> {
    let rules = if rules.is_undefined() || rules.is_null() { scim::EndpointRules::default() } else { read(rules)? };
    write(&scim::check_endpoint(url, &rules))
}

/// Checks a bearer token. No finding quotes it.
///
/// # Errors
/// Never in practice: findings always convert.
#[wasm_bindgen(js_name = validateToken, unchecked_return_type = "InputFinding[]")]
pub fn validate_token(token: String) -> Result<JsValue, JsError> {
    write(&scim::check_token(&scim::Secret::new(token)))
}

/// Makes one rule for each chosen role.
///
/// # Errors
/// When the request does not have the documented shape, or roles are missing or doubled.
#[wasm_bindgen(js_name = generateRules, unchecked_return_type = "Generated")]
pub fn generate_rules(
    #[wasm_bindgen(unchecked_param_type = "RulesRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    write(&rules::generate(&read(request)?)?)
}

/// Answers an HTTP request: `{ status, headers, body }`.
///
/// # Errors
/// Never in practice: a bad request is an answer with a status.
#[cfg(feature = "edge")]
#[wasm_bindgen(js_name = edgeRoute, unchecked_return_type = "EdgeAnswer")]
pub fn edge_route(method: &str, path: &str, content_type: &str, body: &[u8]) -> Result<JsValue, JsError> {
    write(&crate::edge::route(method, path, content_type, body))
}
