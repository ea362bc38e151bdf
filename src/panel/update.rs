//! The panel's one transition function: pure, tested natively.

use std::collections::BTreeSet;

use super::model::{
    Effect, Identity, Link, Model, Msg, Pointed, Pointing, Progress, Run, SecretField, StepState, Undo, name_of,
};
use super::paste::announcement;
use super::rules::{RulesField, Sweep, absorb_rules, carry_sweep, refused};
use crate::audit::{self, entries};
use crate::guide::{InputId, InputKind, PlainInput};
use crate::onelogin::{ControlId, Place, RouteId};
use crate::page::{
    Act, Barrier, Batch, Change, ChangeKind, Located, Move, Operation, Outcome, OutcomeKind, Pick, Plan, REDACTED,
    Role, Snapshot, Value, expectation, operations, redact, redact_text, report,
};
use crate::page::{Whereabouts, whereabouts};
use crate::rules;
use crate::scim::{InputFinding, Secret};
use crate::text;

/// How long an approval holds.
const APPROVAL_MS: f64 = 30_000.0;
/// Looks at the page, about 0.4 s apart, before "waiting for" becomes "it did not come".
const PATIENCE: u32 = 20;

/// How it begins an event that says what became of one operation of a batch.
const OUTCOME: &str = "outcome: ";
/// How the content script begins an event that says what the page does to the mark that points at a control.
const TAMPERED: &str = "tampered: ";

/// Takes a message and says what is to be done about it.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let effects = take(model, msg);
    // Whatever changed, the view and the next message find the rules that go with it.
    model.remap();
    effects
}

