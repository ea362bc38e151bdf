//! What was last seen of the page.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::onelogin::{Language, UserState};
use crate::page::{Made, Prepared, Record, Snapshot, Whereabouts, record, redact, whereabouts};

/// The page, as far as the panel has seen it.
#[derive(Default)]
pub struct Page {
    /// The last look.
    pub seen: Option<Rc<Seen>>,
    /// Is a look on its way?
    pub looking: Looking,
    /// The element that the ring is drawn around, and its label.
    pub ring: Option<(u32, String)>,
    /// The page does not leave the ring alone around this element.
    pub tampered: Option<u32>,
    /// Since when its document is on show, in milliseconds since 1970.
    pub since: f64,
    /// Since when its address is on show, in milliseconds since 1970.
    pub came: f64,
    /// Was a page load seen, and what it brought not joined yet?
    pub left: bool,
    /// The button that was pressed last: does it save, and when was it pressed, in milliseconds since 1970?
    pub pressed: Option<(bool, f64)>,
    /// The document that was joined as it was loaded: nothing was done in it unseen. What a page sends to be shown again may be
    /// stored nowhere, so one that came of a button which does not save is none.
    pub watched: Option<String>,
    /// Every document that was joined: one that comes back is not new.
    pub known: BTreeSet<String>,
    /// The users of an app, as far as their pages were read.
    pub users: Option<Gathered>,
    /// A `Tick` is to come at this time, in milliseconds since 1970.
    pub tick: Option<f64>,
}

/// A list that is read page by page.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered {
    /// The app.
    pub record: Record,
    /// How many rows it has, as the page says.
    pub total: u32,
    /// What was read of each, and when, in milliseconds since 1970.
    pub rows: BTreeMap<String, (UserState, f64)>,
}

/// Looks never run side by side: what changes meanwhile asks for one more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Looking {
    /// None is on its way.
    #[default]
    Idle,
    /// One is.
    OnItsWay,
    /// One is, and one more is wanted after it.
    Again,
}

/// One look at the page, and what is worked out from it.
pub struct Seen {
    /// As the page was, with every secret of the panel taken out.
    pub snapshot: Snapshot,
    /// As it was. Kept while it differs, so that a secret that is typed letter by letter spoils nothing.
    raw: Option<Box<Snapshot>>,
    made: OnceCell<Rc<Made>>,
    /// Where the admin is.
    pub here: Whereabouts,
    /// Whose page it is.
    pub record: Option<Record>,
}

impl Seen {
    /// Takes the secrets out, then reads where it is.
    #[must_use]
    pub fn of(raw: Snapshot, secrets: &[&str]) -> Self {
        let mut snapshot = raw.clone();
        let changed = redact(&mut snapshot, secrets);
        Self {
            here: whereabouts(&snapshot),
            record: record(&snapshot),
            raw: changed.then(|| Box::new(raw)),
            snapshot,
            made: OnceCell::new(),
        }
    }

    /// The same look, with other secrets taken out; `None` if that changes nothing.
    #[must_use]
    pub fn with_secrets(&self, secrets: &[&str]) -> Option<Self> {
        let anew = Self::of(self.raw.as_deref().unwrap_or(&self.snapshot).clone(), secrets);
        (anew.snapshot != self.snapshot).then_some(anew)
    }

    /// The snapshot, ready for looking things up.
    #[must_use]
    pub fn prepared(&self) -> Prepared<'_> {
        Prepared::with(&self.snapshot, Rc::clone(self.made.get_or_init(|| Prepared::of(&self.snapshot).made())))
    }

    /// The language of a page of the console, when it is not English.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        self.here.route.as_ref().and_then(|_| self.prepared().language)
    }
}

impl Page {
    /// The last look's snapshot.
    #[must_use]
    pub fn snapshot(&self) -> Option<&Snapshot> {
        self.seen.as_ref().map(|seen| &seen.snapshot)
    }
}
