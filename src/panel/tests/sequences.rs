//! Looks for a way round the promises: random sequences of what admins, pages and browsers do.
//!
//! A small world of tenants, apps, users and roles stands behind the panel. Each step is one number, so that a sequence
//! that breaks a promise is cut down to a short one.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::world::{Shown, World};
use super::*;
use crate::audit::Status;
use crate::page::{Act, ChangeKind, Digest};
use crate::panel::state::{AT_LEAST_ON_SHOW_MS, Errand, Permit, Permitted};

/// What was on show at some time, by its digest.
struct WasShown {
    /// Since when it could be approved.
    since: f64,
    /// Texts that its fills and choices would write.
    texts: Vec<String>,
    secret: bool,
    /// Where: document, origin, and the record's number.
    target: (String, String, Option<u64>),
}

/// Watches the panel, and knows what it has promised.
struct Watch {
    panel: Panel,
    world: World,
    shown: BTreeMap<String, WasShown>,
    /// Digests of what is on show now.
    showing: BTreeSet<String>,
    /// Digests in the order in which they came.
    digests: Vec<String>,
    approved: Vec<String>,
    stopped: bool,
    /// Everything that was ever given as the token.
    tokens: Vec<String>,
}

impl Watch {
    fn new() -> Self {
        Self {
            panel: Panel::start(),
            world: World::new(),
            shown: BTreeMap::new(),
            showing: BTreeSet::new(),
            digests: Vec::new(),
            approved: Vec::new(),
            stopped: false,
            tokens: Vec::new(),
        }
    }

    /// One message, and everything that must hold afterwards.
    fn send(&mut self, msg: Msg) -> Result<(), TestCaseError> {
        if let Msg::View(ViewMsg::Approve { digest } | ViewMsg::ApprovePutBack { digest }) = &msg {
            self.approved.push(digest.as_str().to_owned());
            self.stopped = false;
        }
        // The first press of Forget only asks.
        let forgets = matches!(msg, Msg::View(ViewMsg::Forget)) && self.panel.model.tenant.asks_forget;
        if forgets || matches!(msg, Msg::View(ViewMsg::Stop)) {
            self.stopped = true;
        }
        if matches!(
            msg,
            Msg::View(
                ViewMsg::Go
                    | ViewMsg::ReadRoles
                    | ViewMsg::ReadRules
                    | ViewMsg::FillRules
                    | ViewMsg::ShowFinding(_)
                    | ViewMsg::Follow(_)
            )
        ) {
            self.stopped = false;
        }
        if let Msg::View(ViewMsg::Typed { id: InputId::Token, text }) = &msg {
            self.tokens.push(text.clone());
        }
        let effects = self.panel.msg(msg);
        self.nothing_leaks(&effects)?;
        for effect in &effects {
            self.may(effect)?;
        }
        self.note_what_is_on_show();
        self.passes_are_true()?;
        for effect in effects {
            self.carry_out(effect)?;
        }
        Ok(())
    }

    fn note_what_is_on_show(&mut self) {
        let now = self.panel.now;
        let model = &self.panel.model;
        let mut now_on_show = BTreeSet::new();
        let mut note = |digest: &Digest, was: WasShown| {
            let name = digest.as_str().to_owned();
            now_on_show.insert(name.clone());
            if !self.showing.contains(&name) {
                self.digests.push(name.clone());
                self.shown.insert(name, was);
            }
        };
        if let Some(shown) = &model.on_show {
            let offer = shown.value();
            let changes = || offer.plan.changes.iter().chain(offer.also.iter().flat_map(|also| &also.changes));
            let fills = changes().filter(|change| change.kind == ChangeKind::Fill);
            note(
                shown.digest(),
                WasShown {
                    since: now,
                    texts: fills.map(|change| change.new.clone()).collect(),
                    secret: changes().any(|change| change.secret.is_some()),
                    target: (
                        offer.plan.document.clone(),
                        offer.plan.origin.clone(),
                        offer.plan.record.as_ref().map(|record| record.number),
                    ),
                },
            );
        }
        if let Some(shown) = &model.put_back_on_show {
            let put_back = shown.value();
            note(
                shown.digest(),
                WasShown {
                    since: now,
                    texts: vec![put_back.back.clone()],
                    secret: false,
                    target: (
                        put_back.document.clone(),
                        put_back.origin.clone(),
                        put_back.record.as_ref().map(|record| record.number),
                    ),
                },
            );
        }
        self.showing = now_on_show;
    }

    /// May this be done at all?
    fn may(&self, effect: &Effect) -> Result<(), TestCaseError> {
        let Effect::Act(permitted) = effect else { return Ok(()) };
        prop_assert!(!self.stopped, "a batch after Stop: {:?}", permitted);
        let batch = permitted.batch();
        let page = self.panel.model.snapshot().expect("a batch is for a page that was seen");
        prop_assert_eq!((&batch.document, &batch.origin, &batch.path), (&page.document, &page.origin, &page.path));
        match permitted.by() {
            Permit::Opens => {
                let presses = batch.operations.iter().filter(|operation| matches!(operation.act, Act::Press {}));
                prop_assert_eq!((presses.count(), batch.operations.len()), (1, 1));
            }
            Permit::Approved(digest) => self.was_approved(permitted, digest)?,
        }
        Ok(())
    }

