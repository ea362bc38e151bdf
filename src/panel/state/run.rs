//! What is being carried out under an approval, and the batch that is on its way.

use std::collections::BTreeMap;

use super::offer::{Approval, Offer};
use super::undo::Undo;
use crate::guide::Vars;
use crate::onelogin::{ControlId, Place};
use crate::page::{BatchId, Change, ChangeKind, Control, Item, Outcome, OutcomeKind};
use crate::scim::Secret;

/// Something that is carried out under one approval.
pub struct Run {
    /// The approval.
    pub approval: Approval,
    /// What was approved.
    pub offer: Offer,
    /// The values of each entry as they were when it was approved. Later typing changes nothing of the run.
    pub frozen: BTreeMap<Item, Vars>,
    /// The token as it was then.
    pub token: Option<Secret>,
    /// Entries that are still to do; the first is the current one.
    pub items: Vec<Item>,
    /// The page is still to be held against the plan that was approved.
    pub unconfirmed: bool,
    /// How many batches were sent for the current entry.
    pub rounds: u32,
    /// What has been operated for the current entry.
    pub done: Vec<ControlId>,
    /// Was a press the last thing that was done, of whichever entry?
    pub pressed_last: bool,
    /// Names of what the page has kept, of all entries.
    pub written: Vec<String>,
    /// Names of what was sent and of which the page did not say what became of it.
    pub unsure: Vec<String>,
    /// Of the current entry: what is among the written or the uncertain.
    pub told: Vec<ControlId>,
    /// Of the current entry: what went away as it was written, and is looked for once more.
    pub redrawn: Vec<ControlId>,
    /// Since when the page is waited for, in milliseconds since 1970.
    pub waiting: f64,
    /// The admin has pressed Stop: nothing more is sent.
    pub stopping: bool,
    /// Why it is stopped, where the admin has not done that himself.
    pub stopped_by: Option<String>,
    /// What the controls of the first entry were when they were approved, besides their labels.
    pub were: BTreeMap<ControlId, Identity>,
}

/// What a page that draws a control anew leaves as it was. The numbers in an id are counted up by some frameworks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    tag: String,
    input_type: String,
    name: String,
    id: String,
}

impl Identity {
    /// Of one control.
    #[must_use]
    pub fn of(control: &Control) -> Self {
        Self {
            tag: control.tag.clone(),
            input_type: control.input_type.clone(),
            name: control.name.clone(),
            id: control.id.chars().filter(|character| !character.is_ascii_digit()).collect(),
        }
    }
}

/// A batch that is on its way. There is never more than one.
pub struct Flight {
    /// The batch.
    pub batch: BatchId,
    /// What it is for.
    pub errand: Errand,
    /// Its operations, in order.
    pub parts: Vec<Part>,
    /// When it was sent, in milliseconds since 1970.
    pub sent: f64,
}

/// What a batch is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// The run.
    Run,
    /// A written value is put back: its number.
    PutBack(u32),
    /// Another place is opened.
    Open,
    /// The next page or rule is opened to be read.
    Sweep,
}

/// One operation of a batch, and what is known of it.
pub struct Part {
    /// The control; `None` where only a place is opened.
    pub control: Option<ControlId>,
    /// Its name, and the entry that it is for.
    pub title: String,
    /// Is it a press? Then what goes away with the page was pressed.
    pub press: bool,
    /// How it could be put back.
    pub undo: Option<Undo>,
    /// What became of it, as far as the page has told.
    pub outcome: Option<Outcome>,
}

impl Part {
    /// Part of a run.
    #[must_use]
    pub fn of(change: &Change, item: &Item, undo: Option<Undo>) -> Self {
        Self {
            control: Some(change.control),
            title: title(&change.label, item),
            press: change.kind == ChangeKind::Press,
            undo,
            outcome: None,
        }
    }

    /// Has the page kept it?
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.outcome.as_ref().is_some_and(|outcome| match outcome.result {
            OutcomeKind::Took | OutcomeKind::Normalised => true,
            // A button that opens or closes something often goes away with the press.
            OutcomeKind::Lost => self.press,
            _ => false,
        })
    }
}

