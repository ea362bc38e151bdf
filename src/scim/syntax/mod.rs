//! Syntax of JSON documents: a check for each kind of fault that the reader notes.

use super::document::Document;
use crate::finding::checks;

use super::json::FaultKind;

checks!(
    Document,
    try_on,
    [
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

#[cfg(test)]
fn try_on(input: &str, rules: Option<&str>) -> Vec<super::InputFinding> {
    super::template::try_on(input, rules)
}
