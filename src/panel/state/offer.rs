//! What is on show to be approved, and the approval of it. Nothing but an [`Approval`] lets a write through.

use serde::Serialize;

use crate::guide::InputId;
use crate::page::{
    Act, Batch, BatchId, Change, Control, Digest, Item, Operation, Plan, Record, Role, Snapshot, expectation, record,
    shows_more,
};
use crate::text;

/// How long an approval holds, in milliseconds.
pub const APPROVAL_MS: f64 = 30_000.0;
/// How long a plan must have been on show before a click can be meant for it, in milliseconds.
pub const AT_LEAST_ON_SHOW_MS: f64 = 400.0;

/// A plan for one step, as it is on show.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// Index of the step.
    pub step: usize,
    /// The entry that the plan is for, where the step repeats.
    pub item: Item,
    /// What would be done.
    pub plan: Plan,
    /// The entries after it that the same approval is for.
    pub also: Vec<Also>,
    /// Inputs that the plan would write and that have errors.
    pub faulty: Vec<InputId>,
    /// The admin has said that those are to be written all the same.
    pub accepted: bool,
}

/// A further entry of a step that repeats.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Also {
    /// The entry.
    pub item: String,
    /// What would be done for it.
    pub changes: Vec<Change>,
}

/// What putting a value back would do, as it is on show.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PutBack {
    /// Number of the written value.
    pub id: u32,
    /// The document.
    pub document: String,
    /// Its origin.
    pub origin: String,
    /// Its path.
    pub path: String,
    /// The record whose page it is.
    pub record: Option<Record>,
    /// The control's name.
    pub label: String,
    /// What it holds now.
    pub now: String,
    /// What it would hold.
    pub back: String,
}

/// Something that can be approved.
pub trait Approvable: Serialize {
    /// Where it would be carried out: document, origin, path, record.
    fn target(&self) -> (&str, &str, &str, Option<&Record>);
    /// What keeps it from being approved, for a person.
    fn obstacle(&self) -> Option<&'static str>;
    /// As a person sees it, for the digest.
    fn digest(&self) -> Digest;
}

impl Approvable for Offer {
    fn target(&self) -> (&str, &str, &str, Option<&Record>) {
        let Plan { document, origin, path, record, .. } = &self.plan;
        (document, origin, path, record.as_ref())
    }

    fn obstacle(&self) -> Option<&'static str> {
        (!self.faulty.is_empty() && !self.accepted)
            .then_some("The values have errors. Correct them, or press “Fill anyway” first.")
    }

    fn digest(&self) -> Digest {
        Digest::of(&Self { plan: self.plan.as_shown(), ..self.clone() })
    }
}

impl Approvable for PutBack {
    fn target(&self) -> (&str, &str, &str, Option<&Record>) {
        (&self.document, &self.origin, &self.path, self.record.as_ref())
    }

    fn obstacle(&self) -> Option<&'static str> {
        None
    }

    fn digest(&self) -> Digest {
        Digest::of(self)
    }
}

/// Something on show, and since when.
#[derive(Clone, Debug, PartialEq)]
pub struct OnShow<T> {
    /// What is on show.
    value: T,
    digest: Digest,
    since: f64,
}

impl<T: Approvable + PartialEq> OnShow<T> {
    /// Puts something on show, or leaves it there if a person sees no difference.
    pub fn show(slot: &mut Option<Self>, value: Option<T>, now: f64) {
        *slot = value.map(|value| {
            let digest = value.digest();
            let since = match slot {
                Some(before) if before.digest == digest => before.since,
                _ => now,
            };
            Self { value, digest, since }
        });
    }

    /// What is on show.
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// Its digest.
    pub const fn digest(&self) -> &Digest {
        &self.digest
    }

    /// Has it been on show for so long that a click can be meant for it?
    #[must_use]
    pub fn can_be_meant(&self, now: f64) -> bool {
        now - self.since >= AT_LEAST_ON_SHOW_MS
    }

    /// The approval of exactly this.
    ///
    /// # Errors
    /// Why not, for a person: the click was for something else, came too soon, or errors stand in the way.
    pub fn approve(&self, digest: &Digest, now: f64) -> Result<Approval, &'static str> {
        if *digest != self.digest || !self.can_be_meant(now) {
            return Err("The plan changed at that moment, so nothing was done. Look at it again, then approve.");
        }
        if let Some(obstacle) = self.value.obstacle() {
            return Err(obstacle);
        }
        let (document, origin, path, record) = self.value.target();
        Ok(Approval {
            digest: self.digest.clone(),
            document: document.to_owned(),
            origin: origin.to_owned(),
            path: path.to_owned(),
            record: record.cloned(),
            expires: now + APPROVAL_MS,
        })
    }
}