/// The name of a control, and the entry that it is for.
#[must_use]
pub fn title(label: &str, item: &Item) -> String {
    match item {
        Some(item) if item != label => format!("{label} ({item})"),
        _ => label.to_owned(),
    }
}

/// The names of those that went away as they were written, and hold it now that they were drawn anew.
fn drawn_anew(run: &Run, item: &Item, held: &[ControlId]) -> Vec<String> {
    let redrawn = |control: &ControlId| held.contains(control) && run.redrawn.contains(control);
    run.changes_of(item)
        .iter()
        .filter(|change| redrawn(&change.control))
        .map(|change| title(&change.label, item))
        .collect()
}

impl Run {
    /// The page has kept this.
    pub fn keep(&mut self, part: &Part) {
        self.pressed_last = part.press;
        self.told.extend(part.control);
        self.done.extend(part.control);
        self.written.push(part.title.clone());
    }

    /// What went away as it was written may have been drawn anew with what was written. The next look tells, once for each
    /// control. What can't be read back, as a secret, is told at once.
    pub fn may_be_drawn_anew(&mut self, part: &Part) -> bool {
        let item = self.items.first().cloned().unwrap_or(None);
        let Some(control) = part.control.filter(|control| !self.redrawn.contains(control)) else { return false };
        let change = self.changes_of(&item).iter().find(|change| change.control == control);
        if !change.is_some_and(|change| change.kind == ChangeKind::Fill && change.secret.is_none()) {
            return false;
        }
        self.redrawn.push(control);
        true
    }

    /// The page holds these already. Of what was approved for the entry, that is no longer to be done.
    pub fn hold(&mut self, item: &Item, held: &[ControlId]) {
        let approved = self.changes_of(item).iter().filter(|change| change.kind == ChangeKind::Fill);
        let new: Vec<ControlId> = approved
            .map(|change| change.control)
            .filter(|control| held.contains(control) && !self.done.contains(control))
            .collect();
        let written = drawn_anew(self, item, &new);
        self.written.extend(written);
        self.told.extend(&new);
        self.done.extend(new);
    }

    /// It is not known whether the page has kept this.
    pub fn doubt(&mut self, part: &Part) {
        self.told.extend(part.control);
        self.unsure.push(part.title.clone());
    }

    /// Was everything that was approved written?
    #[must_use]
    pub fn is_carried_out(&self) -> bool {
        let [item] = self.items.as_slice() else { return false };
        self.changes_of(item).iter().all(|change| self.done.contains(&change.control))
    }

    /// The list that may have got a new entry by what was pressed.
    #[must_use]
    pub fn may_have_added(&self) -> Option<Place> {
        let pressed = |control: ControlId| self.done.contains(&control);
        if pressed(ControlId::CreateSave) {
            Some(Place::Apps)
        } else if pressed(ControlId::RoleCreate) {
            Some(Place::Roles)
        } else {
            None
        }
    }

    /// What of the approval was done, and what was not, as sentences.
    #[must_use]
    pub fn account(&self) -> String {
        if self.written.is_empty() && self.unsure.is_empty() {
            return "Nothing was written.".to_owned();
        }
        let current = self.items.first().cloned().flatten();
        let named = self.changes_of(&current);
        let mut left: Vec<String> = named
            .iter()
            .filter(|change| !self.told.contains(&change.control))
            .map(|change| change.label.clone())
            .collect();
        left.extend(self.items.iter().skip(1).flatten().map(|item| format!("anything for “{item}”")));
        let list = |head: &str, names: &[String]| (!names.is_empty()).then(|| format!("{head}: {}.", names.join(", ")));
        [list("Written", &self.written), list("Not certain", &self.unsure), list("Not written", &left)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The changes that were approved for an entry.
    #[must_use]
    pub fn changes_of(&self, item: &Item) -> &[Change] {
        if *item == self.offer.item {
            return &self.offer.plan.changes;
        }
        let also = self.offer.also.iter().find(|also| Some(&also.item) == item.as_ref());
        also.map(|also| also.changes.as_slice()).unwrap_or_default()
    }
}