fn take(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Start | Msg::Join => {
            model.link = Link::Joining;
            vec![Effect::Join]
        }
        Msg::Joined { document } => {
            model.link = Link::Joined { document };
            model.trouble = None;
            model.unread = None;
            vec![Effect::Look]
        }
        Msg::NotJoined { why } => {
            model.link = Link::NoAccess { why };
            model.snapshot = None;
            model.made.take();
            model.ring = None;
            model.pointing = None;
            trouble(model, "The page can't be reached, so the rest was not done.");
            Vec::new()
        }
        Msg::PageEvent { event } => match event.as_str() {
            "changed" => vec![Effect::Look],
            event if event.starts_with(OUTCOME) => {
                let outcome = event.strip_prefix(OUTCOME).and_then(|json| serde_json::from_str::<Outcome>(json).ok());
                let kept = |outcome: &Outcome| matches!(outcome.result, OutcomeKind::Took | OutcomeKind::Normalised);
                if let (Some(run), Some(outcome)) = (&mut model.run, outcome.filter(kept)) {
                    run.heard.insert(outcome.handle);
                }
                Vec::new()
            }
            "replaced" => update(
                model,
                Msg::NotJoined {
                    why: "Another panel has taken over this tab. Close one of them, then try again.".into(),
                },
            ),
            event => match event.strip_prefix(TAMPERED) {
                Some(what) => tampered(model, what),
                // A page load ends the content script; the panel joins the new document.
                None => {
                    if let Some(run) = &mut model.run {
                        run.lose(true);
                    }
                    model.ring = None;
                    model.pointing = None;
                    vec![Effect::Join]
                }
            },
        },
        Msg::Looked { snapshot, now } => looked(model, *snapshot, now),
        Msg::Acted { mut outcomes } => {
            let secrets = secrets(model);
            for outcome in &mut outcomes {
                redact_text(&mut outcome.reason, &secrets);
            }
            acted(model, &outcomes)
        }
        Msg::Failed { why } => {
            model.pointing = None;
            model.trouble = Some(end_run(model, &why));
            Vec::new()
        }
        Msg::Unread { why } => {
            trouble(model, "The page can't be read any more, so the rest was not done.");
            model.unread = Some(why);
            Vec::new()
        }
        Msg::Point => point(model),
        Msg::Picked { number, handle } => picked(model, number, handle),
        Msg::UsePick => use_pick(model),
        Msg::Unpoint => {
            model.say = "Nothing was pointed at.".into();
            end_pointing(model)
        }
        Msg::ForgetPick(index) => {
            if index < model.progress.picks.len() {
                let pick = model.progress.picks.remove(index);
                model.say = format!("It is forgotten that {} is {}.", pick.called(), name_of(pick.control));
            }
            reread(model);
            let mut effects = save(model);
            effects.extend(ring(model));
            effects
        }
        Msg::Report => {
            model.report = model.snapshot.as_ref().map(|snapshot| report(snapshot, model.names()));
            model.say = "The page report is shown at the top. Read it, then save it.".into();
            Vec::new()
        }
        Msg::SaveReport => match model.report.take() {
            Some(text) => {
                model.say = "The page report is saved.".into();
                vec![Effect::Download { name: "page-report.json".into(), mime: "application/json".into(), text }]
            }
            None => Vec::new(),
        },
        Msg::CloseReport => {
            model.report = None;
            Vec::new()
        }
        Msg::Loaded { origin, json } => loaded(model, origin, json.as_deref()),
        Msg::Tick => vec![Effect::Look],
        Msg::Show(screen) => {
            model.screen = screen;
            end_pointing(model)
        }
        Msg::OpenStep(index) => {
            let mut effects = end_pointing(model);
            model.chosen = Some(index);
            model.declined = None;
            model.screen = super::Screen::Guide;
            announce_step(model);
            effects.extend(ring(model));
            effects
        }
        Msg::Typed { id, text } => {
            let before = model.input_findings(id);
            match PlainInput::try_from(id) {
                Ok(plain) => model.inputs.set(plain, text),
                Err(_) => model.inputs.set_secret((!text.trim().is_empty()).then(|| Secret::new(text))),
            }
            let echoed = redact_page(model);
            let mut effects = pasted(model, id, &before);
            effects.extend(echoed);
            effects
        }
        Msg::FixInput { input, index } => {
            let before = model.input_findings(input);
            if !model.fix_input(input, index) {
                return Vec::new();
            }
            let mut effects = pasted(model, input, &before);
            if input.kind() == InputKind::Secret {
                effects.push(Effect::Refill(SecretField::Token));
            }
            effects
        }
        Msg::FillAnyway => {
            model.overridden = true;
            model.say = "The values are taken as they are. Look at the plan and approve it.".into();
            Vec::new()
        }
        Msg::TypedTemplate(text) => {
            model.template.edited = Some(text);
            Vec::new()
        }
        Msg::TypedHeaders(text) => {
            model.template.headers = (!text.trim().is_empty()).then(|| Secret::new(text));
            redact_page(model).into_iter().collect()
        }
        Msg::FixHeaders(index) => {
            model.fix_headers(index);
            model.say = announcement("Custom Headers", &model.header_findings());
            vec![Effect::Refill(SecretField::Headers)]
        }
        Msg::FixTemplate(index) => {
            model.fix_template(index);
            model.say = announcement("SCIM JSON Template", &model.template_findings());
            Vec::new()
        }
        Msg::PageTemplate => {
            model.template.edited = None;
            Vec::new()
        }
        Msg::Sample(index) => {
            model.template.sample = index;
            Vec::new()
        }
        Msg::Dialect(dialect) => {
            model.template.dialect = dialect;
            Vec::new()
        }
        Msg::CopyTemplate => {
            model.say = "The template is on the clipboard.".into();
            vec![Effect::Copy(model.template.text().to_owned())]
        }
        Msg::ToggleRole(role) => {
            let mut roles = model.inputs.list(PlainInput::Roles);
            match roles.iter().position(|chosen| *chosen == role) {
                Some(at) => drop(roles.remove(at)),
                None => roles.push(role),
            }
            choose(model, &roles)
        }
        Msg::TypedRules { field, text } => typed_rules(model, field, text),
        Msg::Style(style) => {
            model.inputs.style = style;
            reread(model);
            save(model)
        }
        Msg::Known { aspect, is } => {
            let index = |aspect: &rules::Aspect| {
                rules::Reading::ALL
                    .iter()
                    .find_map(|reading| reading.aspects().iter().position(|other| other == aspect))
            };
            model.inputs.known.retain(|known| index(known) != Some(aspect));
            model.inputs.known.extend(is);
            reread(model);
            save(model)
        }
        Msg::ChooseShown => {
            let shown = model.shown_roles();
            choose_also(model, shown)
        }
        Msg::ChooseListed => {
            let listed = model.rules.listed.iter().map(|role| role.name.clone()).collect();
            choose_also(model, listed)
        }
        Msg::ChooseNone => choose(model, &[]),
        Msg::ReadRoles => {
            let already = model.progress.roles_total.is_some_and(|total| model.progress.roles.len() >= total as usize);
            model.rules.sweep =
                (!already).then(|| Sweep::Roles { pages: BTreeSet::new(), opening: None, first: None, looks: 0 });
            vec![Effect::Look]
        }
        Msg::ReadRules => {
            model.rules.from_json = false;
            for existing in &mut model.rules.existing {
                existing.rule = None;
            }
            model.rules.sweep = Some(Sweep::Rules { opened: None, looks: 0 });
            vec![Effect::Look]
        }
        Msg::FillRules => {
            model.chosen = model.rules_step();
            model.declined = None;
            announce_step(model);
            let mut effects = ring(model);
            if !matches!(model.next(), Some((_, _, Move::Approve(_)))) {
                effects.extend(go(model));
            }
            effects
        }
        Msg::Approve { id, now } => approve(model, id, now),
        Msg::Decline => {
            model.declined = Some(model.current());
            model.say = "Declined. Nothing was written.".into();
            Vec::new()
        }
        Msg::Reconsider => {
            model.declined = None;
            Vec::new()
        }
        Msg::Go => go(model),
        Msg::Stop => {
            end_run(model, "Stopped. What was written stays until you put it back.");
            Vec::new()
        }
        Msg::PutBack { index, id, now } => put_back(model, index, id, now),
        Msg::Skip(index) => {
            if let Some(step) = model.guide.steps.get(index).filter(|step| step.optional)
                && !model.progress.skipped.remove(&step.id)
            {
                model.progress.skipped.insert(step.id.clone());
            }
            model.chosen = None;
            let mut effects = end_pointing(model);
            announce_step(model);
            effects.extend(save(model));
            effects.extend(ring(model));
            effects
        }
        Msg::UseThisApp => {
            if let Some(app) = model.here().and_then(|here| here.app()) {
                model.progress.app = Some(app);
                model.progress.seen.clear();
                model.progress.configuration.clear();
                model.progress.rules.clear();
                model.progress.access.clear();
                model.rules.leave_app();
                if let Some(name) = app_name(model) {
                    model.inputs.set(PlainInput::App, name);
                }
                reread(model);
            }
            save(model)
        }
        Msg::Follow(on) => {
            model.progress.follow = on;
            let mut effects = save(model);
            effects.extend(follow(model));
            effects
        }
        Msg::FocusControl => model.ring.map(Effect::Focus).into_iter().collect(),
        Msg::ShowFinding(step) => match model.guide.steps.iter().position(|other| other.id == step) {
            Some(index) => {
                let mut effects = update(model, Msg::OpenStep(index));
                effects.extend(go(model));
                effects
            }
            None => Vec::new(),
        },
        Msg::CopyAudit => {
            model.say = "The audit is on the clipboard, as Markdown.".into();
            vec![Effect::Copy(audit::markdown(&head(model, ""), &findings(model)))]
        }
        Msg::SaveAudit { at } => vec![Effect::Download {
            name: "scim-audit.html".into(),
            mime: "text/html".into(),
            text: audit::html(&head(model, &at), &findings(model)).into_string(),
        }],
        Msg::CopyRules => {
            model.say = "The rules are on the clipboard, as API JSON.".into();
            vec![Effect::Copy(rules::api_json(&model.mapping.rules))]
        }
        Msg::CopyInstructions => {
            let rules: Vec<rules::AppRule> = model.mapping.rules.iter().map(rules::PlannedRule::as_rule).collect();
            model.say = "The rules are on the clipboard, as instructions in Markdown.".into();
            vec![Effect::Copy(rules::to_instructions(&rules, model.inputs.line(PlainInput::App).unwrap_or("the app")))]
        }
        Msg::CopyTerraform => {
            let rules: Vec<rules::AppRule> = model.mapping.rules.iter().map(rules::PlannedRule::as_rule).collect();
            match model.progress.app {
                Some(app) => {
                    model.say = "The rules are on the clipboard, as Terraform.".into();
                    vec![Effect::Copy(rules::to_terraform(&rules, app))]
                }
                None => {
                    model.say = "Open the app first: Terraform needs its number.".into();
                    Vec::new()
                }
            }
        }
        Msg::AllowTenant => model.tenant().map(|origin| Effect::AllowOrigin(origin.to_owned())).into_iter().collect(),
        Msg::TenantAllowed(granted) => {
            let tenant = model.tenant().unwrap_or("this tenant").trim_start_matches("https://").to_owned();
            model.say = if granted {
                format!(
                    "The panel may now work on {tenant} without a click on its icon. The browser's settings of the extension take that back."
                )
            } else {
                format!("Not allowed; nothing changed. On {tenant} a click on the extension's icon lets the panel in.")
            };
            if granted { vec![Effect::Join] } else { Vec::new() }
        }
        Msg::Forget => {
            let origin = model.origin().map(str::to_owned);
            model.progress = Progress::default();
            model.undo.clear();
            model.chosen = None;
            model.say = "Everything stored for this tenant is forgotten.".into();
            let mut effects = end_pointing(model);
            effects.extend(forget_inputs(model));
            effects.extend(origin.map(Effect::Remove));
            effects
        }
    }
}