    fn was_approved(&self, permitted: &Permitted, digest: &Digest) -> Result<(), TestCaseError> {
        let batch = permitted.batch();
        prop_assert!(self.approved.iter().any(|approved| approved == digest.as_str()), "nobody approved it");
        let was = self.shown.get(digest.as_str());
        let Some(was) = was else { return Err(TestCaseError::fail("it was never on show")) };
        prop_assert!(self.panel.now - was.since >= AT_LEAST_ON_SHOW_MS, "it was on show for a moment only");
        prop_assert_eq!(&batch.document, &was.target.0);
        prop_assert_eq!(&batch.origin, &was.target.1);
        let open = self.panel.model.page.seen.as_ref().and_then(|seen| seen.record.clone());
        if let Some(number) = was.target.2 {
            prop_assert_eq!(open.as_ref().map(|record| record.number), Some(number), "another record is open");
            prop_assert_eq!(batch.heading.clone(), open.map(|record| record.heading));
        }
        for operation in &batch.operations {
            match &operation.act {
                Act::Type { text } if self.tokens.contains(text) => {
                    prop_assert!(was.secret, "a secret that the plan did not name");
                    prop_assert!(World::is_onelogin(&batch.origin), "the token goes to {}", batch.origin);
                }
                Act::Type { text } | Act::Choose { option: text, .. } => {
                    let named = was.texts.iter().any(|shown| shown == text || (shown == "empty" && text.is_empty()));
                    prop_assert!(named, "“{}” was not on show: {:?}", text, was.texts);
                }
                Act::Check { .. } | Act::Press {} => {}
            }
        }
        Ok(())
    }

    /// No secret in anything shown, stored, copied, saved or drawn, and none in a batch but into the token's field.
    fn nothing_leaks(&self, effects: &[Effect]) -> Result<(), TestCaseError> {
        let html = view(&self.panel.model).into_string();
        let given = self.panel.model.secrets().iter().map(|secret| (*secret).to_owned()).collect::<Vec<_>>();
        let leaks =
            |text: &str| given.iter().any(|secret| secret.chars().count() >= 4 && text.contains(secret.as_str()));
        prop_assert!(!leaks(&html), "on show");
        for effect in effects {
            match effect {
                Effect::Copy(text) | Effect::Download { text, .. } | Effect::Save { json: text, .. } => {
                    prop_assert!(!leaks(text), "leaves the panel: {}", text);
                }
                Effect::Ring { label, .. } => prop_assert!(!leaks(label), "drawn in the page"),
                Effect::Open(url) => prop_assert!(!leaks(url), "in a URL"),
                _ => {}
            }
        }
        Ok(())
    }

    /// A pass is of a whole list, of the record that is bound, and of what is asked for now.
    fn passes_are_true(&self) -> Result<(), TestCaseError> {
        for finding in findings(&self.panel.model) {
            if finding.status != Status::Pass {
                continue;
            }
            match finding.id.as_str() {
                "OL.USER.002" => {
                    prop_assert!(self.world.saw(&Shown::NobodyPending), "nobody pending, from no whole list")
                }
                "OL.CONN.001" => {
                    let asked = self.panel.model.inputs.line(PlainInput::BaseUrl).unwrap_or_default();
                    prop_assert!(
                        self.world.saw(&Shown::BaseUrl(asked.to_owned())),
                        "“{}” was never read as saved",
                        asked
                    );
                }
                "OL.APP.002" => {
                    let asked = self.panel.model.inputs.line(PlainInput::App).unwrap_or_default();
                    prop_assert!(self.world.saw(&Shown::AppName(asked.to_owned())), "“{}” was never read", asked);
                }
                _ => {}
            }
        }
        if let Some(app) = &self.panel.model.progress.app {
            prop_assert!(
                app.tenant == self.panel.model.tenant.loaded.clone().unwrap_or_default(),
                "another tenant's app"
            );
        }
        Ok(())
    }

    /// The browser and the page do what is asked; the page answers later, in steps of their own.
    fn carry_out(&mut self, effect: Effect) -> Result<(), TestCaseError> {
        match effect {
            Effect::Join => {
                let document = self.world.document();
                self.send(Msg::Joined { document })
            }
            Effect::Look => {
                self.world.looks += 1;
                Ok(())
            }
            Effect::Act(permitted) => {
                self.world.begin(permitted.batch().clone());
                Ok(())
            }
            Effect::Stop(batch) => {
                self.world.stop(batch);
                Ok(())
            }
            Effect::Load(origin) => {
                let json = self.world.stored.get(&origin).cloned();
                self.send(Msg::Loaded { origin, json })
            }
            Effect::Save { origin, json } => {
                self.world.stored.insert(origin, json);
                Ok(())
            }
            Effect::Remove(origin) => {
                self.world.stored.remove(&origin);
                Ok(())
            }
            Effect::Open(url) => {
                self.world.open(&url);
                self.send(Msg::Left)
            }
            _ => Ok(()),
        }
    }

