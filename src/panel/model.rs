//! The panel's state, the messages that change it, and the effects it asks for.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::rules::{Basis, RulesField, RulesTab};
use crate::audit::{Finding, entries, key};
use crate::guide::{Guide, InputId, Inputs, Mapping, Step, Vars, vars};
use crate::onelogin::{ControlId, Language, Place, RouteId};
use crate::page::{
    Batch, Control, Item, Located, Made, Move, Observation, Outcome, Pick, Plan, Prepared, Snapshot, State, Value,
    labels, locate_in, next_move,
};
use crate::page::{Whereabouts, whereabouts};
use crate::rules::{Aspect, Style};
use crate::scim::{GroupDialect, Secret};

/// Everything the panel knows. Cloned nowhere; holds the secret only in [`Inputs`].
pub struct Model {
    /// The guide that is followed.
    pub guide: Guide,
    /// Which tab of the panel is open.
    pub screen: Screen,
    /// The tie to the page.
    pub link: Link,
    /// The last look at the page.
    pub snapshot: Option<Snapshot>,
    /// What is worked out from it once, by the first that asks; emptied with every other snapshot.
    pub made: OnceCell<Rc<Made>>,
    /// What the admin gave.
    pub inputs: Inputs,
    /// The rules that it asks for.
    pub mapping: Mapping,
    /// What the Rules tab knows besides.
    pub rules: RulesTab,
    /// What the effect of the rules was last worked out from.
    pub worked_out: Option<Basis>,
    /// What is kept for this tenant.
    pub progress: Progress,
    /// The step that the admin opened by hand; otherwise the first that is not done.
    pub chosen: Option<usize>,
    /// The plan of this step was declined; it is not offered again until asked for.
    pub declined: Option<usize>,
    /// The admin wants what was pasted written though it has errors.
    pub overridden: bool,
    /// The SCIM JSON Template that is looked at.
    pub template: Template,
    /// When the page was last looked at, in seconds since 1970: the panel's only clock.
    pub now: Option<u64>,
    /// What is being carried out under an approval.
    pub run: Option<Run>,
    /// What was written, newest last, so that it can be put back.
    pub undo: Vec<Undo>,
    /// For the live region.
    pub say: String,
    /// What went wrong last.
    pub trouble: Option<String>,
    /// Why the page can't be read, since the last try.
    pub unread: Option<String>,
    /// The control that the admin is asked to point at.
    pub pointing: Option<Pointing>,
    /// How often the admin was asked to point, so that a late answer is known as one.
    pub pointings: u32,
    /// The page's report, while it is shown before it is saved.
    pub report: Option<String>,
    /// The next snapshot of a record page is this record (`user:ana@acme.example`).
    pub opening: Option<String>,
    /// Where the panel went from by itself last, so that it goes once and then waits.
    pub went: Option<(usize, String, String)>,
    /// What the ring is drawn around.
    pub ring: Option<u32>,
    /// Has the stored progress of this tenant been read?
    pub loaded: Option<String>,
}

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

/// What is kept for a tenant in the browser's extension storage. No secret.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Progress {
    /// Number of the app that the guide is about.
    pub app: Option<u64>,
    /// Numbers of other records: `role:Sales`, `user:ana@acme.example`.
    pub records: BTreeMap<String, u64>,
    /// What was read of each requirement.
    pub seen: BTreeMap<String, Observation>,
    /// What the validators said of the configuration that was read.
    pub configuration: Vec<Finding>,
    /// What the lints said of the app's rules that were read.
    pub rules: Vec<Finding>,
    /// Roles on the app's Access tab, and whether they have the app.
    pub access: BTreeMap<String, bool>,
    /// Steps that the admin skipped.
    pub skipped: BTreeSet<String>,
    /// Role names of the tenant that came by.
    pub roles: BTreeSet<String>,
    /// How many roles the tenant says it has.
    pub roles_total: Option<u32>,
    /// Inputs that are no secret.
    pub inputs: BTreeMap<InputId, String>,
    /// The style of the rules.
    pub style: Style,
    /// What is known of how this tenant reads expressions.
    pub known: Vec<Aspect>,
    /// Go to the next step's page without asking.
    pub follow: bool,
    /// Controls that the admin has pointed at.
    pub picks: Vec<Pick>,
}