/// The findings so far.
#[must_use]
pub fn findings(model: &Model) -> Vec<audit::Finding> {
    let required = audit::findings(&model.guide, &model.inputs, &model.mapping, &bound(model), &model.progress.seen);
    let said = model.progress.configuration.iter().chain(&model.progress.rules);
    audit::in_order(required.into_iter().chain(said.cloned()).collect())
}

/// Forgets what was typed and pasted, also in the fields whose text only the panel's page holds.
fn forget_inputs(model: &mut Model) -> Vec<Effect> {
    model.inputs = crate::guide::Inputs::of(&model.guide);
    model.template = super::Template::default();
    model.rules = super::RulesTab::default();
    model.overridden = false;
    model.report = None;
    vec![Effect::Refill(SecretField::Token), Effect::Refill(SecretField::Headers)]
}

/// What was given here and must not be carried on from a page that repeats it: the token, and the values of custom headers.
fn secrets(model: &Model) -> Vec<&str> {
    let token = model.inputs.secret().into_iter().map(Secret::expose);
    let headers = model.template.headers.iter().flat_map(|headers| headers.expose().lines());
    token.chain(headers.map(|line| line.split_once(':').map_or(line, |(_, value)| value))).collect()
}

/// Takes a secret that was just given out of the last look at the page. What was half typed may have been taken for a part of an
/// honest text, so the page is looked at again.
fn redact_page(model: &mut Model) -> Option<Effect> {
    let mut snapshot = model.snapshot.take()?;
    let found = redact(&mut snapshot, &secrets(model));
    model.snapshot = Some(snapshot);
    if found {
        model.made.take();
    }
    found.then_some(Effect::Look)
}

/// After an input was changed: what it now says is read, told and stored.
fn pasted(model: &mut Model, id: InputId, before: &[InputFinding]) -> Vec<Effect> {
    model.overridden = false;
    let after = model.input_findings(id);
    let codes = |findings: &[InputFinding]| findings.iter().map(|finding| finding.code.clone()).collect::<Vec<_>>();
    // Each key stroke is a change; only what is new is worth hearing.
    if codes(before) != codes(&after) {
        let label = model.guide.inputs.iter().find(|input| input.id == id).map_or("", |input| input.label.as_str());
        model.say = announcement(label, &after);
    }
    reread(model);
    let mut effects = save(model);
    // With the last input there is a plan, and with the plan a control to point at.
    effects.extend(ring(model));
    effects
}

fn typed_rules(model: &mut Model, field: RulesField, text: String) -> Vec<Effect> {
    match field {
        RulesField::Search => model.rules.search = text,
        RulesField::Prefix => {
            let strip = matches!(model.inputs.style, rules::Style::Convention { strip: true, .. });
            model.inputs.style = rules::Style::Convention { prefix: text, strip };
            reread(model);
            return save(model);
        }
        RulesField::List => {
            model.rules.take_list(&text);
            if let Some(Ok(said) | Err(said)) = &model.rules.list_said {
                model.say.clone_from(said);
            }
            reread(model);
        }
        RulesField::Existing => {
            model.rules.take_existing(&text);
            if let Some(Ok(said) | Err(said)) = &model.rules.json_said {
                model.say.clone_from(said);
            }
        }
        RulesField::Person => model.rules.asked.person = text,
        RulesField::Group => model.rules.asked.group = text,
    }
    Vec::new()
}

fn choose_also(model: &mut Model, more: Vec<String>) -> Vec<Effect> {
    let mut roles = model.inputs.list(PlainInput::Roles);
    let already: BTreeSet<String> = roles.iter().cloned().collect();
    roles.extend(more.into_iter().filter(|role| !already.contains(role)));
    choose(model, &roles)
}

fn choose(model: &mut Model, roles: &[String]) -> Vec<Effect> {
    model.inputs.set(PlainInput::Roles, roles.join("\n"));
    reread(model);
    save(model)
}

fn head(model: &Model, at: &str) -> audit::Head {
    audit::Head {
        tenant: model.origin().unwrap_or_default().trim_start_matches("https://").to_owned(),
        app: model.inputs.line(PlainInput::App).unwrap_or("the app").to_owned(),
        guide: format!("{} {}", model.guide.id, model.guide.version),
        at: at.to_owned(),
    }
}

fn loaded(model: &mut Model, origin: String, json: Option<&str>) -> Vec<Effect> {
    if model.origin() != Some(origin.as_str()) {
        return Vec::new();
    }
    // Progress that can't be read is progress of another version: starting over is safe, the page is read again.
    if let Some(progress) = json.and_then(|json| serde_json::from_str::<Progress>(json).ok()) {
        for (id, text) in &progress.inputs {
            if let Ok(id) = PlainInput::try_from(*id) {
                model.inputs.set(id, text.clone());
            }
        }
        model.inputs.style = progress.style.clone();
        model.inputs.known.clone_from(&progress.known);
        model.progress = progress;
    }
    model.loaded = Some(origin);
    reread(model);
    announce_step(model);
    let mut effects = ring(model);
    effects.extend(save(model));
    effects
}

