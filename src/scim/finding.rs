//! The result type of every validator.

use serde::{Deserialize, Serialize};

/// Something about an input that its writer should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct InputFinding {
    /// Stable, e.g. `scim.url.not-https`.
    pub code: String,
    /// How bad.
    pub severity: InputSeverity,
    /// The part of the input it is about.
    pub span: Span,
    /// What is wrong.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What to do.
    #[serde(rename = "do")]
    pub todo: String,
    /// The whole input as it should be, where that is certain.
    pub fix: Option<Fix>,
}

/// A part of an input, in bytes of its UTF-8 form; always on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
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
}

/// A proposed replacement of the whole input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// May it be applied without asking?
    pub applicability: Applicability,
    /// The input as it should be. Absent for a secret, whose fix is applied without being shown.
    pub replacement: Option<String>,
}

/// Whether a fix may be applied without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// Changes nothing that was meant.
    Safe,
    /// Probably what was meant.
    Unsafe,
}
