//! OneLogin's Custom Headers: one `Name: value` a line, sent with every SCIM request.
//!
//! A value may be a secret, so no finding quotes what was typed.

use serde::{Deserialize, Serialize};

use crate::finding::{InputFinding, Span, checks, run};

checks!(
    Headers,
    try_on,
    [no_colon, name, value, no_value, duplicate, authorization, content_type, connection, required]
);

/// What a vendor says about custom headers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct HeaderRules {
    /// Lines that must be there, as `Name: value`.
    pub required: Vec<String>,
}

/// Checks the field as typed.
#[must_use]
pub fn check(input: &str, rules: &HeaderRules) -> Vec<InputFinding> {
    run(CHECKS, &Headers::new(input, rules), input)
}

/// The values that may be secrets: all of them but media types. A line without a colon is such a value as a whole.
#[cfg(any(feature = "panel", test))]
pub fn secrets(input: &str) -> impl Iterator<Item = &str> {
    let values = input.lines().map(|line| line.split_once(':').map_or(line, |(_, value)| value));
    values.filter(|value| !is_media_type(value))
}

/// Is it a media type that headers of SCIM name, with or without a character set? It is as public as the protocol.
#[cfg(any(feature = "panel", test))]
fn is_media_type(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let (media, parameter) = value.split_once(';').unwrap_or((&value, ""));
    matches!(media.trim(), "application/scim+json" | "application/json" | "*/*")
        && matches!(parameter.trim(), "" | "charset=utf-8")
}

#[cfg(test)]
fn try_on(input: &str, rules: Option<&str>) -> Vec<InputFinding> {
    let rules = rules.map(|json| serde_json::from_str(json).expect("rules")).unwrap_or_default();
    check(input, &rules)
}

/// The field, line by line.
pub(in crate::scim) struct Headers {
    text: String,
    lines: Vec<Line>,
    rules: HeaderRules,
}

/// A line that is not blank.
struct Line {
    all: Span,
    /// Before the colon; the whole line without one.
    name: Span,
    colon: Option<usize>,
    /// Behind the colon, without white space around it.
    value: Span,
}

impl Headers {
    fn new(text: &str, rules: &HeaderRules) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let body = line.strip_suffix('\r').unwrap_or(line);
            if !body.trim().is_empty() {
                let colon = body.find(':');
                let name_end = colon.unwrap_or(body.len());
                let value = colon.and_then(|at| body.get(at + 1..)).unwrap_or_default();
                let from = start + body.len() - value.trim_start_matches([' ', '\t']).len();
                let to = from + value.trim_matches([' ', '\t']).len();
                lines.push(Line {
                    all: Span::new(start, start + body.len()),
                    name: Span::new(start, start + name_end),
                    colon: colon.map(|at| start + at),
                    value: Span::new(from, to),
                });
            }
            start += line.len() + 1;
        }
        Self { text: text.to_owned(), lines, rules: rules.clone() }
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn lines(&self) -> &[Line] {
        &self.lines
    }

    const fn rules(&self) -> &HeaderRules {
        &self.rules
    }
}

/// Is it a `token` of RFC 9110 §5.6.2?
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
    #[test]
    fn all_values_but_media_types_may_be_secrets() {
        let input = "Content-Type: application/scim+json\nX-Key: canary-1\naccept: application/json; charset=UTF-8\n\
                     Accept: Bearer canary-2\ncanary-3";
        let values: Vec<&str> = super::secrets(input).map(str::trim).collect();
        assert_eq!(values, ["canary-1", "Bearer canary-2", "canary-3"]);
    }
}