/// Reads the last snapshot again, after an input changed what is asked of it.
fn reread(model: &mut Model) {
    model.remap();
    let Some(snapshot) = model.snapshot.take() else { return };
    let bound = bound(model);
    if belongs(model, &whereabouts(&snapshot)) {
        let page = model.prepared(&snapshot);
        let Progress { seen, picks, configuration, .. } = &mut model.progress;
        audit::read(&model.guide, &model.inputs, &model.mapping, &page, picks, &bound, seen);
        if let Some(findings) = audit::configuration(&model.guide, &page, picks) {
            *configuration = findings;
        }
    }
    model.snapshot = Some(snapshot);
}

fn save(model: &mut Model) -> Vec<Effect> {
    let Some(origin) = model.loaded.clone() else { return Vec::new() };
    model.progress.inputs = model.inputs.plain.iter().map(|(id, text)| ((*id).into(), text.clone())).collect();
    model.progress.style = model.inputs.style.clone();
    model.progress.known.clone_from(&model.inputs.known);
    serde_json::to_string(&model.progress).ok().map(|json| Effect::Save { origin, json }).into_iter().collect()
}

fn looked(model: &mut Model, mut snapshot: Snapshot, now: f64) -> Vec<Effect> {
    redact(&mut snapshot, &secrets(model));
    model.unread = None;
    let spoke = model.language();
    let origin = snapshot.origin.clone();
    let new_document = model.snapshot.as_ref().is_none_or(|before| before.document != snapshot.document);
    let moved =
        model.snapshot.as_ref().is_none_or(|before| before.path != snapshot.path || before.hash != snapshot.hash);
    if new_document {
        model.ring = None;
    }
    let step_before = model.current();
    model.now = seconds(now);
    model.snapshot = Some(snapshot);
    model.made.take();
    if model.loaded.as_deref() != Some(origin.as_str()) {
        let mut effects = Vec::new();
        if model.loaded.take().is_some() {
            // Another tenant: nothing that was given for the one before may be offered, or stored, here.
            effects.extend(forget_inputs(model));
        }
        model.progress = Progress::default();
        model.undo.clear();
        model.chosen = None;
        effects.extend(end_pointing(model));
        effects.push(Effect::Load(origin));
        return effects;
    }
    absorb(model);
    let mut effects = Vec::new();
    effects.extend(check_pick(model, new_document));
    if model.run.is_some() {
        effects.extend(carry_on(model, now));
    }
    // A step that was opened by hand gives way once it is done.
    if model.run.is_none()
        && model.chosen.is_some_and(|chosen| model.step_state(chosen) == StepState::Done && chosen == step_before)
    {
        model.chosen = None;
    }
    if (model.current() != step_before || moved) && model.current() != step_before {
        model.declined = None;
        announce_step(model);
    }
    match (spoke, model.language()) {
        (None, Some(language)) => model.say = language.refusal(),
        (Some(_), None) => announce_step(model),
        _ => {}
    }
    effects.extend(save(model));
    if model.run.is_none() && model.rules.sweep.is_some() {
        effects.extend(carry_sweep(model));
    } else if model.run.is_none() {
        effects.extend(ring(model));
        effects.extend(follow(model));
    }
    effects
}

/// Milliseconds of JavaScript's clock as seconds.
fn seconds(milliseconds: f64) -> Option<u64> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a clock is neither negative nor beyond 2^53"
    )]
    (milliseconds > 0.0).then_some((milliseconds / 1000.0) as u64)
}

/// The records that the guide is about.
fn bound(model: &Model) -> crate::page::Bound {
    use crate::page::{Record, RecordKind};
    let tenant = model.tenant().unwrap_or_default();
    let record = |kind, number| Record { tenant: tenant.to_owned(), kind, number, heading: String::new() };
    let named = |kind, name: &str, id| {
        let number = model.progress.records.get(&format!("{name}:{}", model.inputs.line(id)?))?;
        Some(record(kind, *number))
    };
    crate::page::Bound {
        app: model.progress.app.map(|number| record(RecordKind::App, number)),
        role: named(RecordKind::Role, "role", PlainInput::NewRole),
        user: named(RecordKind::User, "user", PlainInput::User),
    }
}

/// Is the open record one that the guide is about?
fn belongs(model: &Model, here: &Whereabouts) -> bool {
    let Some(route) = &here.route else { return false };
    let known = |key: Option<String>| key.and_then(|key| model.progress.records.get(&key)).copied();
    match route.id {
        RouteId::App => route.record == model.progress.app && route.record.is_some(),
        RouteId::Role => {
            route.record.is_some()
                && route.record == known(model.inputs.line(PlainInput::NewRole).map(|role| format!("role:{role}")))
        }
        RouteId::User => {
            route.record.is_some()
                && route.record == known(model.inputs.line(PlainInput::User).map(|user| format!("user:{user}")))
        }
        _ => true,
    }
}