/// The admin is asked to point at a control in the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointing {
    /// Which asking it is, from 1.
    pub number: u32,
    /// What it is asked for.
    pub control: ControlId,
    /// The open page, tab or dialog.
    pub place: Place,
    /// What came of it so far.
    pub stage: Pointed,
}

/// How far pointing is.
#[derive(Clone, Debug, PartialEq)]
pub enum Pointed {
    /// The page waits for the click.
    Awaited,
    /// This element was clicked; a fresh look has to say what it is.
    Clicked(u32),
    /// It may be it, if the admin says so.
    Asked(Pick),
    /// It can't be it, with the reason.
    Refused(String),
}

/// Something that is carried out under one approval.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Name of the approval.
    pub id: String,
    /// The plan as it was shown, until a fresh look has confirmed that the page still says the same.
    pub shown: Option<Plan>,
    /// How many batches were sent.
    pub round: u32,
    /// The document it is for.
    pub document: String,
    /// When it ends, in milliseconds since 1970.
    pub expires: f64,
    /// The step.
    pub step: usize,
    /// Entries still to do, first is the current one.
    pub items: Vec<Item>,
    /// What has been operated for the current entry.
    pub done: BTreeSet<ControlId>,
    /// What the approval names for the current entry, in order.
    pub named: Vec<(ControlId, String)>,
    /// Of the current entry: what is among the written or the uncertain.
    pub told: BTreeSet<ControlId>,
    /// Names of what the page has kept, of all entries.
    pub written: Vec<String>,
    /// Elements of the batch on its way that the page has kept what was written into.
    pub heard: BTreeSet<u32>,
    /// Names of what was sent and of which the page did not say what became of it.
    pub unsure: Vec<String>,
    /// A batch is on its way; what it changes, for putting back.
    pub flying: Option<Vec<Undo>>,
    /// Looks at the page since the last batch.
    pub looks: u32,
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

/// A value that can be put back.
#[derive(Clone, Debug, PartialEq)]
pub struct Undo {
    /// The control.
    pub control: ControlId,
    /// Its name in the page.
    pub label: String,
    /// The element, for matching outcomes.
    pub handle: u32,
    /// Step and entry, for finding it again.
    pub step: usize,
    /// Entry of the step.
    pub item: Item,
    /// What was in it; `None` for a secret or a press, which can't be put back.
    pub old: Option<Value>,
}

impl Undo {
    /// Its name, and the entry that it is for.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.item {
            Some(item) if *item != self.label => format!("{} ({item})", self.label),
            _ => self.label.clone(),
        }
    }
}

/// Messages: what the admin did, and what the browser and the page answered. Not `Debug`: one of them carries a secret.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Msg {
    /// The panel was opened.
    Start,
    /// Join the page again.
    Join,
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
    /// The page changed, or was left.
    PageEvent {
        /// `changed`, `detached` or `loaded`.
        event: String,
    },
    /// A look at the page.
    Looked {
        /// What was seen.
        snapshot: Box<Snapshot>,
        /// Milliseconds since 1970.
        now: f64,
    },
    /// What became of a batch.
    Acted {
        /// One for each operation.
        outcomes: Vec<Outcome>,
    },
    /// A request to the content script failed.
    Failed {
        /// Why.
        why: String,
    },
    /// The page is there, and could not be read.
    Unread {
        /// Why.
        why: String,
    },
    /// Point at the control that is not found.
    Point,
    /// What was pointed at; nothing if it was given up in the page.
    Picked {
        /// Which asking it answers.
        number: u32,
        /// The element.
        handle: Option<u32>,
    },
    /// What was pointed at is it.
    UsePick,
    /// Point at nothing.
    Unpoint,
    /// Forget what was pointed at, by its index in [`Progress::picks`].
    ForgetPick(usize),
    /// Show the page's report.
    Report,
    /// Save the report that is shown.
    SaveReport,
    /// Put the report away.
    CloseReport,
    /// Stored progress, if there was any.
    Loaded {
        /// The tenant's origin.
        origin: String,
        /// JSON of [`Progress`].
        json: Option<String>,
    },
    /// Time to look again.
    Tick,
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
    /// Add a role to the list, or take it off.
    ToggleRole(String),
    /// The plan on show is approved.
    Approve {
        /// Random name for the approval.
        #[serde(default)]
        id: String,
        /// Milliseconds since 1970.
        #[serde(default)]
        now: f64,
    },
    /// The plan on show is declined.
    Decline,
    /// Show the plan again.
    Reconsider,
    /// Go to the step's page.
    Go,
    /// Stop what is being carried out.
    Stop,
    /// Put a written value back.
    PutBack {
        /// Index into [`Model::undo`].
        index: usize,
        /// Random name for the approval.
        #[serde(default)]
        id: String,
        /// Milliseconds since 1970.
        #[serde(default)]
        now: f64,
    },
    /// Apply the proposed change of a finding to what was pasted.
    FixInput {
        /// Into which input.
        input: InputId,
        /// Which of its findings, counted from 0.
        index: usize,
    },
    /// Fill what was pasted though it has errors.
    FillAnyway,
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
    /// Skip an optional step, or take it up again.
    Skip(usize),
    /// This app is the one the guide is about.
    UseThisApp,
    /// Go to the next step's page without asking, or not.
    Follow(bool),
    /// Move the keyboard focus to the control in the page.
    FocusControl,
    /// Open the step behind a finding.
    ShowFinding(String),
    /// Copy the audit as Markdown.
    CopyAudit,
    /// Save the audit as an HTML page.
    SaveAudit {
        /// The time in words.
        #[serde(default)]
        at: String,
    },
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
    /// What came of asking.
    TenantAllowed(bool),
    /// Forget what is stored for this tenant.
    Forget,
}

