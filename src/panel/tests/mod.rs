//! The panel's promises, tested on the pure loop.

mod sequences;
mod world;

use super::msg::{Msg, ViewMsg};
use super::state::Model;
use super::update::findings;
use super::*;
use crate::guide::{self, InputId, PlainInput};
use crate::onelogin::ControlId;
use crate::page::testing::{button, control, tab, text};
use crate::page::{
    Act, Activity, Batch, Control, End, Event, Fact, Happening, Outcome, OutcomeKind, Role, Row, Snapshot, Table, Value,
};

pub(crate) const ORIGIN: &str = "https://acme.onelogin.com";

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

    pub fn html(&self) -> String {
        view(&self.model).into_string()
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