/// Takes from a snapshot what is worth keeping: record numbers, role names, observations.
fn absorb(model: &mut Model) {
    let Some(snapshot) = model.snapshot.take() else { return };
    let here = whereabouts(&snapshot);
    if let Some(route) = &here.route
        && let Some(record) = route.record
    {
        let headed = |name: &str| snapshot.headings.iter().any(|heading| text::same(heading, name));
        match route.id {
            RouteId::App => {
                let named = model.inputs.line(PlainInput::App).is_some_and(&headed);
                if model.progress.app.is_none() && named {
                    model.progress.app = Some(record);
                }
            }
            RouteId::Role => {
                let role = model.inputs.line(PlainInput::NewRole).map(str::to_owned);
                if let Some(role) =
                    role.filter(|role| headed(role) || model.opening.as_deref() == Some(&format!("role:{role}")))
                {
                    model.progress.records.insert(format!("role:{role}"), record);
                    model.opening = None;
                }
            }
            RouteId::User => {
                if let Some(user) = model.opening.take_if(|opening| opening.starts_with("user:")) {
                    model.progress.records.insert(user, record);
                }
            }
            _ => {}
        }
    }
    match here.place {
        Some(place @ Place::AppConfiguration) => {
            let found = model.locate(&snapshot, ControlId::Template, place, &crate::guide::Vars::new());
            if let Located::Found { index, .. } = found
                && let Some(Value::Text { text }) = snapshot.controls.get(index).map(|control| &control.value)
            {
                model.template.on_page = Some(text.clone());
            }
        }
        Some(place @ (Place::AppRules | Place::AppRule)) if belongs(model, &here) => {
            absorb_rules(&mut model.rules, &snapshot, place);
        }
        Some(Place::Roles) => {
            for table in &snapshot.tables {
                model.progress.roles.extend(
                    table.rows.iter().filter_map(|row| row.cells.first().cloned()).filter(|name| !name.is_empty()),
                );
                model.progress.roles_total = table.stated_total.or(model.progress.roles_total);
            }
        }
        Some(Place::AppAccess) => {
            // The other tabs' boxes are in the document too, hidden.
            let boxes = snapshot
                .controls
                .iter()
                .filter(|control| matches!(control.role, Role::Checkbox | Role::Switch))
                .filter(|control| !control.barriers.contains(&Barrier::Hidden));
            let boxes: Vec<(String, bool)> = boxes
                .filter_map(|control| {
                    let on = matches!(control.value, Value::Checked { on: true });
                    Some((control.labels.first()?.text.clone(), on))
                })
                .collect();
            let names: Vec<String> = boxes.iter().map(|(name, _)| name.clone()).collect();
            if names.len() > 1 {
                // What is ticked but not saved may yet be taken back.
                if belongs(model, &here) && crate::page::saved(&snapshot) == crate::page::Saved::Yes {
                    model.progress.access = boxes.into_iter().collect();
                }
                model.progress.roles_total = Some(u32::try_from(names.len()).unwrap_or(u32::MAX));
                model.progress.roles.extend(names);
            }
        }
        _ => {}
    }
    model.snapshot = Some(snapshot);
    reread(model);
}

/// The app's name as the page shows it.
fn app_name(model: &Model) -> Option<String> {
    let snapshot = model.snapshot.as_ref()?;
    let place = model.here()?.under?;
    let found = model.locate(snapshot, ControlId::DisplayName, place, &crate::guide::Vars::new());
    if let Located::Found { index, .. } = found
        && let Some(Value::Text { text }) = snapshot.controls.get(index).map(|control| &control.value)
    {
        return Some(text.trim().to_owned());
    }
    snapshot.headings.first().cloned()
}

fn announce_step(model: &mut Model) {
    let total = model.guide.steps.len();
    let current = model.current();
    model.say = match model.guide.steps.get(current) {
        Some(step) => format!("Step {} of {total}: {}", current + 1, model.plain(&step.title, current)),
        None => format!("All {total} steps are done."),
    };
}

/// Points at what the open step is about.
fn ring(model: &mut Model) -> Vec<Effect> {
    let target = match model.next() {
        Some((_, _, Move::Approve(plan))) => {
            plan.ready().next().and_then(|change| Some((change.handle?, change.label.clone())))
        }
        Some((_, _, Move::Press { handle, label, .. })) => Some((handle, label)),
        _ => None,
    };
    let number = model.current() + 1;
    match target {
        Some((handle, _)) if model.ring == Some(handle) => Vec::new(),
        Some((handle, label)) => {
            model.ring = Some(handle);
            vec![Effect::Ring { handle, label: format!("{number} · {label}") }]
        }
        None if model.ring.take().is_some() => vec![Effect::Unring],
        None => Vec::new(),
    }
}

/// Goes to the open step's page.
fn go(model: &mut Model) -> Vec<Effect> {
    match model.next() {
        Some((_, _, Move::Open { url, .. })) => match model.origin() {
            Some(origin) => vec![Effect::Open(format!("{origin}{url}"))],
            None => Vec::new(),
        },
        Some((index, _, Move::Press { opener, handle, .. })) => {
            if opener == Some(ControlId::RolesOpen) {
                model.opening = model.inputs.line(PlainInput::NewRole).map(|role| format!("role:{role}"));
            }
            press(model, handle, &format!("go-{index}"))
        }
        _ => Vec::new(),
    }
}

/// Goes on by itself if the admin asked for that, nothing is unsaved, and the step is on another page.
fn follow(model: &mut Model) -> Vec<Effect> {
    let saved = model.snapshot.as_ref().is_some_and(|page| crate::page::saved(page) == crate::page::Saved::Yes);
    if !model.progress.follow
        || !saved
        || model.run.is_some()
        || model.chosen.is_some()
        || model.screen != super::Screen::Guide
    {
        return Vec::new();
    }
    let from =
        model.snapshot.as_ref().map(|snapshot| (snapshot.path.clone(), snapshot.hash.clone())).unwrap_or_default();
    match model.next() {
        Some((index, _, Move::Open { .. } | Move::Press { .. })) => {
            let here = Some((index, from.0, from.1));
            if model.went == here {
                return Vec::new();
            }
            model.went = here;
            go(model)
        }
        _ => Vec::new(),
    }
}

/// Presses something that only leads somewhere: a tab, a link, a row.
pub(super) fn press(model: &Model, handle: u32, name: &str) -> Vec<Effect> {
    let Some(snapshot) = &model.snapshot else { return Vec::new() };
    let Some(expect) = expectation(snapshot, handle) else { return Vec::new() };
    let _ = name;
    vec![Effect::Act(Batch {
        id: snapshot.seq,
        document: snapshot.document.clone(),
        origin: snapshot.origin.clone(),
        path: snapshot.path.clone(),
        heading: None,
        expires: f64::MAX,
        operations: vec![Operation { handle, expect, act: Act::Press {} }],
    })]
}