/// What the shell has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Join the page.
    Join,
    /// Look at the page.
    Look,
    /// Carry out a batch.
    Act(Batch),
    /// Draw the ring.
    Ring {
        /// Around this.
        handle: u32,
        /// With this label.
        label: String,
    },
    /// Take the ring away.
    Unring,
    /// Let the admin point at a control of the page; this is the asking of that number.
    Pick(u32),
    /// End that.
    Unpick,
    /// Show a secret that was changed here in the panel's own field.
    Refill(SecretField),
    /// Focus a control in the page.
    Focus(u32),
    /// Open a URL of the same tenant in the tab.
    Open(String),
    /// Read stored progress.
    Load(String),
    /// Store progress.
    Save {
        /// The tenant's origin.
        origin: String,
        /// JSON of [`Progress`].
        json: String,
    },
    /// Remove stored progress.
    Remove(String),
    /// Put text on the clipboard.
    Copy(String),
    /// Offer a file.
    Download {
        /// File name.
        name: String,
        /// MIME type.
        mime: String,
        /// Contents.
        text: String,
    },
    /// Ask for permission on an origin.
    AllowOrigin(String),
    /// Send [`Msg::Tick`] after a moment.
    Later,
}

/// Fields of the panel whose text is in no markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretField {
    /// The bearer token.
    Token,
    /// Custom headers.
    Headers,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// All its requirements were read as met and stored.
    Done,
    /// Skipped by the admin.
    Skipped,
    /// Not done.
    Open,
}

impl Model {
    /// A panel for this guide.
    #[must_use]
    pub fn new(guide: Guide) -> Self {
        Self {
            inputs: Inputs::of(&guide),
            mapping: Mapping::default(),
            rules: RulesTab::default(),
            worked_out: None,
            guide,
            screen: Screen::Guide,
            link: Link::Joining,
            snapshot: None,
            made: OnceCell::new(),
            progress: Progress::default(),
            chosen: None,
            declined: None,
            overridden: false,
            template: Template::default(),
            now: None,
            run: None,
            undo: Vec::new(),
            say: String::new(),
            trouble: None,
            unread: None,
            pointing: None,
            pointings: 0,
            report: None,
            opening: None,
            went: None,
            ring: None,
            loaded: None,
        }
    }

