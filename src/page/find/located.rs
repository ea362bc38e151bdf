//! What came of looking for a control: one clear winner, or a refusal in words.

use serde::{Deserialize, Serialize};

use crate::onelogin::Language;
use crate::page::Barrier;

/// What came of looking for a control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind")]
pub enum Located {
    /// One clear winner.
    Found {
        /// Index into [`Snapshot::controls`].
        index: usize,
        /// Its handle.
        handle: u32,
        /// The label that decided, as shown.
        label: String,
        /// Why it won, in words.
        why: String,
    },
    /// Several fit equally well; what each is called in the page.
    Ambiguous {
        /// Names of the candidates.
        candidates: Vec<String>,
    },
    /// Nothing fits.
    NotFound {
        /// What comes nearest: labels of controls of that kind, with the reason where one was passed over.
        nearest: Vec<String>,
        /// How many frames of another site are on show: it may be in there.
        foreign_frames: u32,
        /// The page is so long that a part of it was not read.
        truncated: bool,
    },
    /// Nothing is written, though something is there.
    Refused {
        /// Why.
        reason: Refusal,
    },
}

/// Why nothing is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind")]
pub enum Refusal {
    /// It is there, but a person could not use it now.
    Barriers {
        /// Its label, as shown.
        label: String,
        /// What is in the way.
        barriers: Vec<Barrier>,
    },
    /// What is shown and what is said to screen readers, or two labels, name different things.
    Contradiction {
        /// The text that fits.
        label: String,
        /// The text that says something else.
        other: String,
    },
    /// The page speaks a language whose wording is not known.
    Language {
        /// Which.
        language: Language,
    },
}

impl Located {
    /// Nothing fits, and nothing is near.
    #[must_use]
    pub const fn nothing() -> Self {
        Self::NotFound { nearest: Vec::new(), foreign_frames: 0, truncated: false }
    }

    /// The refusal in words: what is wrong and what to do. Empty when found.
    #[must_use]
    pub fn explain(&self, label: &str) -> String {
        match self {
            Self::Found { .. } => String::new(),
            Self::Ambiguous { candidates } => format!(
                "Several controls could be “{label}”: {}. To be safe nothing is filled; please do this one by hand.",
                candidates.join(", ")
            ),
            Self::NotFound { nearest, foreign_frames, truncated } => {
                let mut said = format!("“{label}” was not found on this page. ");
                if !nearest.is_empty() {
                    said.push_str(&format!("The nearest are {}. ", nearest.join(", ")));
                }
                if *foreign_frames > 0 {
                    said.push_str("A part of the page comes from another site and can't be read; it may be in there. ");
                }
                if *truncated {
                    said.push_str("The page is so long that only its beginning was read. ");
                }
                said.push_str(
                    "OneLogin may have changed its wording, or your plan may not include it; please do this one by hand.",
                );
                said
            }
            Self::Refused { reason: Refusal::Barriers { barriers, .. } } => format!(
                "“{label}” is there, but it {}. Nothing is written into a control that you could not use yourself.",
                barriers.iter().map(|barrier| barrier_words(*barrier)).collect::<Vec<_>>().join(" and ")
            ),
            Self::Refused { reason: Refusal::Contradiction { label: fits, other } } => format!(
                "A control is called “{fits}” and also “{other}”. Which one it is can't be told, so nothing is filled; please do this one by hand."
            ),
            Self::Refused { reason: Refusal::Language { language } } => language.refusal(),
        }
    }
}

const fn barrier_words(barrier: Barrier) -> &'static str {
    match barrier {
        Barrier::Hidden => "is hidden",
        Barrier::Disabled => "is disabled",
        Barrier::Readonly => "is read-only",
        Barrier::OffScreen => "lies outside the page",
        Barrier::Covered => "is covered by something else",
        Barrier::Inert => "is behind an open window",
    }
}