fn approve(model: &mut Model, id: String, now: f64) -> Vec<Effect> {
    let Some((index, item, plan)) = model.plan() else {
        model.trouble = Some("The page changed before the approval. Look at the plan again.".into());
        return vec![Effect::Look];
    };
    let Some(step) = model.guide.steps.get(index) else { return Vec::new() };
    let mut items = model.open_items(step);
    if items.is_empty() {
        items.push(item);
    }
    model.trouble = None;
    model.say = "Approved. Working in the page.".into();
    let named = plan.changes.iter().map(|change| (change.control, change.label.clone())).collect();
    let were = plan.changes.iter().filter_map(|change| Some((change.control, identity(model, change)?))).collect();
    model.run = Some(Run {
        id,
        round: 0,
        document: plan.document.clone(),
        shown: Some(plan),
        expires: now + APPROVAL_MS,
        step: index,
        items,
        done: BTreeSet::new(),
        named,
        told: BTreeSet::new(),
        written: Vec::new(),
        heard: BTreeSet::new(),
        unsure: Vec::new(),
        flying: None,
        looks: 0,
        were,
    });
    // Pages draw lists anew without a change that shows. What was approved is held against the page as it is now.
    vec![Effect::Look]
}

/// What the control of a change is, besides its label; `None` for rows and for what is not there.
fn identity(model: &Model, change: &Change) -> Option<Identity> {
    let handle = change.handle?;
    let snapshot = model.snapshot.as_ref()?;
    snapshot.controls.iter().find(|control| control.handle == handle).map(Identity::of)
}

/// Would the same be done to the same controls, as far as a person can see?
fn same_plan(left: &Plan, right: &Plan) -> bool {
    let unnamed = |plan: &Plan| -> Vec<Change> {
        plan.changes.iter().map(|change| Change { handle: change.handle.map(|_| 0), ..change.clone() }).collect()
    };
    left.place == right.place && unnamed(left) == unnamed(right)
}

/// The page does not leave the mark alone. It is not put up again for the same control, and what was approved has ended.
fn tampered(model: &mut Model, what: &str) -> Vec<Effect> {
    let why = format!(
        "The guide stopped: {what}. OneLogin's pages do not do that. Check the address of the page before you go on; another extension can be the cause too."
    );
    model.trouble = Some(end_run(model, &why));
    Vec::new()
}

/// Ends what is being carried out, if anything is, and says why, what was written, and what was not.
fn end_run(model: &mut Model, why: &str) -> String {
    let Some(mut run) = model.run.take() else { return why.to_owned() };
    run.lose(false);
    model.say = format!("{why} {}", run.account());
    model.say.clone()
}

/// The same for what the admin has to hear of, which is nothing unless something was being carried out.
fn trouble(model: &mut Model, why: &str) {
    if model.run.is_some() {
        model.trouble = Some(end_run(model, why));
    }
}

/// Does the next part of what was approved, or ends it.
fn carry_on(model: &mut Model, now: f64) -> Vec<Effect> {
    let Some(run) = model.run.clone() else { return Vec::new() };
    if run.flying.is_some() {
        return Vec::new();
    }
    let document = model.snapshot.as_ref().map(|snapshot| snapshot.document.clone()).unwrap_or_default();
    let Some(step) = model.guide.steps.get(run.step).cloned() else { return Vec::new() };
    // Entries that are done make room for the next.
    let mut items = run.items.clone();
    let pending = step.for_each == Some(crate::guide::Each::Pending);
    let open = model.open_items(&step);
    let mut advanced = false;
    while let Some(first) = items.first() {
        let done = if pending {
            !open.contains(first) && model.snapshot.as_ref().is_some_and(|snapshot| snapshot.dialog.is_none())
        } else {
            model.item_done(&step, first.as_deref())
        };
        if !done {
            break;
        }
        items.remove(0);
        advanced = true;
    }
    if items.is_empty() {
        model.run = None;
        model.say = "Done, and read back from the page.".into();
        announce_after(model);
        return vec![Effect::Later];
    }
    if document != run.document {
        trouble(model, "The page was loaded anew, so the approval ended. Check what it shows now.");
        return Vec::new();
    }
    if now > run.expires {
        trouble(model, "The approval ran out after 30 seconds. Approve again to go on.");
        return Vec::new();
    }
    let item = items.first().cloned().unwrap_or(None);
    if let Some(run) = &mut model.run {
        run.items = items;
        if advanced {
            run.done.clear();
            run.looks = 0;
            // The next entry has controls of its own.
            run.were.clear();
            run.named.clear();
            run.told.clear();
        }
    }
    let done = model.run.as_ref().map(|run| run.done.clone()).unwrap_or_default();
    let next = model.next_for(&step, &item);
    if let Some(shown) = model.run.as_mut().and_then(|run| run.shown.take())
        && !matches!(&next, Some(Move::Approve(plan)) if same_plan(plan, &shown))
    {
        trouble(model, "The page changed before the approval. Look at the plan again.");
        return Vec::new();
    }
    match next {
        Some(Move::Approve(plan)) => {
            let were = model.run.as_ref().map(|run| run.were.clone()).unwrap_or_default();
            let swapped = |change: &&Change| {
                identity(model, change).is_some_and(|is| were.get(&change.control).is_some_and(|was| *was != is))
            };
            if let Some(change) = plan.changes.iter().find(swapped) {
                let why = format!(
                    "“{}” was left alone: another control has taken its place. Look at the page, then at the plan again.",
                    change.label
                );
                trouble(model, &why);
                return Vec::new();
            }
            if let Some(run) = model.run.as_mut().filter(|run| run.named.is_empty()) {
                run.named = plan.changes.iter().map(|change| (change.control, change.label.clone())).collect();
            }
            if let Some(change) = plan.changes.iter().find(|change| {
                change.handle.is_some() && change.overwrites && !done.contains(&change.control) && run.round > 0
            }) {
                let why = format!("“{}” is not empty. Look at the plan again before it is replaced.", change.label);
                trouble(model, &why);
                return Vec::new();
            }
            let fresh: Vec<Change> = plan.ready().filter(|change| !done.contains(&change.control)).cloned().collect();
            if fresh.is_empty() {
                return wait(
                    model,
                    plan.changes
                        .iter()
                        .find(|change| !done.contains(&change.control))
                        .map(|change| change.label.clone()),
                );
            }
            fly(model, &step, &item, Plan { changes: fresh, ..plan })
        }
        Some(Move::Stuck { why, .. } | Move::ByHand(why)) => {
            if model.run.as_ref().is_some_and(|run| run.looks >= PATIENCE) {
                trouble(model, &why);
                return Vec::new();
            }
            wait(model, None)
        }
        Some(Move::Language(language)) => {
            trouble(model, &language.refusal());
            Vec::new()
        }
        Some(Move::Open { place, .. } | Move::Press { place, .. }) => {
            end_run(model, &format!("Next is {}.", place.title()));
            Vec::new()
        }
        _ => wait(model, None),
    }
}