    /// Scheme and host of the page.
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        self.snapshot.as_ref().map(|snapshot| snapshot.origin.as_str())
    }

    /// The tenant's origin: that of the page, or without a page that of the progress that is shown.
    #[must_use]
    pub fn tenant(&self) -> Option<&str> {
        self.origin().or(self.loaded.as_deref())
    }

    /// Where the admin is.
    #[must_use]
    pub fn here(&self) -> Option<Whereabouts> {
        self.snapshot.as_ref().map(whereabouts)
    }

    /// Roles of the tenant as far as known, together with the chosen ones.
    #[must_use]
    pub fn known_roles(&self) -> Vec<String> {
        let mut roles: BTreeSet<String> = self.progress.roles.clone();
        roles.extend(self.rules.listed.iter().map(|role| role.name.clone()));
        roles.extend(self.inputs.list(crate::guide::PlainInput::Roles));
        roles.extend(self.inputs.line(crate::guide::PlainInput::NewRole).map(str::to_owned));
        roles.into_iter().collect()
    }

    /// Values for the placeholders of a step.
    #[must_use]
    pub fn vars(&self, step: &Step, item: Option<&str>) -> Vars {
        vars(&self.guide, &self.inputs, &self.mapping, step, item)
    }

    /// Number of the record that a step is about: app, role or user.
    #[must_use]
    pub fn record(&self, step: &Step, vars: &Vars) -> Option<u64> {
        let routes: Vec<RouteId> = step.phases.iter().map(|phase| phase.at.route().0).collect();
        if routes.contains(&RouteId::App) {
            self.progress.app
        } else if routes.contains(&RouteId::Role) {
            self.progress.records.get(&format!("role:{}", vars.get("role")?)).copied()
        } else if routes.contains(&RouteId::User) {
            self.progress.records.get(&format!("user:{}", vars.get("user")?)).copied()
        } else {
            None
        }
    }

    /// Is one entry of a step done?
    #[must_use]
    pub fn item_done(&self, step: &Step, item: Option<&str>) -> bool {
        step.requires.iter().all(|requirement| {
            self.progress
                .seen
                .get(&key(&requirement.id, item))
                .is_some_and(|seen| seen.state == State::Met && (seen.is_saved() || unsaved_is_enough(step)))
        })
    }

    /// How far a step is.
    #[must_use]
    pub fn step_state(&self, index: usize) -> StepState {
        let Some(step) = self.guide.steps.get(index) else { return StepState::Open };
        if self.progress.skipped.contains(&step.id) {
            return StepState::Skipped;
        }
        let entries = entries(step, &self.inputs, &self.mapping);
        if !entries.is_empty() && entries.iter().all(|entry| self.item_done(step, entry.as_deref())) {
            StepState::Done
        } else {
            StepState::Open
        }
    }

    /// The step that is open: chosen by hand, or the first that is not done.
    #[must_use]
    pub fn current(&self) -> usize {
        self.chosen.unwrap_or_else(|| {
            (0..self.guide.steps.len())
                .find(|index| self.step_state(*index) == StepState::Open)
                .unwrap_or(self.guide.steps.len())
        })
    }

    /// The entries of a step that are still to do. Pending rows come from the page.
    #[must_use]
    pub fn open_items(&self, step: &Step) -> Vec<Item> {
        if step.for_each == Some(crate::guide::Each::Pending) {
            return self.pending_rows().into_iter().map(Some).collect();
        }
        entries(step, &self.inputs, &self.mapping)
            .into_iter()
            .filter(|item| !self.item_done(step, item.as_deref()))
            .collect()
    }

    fn pending_rows(&self) -> Vec<String> {
        let Some(snapshot) = &self.snapshot else { return Vec::new() };
        snapshot
            .tables
            .iter()
            .flat_map(|table| &table.rows)
            .filter(|row| row.cells.iter().any(|cell| crate::text::same(cell, "Pending")))
            .filter_map(|row| row.cells.first().cloned())
            .collect()
    }

    /// What is to be done next for the open step, and for which entry.
    #[must_use]
    pub fn next(&self) -> Option<(usize, Item, Move)> {
        let index = self.current();
        let step = self.guide.steps.get(index)?;
        let item = match &self.run {
            Some(run) if run.step == index => run.items.first().cloned()?,
            _ => self.open_items(step).first().cloned().unwrap_or(None),
        };
        Some((index, item.clone(), self.next_for(step, &item)?))
    }

    /// What is to be done next for one step and entry.
    #[must_use]
    pub fn next_for(&self, step: &Step, item: &Item) -> Option<Move> {
        let snapshot = self.snapshot.as_ref()?;
        let vars = self.vars(step, item.as_deref());
        Some(next_move(
            &self.prepared(snapshot),
            &whereabouts(snapshot),
            step,
            &vars,
            &self.inputs,
            self.record(step, &vars),
            &self.progress.picks,
        ))
    }

    /// The snapshot of the last look, ready for looking things up. It may be out of the model for a while, to be read.
    #[must_use]
    pub fn prepared<'page>(&self, snapshot: &'page Snapshot) -> Prepared<'page> {
        Prepared::with(snapshot, Rc::clone(self.made.get_or_init(|| Prepared::of(snapshot).made())))
    }

    /// Looks for one control on a page, with what the admin has pointed at.
    #[must_use]
    pub fn locate(&self, page: &Snapshot, control: ControlId, place: Place, vars: &Vars) -> Located {
        locate_in(&self.prepared(page), control.spec(), place, vars, &self.progress.picks)
    }

    /// The control that is not found for the open step and that the admin could point at, and where.
    #[must_use]
    pub fn to_point_at(&self) -> Option<(ControlId, Place)> {
        match self.next()? {
            (_, _, Move::Stuck { control, point: true, .. }) => Some((control, self.here()?.place?)),
            _ => None,
        }
    }

    /// The language of a page of the console, when it is not English.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        let snapshot = self.snapshot.as_ref()?;
        whereabouts(snapshot).route.and_then(|_| self.prepared(snapshot).language)
    }

    /// Names of this tenant that came by: roles, people, the app.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let given = self.inputs.plain.values().flat_map(|text| text.lines());
        let listed = self.rules.listed.iter().map(|role| role.name.as_str());
        let tenant = self.progress.roles.iter().chain(self.progress.access.keys()).map(String::as_str);
        let records = self.progress.records.keys().filter_map(|key| Some(key.split_once(':')?.1));
        let rules = self.rules.existing.iter().map(|existing| existing.name.as_str());
        given.chain(listed).chain(tenant).chain(records).chain(rules)
    }

    /// The plan that waits for approval.
    #[must_use]
    pub fn plan(&self) -> Option<(usize, Item, Plan)> {
        match self.next()? {
            (index, item, Move::Approve(plan)) => Some((index, item, plan)),
            _ => None,
        }
    }
}

