//! What a validator says about an input: what is wrong, exactly where, and how to mend it.

use serde::{Deserialize, Serialize};

use super::fix::Fix;
use super::span::{Position, Span, bytes_to_utf16};

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
    /// The field that the whole input belongs in, where it was pasted into another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub belongs: Option<Field>,
}

/// A field of an app's Configuration tab that something is pasted into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// SCIM Base URL.
    Url,
    /// SCIM Bearer Token.
    Token,
    /// Custom Headers.
    Headers,
    /// SCIM JSON Template.
    Template,
}

impl Field {
    /// What OneLogin calls the field.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Url => "SCIM Base URL",
            Self::Token => "SCIM Bearer Token",
            Self::Headers => "Custom Headers",
            Self::Template => "SCIM JSON Template",
        }
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

/// Is anything among these that can't work?
#[must_use]
pub fn has_errors(findings: &[InputFinding]) -> bool {
    findings.iter().any(|finding| finding.severity == InputSeverity::Error)
}

/// Counts spans in UTF-16 code units instead of bytes, as JavaScript's strings do.
pub fn to_utf16(findings: &mut [InputFinding], input: &str) {
    let mut places = Vec::new();
    for finding in findings {
        let edits = finding.fix.iter_mut().flat_map(|fix| &mut fix.edits).map(|edit| &mut edit.span);
        for Span { start, end } in core::iter::once(&mut finding.span).chain(edits) {
            places.extend([start, end]);
        }
    }
    bytes_to_utf16(places, input);
}
