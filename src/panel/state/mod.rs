//! What the panel knows. No behaviour beyond what follows from it.

mod misplaced;
mod next;
mod offer;
mod page;
mod pasted;
mod pointing;
mod progress;
mod rules;
mod run;
mod undo;

use std::cell::RefCell;

use serde::{Deserialize, Serialize};

pub use misplaced::{Misplaced, MoveOffer};
pub use next::{Next, StepState, name_of};
#[cfg(test)]
pub use offer::Permit;
pub use offer::{AT_LEAST_ON_SHOW_MS, Offer, OnShow, Permitted, PutBack};
pub use page::{Gathered, Looking, Page, Seen};
pub use pasted::announcement;
pub use pointing::{Pointed, Pointing};
pub use progress::{OfApp, Progress, Stored};
pub use rules::{Basis, Existing, RulesField, RulesTab, Sweep};
pub use run::{Errand, Flight, Identity, Part, Run};
pub use undo::{Undo, UndoList, in_words};

use crate::guide::{Guide, InputId, Inputs, Mapping};
use crate::onelogin::ControlId;
use crate::onelogin::{Host, Place, host};
use crate::page::{BatchId, Change, Item, Record, Snapshot, redact_text};
use crate::scim::{GroupDialect, Secret, header_secrets};

/// Everything the panel knows. Cloned nowhere; a secret is only in [`Inputs`], in [`Template`], in [`Misplaced`] and in a [`Run`].
pub struct Model {
    /// The guide that is followed.
    pub guide: Guide,
    /// Milliseconds since 1970 at the last message.
    pub now: f64,
    /// Which tab of the panel is open.
    pub screen: Screen,
    /// The tie to the page.
    pub link: Link,
    /// What was seen of the page.
    pub page: Page,
    /// What the admin gave.
    pub inputs: Inputs,
    /// The rules that it asks for.
    pub mapping: Mapping,
    /// What the Rules tab knows besides.
    pub rules: RulesTab,
    /// What the effect of the rules was last worked out from.
    pub worked_out: Option<Basis>,
    /// What was put into the wrong field and may hold a secret.
    pub misplaced: Misplaced,
    /// The SCIM JSON Template that is looked at.
    pub template: Template,
    /// What is known of this tenant's set-up.
    pub progress: Progress,
    /// The tenant whose progress that is.
    pub tenant: Tenant,
    /// The step that the admin opened by hand; otherwise the first that is not done.
    pub chosen: Option<usize>,
    /// The plan of this step was declined; it is not offered again until asked for.
    pub declined: Option<usize>,
    /// Where the panel went from by itself last, so that it goes once and then waits.
    pub went: Option<(usize, String, String)>,
    /// The parts of a list that were shown to find something in it.
    pub turned: Option<Turned>,
    /// The admin has pressed Stop: until he does something that goes on, the panel goes nowhere by itself.
    pub stopped: bool,
    /// What is to be done next, worked out once after each message.
    pub next: Option<Next>,
    /// The plan on show.
    pub on_show: Option<OnShow<Offer>>,
    /// Inputs, with their editions, that the admin wants written though they have errors.
    pub accepted: Vec<(InputId, u32)>,
    /// What is being carried out under an approval.
    pub run: Option<Run>,
    /// The batch that is on its way.
    pub flight: Option<Flight>,
    /// The last batch's name.
    pub last_batch: BatchId,
    /// What was written and can be put back.
    pub undo: UndoList,
    /// The connector was pressed in its list under an approval, and the page for a new app is to come or has come.
    pub connector_chosen: bool,
    /// The bearer token, once it was written.
    pub token_written: Option<Written>,
    /// A button was pressed that adds something, or leaves nothing behind but what the page says of it, and the page has not shown
    /// what came of it.
    pub unheard: Option<Unheard>,
    /// The written value that is about to be put back, by its number.
    pub putting_back: Option<u32>,
    /// What putting it back would do, on show; or why it can't be done here.
    pub put_back_on_show: Option<OnShow<PutBack>>,
    /// A row of a list that was pressed, and whose page is to come.
    pub opening: Option<Opening>,
    /// The control that the admin is asked to point at.
    pub pointing: Option<Pointing>,
    /// How often the admin was asked to point, so that a late answer is known as one.
    pub pointings: u32,
    /// An error that was pasted to have it explained. Kept in memory only.
    pub error: String,
    /// The page's report, while it is shown before it is saved.
    pub report: Option<String>,
    /// For the live region.
    pub say: String,
    /// What went wrong last.
    pub trouble: Option<String>,
    /// Why the page can't be read, since the last try.
    pub unread: Option<String>,
}

/// As much of an error is looked at, in characters.
pub const LONGEST_ERROR: usize = 4_000;

/// Tabs of the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Screen {
    /// The steps.
    #[default]
    Guide,
    /// The findings.
    Audit,
    /// The rules.
    Rules,
    /// The SCIM JSON Template.
    Template,
}

/// The tie to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// Being made.
    Joining,
    /// The content script of this document answers.
    Joined {
        /// Its name.
        document: String,
    },
    /// The browser does not let the panel into this page.
    NoAccess {
        /// Why, and what to do.
        why: String,
    },
}

/// Whose progress is in the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tenant {
    /// The origin whose stored progress was read.
    pub loaded: Option<String>,
    /// The origin for which it is being read. What is typed meanwhile is that tenant's.
    pub asked: Option<String>,
    /// On a host that several tenants share: the account that the page names, or the document where it names none.
    pub account: Option<String>,
    /// What was typed as the name of the host, to confirm it.
    pub typed_host: String,
    /// Forgetting is asked for, and not yet confirmed.
    pub asks_forget: bool,
    /// The JSON that was stored last.
    pub stored: RefCell<Option<String>>,
}

