//! What a document is, told from its shape where `schemas` does not say.

use super::walk::get;
use super::{
    BULK_REQUEST, BULK_RESPONSE, ERROR, GROUP, LIST, PATCH, RESOURCE_TYPE, SCHEMA, SERVICE_PROVIDER_CONFIG, USER,
};
use crate::scim::json::{Data, Member};

/// URI of the schema of what has such members; `None` if nothing tells.
pub(super) fn of(members: &[Member]) -> Option<&'static str> {
    let has = |name: &str| get(members, name).is_some();
    if let Some(operations) = get(members, "Operations") {
        let first = match &operations.value.data {
            Data::Array(items) => items.first(),
            _ => None,
        };
        let names =
            |name: &str| matches!(first.map(|item| &item.data), Some(Data::Object(op)) if get(op, name).is_some());
        return Some(if names("method") && names("status") {
            BULK_RESPONSE
        } else if names("method") {
            BULK_REQUEST
        } else {
            PATCH
        });
    }
    if has("userName") {
        return Some(USER);
    }
    if has("Resources") || has("totalResults") {
        return Some(LIST);
    }
    let status = get(members, "status").map(|status| &status.value.data);
    let http = match status {
        Some(Data::String(text) | Data::Number(text)) => {
            text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    };
    if http && !has("id") || has("scimType") && has("detail") {
        return Some(ERROR);
    }
    if has("patch") && (has("filter") || has("bulk") || has("sort") || has("authenticationSchemes")) {
        return Some(SERVICE_PROVIDER_CONFIG);
    }
    if has("endpoint") && has("schema") {
        return Some(RESOURCE_TYPE);
    }
    if has("attributes")
        && has("name")
        && get(members, "attributes").is_some_and(|it| matches!(it.value.data, Data::Array(_)))
    {
        return Some(SCHEMA);
    }
    has("members").then_some(GROUP)
}
