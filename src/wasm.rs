//! Every export to JavaScript but the panel's start: conversions, no logic.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::boundary::{from_js, to_js};
use crate::onelogin::{ControlId, Kind, Place};
use crate::page::{self, Act, Located, Prepared, Snapshot, locate_in};
use crate::{guide, rules, scim};

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

/// Checks a filter of SCIM (RFC 7644 §3.4.2.2): alone, or as `filter` in a query.
#[wasm_bindgen(js_name = validateFilter, unchecked_return_type = "InputFinding[]")]
#[must_use]
pub fn validate_filter(filter: &str) -> JsValue {
    to_js(&in_utf16(scim::check_filter(filter), filter))
}

/// What an error means that OneLogin shows for a user, or that a SCIM server answered; the likeliest first, nothing if it is not
/// known.
#[wasm_bindgen(js_name = explainError, unchecked_return_type = "ErrorExplanation[]")]
#[must_use]
pub fn explain_error(text: &str) -> JsValue {
    let mut explained = scim::explain_error(text);
    for one in &mut explained {
        one.span = one.span.in_utf16(text);
    }
    to_js(&explained)
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

/// Reads a list of roles: one a line, CSV, or the JSON of `GET /api/2/roles`.
///
/// # Errors
/// When it is no such list; the text says what would be.
#[wasm_bindgen(js_name = readRoles, unchecked_return_type = "ListedRole[]")]
pub fn read_roles(text: &str) -> Result<JsValue, JsError> {
    Ok(to_js(&rules::read_roles(text)?))
}

/// Lints rules, with what is known of the tenant around them.
///
/// # Errors
/// When the request does not have the documented shape.
#[wasm_bindgen(js_name = lintRules, unchecked_return_type = "RuleFinding[]")]
pub fn lint_rules(#[wasm_bindgen(unchecked_param_type = "LintRequest")] request: &JsValue) -> Result<JsValue, JsError> {
    let mut findings = rules::lint(&read(request)?);
    rules::spans_to_utf16(&mut findings);
    Ok(to_js(&findings))
}

/// Why a user is in a group, or is not, under each reading that is possible.
///
/// # Errors
/// When the request does not have the documented shape, or its parts do not fit together.
#[wasm_bindgen(js_name = explainMembership, unchecked_return_type = "Explained")]
pub fn explain_membership(
    #[wasm_bindgen(unchecked_param_type = "ExplainRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    Ok(to_js(&rules::explain_request(&read(request)?)?))
}

/// Simulates rules on a population: groups, who is in them, what changes, which readings differ.
///
/// # Errors
/// When the request does not have the documented shape, or its parts do not fit together.
#[wasm_bindgen(js_name = simulateRules, unchecked_return_type = "Simulated")]
pub fn simulate_rules(
    #[wasm_bindgen(unchecked_param_type = "SimulateRequest")] request: &JsValue,
) -> Result<JsValue, JsError> {
    Ok(to_js(&rules::simulate_request(&read(request)?)?))
}

/// The same for large populations: users' roles as columns, one user after the other. Gives `{ groups, offsets, memberships }`
/// with the latter two as `Uint32Array`, under the likeliest reading.
///
/// # Errors
/// When rules or roles do not have the documented shape.
#[wasm_bindgen(js_name = simulateColumns, unchecked_return_type = "{ groups: string[], offsets: Uint32Array, memberships: Uint32Array }")]
pub fn simulate_columns(
    #[wasm_bindgen(unchecked_param_type = "AppRule[]")] rules: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string[]")] roles: &JsValue,
    offsets: Vec<u32>,
    memberships: Vec<u32>,
) -> Result<JsValue, JsError> {
    let rules: Vec<rules::AppRule> = read(rules)?;
    let population = rules::Population { roles: read(roles)?, offsets, memberships, ..rules::Population::default() };
    let simulation = rules::simulate(&rules, &population, rules::Reading::LIKELIEST);
    let result = js_sys::Object::new();
    let set = |name: &str, value: &JsValue| js_sys::Reflect::set(&result, &name.into(), value).map(drop);
    set("groups", &to_js(&simulation.groups))
        .and_then(|()| set("offsets", &js_sys::Uint32Array::from(simulation.offsets.as_slice()).into()))
        .and_then(|()| set("memberships", &js_sys::Uint32Array::from(simulation.memberships.as_slice()).into()))
        .map_err(|_| JsError::new("The result could not be handed over."))?;
    Ok(result.into())
}

/// Rules as Terraform's `onelogin_app_rules`, with `import` blocks for those that have a number.
///
/// # Errors
/// When the rules do not have the documented shape.
#[wasm_bindgen(js_name = rulesToTerraform)]
pub fn rules_to_terraform(
    #[wasm_bindgen(unchecked_param_type = "AppRule[]")] rules: &JsValue,
    app: u32,
) -> Result<String, JsError> {
    let rules: Vec<rules::AppRule> = read(rules)?;
    Ok(rules::to_terraform(&rules, u64::from(app)))
}

/// Rules as plain instructions in Markdown, for tickets. `app` is the app's display name.
///
/// # Errors
/// When the rules do not have the documented shape.
#[wasm_bindgen(js_name = rulesToInstructions)]
pub fn rules_to_instructions(
    #[wasm_bindgen(unchecked_param_type = "AppRule[]")] rules: &JsValue,
    app: &str,
) -> Result<String, JsError> {
    let rules: Vec<rules::AppRule> = read(rules)?;
    Ok(rules::to_instructions(&rules, app))
}

/// Where to look for an entry: the first of its places that is a window if one is open, a page if none is.
fn place_of(id: ControlId, snapshot: &Snapshot) -> Option<Place> {
    let places = id.spec().places;
    let fits = |place: &&Place| place.is_dialog() == snapshot.dialog.is_some();
    places.iter().find(fits).or(places.first()).copied()
}

fn locate_one(page: &Prepared, id: ControlId, vars: &BTreeMap<String, String>) -> Option<Located> {
    let (place, vars) = (place_of(id, page.snapshot)?, guide::vars_of(vars));
    let spec = id.spec();
    if spec.kind != Kind::Row {
        return Some(locate_in(page, spec, place, &vars, &[]));
    }
    let label = page::labels(spec, &vars).into_iter().next()?;
    Some(match page::row_to_press(page.snapshot, spec, &label) {
        // A row may be pressed as a whole, and is no control then.
        Ok(Some(handle)) => {
            let index = page.snapshot.controls.iter().position(|control| control.handle == handle);
            let why = format!("its row says “{label}”");
            Located::Found { index: index.unwrap_or(page.snapshot.controls.len()), handle, label, why }
        }
        Ok(None) => Located::nothing(),
        Err(why) => Located::Ambiguous { candidates: vec![why] },
    })
}

/// The snapshot as far as these controls need it: the rows of a long table are read only for what stands in one.
fn read_for(snapshot: &JsValue, controls: &[ControlId]) -> Result<Snapshot, JsError> {
    let tables = JsValue::from_str("tables");
    let given = js_sys::Reflect::get(snapshot, &tables).unwrap_or_default();
    if !js_sys::Array::is_array(&given) || controls.iter().any(|id| id.spec().stands_in_table()) {
        return read(snapshot);
    }
    let short = js_sys::Object::assign(&js_sys::Object::new(), snapshot.unchecked_ref());
    js_sys::Reflect::set(&short, &tables, &js_sys::Array::new()).map_err(|_| JsError::new("It can't be copied."))?;
    read(&short)
}

/// Looks for a control of the catalogue (`configuration.base-url`) in a snapshot, or says why it is refused. The snapshot's
/// tables are read only if the control stands in one.
///
/// # Errors
/// When an argument does not have the documented shape.
#[wasm_bindgen(js_name = locateControl, unchecked_return_type = "Located")]
pub fn locate_control(
    #[wasm_bindgen(unchecked_param_type = "Snapshot")] snapshot: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] control: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Record<string, string> | undefined")] vars: &JsValue,
) -> Result<JsValue, JsError> {
    let (id, vars): (ControlId, BTreeMap<String, String>) = (read(control)?, read_or_default(vars)?);
    let snapshot = read_for(snapshot, &[id])?;
    Ok(to_js(&locate_one(&Prepared::of(&snapshot), id, &vars)))
}

/// The same for several controls at once: one answer for each, in order.
///
/// # Errors
/// When an argument does not have the documented shape.
#[wasm_bindgen(js_name = locateAll, unchecked_return_type = "Located[]")]
pub fn locate_all(
    #[wasm_bindgen(unchecked_param_type = "Snapshot")] snapshot: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string[]")] controls: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Record<string, string> | undefined")] vars: &JsValue,
) -> Result<JsValue, JsError> {
    let (controls, vars): (Vec<ControlId>, BTreeMap<String, String>) = (read(controls)?, read_or_default(vars)?);
    let snapshot = read_for(snapshot, &controls)?;
    let page = Prepared::of(&snapshot);
    Ok(to_js(&controls.into_iter().map(|id| locate_one(&page, id, &vars)).collect::<Vec<_>>()))
}

/// What a control of the catalogue holds, as a person reads it: of a secret only `set` or `empty`. `undefined` when it can't be told.
///
/// # Errors
/// When an argument does not have the documented shape.
#[wasm_bindgen(js_name = readControl)]
pub fn read_control(
    #[wasm_bindgen(unchecked_param_type = "Snapshot")] snapshot: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] control: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Record<string, string> | undefined")] vars: &JsValue,
) -> Result<Option<String>, JsError> {
    let (snapshot, vars): (Snapshot, BTreeMap<String, String>) = (read(snapshot)?, read_or_default(vars)?);
    let id: ControlId = read(control)?;
    let place = place_of(id, &snapshot);
    Ok(place.and_then(|place| page::shown(&Prepared::of(&snapshot), id.spec(), place, &guide::vars_of(&vars))))
}

/// An operation on a control of a snapshot, with what must still hold of it when it is carried out. `undefined` when the
/// snapshot does not have it, or when it does not offer the option.
///
/// # Errors
/// When an argument does not have the documented shape; the act is not quoted, since it may hold a secret.
#[wasm_bindgen(js_name = operationFor, unchecked_return_type = "Operation | undefined")]
pub fn operation_for(
    #[wasm_bindgen(unchecked_param_type = "Snapshot")] snapshot: &JsValue,
    handle: u32,
    #[wasm_bindgen(unchecked_param_type = "Act")] act: &JsValue,
) -> Result<JsValue, JsError> {
    let snapshot: Snapshot = read(snapshot)?;
    let act: Act = from_js(act).map_err(|_| JsError::new("The act does not have the documented shape."))?;
    Ok(page::operation_for(&snapshot, handle, act).map_or(JsValue::UNDEFINED, |operation| to_js(&operation)))
}

/// The page without its values, for mending the catalogue: JSON.
///
/// # Errors
/// When the snapshot does not have the documented shape.
#[wasm_bindgen(js_name = pageReport)]
pub fn page_report(#[wasm_bindgen(unchecked_param_type = "Snapshot")] snapshot: &JsValue) -> Result<String, JsError> {
    Ok(page::report(&read(snapshot)?, []))
}

/// Words by which a field counts as one for a secret: what makes snapshots needs them.
#[wasm_bindgen(js_name = secretWords)]
#[must_use]
pub fn secret_words() -> Vec<String> {
    crate::onelogin::SECRET_WORDS.iter().map(|word| (*word).to_owned()).collect()
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
