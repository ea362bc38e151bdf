//! A plan: what would be done under one approval.
//!
//! It names controls and kinds of values, and shows old → new for what is no secret.

use serde::Serialize;

use crate::guide::Want;
use crate::onelogin::{ControlId, Place};
use crate::page::place::Record;

/// The entry of the list that a step repeats for; `None` for a step that does not repeat.
pub type Item = Option<String>;

/// What would be done under one approval.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// The document it is for.
    pub document: String,
    /// Scheme and host of that document.
    pub origin: String,
    /// Its path.
    pub path: String,
    /// The record whose page it is; `None` for a page of none, such as a list or a form for something new.
    pub record: Option<Record>,
    /// The place it starts at.
    pub place: Place,
    /// What would be done, in order.
    pub changes: Vec<Change>,
}

/// One thing that would be done.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The control.
    pub control: ControlId,
    /// What the guide wants of it; `None` for a press.
    pub want: Option<Want>,
    /// Its name as the page shows it, or as the catalogue has it if it is not there yet.
    pub label: String,
    /// What would be done.
    pub kind: ChangeKind,
    /// What is there now; empty for a press and for what is not there yet.
    pub old: String,
    /// What would be there; dots for a secret.
    pub new: String,
    /// Which edition of the secret would be written, counted by [`Inputs::edition`](crate::guide::Inputs::edition); `None`
    /// for what is no secret. Two secrets look the same on show, and their editions differ.
    pub secret: Option<u32>,
    /// The element, `None` while it is not there yet.
    pub handle: Option<u32>,
    /// Would something that is not blank be replaced?
    pub overwrites: bool,
    /// The admin pointed at it; it was not found by its name.
    pub pointed: bool,
    /// A hint in the field that has nothing to do with its name.
    pub hint: Option<String>,
}

/// What would be done to a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// A value is put in.
    Fill,
    /// It is pressed.
    Press,
}

impl Change {
    /// Is this the same change, whatever the page holds now and wherever the control is drawn?
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        (self.control, self.kind, &self.new, self.secret) == (other.control, other.kind, &other.new, other.secret)
    }
}

impl Plan {
    /// What can be done on the page as it is: the changes up to the first that is not there yet.
    pub fn ready(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().take_while(|change| change.handle.is_some())
    }

    /// Would any of it replace something that is not blank?
    #[must_use]
    pub fn overwrites(&self) -> bool {
        self.changes.iter().any(|change| change.overwrites)
    }

    /// The plan as a person sees it: a control that is drawn anew has another handle and is the same on show.
    #[must_use]
    pub fn as_shown(&self) -> Self {
        let shown = |change: &Change| Change { handle: change.handle.map(|_| 0), ..change.clone() };
        Self { changes: self.changes.iter().map(shown).collect(), ..self.clone() }
    }
}
