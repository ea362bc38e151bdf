//! The panel's promises, tested on the pure loop.

mod approve;
mod channel;
mod ended;
mod hosts;
mod kept;
mod lists;
mod misplaced;
mod navigate;
mod once;
mod passes;
mod pending;
mod pointing;
mod put_back;
mod put_back_where;
mod reading;
mod records;
mod rules;
mod run;
mod saved;
mod secrets;
mod sent;
mod sequences;
mod stopping;
mod template;
mod tenant;
mod trouble;
mod values;
mod world;

use super::msg::{Msg, ViewMsg};
use super::state::{Model, Offer};
use super::update::findings;
use super::*;
use crate::audit::Status;
use crate::guide::{self, InputId, PlainInput};
use crate::onelogin::ControlId;
use crate::page::testing::{button, control, tab, text};
use crate::page::{
    Act, Activity, Batch, BatchId, Completeness, Control, Digest, End, Event, Evidence, Fact, Happening, Outcome,
    OutcomeKind, Role, Row, Snapshot, Source, Table, Value,
};

pub(crate) const ORIGIN: &str = "https://acme.onelogin.com";
/// A base URL and a token without errors, and others with errors.
pub(crate) const GOOD_URL: &str = "https://api.spekit.example/scim/v2";
pub(crate) const GOOD_TOKEN: &str = "canary-0123456789abcdef0123456789";
pub(crate) const BAD_URL: &str = "api.spekit.example scim";
pub(crate) const BAD_TOKEN: &str = "canary 0123456789";
/// The first drop-down of the Provisioning tab.
pub(crate) const DELETED: &str =
    "When users are deleted in OneLogin, or the user's app access is removed, perform the below action";

