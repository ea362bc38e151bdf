//! Every message between the panel, the background script and the content script. The TypeScript types come from here.
//!
//! The panel opens one port to the content script. It sends a [`Request`] with a number, and gets one [`Answer`] with the
//! same number. What the page does by itself, and what becomes of a batch, comes as [`Event`]s.

use serde::{Deserialize, Serialize};

use super::Snapshot;

/// Names a batch within one panel: counted up from 1, never used twice.
#[cfg_attr(feature = "wasm", tsify::declare)]
pub type BatchId = u32;

/// What the panel asks of the content script, with the number of the request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    /// Comes back in the [`Answer`].
    pub id: u32,
    /// What is asked for.
    pub ask: Ask,
}

/// What the panel can ask of the content script.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum Ask {
    /// Look at the page. Answered by [`Reply::Looked`].
    Look {
        /// Words that mark a field as secret.
        #[serde(rename = "secretWords")]
        secret_words: Vec<String>,
    },
    /// Carry out a batch. Answered at once by [`Reply::Done`]; what becomes of it comes as [`Event::Outcome`] and
    /// [`Event::Ended`]. A batch that comes while another is on its way waits for it.
    Act {
        /// What to carry out.
        batch: Batch,
    },
    /// End a batch between two operations. Answered by [`Reply::Done`]; [`Event::Ended`] says that it has ended. A batch that
    /// has ended, or was never heard of, is ended all the same.
    Stop {
        /// Which one.
        batch: BatchId,
    },
    /// Draw the ring around an element.
    Ring {
        /// The element.
        handle: u32,
        /// Text beside the ring.
        label: String,
    },
    /// Take the ring away.
    Unring {},
    /// Move the keyboard focus to an element.
    Focus {
        /// The element.
        handle: u32,
    },
    /// Let the admin point at an element. Answered by [`Reply::Pointed`] when he has.
    Point {},
    /// End the pointing.
    Unpoint {},
}

/// What the content script answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Answer {
    /// The number of the request.
    pub id: u32,
    /// The answer.
    pub reply: Reply,
}

/// The kinds of answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum Reply {
    /// A look at the page.
    Looked {
        /// What was seen.
        snapshot: Box<Snapshot>,
    },
    /// The admin has pointed.
    Pointed {
        /// At this element; `None` if the pointing was ended in the page.
        handle: Option<u32>,
    },
    /// It is done.
    Done {},
    /// It could not be done.
    Failed {
        /// Why, in words that quote no value of the page.
        why: String,
    },
}

/// What the content script tells without being asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", tag = "event", deny_unknown_fields)]
pub enum Event {
    /// The first message: the content script is there.
    Hello {
        /// Name of the document, see [`Snapshot::document`].
        document: String,
    },
    /// The page has changed.
    Changed {},
    /// A button was pressed: one that may change something, not a link or a tab. The page may be left by it.
    Pressed {
        /// What it is called.
        label: String,
    },
    /// What became of one operation. A later outcome of the same operation replaces the earlier one: some pages put a value
    /// back late.
    Outcome {
        /// The batch.
        batch: BatchId,
        /// Which of its operations, counted from 0.
        operation: u32,
        /// What became of it.
        outcome: Outcome,
    },
    /// The batch has ended: nothing more of it is written, and no more is told of it. Operations without an outcome were not
    /// tried.
    Ended {
        /// The batch.
        batch: BatchId,
        /// Why.
        end: End,
    },
    /// The page does something to the ring.
    Tampered {
        /// What, as the beginning of a sentence.
        what: String,
    },
    /// Another panel has taken over this page.
    Replaced {},
}

/// Why a batch has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum End {
    /// Every operation has an outcome, or one of them ended the batch.
    Finished {},
    /// It was stopped.
    Stopped {},
    /// It was not begun.
    Refused {
        /// Why.
        why: String,
    },
}

/// What the panel asks of the background script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum ToBackground {
    /// Put the content script into the page of a tab. Answered by [`Injected`].
    Inject {
        /// The tab.
        #[serde(rename = "tabId")]
        tab_id: u32,
    },
}

/// What the background script answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Injected {
    /// Is the content script in the page?
    pub ok: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub error: String,
}

/// What the background script tells the panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum FromBackground {
    /// The admin has clicked the icon in a tab, so that the panel is let in there again.
    LetIn {
        /// The tab.
        #[serde(rename = "tabId")]
        tab_id: u32,
    },
}

/// A batch of operations under one approval, for one record in one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Batch {
    /// Its name. The writer refuses one that it has seen.
    pub id: BatchId,
    /// The document that was shown when the admin approved.
    pub document: String,
    /// Scheme and host that were shown, e.g. `https://acme.onelogin.com`.
    pub origin: String,
    /// The path that was shown.
    pub path: String,
    /// The heading that says whose page it is; it must still be among [`Snapshot::headings`] when each operation is carried
    /// out. `None` where the page has no heading of its own.
    pub heading: Option<String>,
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
