//! Values that the panel has written and that can be put back: what, where, and into whose record.

use crate::guide::Vars;
use crate::onelogin::{ControlId, Place};
use crate::page::{BatchId, Change, ChangeKind, Item, REDACTED, Record, Value};

use super::page::Seen;
use super::run::title;

/// Entries that are kept at most. The oldest go first.
const MOST: usize = 100;

/// A value that can be put back.
#[derive(Clone, Debug, PartialEq)]
pub struct Undo {
    /// Its number, from 1; never used twice.
    pub id: u32,
    /// The operation that wrote it.
    pub by: (BatchId, u32),
    /// Where it was written.
    pub at: Anchor,
    /// The control.
    pub control: ControlId,
    /// The values that stood for the placeholders in the control's name.
    pub vars: Vars,
    /// Its name, and the entry that it is for.
    pub title: String,
    /// What was in it before.
    pub old: Value,
    /// What was written.
    pub new: String,
    /// The page did not say whether it kept what was written.
    pub unsure: bool,
}

/// Where a value was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// Scheme and host.
    pub origin: String,
    /// The document.
    pub document: String,
    /// Its path.
    pub path: String,
    /// The page, tab or window.
    pub place: Place,
    /// The record whose page it is.
    pub record: Option<Record>,
    /// Title of the window it stands in.
    pub window: Option<String>,
}

impl Anchor {
    /// Where the admin is now.
    #[must_use]
    pub fn of(seen: &Seen) -> Option<Self> {
        Some(Self {
            origin: seen.snapshot.origin.clone(),
            document: seen.snapshot.document.clone(),
            path: seen.snapshot.path.clone(),
            place: seen.here.place?,
            record: seen.record.clone(),
            window: seen.snapshot.dialog.clone(),
        })
    }

    /// Is the page, tab or window open where it was written?
    #[must_use]
    pub fn is_open(&self, seen: &Seen) -> bool {
        self.is_reachable(seen) && self.is_same_record(seen) && seen.here.place == Some(self.place)
    }

    fn is_same_record(&self, seen: &Seen) -> bool {
        match (&self.record, &seen.record) {
            (Some(written), Some(open)) => written.is(open),
            (None, None) => true,
            _ => false,
        }
    }

    /// Can it still come to be open? A window that was closed does not come back, nor does a list or a form that was left.
    #[must_use]
    pub fn is_reachable(&self, seen: &Seen) -> bool {
        let same_page = self.document == seen.snapshot.document && self.path == seen.snapshot.path;
        match (&self.window, &self.record) {
            (Some(window), _) => same_page && seen.snapshot.dialog.as_ref() == Some(window),
            (None, Some(_)) => self.origin == seen.snapshot.origin,
            (None, None) => same_page,
        }
    }
}

/// The value that a change replaces, if it can be put back: not a press, not a secret, not what a secret was taken out of.
#[must_use]
pub fn replaced(seen: &Seen, change: &Change) -> Option<Value> {
    let handle = change.handle.filter(|_| change.kind == ChangeKind::Fill)?;
    let control = seen.snapshot.controls.iter().find(|control| control.handle == handle)?;
    match &control.value {
        Value::Secret { .. } | Value::None { .. } => None,
        Value::Text { text } if text.contains(REDACTED) => None,
        value => Some(value.clone()),
    }
}

/// A value in words.
#[must_use]
pub fn in_words(value: &Value) -> String {
    match value {
        Value::Text { text } if text.is_empty() => "empty".to_owned(),
        Value::Text { text } | Value::Choice { selected: text, .. } => text.clone(),
        Value::Checked { on } | Value::None { active: on } => if *on { "on" } else { "off" }.to_owned(),
        Value::Mixed => "partly on".to_owned(),
        Value::Secret { .. } => REDACTED.to_owned(),
    }
}

/// The list of them, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoList {
    entries: Vec<Undo>,
    last: u32,
}

impl UndoList {
    /// A draft for a change that is about to be sent. It joins the list once the page has kept the change.
    pub fn draft(
        &mut self,
        seen: &Seen,
        change: &Change,
        item: &Item,
        vars: &Vars,
        by: (BatchId, u32),
    ) -> Option<Undo> {
        let old = replaced(seen, change)?;
        self.last += 1;
        Some(Undo {
            id: self.last,
            by,
            at: Anchor::of(seen)?,
            control: change.control,
            vars: vars.clone(),
            title: title(&change.label, item),
            old,
            new: change.new.clone(),
            unsure: false,
        })
    }

    /// Adds what was written. Of two values written into the same control of a record the older one is what was there.
    pub fn add(&mut self, undo: Undo) {
        if self.entries.iter().any(|entry| entry.by == undo.by) {
            return;
        }
        let same = |entry: &&mut Undo| {
            entry.control == undo.control
                && entry.vars == undo.vars
                && entry.at.place == undo.at.place
                && match (&entry.at.record, &undo.at.record) {
                    (Some(left), Some(right)) => left.is(right) && entry.at.window == undo.at.window,
                    _ => entry.at == undo.at,
                }
        };
        if let Some(entry) = self.entries.iter_mut().find(same) {
            *entry = Undo { old: entry.old.clone(), id: entry.id, by: entry.by, ..undo };
        } else {
            self.entries.push(undo);
        }
        self.entries.retain(|entry| in_words(&entry.old) != entry.new);
        let over = self.entries.len().saturating_sub(MOST);
        self.entries.drain(..over);
    }

    /// The page did not keep it after all.
    pub fn withdraw(&mut self, by: (BatchId, u32)) {
        self.entries.retain(|entry| entry.by != by);
    }

    /// It is put back.
    pub fn remove(&mut self, id: u32) {
        self.entries.retain(|entry| entry.id != id);
    }

    /// Drops what can't be put back any more, as its window, list or form is gone.
    pub fn prune(&mut self, seen: &Seen) {
        self.entries.retain(|entry| entry.at.is_reachable(seen));
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, id: u32) -> Option<&Undo> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// All of them, oldest first.
    pub fn iter(&self) -> std::slice::Iter<'_, Undo> {
        self.entries.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