/// What the catalogue calls a control, for a person.
#[must_use]
pub fn name_of(control: ControlId) -> String {
    labels(control.spec(), &Vars::new()).into_iter().next().unwrap_or_else(|| control.name().to_owned())
}

impl Run {
    /// The page has kept this.
    pub fn keep(&mut self, change: &Undo) {
        self.told.insert(change.control);
        self.written.push(change.title());
    }

    /// It is not known whether the page has kept this.
    pub fn doubt(&mut self, change: &Undo) {
        self.told.insert(change.control);
        self.unsure.push(change.title());
    }

    /// The answer to the batch that is on its way is not waited for. What was heard of it is known. If the page went, what
    /// came next may have been written before, and the rest was not reached; otherwise all of the rest may still be written.
    pub fn lose(&mut self, page_went: bool) {
        let mut reached = true;
        for change in self.flying.take().into_iter().flatten() {
            if self.heard.contains(&change.handle) {
                self.keep(&change);
            } else if reached {
                self.doubt(&change);
                reached = !page_went;
            }
        }
    }

    /// What of the approval was done, and what was not, as sentences.
    #[must_use]
    pub fn account(&self) -> String {
        let unsure: Vec<&str> = self.unsure.iter().map(String::as_str).collect();
        let mut left: Vec<String> = self
            .named
            .iter()
            .filter(|(control, _)| !self.told.contains(control))
            .map(|(_, label)| label.clone())
            .collect();
        left.extend(self.items.iter().skip(1).flatten().map(|item| format!("anything for “{item}”")));
        let written: Vec<&str> = self.written.iter().map(String::as_str).collect();
        let left: Vec<&str> = left.iter().map(String::as_str).collect();
        let list = |head: &str, names: &[&str]| (!names.is_empty()).then(|| format!("{head}: {}.", names.join(", ")));
        if written.is_empty() && unsure.is_empty() {
            return "Nothing was written.".to_owned();
        }
        [list("Written", &written), list("Not certain", &unsure), list("Not written", &left)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A step whose window does not save the app is done when the window was saved: the next step saves the app.
fn unsaved_is_enough(step: &Step) -> bool {
    let in_window = step.phases.iter().any(|phase| phase.at.is_dialog());
    let adds_people = step.for_each == Some(crate::guide::Each::People);
    in_window || adds_people
}
