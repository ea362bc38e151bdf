//! OneLogin's Custom Headers: one `Name: value` a line, sent with every SCIM request.
//!
//! A value may be a secret, so no finding quotes what was typed.

use serde::{Deserialize, Serialize};

use super::field;
use super::pasted::bullet;
use crate::finding::{Field, InputFinding, Span, checks, run};

checks!(
    Headers,
    try_on,
    [wrong_field, marks, no_colon, name, value, no_value, duplicate, authorization, content_type, connection, required]
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
    let headers = Headers::new(input, rules);
    // What belongs elsewhere are no bad headers.
    run(if headers.belongs.is_some() { &[wrong_field::CHECK] } else { CHECKS }, &headers, input)
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
    /// Marks around lines, and lines that are nothing else.
    marks: Vec<Span>,
    /// The field that it belongs in, if that is another one.
    belongs: Option<Field>,
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
        let mut marks = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let body = line.strip_suffix('\r').unwrap_or(line);
            if body.trim().starts_with("```") {
                marks.push(Span::new(start, start + line.len() + usize::from(start + line.len() < text.len())));
            } else if !body.trim().is_empty() {
                let all = unmarked(text, Span::new(start, start + body.len()), &mut marks);
                let body = all.of(text);
                let colon = body.find(':');
                let name_end = colon.unwrap_or(body.len());
                let value = colon.and_then(|at| body.get(at + 1..)).unwrap_or_default();
                let from = all.start + body.len() - value.trim_start_matches([' ', '\t']).len();
                let to = from + value.trim_matches([' ', '\t']).len();
                let (mut name, mut value) = (Span::new(all.start, all.start + name_end), Span::new(from, to));
                if colon.is_some() {
                    name = alone(text, name, &mut marks);
                    value = alone(text, value, &mut marks);
                }
                lines.push(Line { all, name, colon: colon.map(|at| all.start + at), value });
            }
            start += line.len() + 1;
        }
        // A line of Authorization has a check of its own here.
        let belongs = field::of(text).filter(|field| match field {
            Field::Headers => false,
            Field::Token => !text.trim_start().to_ascii_lowercase().starts_with("authorization"),
            Field::Url | Field::Template => true,
        });
        Self { text: text.to_owned(), lines, marks, belongs, rules: rules.clone() }
    }

    const fn all(&self) -> Span {
        Span::new(0, self.text.len())
    }

    fn text(&self) -> &str {
        &self.text
    }

    fn lines(&self) -> &[Line] {
        &self.lines
    }

    fn marks(&self) -> &[Span] {
        &self.marks
    }

    const fn rules(&self) -> &HeaderRules {
        &self.rules
    }
}

/// A line without the marks around it: the dash of a list, backticks, quotation marks, `-H` of a call with curl.
fn unmarked(text: &str, line: Span, marks: &mut Vec<Span>) -> Span {
    let mut rest = line;
    let first = marks.len();
    // Nobody's line has more marks inside each other.
    while marks.len() < first + 12 {
        let part = rest.of(text);
        let blank = part.len() - part.trim_start_matches([' ', '\t']).len();
        let bare = part.trim_start_matches([' ', '\t']);
        let end = rest.start + part.trim_end_matches([' ', '\t']).len();
        let curl = ["-H ", "--header "].iter().find(|word| bare.starts_with(**word)).map(|word| word.len());
        if let Some(length) = curl.or_else(|| bullet(bare).filter(|_| bare.contains(':'))) {
            marks.push(Span::new(rest.start, rest.start + blank + length));
            rest.start += blank + length;
            continue;
        }
        // The comma or the backslash that goes on belongs to the marks only behind a closing one.
        let closed = bare.trim_end_matches([' ', '\t', ',', '\\', ';']);
        let pair = ['`', '"', '\'', '“'].iter().find(|open| bare.starts_with(**open)).and_then(|open| {
            let close = if *open == '“' { '”' } else { *open };
            let inner = closed.strip_prefix(*open)?.strip_suffix(close)?;
            (!inner.contains(close) && inner.contains(':')).then_some((open.len_utf8(), inner.len()))
        });
        let bold =
            bare.strip_prefix("**").and_then(|inner| inner.trim_end().strip_suffix("**")).filter(|it| it.contains(':'));
        let Some((open, length)) = pair.or(bold.map(|inner| (2, inner.len()))) else { break };
        let from = rest.start + blank + open;
        marks.push(Span::new(rest.start, from));
        marks.push(Span::new(from + length, end));
        rest = Span::new(from, from + length);
    }
    if marks.len() == first { line } else { rest }
}

/// A name or a value without the backticks or stars that stand around it alone.
fn alone(text: &str, span: Span, marks: &mut Vec<Span>) -> Span {
    let part = span.of(text);
    for mark in ["`", "**"] {
        let inner = part.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark));
        if inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(mark)) {
            marks.push(Span::new(span.start, span.start + mark.len()));
            marks.push(Span::new(span.end - mark.len(), span.end));
            return Span::new(span.start + mark.len(), span.end - mark.len());
        }
    }
    span
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