/// A way in which something ends, by its name.
type Way = (&'static str, fn(&mut Panel));

/// A panel and its clock, in milliseconds.
pub(crate) struct Panel {
    pub model: Model,
    pub now: f64,
}

impl Panel {
    /// A panel that was just opened, and has joined a page that it has not seen yet.
    pub fn start() -> Self {
        let mut panel = Self { model: Model::new(guide::spekit().expect("parses")), now: 1_000.0 };
        panel.msg(Msg::Start);
        panel
    }

    /// A panel on a page whose tenant has nothing stored.
    pub fn on(page: &Snapshot) -> Self {
        let mut panel = Self::start();
        panel.msg(Msg::Joined { document: page.document.clone() });
        panel.look(page);
        panel.msg(Msg::Loaded { origin: page.origin.clone(), json: None });
        panel.look(page);
        panel
    }

    /// A panel on the Provisioning tab of the guide's app, with that step open.
    pub fn at_provisioning() -> Self {
        let mut panel = Self::on(&provisioning(false, "Delete"));
        panel.open("provisioning");
        panel
    }

    pub fn msg(&mut self, msg: Msg) -> Vec<Effect> {
        update(&mut self.model, msg, self.now)
    }

    pub fn view(&mut self, msg: ViewMsg) -> Vec<Effect> {
        self.msg(Msg::View(msg))
    }

    pub fn look(&mut self, page: &Snapshot) -> Vec<Effect> {
        self.msg(Msg::Looked(Box::new(page.clone())))
    }

    pub fn wait(&mut self, milliseconds: f64) -> Vec<Effect> {
        self.now += milliseconds;
        self.msg(Msg::Tick)
    }

    pub fn typed(&mut self, id: InputId, text: &str) -> Vec<Effect> {
        self.view(ViewMsg::Typed { id, text: text.to_owned() })
    }

    pub fn step(&self, id: &str) -> usize {
        self.model.guide.steps.iter().position(|step| step.id == id).expect("a step of the guide")
    }

    pub fn open(&mut self, id: &str) -> Vec<Effect> {
        let index = self.step(id);
        self.view(ViewMsg::OpenStep(index))
    }

    /// Approves what is on show after it has been there for a while; the page is as it was. What was sent, if anything.
    pub fn approve(&mut self) -> Vec<Effect> {
        self.now += 1_000.0;
        let Some(digest) = self.model.on_show.as_ref().map(|shown| shown.digest().clone()) else { return Vec::new() };
        let mut effects = self.view(ViewMsg::Approve { digest });
        let page = self.model.snapshot().expect("a page").clone();
        effects.extend(self.look(&page));
        effects
    }

    /// The page tells what became of the batch on its way, operation by operation, and that it has ended.
    pub fn ends(&mut self, results: &[OutcomeKind]) -> Vec<Effect> {
        let batch = self.model.flight.as_ref().expect("a batch is on its way").batch;
        for (result, operation) in results.iter().zip(0..) {
            self.outcome(batch, operation, *result);
        }
        self.msg(Msg::Page(Event::Ended { batch, end: End::Finished {} }))
    }

    pub fn outcome(&mut self, batch: u32, operation: u32, result: OutcomeKind) -> Vec<Effect> {
        let outcome = Outcome { handle: 0, result, reason: "its label has changed".into() };
        self.msg(Msg::Page(Event::Outcome { batch, operation, outcome }))
    }

    /// What the button sends that says this.
    pub fn button(&self, says: &str) -> String {
        let html = self.html();
        let buttons = html.split("<button").skip(1).filter_map(|part| part.split("</button>").next());
        let button =
            buttons.into_iter().find(|button| button.contains(says)).unwrap_or_else(|| panic!("{says}: {html}"));
        let message = button.split("data-msg=\"").nth(1).and_then(|rest| rest.split('"').next());
        message.expect("a message").replace("&quot;", "\"")
    }

    /// Presses a button so often, as it is on show before the first press.
    pub fn press(&mut self, says: &str, times: u32) -> Vec<Effect> {
        let message = self.button(says);
        // As the shell reads it: a bare word is a message without a value.
        let json = if message.starts_with('{') { message } else { format!("\"{message}\"") };
        (0..times).flat_map(|_| self.view(serde_json::from_str(&json).expect("a message"))).collect()
    }

    pub fn html(&self) -> String {
        view(&self.model).into_string()
    }

    /// A panel on this page, with that step open and these values pasted.
    pub fn pasted(id: &str, page: &Snapshot, url: &str, token: &str) -> Self {
        let mut panel = Self::on(page);
        panel.typed(InputId::BaseUrl, url);
        panel.typed(InputId::Token, token);
        panel.open(id);
        panel.look(page);
        panel
    }

    /// Another document is there, and the panel has joined it and looked at it.
    pub fn load(&mut self, page: &Snapshot) -> Vec<Effect> {
        let mut effects = self.msg(Msg::Left);
        effects.extend(self.msg(Msg::Joined { document: page.document.clone() }));
        effects.extend(self.look(page));
        effects
    }

    /// Presses “Use this app” as it is on show.
    pub fn use_open_app(&mut self) -> Vec<Effect> {
        let number = self.model.open_app().map_or(0, |app| app.number);
        self.view(ViewMsg::UseThisApp { number })
    }

    /// The digest of the plan on show.
    pub fn shown(&self) -> Digest {
        self.model.on_show.as_ref().expect("a plan is on show").digest().clone()
    }

    /// The plan on show.
    pub fn offer(&self) -> Option<&Offer> {
        self.model.on_show.as_ref().map(super::state::OnShow::value)
    }

    /// Presses Approve for what has been on show for a second. The page is not looked at yet.
    pub fn press_approve(&mut self) -> Vec<Effect> {
        self.now += 1_000.0;
        let digest = self.shown();
        self.view(ViewMsg::Approve { digest })
    }

    /// The batch on its way.
    pub fn batch(&self) -> BatchId {
        self.model.flight.as_ref().expect("a batch is on its way").batch
    }

    /// The batch on its way has ended in this way.
    pub fn end(&mut self, end: End) -> Vec<Effect> {
        let batch = self.batch();
        self.msg(Msg::Page(Event::Ended { batch, end }))
    }

    /// What the audit says of a requirement.
    pub fn status(&self, id: &str) -> Status {
        findings(&self.model).into_iter().find(|finding| finding.id == id).expect("a finding").status
    }

    pub fn is_done(&self, id: &str) -> bool {
        self.model.step_state(self.step(id)) == StepState::Done
    }

    /// What was told last: as trouble, or else in the live region. It is on show.
    pub fn told(&self) -> String {
        let told = self.model.trouble.clone().unwrap_or_else(|| self.model.say.clone());
        assert!(self.html().contains(&maud::html! { (told) }.into_string()), "not on show: {told}");
        told
    }

    /// Number of a written value that can be put back.
    pub fn written(&self, control: ControlId) -> Option<u32> {
        self.model.undo.iter().find(|undo| undo.control == control).map(|undo| undo.id)
    }

    /// All of the tenant's roles are known.
    pub fn knows_roles(&mut self, roles: &[&str]) {
        self.model.progress.roles.names = roles.iter().map(|role| (*role).to_owned()).collect();
        self.model.progress.roles.completeness = Completeness::Complete;
    }
}

/// A tab of app 7, whose page has just been loaded.
pub(crate) fn snapshot(hash: &str, controls: Vec<Control>) -> Snapshot {
    let arrive = Activity { seq: 1, what: Happening::Arrive, label: String::new(), dialog: None };
    Snapshot {
        document: "doc-1".into(),
        seq: 1,
        origin: ORIGIN.into(),
        path: "/apps/7/edit".into(),
        hash: hash.into(),
        headings: vec!["Spekit SCIM".into()],
        controls,
        activity: vec![arrive],
        ..Snapshot::default()
    }
}

pub(crate) fn provisioning(on: bool, delete: &str) -> Snapshot {
    let options = || ["Delete", "Suspend", "Do Nothing"].map(str::to_owned).to_vec();
    let choice = |selected: &str| Value::Choice { selected: selected.into(), options: options() };
    snapshot(
        "provisioning",
        vec![
            tab("Provisioning", true),
            control(1, Role::Checkbox, "Enable provisioning", Value::Checked { on }),
            control(
                2,
                Role::Combobox,
                "When users are deleted in OneLogin, or the user's app access is removed, perform the below action",
                choice(delete),
            ),
            control(
                3,
                Role::Combobox,
                "When user accounts are suspended in OneLogin, perform the following action:",
                choice("Suspend"),
            ),
            button(4, "Save"),
        ],
    )
}

/// The batches among what is to be done.
pub(crate) fn batches(effects: &[Effect]) -> Vec<&Batch> {
    effects
        .iter()
        .filter_map(|effect| if let Effect::Act(permitted) = effect { Some(permitted.batch()) } else { None })
        .collect()
}

/// The Configuration tab of app 7, with an empty token.
pub(crate) fn configuration(url: &str, status: &str) -> Snapshot {
    let token = control(5, Role::Textbox, "SCIM Bearer Token", Value::Secret { set: false, masked: false });
    let controls =
        vec![tab("Configuration", true), text(1, "SCIM Base URL", url), token, button(6, "Enable"), button(7, "Save")];
    Snapshot {
        facts: vec![Fact { label: "API Status".into(), text: status.into(), handle: 8 }],
        ..snapshot("configuration", controls)
    }
}

/// The app's list of rules.
pub(crate) fn rules_page(names: &[&str]) -> Snapshot {
    let row = |(index, name): (usize, &&str)| Row {
        handle: 100 + u32::try_from(index).expect("few"),
        pressable: true,
        chosen: false,
        cells: vec![(index + 1).to_string(), (*name).to_owned()],
    };
    let table = Table {
        columns: vec!["Position".into(), "Name".into()],
        rows: names.iter().enumerate().map(row).collect(),
        ..Table::default()
    };
    let controls = vec![tab("Rules", true), button(10, "Add Rule"), button(11, "Save")];
    Snapshot { tables: vec![table], ..snapshot("mappings", controls) }
}

/// The window of a rule.
pub(crate) fn rule_window(title: &str, name: &str) -> Snapshot {
    let context = || vec![Evidence { source: Source::Dialog, text: title.into() }];
    let options = ["", "Set Groups in Spekit SCIM", "Set Groups in Slack"].map(str::to_owned).to_vec();
    let action = Value::Choice { selected: String::new(), options };
    let window = [text(20, "Name", name), control(21, Role::Combobox, "Actions", action), button(22, "Save")];
    let mut page = Snapshot { dialog: Some(title.into()), ..rules_page(&["Old rule"]) };
    page.controls.truncate(1);
    page.controls.extend(window.map(|control| Control { context: context(), ..control }));
    page
}

/// The same page after these events, the page's arrival before them.
pub(crate) fn after(page: Snapshot, events: &[(Happening, &str)]) -> Snapshot {
    let mut page = page;
    for (what, label) in events {
        page.seq += 1;
        page.activity.push(Activity { seq: page.seq, what: *what, label: (*label).to_owned(), dialog: None });
    }
    page
}

/// A setting was changed, Save was pressed, and the page says that it is saved.
pub(crate) const AND_SAVED: &[(Happening, &str)] = &[
    (Happening::Edit, "Enable provisioning"),
    (Happening::Press, "Save"),
    (Happening::Notice, "Application was successfully updated."),
];

/// Another app in the same tab: number 8, in the same document or another one.
pub(crate) fn of_another_app(page: Snapshot, document: &str) -> Snapshot {
    Snapshot { document: document.into(), path: "/apps/8/edit".into(), headings: vec!["Slack".into()], ..page }
}

/// The same page of another tenant.
pub(crate) fn at_origin(page: Snapshot, origin: &str) -> Snapshot {
    Snapshot { origin: origin.into(), ..page }
}

/// The texts that would be typed.
pub(crate) fn texts(effects: &[Effect]) -> Vec<String> {
    let operations = batches(effects).into_iter().flat_map(|batch| &batch.operations);
    let typed = operations.filter_map(|it| if let Act::Type { text } = &it.act { Some(text.clone()) } else { None });
    typed.collect()
}

/// The options that would be chosen.
pub(crate) fn choices(effects: &[Effect]) -> Vec<String> {
    let operations = batches(effects).into_iter().flat_map(|batch| &batch.operations);
    let chosen =
        operations.filter_map(|it| if let Act::Choose { option, .. } = &it.act { Some(option.clone()) } else { None });
    chosen.collect()
}

/// The handles that would be operated.
pub(crate) fn handles(effects: &[Effect]) -> Vec<u32> {
    batches(effects).into_iter().flat_map(|batch| &batch.operations).map(|operation| operation.handle).collect()
}

/// What would be stored.
pub(crate) fn stored(effects: &[Effect]) -> Vec<&String> {
    effects.iter().filter_map(|effect| if let Effect::Save { json, .. } = effect { Some(json) } else { None }).collect()
}

/// How many looks at the page are asked for.
pub(crate) fn looks(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| **effect == Effect::Look).count()
}
