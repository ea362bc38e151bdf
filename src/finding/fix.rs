//! A change of the input that mends a finding.

use serde::{Deserialize, Serialize};

use super::span::Span;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_applied_in_order() {
        let edits =
            vec![Edit { span: Span::new(0, 1), text: "x".into() }, Edit { span: Span::new(3, 3), text: "y".into() }];
        let fix = Fix { applicability: Applicability::Safe, title: String::new(), edits };
        assert_eq!(fix.apply("abcd").as_deref(), Some("xbcyd"));
        assert_eq!(fix.apply("ab"), None);
    }
}
