//! The result type of every validator: what is wrong, exactly where, and how to mend it.

use serde::{Deserialize, Serialize};

/// Something about an input that its writer should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct InputFinding {
    /// Stable, e.g. `scim.url.not-https`; each is described in `docs/checks.md`.
    pub code: String,
    /// How bad.
    pub severity: InputSeverity,
    /// The part of the input it is about.
    pub span: Span,
    /// Where that part begins, for people.
    pub at: Position,
    /// JSON Pointer (RFC 6901) of the value it is about, in JSON inputs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// SCIM attribute path (RFC 7644 §3.10) of the value, where it has one: `emails.value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    /// What is wrong. Quotes nothing of a secret.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    #[serde(rename = "do")]
    pub todo: String,
    /// A change that mends it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// A part of an input. In Rust and in JSON from the edge: bytes of the UTF-8 form, always on character boundaries. In
/// JavaScript: UTF-16 code units, so that `input.slice(start, end)` is the part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl Span {
    /// From, to.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The part of the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The same part of the text in UTF-16 code units.
    #[must_use]
    pub fn in_utf16(self, text: &str) -> Self {
        let units = |byte: usize| text.get(..byte).unwrap_or(text).encode_utf16().count();
        Self::new(units(self.start), units(self.end))
    }
}

/// Line and column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

/// Where the lines of a text begin.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(core::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The position of a byte.
    pub(super) fn position(&self, text: &str, byte: usize) -> Position {
        let line = self.0.partition_point(|start| *start <= byte).max(1);
        let start = self.0.get(line - 1).copied().unwrap_or_default();
        Position { line, column: text.get(start..byte).unwrap_or_default().chars().count() + 1 }
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum InputSeverity {
    /// It can't work.
    Error,
    /// It may not work, or not as meant.
    Warning,
    /// Worth knowing.
    Info,
}

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// May it be applied without asking?
    pub applicability: Applicability,
    /// What it does, as a button says it: "Remove the last slash".
    pub title: String,
    /// What is replaced, in order and without overlap. Fixes of a secret only take away, so they hold nothing of it.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// What is replaced; empty where something is put in.
    pub span: Span,
    /// What comes there.
    pub text: String,
}

/// Whether a fix may be applied without asking, as in ruff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// Changes nothing that was meant: offered as one click.
    Safe,
    /// Probably what was meant: offered, with old and new shown.
    Unsafe,
    /// Only shown: something in it still has to be put in by hand.
    DisplayOnly,
}

impl Fix {
    /// The input with the fix applied; `None` if an edit does not lie in it.
    #[must_use]
    pub fn apply(&self, input: &str) -> Option<String> {
        let mut text = String::with_capacity(input.len());
        let mut done = 0;
        for edit in &self.edits {
            text.push_str(input.get(done..edit.span.start)?);
            text.push_str(&edit.text);
            done = edit.span.end;
        }
        text.push_str(input.get(done..)?);
        Some(text)
    }
}

/// Is anything among these that can't work?
#[must_use]
pub fn has_errors(findings: &[InputFinding]) -> bool {
    findings.iter().any(|finding| finding.severity == InputSeverity::Error)
}

/// Counts spans in UTF-16 code units instead of bytes, as JavaScript's strings do.
pub fn to_utf16(findings: &mut [InputFinding], input: &str) {
    let convert = |span: &mut Span| *span = span.in_utf16(input);
    for finding in findings {
        convert(&mut finding.span);
        for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            convert(&mut edit.span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters_from_one() {
        let text = "ä\nböc";
        let lines = Lines::of(text);
        assert_eq!(lines.position(text, 2), Position { line: 1, column: 2 });
        assert_eq!(lines.position(text, 4), Position { line: 2, column: 2 });
        assert_eq!(lines.position(text, text.len()), Position { line: 2, column: 4 });
        assert_eq!(Lines::of("").position("", 0), Position { line: 1, column: 1 });
    }

    #[test]
    fn edits_are_applied_in_order() {
        let edits =
            vec![Edit { span: Span::new(0, 1), text: "x".into() }, Edit { span: Span::new(3, 3), text: "y".into() }];
        let fix = Fix { applicability: Applicability::Safe, title: String::new(), edits };
        assert_eq!(fix.apply("abcd").as_deref(), Some("xbcyd"));
        assert_eq!(fix.apply("ab"), None);
    }
}
