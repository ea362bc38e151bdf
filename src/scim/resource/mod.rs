//! SCIM resources and messages held against RFC 7643 and RFC 7644.

mod message;

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::schema::{Direction, Schema};
use super::syntax;
use crate::finding::{InputFinding, checks, run};

checks!(
    Document,
    try_on,
    [
        not_an_object,
        no_schemas,
        schemas_shape,
        unknown_schema,
        old_schema,
        core_not_listed,
        under_uri,
        path_as_name,
        undeclared_extension,
        unused_extension,
        required,
        no_id,
        never_returned,
        onelogin_name,
        value_type,
        not_a_list,
        not_one_value,
        canonical,
        primary,
        read_only,
        unknown_attribute,
        duplicate_attribute,
        null,
        empty_item,
        format,
        email,
        language,
        macro_left,
        list_resources,
        list_index,
        patch_operations,
        patch_path,
        patch_value,
        error_status,
    ]
);

/// What is said of an attribute that only the server sets.
pub(super) const READ_ONLY: &str = read_only::CHECK.code;

/// Who sends a document, and what else is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ResourceRules {
    /// Who sends it.
    pub sender: Sender,
    /// Schemas that the server publishes at `/Schemas`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schemas: Vec<Schema>,
}

/// Who sends a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Sender {
    /// A client: to create, replace or patch.
    Client,
    /// A server: as an answer.
    #[default]
    Server,
}

/// Checks a resource or message.
#[must_use]
pub fn check(text: &str, rules: &ResourceRules) -> Vec<InputFinding> {
    let direction = match rules.sender {
        Sender::Client => Direction::Request,
        Sender::Server => Direction::Response,
    };
    let document = Document::resource(text, &rules.schemas, direction);
    let mut findings = run(syntax::checks(&document), &document, text);
    if document.page_source().is_none() {
        findings.extend(run(CHECKS, &document, text));
    }
    findings.sort_by_key(|finding| (finding.span.start, finding.severity));
    findings
}

#[cfg(test)]
fn try_on(input: &str, rules: Option<&str>) -> Vec<InputFinding> {
    let rules = rules.map_or_else(
        || ResourceRules { sender: Sender::Client, ..ResourceRules::default() },
        |json| serde_json::from_str(json).expect("rules"),
    );
    check(input, &rules)
}
