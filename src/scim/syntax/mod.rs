//! Syntax of JSON documents: a check for each kind of fault that the reader notes.

use super::document::Document;
use crate::finding::{Check, checks};

use super::json::FaultKind;

checks!(
    Document,
    try_on,
    [
        page_source,
        empty,
        too_large,
        too_deep,
        unexpected,
        missing_comma,
        extra_comma,
        missing_colon,
        comment,
        quotes,
        unquoted_name,
        unquoted_macro,
        unclosed,
        control_character,
        escape,
        number,
    ]
);

/// The checks of this family that can say something of the document: of the source of a page only that it is one.
pub(in crate::scim) fn checks(document: &Document) -> &'static [Check<Document>] {
    if document.page_source().is_some() { &[page_source::CHECK] } else { CHECKS }
}

#[cfg(test)]
fn try_on(input: &str, rules: Option<&str>) -> Vec<super::InputFinding> {
    super::template::try_on(input, rules)
}
