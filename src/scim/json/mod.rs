//! Syntax of JSON documents: a reader that keeps places and goes on after a fault, and a check for each kind of fault.

mod parse;

use super::check::checks;
use super::document::Document;

pub(super) use parse::{Data, FaultKind, Member, Node, Parsed, parse};

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
