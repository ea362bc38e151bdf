//! A filter as it stands in a query (RFC 7644 §3.4.2.2): alone, or behind `filter=` with percent signs.

use super::filter::{self, Comparison, Fault};
use super::schema::attribute_type;
use crate::finding::{Edit, InputFinding, Span, checks, run};

checks!(Query, try_on, [syntax, value]);

/// Checks a filter, or the one in a query.
#[must_use]
pub fn check(text: &str) -> Vec<InputFinding> {
    run(CHECKS, &Query::new(text), text)
}

#[cfg(test)]
fn try_on(input: &str, _rules: Option<&str>) -> Vec<InputFinding> {
    check(input)
}

/// A filter, and where its characters stand in what was given.
pub(in crate::scim) struct Query {
    read: Result<Vec<Comparison>, Fault>,
    /// For each byte of the filter and its end: the byte in the text.
    places: Vec<usize>,
    /// Was it written with percent signs?
    encoded: bool,
}

impl Query {
    fn new(text: &str) -> Self {
        let (from, to, encoded) = part(text);
        let source = text.get(from..to).unwrap_or_default();
        let (mut bytes, mut places) = (Vec::with_capacity(source.len()), Vec::with_capacity(source.len() + 1));
        let raw = source.as_bytes();
        let mut at = 0;
        while let Some(byte) = raw.get(at) {
            places.push(from + at);
            let hex = source.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
            match (encoded, byte, hex) {
                (true, b'%', Some(byte)) => {
                    bytes.push(byte);
                    at += 3;
                }
                (true, b'+', _) => {
                    bytes.push(b' ');
                    at += 1;
                }
                _ => {
                    bytes.push(*byte);
                    at += 1;
                }
            }
        }
        places.push(to);
        // Places count as long as the bytes are a text.
        let filter = String::from_utf8(bytes).unwrap_or_else(|_| source.to_owned());
        let read = filter::filter(&filter);
        Self { read, places, encoded }
    }

    /// A part of the filter as a part of the text.
    fn span(&self, span: Span) -> Span {
        let at = |byte: usize| self.places.get(byte).or(self.places.last()).copied().unwrap_or_default();
        Span::new(at(span.start), at(span.end))
    }

    /// Edits of the filter as edits of the text; none where that has percent signs.
    fn edits(&self, edits: &[Edit]) -> Vec<Edit> {
        if self.encoded {
            return Vec::new();
        }
        edits.iter().map(|edit| Edit { span: self.span(edit.span), text: edit.text.clone() }).collect()
    }
}

/// Where the filter stands, and whether it is written with percent signs.
fn part(text: &str) -> (usize, usize, bool) {
    let whole = (text.len() - text.trim_start().len(), text.trim_end().len(), false);
    let lower = text.to_ascii_lowercase();
    let Some(at) = lower.find("filter=") else { return whole };
    let begins =
        at.checked_sub(1).and_then(|before| text.get(before..at)).is_none_or(|mark| matches!(mark, "?" | "&" | "/"));
    if !begins {
        return whole;
    }
    let from = at + "filter=".len();
    let end =
        text.get(from..).and_then(|rest| rest.find(['&', '#'])).map_or(text.trim_end().len(), |length| from + length);
    // Somebody may have written it as it will be encoded.
    let plain = text.get(from..end).is_some_and(|filter| filter.contains(' '));
    (from, end.max(from), !plain)
}

/// The type of the attribute that a comparison names, in the schemas of users and groups.
fn type_of(comparison: &Comparison) -> Option<super::schema::AttributeType> {
    let name = &comparison.name;
    match &comparison.within {
        Some(outer) => attribute_type(outer.uri.as_deref(), &outer.attribute, Some(&name.attribute)),
        None => attribute_type(name.uri.as_deref(), &name.attribute, name.part.as_deref()),
    }
}