fn announce_after(model: &mut Model) {
    let said = model.say.clone();
    announce_step(model);
    model.say = format!("{said} {}", model.say);
}

fn wait(model: &mut Model, what: Option<String>) -> Vec<Effect> {
    let Some(run) = &mut model.run else { return Vec::new() };
    run.looks += 1;
    if run.looks > PATIENCE {
        let notice = model
            .snapshot
            .as_ref()
            .and_then(|snapshot| snapshot.notices.iter().rev().find(|notice| notice.error))
            .map(|notice| notice.text.clone());
        let why = match (notice, what) {
            (Some(notice), _) => format!("OneLogin says: {notice}"),
            (None, Some(what)) => {
                format!("“{what}” did not come up. Please look at the page.")
            }
            (None, None) => {
                "The page did not show the result. Please look at it, and approve again if needed.".to_owned()
            }
        };
        trouble(model, &why);
        return Vec::new();
    }
    model.say = match what {
        Some(what) => format!("Waiting for “{what}”."),
        None => "Waiting for the page.".to_owned(),
    };
    vec![Effect::Later]
}

/// Sends one batch.
fn fly(model: &mut Model, step: &crate::guide::Step, item: &Option<String>, plan: Plan) -> Vec<Effect> {
    let vars = model.vars(step, item.as_deref());
    let (Some(snapshot), Some(run)) = (&model.snapshot, &mut model.run) else { return Vec::new() };
    // A press ends a batch: what comes after it is looked at first.
    let mut changes = plan.changes;
    if let Some(at) = changes.iter().position(|change| change.kind == ChangeKind::Press) {
        changes.truncate(at + 1);
    }
    // So does anything that other controls wait for.
    if let Some(at) =
        changes.iter().position(|change| ControlId::ALL.iter().any(|id| id.spec().after == Some(change.control)))
    {
        changes.truncate(at + 1);
    }
    let plan = Plan { changes, ..plan };
    let operations = operations(snapshot, &plan, step, &vars, &model.inputs);
    if operations.len() != plan.changes.len() {
        return wait(model, None);
    }
    run.round += 1;
    run.looks = 0;
    run.heard.clear();
    run.done.extend(plan.changes.iter().map(|change| change.control));
    let value = |handle: u32| {
        snapshot.controls.iter().find(|control| control.handle == handle).map(|control| control.value.clone())
    };
    run.flying = Some(
        plan.changes
            .iter()
            .filter_map(|change| {
                let handle = change.handle?;
                let old = (change.kind == ChangeKind::Fill).then(|| value(handle)).flatten();
                // A text that a secret was taken out of is not what was there.
                let old = old.filter(|old| match old {
                    Value::Secret { .. } => false,
                    Value::Text { text } => !text.contains(REDACTED),
                    _ => true,
                });
                Some(Undo {
                    control: change.control,
                    label: change.label.clone(),
                    handle,
                    step: run.step,
                    item: item.clone(),
                    old,
                })
            })
            .collect(),
    );
    if plan.changes.iter().any(|change| change.control == ControlId::UsersOpen) {
        model.opening = vars.get("user").map(|user| format!("user:{user}"));
    }
    vec![
        Effect::Unring,
        Effect::Act(Batch {
            id: run.round,
            document: run.document.clone(),
            origin: snapshot.origin.clone(),
            path: snapshot.path.clone(),
            heading: None,
            expires: run.expires,
            operations,
        }),
    ]
}

fn acted(model: &mut Model, outcomes: &[Outcome]) -> Vec<Effect> {
    model.ring = None;
    let not_done =
        |outcome: &&Outcome| !matches!(outcome.result, OutcomeKind::Took | OutcomeKind::Lost | OutcomeKind::Normalised);
    if model.rules.sweep.is_some()
        && let Some(outcome) = outcomes.iter().find(not_done)
    {
        return refused(model, &outcome.reason);
    }
    let flown = model.run.as_mut().and_then(|run| run.flying.take()).unwrap_or_default();
    let mut failed = None;
    for outcome in outcomes {
        let change = flown.iter().find(|change| change.handle == outcome.handle);
        let name = change.map_or_else(|| "The control".to_owned(), |change| format!("“{}”", change.label));
        if let (Some(run), Some(change)) = (&mut model.run, change) {
            let pressed_away = outcome.result == OutcomeKind::Lost && change.old.is_none();
            match outcome.result {
                OutcomeKind::Took | OutcomeKind::Normalised => run.keep(change),
                OutcomeKind::Lost if pressed_away => run.keep(change),
                OutcomeKind::Lost | OutcomeKind::Rejected => run.doubt(change),
                OutcomeKind::Gone | OutcomeKind::Skipped | OutcomeKind::Reverted | OutcomeKind::Refused => {}
            }
        }
        match outcome.result {
            OutcomeKind::Took | OutcomeKind::Normalised => {
                if let Some(change) = change.filter(|change| change.old.is_some()) {
                    model.undo.push(change.clone());
                    if model.undo.len() > 30 {
                        model.undo.remove(0);
                    }
                }
            }
            // What was pressed may well go away, that is often the point.
            OutcomeKind::Lost if change.is_some_and(|change| change.old.is_none()) => {}
            // The page drew it anew. The next look finds it again, and the same approval holds for it until it runs out.
            OutcomeKind::Gone | OutcomeKind::Skipped if model.run.is_some() => {
                if let (Some(run), Some(change)) = (&mut model.run, change) {
                    run.done.remove(&change.control);
                }
            }
            OutcomeKind::Skipped => {}
            OutcomeKind::Gone
            | OutcomeKind::Lost
            | OutcomeKind::Reverted
            | OutcomeKind::Rejected
            | OutcomeKind::Refused => {
                let why = match outcome.result {
                    OutcomeKind::Refused => format!("{name} was left alone: {}.", outcome.reason),
                    OutcomeKind::Reverted => format!("{name}: the page put the old value back. Please set it by hand."),
                    OutcomeKind::Rejected => format!("{name}: the page does not accept it: {}.", outcome.reason),
                    _ => format!("{name} went away while it was written. Please look at the page."),
                };
                failed = Some(why);
            }
        }
    }
    if let Some(why) = failed {
        model.trouble = Some(end_run(model, &why));
    }
    vec![Effect::Look]
}