/// The admin's approval of what was on show. Made by [`OnShow::approve`] only.
#[derive(Debug, PartialEq)]
pub struct Approval {
    digest: Digest,
    document: String,
    origin: String,
    path: String,
    record: Option<Record>,
    expires: f64,
}

impl Approval {
    /// Was the document that it is for left?
    #[must_use]
    pub fn is_left(&self, page: &Snapshot) -> bool {
        page.document != self.document
    }

    /// Is its time over?
    #[must_use]
    pub fn has_run_out(&self, now: f64) -> bool {
        now > self.expires
    }

    /// Does it still hold on this page? `opened` is the record that the approved steps themselves were to open, once the page
    /// has shown that it is that one.
    ///
    /// # Errors
    /// Why not, for a person.
    pub fn holds(&self, page: &Snapshot, opened: Option<&Record>, now: f64) -> Result<(), &'static str> {
        if page.document != self.document {
            return Err("The page was loaded anew, so the approval ended. Check what it shows now.");
        }
        let here = record(page);
        let same = match (&self.record, &here) {
            // A window over the page can take its headings away.
            (Some(approved), Some(here)) => {
                let unread = approved.heading.is_empty() || here.heading.is_empty();
                approved.is(here) && (unread || approved.heading == here.heading)
            }
            (None, Some(here)) => opened.is_some_and(|opened| opened.is(here)),
            (None, None) => true,
            (Some(_), None) => false,
        };
        if page.origin != self.origin || !same {
            return Err("Another page is open now, so the approval ended. It was not for this one.");
        }
        if self.has_run_out(now) {
            return Err("The approval ran out after 30 seconds. Approve again to go on.");
        }
        Ok(())
    }
}

/// A batch that may be sent, and what permits it.
#[derive(Clone, Debug, PartialEq)]
pub struct Permitted {
    batch: Batch,
    by: Permit,
}

/// What permits a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Permit {
    /// The admin approved what had this digest.
    Approved(Digest),
    /// It only opens another place: one press of a tab, a link, a row, or of Cancel in a window that was opened to be read.
    Opens,
}

impl Permitted {
    /// A batch under an approval, on a page for which the approval holds.
    ///
    /// # Errors
    /// Why the approval does not hold.
    pub fn approved(
        approval: &Approval,
        id: BatchId,
        page: &Snapshot,
        opened: Option<&Record>,
        operations: Vec<Operation>,
        now: f64,
    ) -> Result<Self, &'static str> {
        approval.holds(page, opened, now)?;
        let batch = batch(id, page, approval.expires, operations);
        Ok(Self { batch, by: Permit::Approved(approval.digest.clone()) })
    }

    /// A press that only opens another place; `None` for anything that could do more.
    #[must_use]
    pub fn opens(id: BatchId, page: &Snapshot, handle: u32, now: f64) -> Option<Self> {
        let control = page.controls.iter().find(|control| control.handle == handle);
        let harmless = match control {
            // A row of a list.
            None => true,
            Some(control) => match control.role {
                Role::Tab | Role::Link | Role::Menuitem => true,
                Role::Button => control
                    .labels
                    .first()
                    .is_some_and(|label| only_opens(&label.text) || is_in_its_row(page, control, &label.text)),
                _ => false,
            },
        };
        let operation = Operation { handle, expect: expectation(page, handle)?, act: Act::Press {} };
        harmless.then(|| Self { batch: batch(id, page, now + APPROVAL_MS, vec![operation]), by: Permit::Opens })
    }

    /// The batch.
    #[must_use]
    pub const fn batch(&self) -> &Batch {
        &self.batch
    }

    /// What permits it.
    #[must_use]
    pub const fn by(&self) -> &Permit {
        &self.by
    }
}

/// Buttons that open or close, and save nothing.
fn only_opens(label: &str) -> bool {
    let label = text::fold(label);
    shows_more(&label) || label.parse::<u32>().is_ok() || matches!(label.as_str(), "cancel" | "close")
}

/// A button that opens the row of a list that it stands in: called like the row, or one of the words for that.
fn is_in_its_row(page: &Snapshot, control: &Control, label: &str) -> bool {
    let cells = control.row.and_then(|at| {
        let table = page.tables.get(usize::try_from(at.table).ok()?)?;
        Some(&table.rows.get(usize::try_from(at.row).ok()?)?.cells)
    });
    let words = ["open", "edit", "view", "show", "details", "manage"];
    cells.is_some_and(|cells| {
        words.contains(&text::fold(label).as_str()) || cells.iter().any(|cell| text::same(cell, label))
    })
}

fn batch(id: BatchId, page: &Snapshot, expires: f64, operations: Vec<Operation>) -> Batch {
    Batch {
        id,
        document: page.document.clone(),
        origin: page.origin.clone(),
        path: page.path.clone(),
        heading: record(page).map(|record| record.heading).filter(|heading| !heading.is_empty()),
        expires,
        operations,
    }
}