/// A row that was pressed to open a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The origin of the list.
    pub origin: String,
    /// What the row says.
    pub cells: Vec<String>,
    /// The record whose page came of it, which may not have shown yet whose it is.
    pub record: Option<Record>,
    /// Until when the record's page can come of it, in milliseconds since 1970.
    pub until: f64,
}

/// More of a list was shown to find something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// The list.
    pub list: Place,
    /// What is looked for.
    pub name: String,
    /// Labels of what was pressed.
    pub labels: Vec<String>,
    /// The rows that were on show at the last press.
    pub rows: Vec<String>,
}

/// The bearer token as it was written into an app's page. It can't be read back, so this is remembered, in memory only.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The app.
    pub record: Record,
    /// Which edition of the token.
    pub edition: u32,
    /// The document that it was written into.
    pub document: String,
    /// Was the page's Save pressed after it?
    pub sent: bool,
    /// Has the page given evidence since that it is stored?
    pub saved: bool,
}

/// A press whose outcome the page has not shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Unheard {
    /// Index of the step.
    pub step: usize,
    /// The entry, where the step repeats.
    pub item: Item,
    /// The button.
    pub control: ControlId,
    /// What it is called.
    pub label: String,
    /// The record whose page it was pressed on.
    pub record: Option<Record>,
    /// The document that it was pressed in.
    pub document: String,
}

/// The SCIM JSON Template that is looked at. Kept in memory only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// As the page has it.
    pub on_page: Option<String>,
    /// As it was changed in the panel; `None` while it is the page's.
    pub edited: Option<String>,
    /// Custom Headers, pasted here. Never read from the page: they may hold a secret.
    pub headers: Option<Secret>,
    /// Which of the sample users it is tried on.
    pub sample: usize,
    /// How members of groups are sent.
    pub dialect: GroupDialect,
}

impl Template {
    /// The text that is looked at.
    #[must_use]
    pub fn text(&self) -> &str {
        self.edited.as_deref().or(self.on_page.as_deref()).unwrap_or_default()
    }
}

impl Model {
    /// A panel for this guide.
    #[must_use]
    pub fn new(guide: Guide) -> Self {
        Self {
            inputs: Inputs::of(&guide),
            guide,
            now: 0.0,
            screen: Screen::Guide,
            link: Link::Joining,
            page: Page::default(),
            mapping: Mapping::default(),
            rules: RulesTab::default(),
            worked_out: None,
            misplaced: Misplaced::default(),
            template: Template::default(),
            progress: Progress::default(),
            tenant: Tenant::default(),
            chosen: None,
            declined: None,
            went: None,
            turned: None,
            stopped: false,
            next: None,
            on_show: None,
            accepted: Vec::new(),
            run: None,
            flight: None,
            last_batch: 0,
            connector_chosen: false,
            token_written: None,
            undo: UndoList::default(),
            unheard: None,
            putting_back: None,
            put_back_on_show: None,
            opening: None,
            pointing: None,
            pointings: 0,
            error: String::new(),
            report: None,
            say: String::new(),
            trouble: None,
            unread: None,
        }
    }

    /// Scheme and host of the page.
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        self.page.snapshot().map(|snapshot| snapshot.origin.as_str())
    }

    /// The tenant's origin: that of the page, or without a page that of the progress that is shown.
    #[must_use]
    pub fn tenant_origin(&self) -> Option<&str> {
        self.origin().or(self.tenant.loaded.as_deref())
    }

    /// May anything be offered on this page? On OneLogin's own hosts, and on one that the admin has named as his tenant's.
    #[must_use]
    pub fn is_trusted(&self) -> bool {
        self.origin().is_some_and(|origin| match host(origin) {
            Host::OneLogin | Host::Shared => true,
            Host::Other => self.progress.own_host && self.tenant.loaded.as_deref() == Some(origin),
            Host::Insecure => false,
        })
    }

    /// What was given here and must not be carried on from a page that repeats it: the token, the values of custom headers, and
    /// what was put into the wrong field.
    pub fn secrets(&self) -> Vec<&str> {
        let run = self.run.iter().filter_map(|run| run.token.as_ref());
        let token = self.inputs.secret().into_iter().chain(run).map(Secret::expose);
        let headers = self.template.headers.iter().flat_map(|headers| header_secrets(headers.expose()));
        token.chain(headers).chain(self.misplaced.secrets()).collect()
    }

    /// The text without any secret of the panel. Everything that leaves the panel goes through here, whatever it is made of.
    #[must_use]
    pub fn clean(&self, mut text: String) -> String {
        redact_text(&mut text, &self.secrets());
        text
    }

    /// What the control of a change is, besides its label; `None` for rows and for what is not there.
    #[must_use]
    pub fn identity(&self, change: &Change) -> Option<Identity> {
        let handle = change.handle?;
        let mut controls = self.snapshot()?.controls.iter();
        controls.find(|control| control.handle == handle).map(Identity::of)
    }

    /// Forgets what was typed and pasted.
    pub fn forget_inputs(&mut self) {
        self.inputs = self.inputs.anew(&self.guide);
        self.token_written = None;
        self.template = Template::default();
        self.misplaced = Misplaced::default();
        self.rules = RulesTab::default();
        self.accepted.clear();
        self.report = None;
        self.error.clear();
    }

    /// The page's last snapshot.
    #[must_use]
    pub fn snapshot(&self) -> Option<&Snapshot> {
        self.page.snapshot()
    }
}
