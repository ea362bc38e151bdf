//! What the admin did, and what the browser and the page answered.

use serde::Deserialize;

use super::state::{RulesField, Screen};
use crate::guide::InputId;
use crate::onelogin::{ControlId, Place};
use crate::page::{BatchId, Digest, Event, Snapshot};
use crate::rules::{Aspect, Style};
use crate::scim::{Field, GroupDialect};

/// A message to the panel. Not `Debug`: one of them carries a secret.
pub enum Msg {
    /// From the panel's own markup.
    View(ViewMsg),
    /// The panel was opened.
    Start,
    /// The content script answered.
    Joined {
        /// Its document.
        document: String,
    },
    /// It could not be reached.
    NotJoined {
        /// Why.
        why: String,
    },
    /// The content script tells something.
    Page(Event),
    /// The page was left: its content script is gone.
    Left,
    /// The tab has loaded a page.
    Arrived,
    /// A look at the page.
    Looked(Box<Snapshot>),
    /// The page is there, and could not be read.
    Unread {
        /// Why.
        why: String,
    },
    /// A batch did not reach the content script.
    NotSent {
        /// Which one.
        batch: BatchId,
        /// Why.
        why: String,
    },
    /// What was pointed at; nothing if the pointing ended in the page.
    Pointed {
        /// Which asking it answers.
        number: u32,
        /// The element.
        handle: Option<u32>,
    },
    /// What is stored for an origin, if anything is.
    Loaded {
        /// The origin.
        origin: String,
        /// JSON of [`Stored`](super::state::Stored).
        json: Option<String>,
    },
    /// What came of asking for access.
    TenantAllowed(bool),
    /// The browser did not do what was asked for. It concerns nothing that is being carried out.
    Failed {
        /// What, why, and what to do.
        why: String,
    },
    /// Time to look again.
    Tick,
}

/// What the panel's own markup sends, as JSON in `data-msg` and by what is typed.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ViewMsg {
    /// Join the page again.
    Join,
    /// Another tab of the panel.
    Show(Screen),
    /// Open a step.
    OpenStep(usize),
    /// Something was typed.
    Typed {
        /// Into which input.
        id: InputId,
        /// What.
        text: String,
    },
    /// Apply the proposed change of a finding to what was pasted.
    FixInput {
        /// Into which input.
        input: InputId,
        /// Which of its findings, counted from 0.
        index: usize,
    },
    /// Move what was pasted into the field that it belongs in.
    MovePasted {
        /// The field that it stands in.
        from: Field,
        /// Also if the other field holds something, which goes.
        replace: bool,
    },
    /// Fill what was pasted though it has errors.
    FillAnyway,
    /// The plan on show is approved.
    Approve {
        /// The digest of the plan that was on show.
        digest: Digest,
    },
    /// The plan on show is declined.
    Decline,
    /// Show the plan again.
    Reconsider,
    /// Go to the step's page.
    Go,
    /// Load the page anew, and read it as the server gives it.
    Reload,
    /// Stop what is being carried out.
    Stop,
    /// Show what putting a written value back would do.
    PutBack {
        /// Its number.
        id: u32,
    },
    /// That is approved.
    ApprovePutBack {
        /// The digest of what was on show.
        digest: Digest,
    },
    /// It is not put back.
    KeepWritten,
    /// Go to the page where it can be put back.
    GoToWritten {
        /// Its number.
        id: u32,
    },
    /// Skip an optional step, or take it up again.
    Skip(usize),
    /// A step was done by hand, or is taken up again.
    DoneByHand(usize),
    /// What may have been added is not in this list.
    NotThere(Place),
    /// This app is the one the guide is about.
    UseThisApp {
        /// Its number. The open app may have become another one at that moment.
        number: u64,
    },
    /// Go to the next step's page without asking, or not.
    Follow(bool),
    /// Move the keyboard focus to the control in the page.
    FocusControl,
    /// Point at the control that is not found.
    Point,
    /// What was pointed at is it.
    UsePick,
    /// Point at nothing.
    Unpoint,
    /// Forget what was pointed at. Named by what it was pointed at for: places in a list move up under a double press.
    ForgetPick {
        /// The control.
        control: ControlId,
        /// The page, tab or window.
        place: Place,
    },
    /// Show the page's report.
    Report,
    /// Save the report that is shown.
    SaveReport,
    /// Put the report away.
    CloseReport,
    /// Open the step behind a finding.
    ShowFinding(String),
    /// An error was pasted, to have it explained.
    TypedError(String),
    /// Copy the audit as Markdown.
    CopyAudit,
    /// Save the audit as an HTML page.
    SaveAudit {
        /// The time in words; the shell puts it in.
        #[serde(default)]
        at: String,
    },
    /// The template was changed in the panel.
    TypedTemplate(String),
    /// Custom headers were pasted.
    TypedHeaders(String),
    /// Apply the proposed change of a finding to the custom headers.
    FixHeaders(usize),
    /// Apply the proposed change of a finding to the template.
    FixTemplate(usize),
    /// Look at the page's template again.
    PageTemplate,
    /// Try the template on another sample user.
    Sample(usize),
    /// Show members of groups in another form.
    Dialect(GroupDialect),
    /// Copy the template.
    CopyTemplate,
    /// Add a role to the list, or take it off.
    ToggleRole(String),
    /// Something was typed into a field of the Rules tab, or a file was opened there.
    TypedRules {
        /// Into which.
        field: RulesField,
        /// What.
        text: String,
    },
    /// Another style of rules.
    Style(Style),
    /// Something is known of how this tenant reads expressions; `None` takes the aspects of that index back.
    Known {
        /// Which of [`Reading::aspects`](crate::rules::Reading::aspects), from 0.
        aspect: usize,
        /// What it is.
        is: Option<Aspect>,
    },
    /// Choose all roles that are shown.
    ChooseShown,
    /// Choose all roles of the list that was pasted or opened.
    ChooseListed,
    /// Choose no role.
    ChooseNone,
    /// Read the roles page by page.
    ReadRoles,
    /// Read the app's rules one by one.
    ReadRules,
    /// Open the step that fills the rules, in the Rules tab.
    FillRules,
    /// Copy the rules as API JSON.
    CopyRules,
    /// Copy the rules as plain instructions.
    CopyInstructions,
    /// Copy the rules as Terraform.
    CopyTerraform,
    /// Ask the browser to let the panel follow on this tenant.
    AllowTenant,
    /// The name of the host was typed, as the admin's word that it is his tenant's.
    TypedHost(String),
    /// The admin says that this host is his tenant's own.
    ConfirmHost,
    /// Ask before forgetting.
    #[serde(rename = "forget")]
    AskForget,
    /// Do not forget.
    KeepTenant,
    /// Forget what is stored for this tenant.
    #[serde(rename = "forget-now")]
    Forget,
}