fn put_back(model: &mut Model, index: usize, id: String, now: f64) -> Vec<Effect> {
    let Some(undo) = model.undo.get(index).cloned() else { return Vec::new() };
    let (Some(snapshot), Some(here), Some(step)) = (&model.snapshot, model.here(), model.guide.steps.get(undo.step))
    else {
        return Vec::new();
    };
    let vars = model.vars(step, undo.item.as_deref());
    let found = here.place.map(|place| model.locate(snapshot, undo.control, place, &vars));
    let Some(Located::Found { index: at, .. }) = found else {
        model.trouble =
            Some(format!("“{}” is not on this page. Open the page it is on, then put it back.", undo.label));
        return Vec::new();
    };
    let act = match &undo.old {
        Some(Value::Text { text }) => Act::Type { text: text.clone() },
        Some(Value::Checked { on }) => Act::Check { on: *on },
        Some(Value::Choice { selected, .. }) => Act::Choose { option: selected.clone(), aliases: Vec::new() },
        Some(Value::Mixed) => {
            model.trouble = Some(format!(
                "“{}” was partly ticked, which no press brings back for sure. Please set it by hand.",
                undo.label
            ));
            return Vec::new();
        }
        _ => return Vec::new(),
    };
    let Some(handle) = snapshot.controls.get(at).map(|control| control.handle) else { return Vec::new() };
    let Some(expect) = expectation(snapshot, handle) else { return Vec::new() };
    let batch = Batch {
        id: u32::try_from(id.len()).unwrap_or_default(),
        document: snapshot.document.clone(),
        origin: snapshot.origin.clone(),
        path: snapshot.path.clone(),
        heading: None,
        expires: now + APPROVAL_MS,
        operations: vec![Operation { handle, expect, act }],
    };
    model.say = format!("“{}” is put back. Save the page if it was saved since.", undo.label);
    model.undo.remove(index);
    vec![Effect::Act(batch)]
}

/// Asks the admin to point at the control that is not found.
fn point(model: &mut Model) -> Vec<Effect> {
    let Some((control, place)) = model.to_point_at() else { return Vec::new() };
    model.pointings += 1;
    model.pointing = Some(Pointing { number: model.pointings, control, place, stage: Pointed::Awaited });
    model.trouble = None;
    model.say = format!(
        "Click the control in the page that is {}, or go to it by Tab and press Enter. Escape ends it.",
        name_of(control)
    );
    vec![Effect::Pick(model.pointings)]
}

fn picked(model: &mut Model, number: u32, handle: Option<u32>) -> Vec<Effect> {
    let asked = |pointing: &&mut Pointing| pointing.number == number && pointing.stage == Pointed::Awaited;
    let Some(pointing) = model.pointing.as_mut().filter(asked) else { return Vec::new() };
    match handle {
        Some(handle) => {
            pointing.stage = Pointed::Clicked(handle);
            vec![Effect::Look]
        }
        None => {
            model.pointing = None;
            model.say = "Pointing was ended in the page. Nothing was chosen.".into();
            Vec::new()
        }
    }
}

/// Is what was clicked what is looked for? On a fresh look, and only while the step still asks for it.
fn check_pick(model: &mut Model, new_document: bool) -> Vec<Effect> {
    let Some(pointing) = &model.pointing else { return Vec::new() };
    let (control, place) = (pointing.control, pointing.place);
    if new_document || model.to_point_at() != Some((control, place)) {
        model.say = "The page changed, so pointing has ended.".into();
        return end_pointing(model);
    }
    let Pointed::Clicked(handle) = pointing.stage else { return Vec::new() };
    let Some(snapshot) = &model.snapshot else { return Vec::new() };
    let (stage, said) = match Pick::of(&model.prepared(snapshot), control.spec(), place, handle) {
        Ok(pick) => {
            let said = format!("Use {} as {}?", pick.called(), name_of(control));
            (Pointed::Asked(pick), said)
        }
        Err(why) => (Pointed::Refused(why.clone()), why),
    };
    if let Some(pointing) = &mut model.pointing {
        pointing.stage = stage;
    }
    model.say = said;
    Vec::new()
}

fn use_pick(model: &mut Model) -> Vec<Effect> {
    let Some(Pointing { stage: Pointed::Asked(pick), .. }) = model.pointing.take() else { return Vec::new() };
    model.say = format!("{} is {} from now on. “Forget” takes that back.", pick.called(), name_of(pick.control));
    model.progress.picks.retain(|other| (other.control, other.place) != (pick.control, pick.place));
    model.progress.picks.push(pick);
    reread(model);
    let mut effects = save(model);
    effects.extend(ring(model));
    effects
}

fn end_pointing(model: &mut Model) -> Vec<Effect> {
    let waiting = model.pointing.take().is_some_and(|pointing| pointing.stage == Pointed::Awaited);
    waiting.then_some(Effect::Unpick).into_iter().collect()
}

impl Model {
    /// A guide's text with the values put in, for the open step's first entry.
    #[must_use]
    pub fn plain(&self, text: &str, step: usize) -> String {
        let Some(step) = self.guide.steps.get(step) else { return text.to_owned() };
        let item =
            entries(step, &self.inputs, &self.mapping).into_iter().find(|item| !self.item_done(step, item.as_deref()));
        let item = item.flatten();
        crate::guide::said(text, &self.vars(step, item.as_deref()))
    }
}
