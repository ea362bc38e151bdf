//! Every export to JavaScript but the panel's start: conversions, no logic.

use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::boundary::{from_js, to_js};
use crate::{rules, scim};

fn read<T: DeserializeOwned>(value: &JsValue) -> Result<T, JsError> {
    from_js(value).map_err(|why| JsError::new(&format!("The argument does not have the documented shape: {why}.")))
}

fn read_or_default<T: DeserializeOwned + Default>(value: &JsValue) -> Result<T, JsError> {
    if value.is_undefined() || value.is_null() { Ok(T::default()) } else { read(value) }
}

/// JavaScript counts in UTF-16 code units.
fn in_utf16(mut findings: Vec<scim::InputFinding>, input: &str) -> Vec<scim::InputFinding> {
    scim::to_utf16(&mut findings, input);
    findings
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
    let rules: scim::EndpointRules = read_or_default(rules)?;
    Ok(to_js(&in_utf16(scim::check_endpoint(url, &rules), url)))
}

/// Checks a bearer token. No finding quotes it.
///
/// # Errors
/// When `rules` does not have the documented shape.
#[wasm_bindgen(js_name = validateToken, unchecked_return_type = "InputFinding[]")]
pub fn validate_token(
    token: String,
    #[wasm_bindgen(unchecked_param_type = "TokenRules | undefined")] rules: &JsValue,
) -> Result<JsValue, JsError> {
    let rules: scim::TokenRules = read_or_default(rules)?;
    let token = scim::Secret::new(token);
    Ok(to_js(&in_utf16(scim::check_token(&token, &rules), token.expose())))
}

/// Checks custom headers, one `Name: value` a line. No finding quotes a value.
///
/// # Errors
/// When `rules` does not have the documented shape.
#[wasm_bindgen(js_name = validateHeaders, unchecked_return_type = "InputFinding[]")]
pub fn validate_headers(
    headers: &str,
    #[wasm_bindgen(unchecked_param_type = "HeaderRules | undefined")] rules: &JsValue,
) -> Result<JsValue, JsError> {
    let rules: scim::HeaderRules = read_or_default(rules)?;
    Ok(to_js(&in_utf16(scim::check_headers(headers, &rules), headers)))
}

/// Checks a SCIM JSON Template of OneLogin.
///
/// # Errors
/// When `rules` does not have the documented shape.
#[wasm_bindgen(js_name = validateTemplate, unchecked_return_type = "InputFinding[]")]
pub fn validate_template(
    template: &str,
    #[wasm_bindgen(unchecked_param_type = "TemplateRules | undefined")] rules: &JsValue,
) -> Result<JsValue, JsError> {
    let rules: scim::TemplateRules = read_or_default(rules)?;
    Ok(to_js(&in_utf16(scim::check_template(template, &rules), template)))
}

/// Checks a SCIM resource or message.
///
/// # Errors
/// When `rules` does not have the documented shape.
#[wasm_bindgen(js_name = validateResource, unchecked_return_type = "InputFinding[]")]
pub fn validate_resource(
    json: &str,
    #[wasm_bindgen(unchecked_param_type = "ResourceRules | undefined")] rules: &JsValue,
) -> Result<JsValue, JsError> {
    let rules: scim::ResourceRules = read_or_default(rules)?;
    Ok(to_js(&in_utf16(scim::check_resource(json, &rules), json)))
}

/// The requests that OneLogin would send for one user, from pressing Enable to suspending him.
///
/// # Errors
/// When the request does not have the documented shape.
#[wasm_bindgen(js_name = previewExchange, unchecked_return_type = "ScimRequest[]")]
pub fn preview_exchange(
    #[wasm_bindgen(unchecked_param_type = "ExchangeRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    Ok(to_js(&scim::preview(&read(request)?)))
}

/// Makes one rule for each chosen role.
///
/// # Errors
/// When the request does not have the documented shape, or roles are missing or doubled.
#[wasm_bindgen(js_name = generateRules, unchecked_return_type = "Generated")]
pub fn generate_rules(
    #[wasm_bindgen(unchecked_param_type = "RulesRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    Ok(to_js(&rules::generate(&read(request)?)?))
}

/// Answers an HTTP request: `{ status, headers, body }`.
///
/// # Errors
/// Never in practice: a bad request is an answer with a status.
#[cfg(feature = "edge")]
#[wasm_bindgen(js_name = edgeRoute, unchecked_return_type = "EdgeAnswer")]
pub fn edge_route(method: &str, path: &str, content_type: &str, body: &[u8]) -> Result<JsValue, JsError> {
    Ok(to_js(&crate::edge::route(method, path, content_type, body)))
}
