//! What the panel asks of the content script after an approval, and what comes back.

use serde::{Deserialize, Serialize};

/// A batch of operations under one approval, for one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Batch {
    /// Single-use name of the approval and the round within it; the writer refuses one that it has seen.
    pub approval: String,
    /// The document that was shown when the admin approved.
    pub document: String,
    /// Milliseconds since 1970 after which the writer refuses.
    pub expires: f64,
    /// Done in order; the first one that can't be done ends the batch.
    pub operations: Vec<Operation>,
}

/// One thing to do to one element.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Operation {
    /// The element.
    pub handle: u32,
    /// What the element was when the admin approved; any drift is a refusal.
    pub expect: Expectation,
    /// What to do.
    pub act: Act,
}

/// What must still hold of an element at write time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Expectation {
    /// Its role.
    pub role: crate::page::Role,
    /// Its strongest label, as in the snapshot; compared as a whole.
    pub label: String,
    /// `name` attribute.
    pub name: String,
    /// `id` attribute.
    pub id: String,
    /// Path of the document.
    pub path: String,
}

/// The closed set of things the writer can do.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum Act {
    /// Replace the text.
    Type {
        /// The new text. May be a secret: never logged.
        text: String,
    },
    /// Turn a check box, switch or radio on or off.
    Check {
        /// The wanted state.
        on: bool,
    },
    /// Choose the option with this text.
    Choose {
        /// Text of the option, compared after white space is collapsed.
        option: String,
        /// Other spellings that will do, the likeliest first, where the options are not known before the list is open.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        aliases: Vec<String>,
    },
    /// Press a button, link, tab or row.
    Press {},
}

impl core::fmt::Debug for Act {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            // The text may be a bearer token.
            Self::Type { .. } => f.write_str("Type(…)"),
            Self::Check { on } => write!(f, "Check({on})"),
            Self::Choose { option, .. } => write!(f, "Choose({option:?})"),
            Self::Press {} => f.write_str("Press"),
        }
    }
}

/// What became of one operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Outcome {
    /// The element.
    pub handle: u32,
    /// What became of it.
    pub result: OutcomeKind,
    /// A fixed reason (`label changed`, `covered`) or the page's own complaint; never a value.
    pub reason: String,
}

/// The words for what became of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeKind {
    /// The page holds what was written.
    Took,
    /// The page changed its form (case, white space) but kept it.
    Normalised,
    /// The page put the old value back.
    Reverted,
    /// The element went away.
    Lost,
    /// The page complains about the value.
    Rejected,
    /// Not written: the element had gone, as when a page draws a list anew. It may be looked for again.
    Gone,
    /// Not written: something had changed since the approval, or the element can't be used.
    Refused,
    /// Not tried, because an earlier operation of the batch failed.
    Skipped,
}