    /// One step of the sequence.
    fn step(&mut self, choice: u32) -> Result<(), TestCaseError> {
        let (kind, detail) = (choice % 32, choice / 32);
        match kind {
            // The page answers a look.
            0..=6 => {
                if self.world.looks > 0 {
                    self.world.looks -= 1;
                    let snapshot = self.world.look();
                    self.send(Msg::Looked(Box::new(snapshot)))?;
                }
                Ok(())
            }
            // Time passes.
            7..=9 => {
                self.panel.now += [50.0, 450.0, 900.0, 9_000.0, 31_000.0][detail as usize % 5];
                self.send(Msg::Tick)
            }
            // The admin approves what is on show.
            10..=12 => match self.panel.model.on_show.as_ref().map(|shown| shown.digest().clone()) {
                Some(digest) => {
                    if detail % 4 != 0 {
                        self.panel.now += 500.0;
                    }
                    self.send(Msg::View(ViewMsg::Approve { digest }))
                }
                None => Ok(()),
            },
            // A click that was meant for something that was on show before.
            14 => match self.digests.get(detail as usize % self.digests.len().max(1)).cloned() {
                Some(digest) => self.send(Msg::View(ViewMsg::Approve { digest: digest.as_str().into() })),
                None => Ok(()),
            },
            // The page carries out a part of a batch, in one of the ways it can.
            15..=18 => match self.world.act(detail) {
                Some(event) => self.send(Msg::Page(event)),
                None => Ok(()),
            },
            // The admin types.
            19..=21 => self.send(World::typed(detail)),
            // The admin opens the page that the open step is about.
            22 | 23 => {
                let step = self.panel.model.guide.steps.get(self.panel.model.current()).map(|step| step.id.clone());
                self.world.go_to_step(step.as_deref().unwrap_or_default());
                self.send(Msg::Page(crate::page::Event::Changed {}))
            }
            // The page changes, or the admin goes elsewhere.
            24 | 25 => {
                let left = self.world.change(detail);
                self.send(if left { Msg::Left } else { Msg::Page(crate::page::Event::Changed {}) })
            }
            26 => self.send(Msg::View(ViewMsg::Stop)),
            // Something is put back; most of the time what is on show for it is approved.
            13 | 27 | 28 => {
                let shown = self.panel.model.put_back_on_show.as_ref().map(|shown| shown.digest().clone());
                if let Some(digest) = shown.filter(|_| detail % 4 != 0) {
                    self.panel.now += 500.0;
                    return self.send(Msg::View(ViewMsg::ApprovePutBack { digest }));
                }
                let ids: Vec<u32> = self.panel.model.undo.iter().map(|undo| undo.id).collect();
                if let Some(id) = self.panel.model.putting_back.filter(|_| detail % 4 != 0) {
                    return self.send(Msg::View(ViewMsg::GoToWritten { id }));
                }
                match ids.get(detail as usize / 4 % ids.len().max(1)) {
                    Some(id) => self.send(Msg::View(ViewMsg::PutBack { id: *id })),
                    None => Ok(()),
                }
            }
            // Anything else in the panel.
            _ => self.send(World::anything(detail, &self.panel.model)),
        }
    }
}

/// How many sequences are tried. `cargo xtask test sequences` asks for 10,000, with optimisation.
fn cases() -> u32 {
    std::env::var("SEQUENCES").ok().and_then(|number| number.parse().ok()).unwrap_or(300)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_messages_breaks_a_promise(choices in prop::collection::vec(any::<u32>(), 20..90)) {
        let mut watch = Watch::new();
        for choice in choices {
            watch.step(choice)?;
        }
    }
}

#[test]
fn the_world_lets_the_panel_do_its_work() {
    // A property that is never put to the test holds always: in some sequences things are approved, written and put back.
    let mut counts = [0_u32; 4];
    for seed in 0..50_u32 {
        let mut watch = Watch::new();
        let mut state = seed.wrapping_mul(0x9e37_79b9) | 1;
        for _ in 0..300 {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            watch.step(state).expect("the promises hold");
            let flight = watch.panel.model.flight.as_ref().map(|flight| flight.errand.clone());
            counts[0] += u32::from(matches!(flight, Some(Errand::Run)));
            counts[1] += u32::from(matches!(flight, Some(Errand::PutBack(_))));
            counts[2] += u32::from(!watch.panel.model.undo.is_empty());
            counts[3] += u32::from(watch.world.looks > 0);
        }
    }
    assert!(counts.iter().all(|count| *count > 5), "{counts:?}");
}
