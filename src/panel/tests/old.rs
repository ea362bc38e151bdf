//! The panel's promises, tested on the pure loop.

mod ended;
mod pointing;
mod reading;

use super::update::findings;
use super::*;
use crate::guide::{self, InputId};
use crate::onelogin::ControlId;
use crate::page::testing::{button, control, tab, text};
use crate::page::{
    Act, Activity, Batch, Control, Fact, Happening, Outcome, OutcomeKind, Role, Row, Snapshot, Table, Value,
};

const ORIGIN: &str = "https://acme.onelogin.com";

fn snapshot(hash: &str, controls: Vec<Control>) -> Snapshot {
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

fn looked(model: &mut Model, snapshot: Snapshot, now: f64) -> Vec<Effect> {
    update(model, Msg::Looked { snapshot: Box::new(snapshot), now })
}

/// A panel on the Provisioning tab of the guide's app.
fn panel() -> Model {
    let mut model = Model::new(guide::spekit().expect("parses"));
    let effects = looked(&mut model, provisioning(false, "Delete"), 0.0);
    assert_eq!(effects, [Effect::Load(ORIGIN.into())]);
    update(&mut model, Msg::Loaded { origin: ORIGIN.into(), json: None });
    looked(&mut model, provisioning(false, "Delete"), 0.0);
    let index = model.guide.steps.iter().position(|step| step.id == "provisioning").expect("step");
    update(&mut model, Msg::OpenStep(index));
    model
}

fn provisioning(on: bool, delete: &str) -> Snapshot {
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

fn batches(effects: &[Effect]) -> Vec<&Batch> {
    effects.iter().filter_map(|effect| if let Effect::Act(batch) = effect { Some(batch) } else { None }).collect()
}

fn approve(model: &mut Model) -> Vec<Effect> {
    assert_eq!(update(model, Msg::Approve { id: "a".into(), now: 1_000.0 }), [Effect::Look]);
    let same = model.snapshot.clone().expect("a page");
    looked(model, same, 1_000.0)
}

#[test]
fn the_plan_shows_old_and_new_and_leaves_what_is_right() {
    let model = panel();
    let (_, _, plan) = model.plan().expect("plan");
    let shown: Vec<(&str, &str)> =
        plan.changes.iter().map(|change| (change.old.as_str(), change.new.as_str())).collect();
    assert_eq!(shown, [("Delete", "Suspend"), ("off", "on"), ("", "")]);
}

#[test]
fn nothing_is_written_without_an_approval() {
    let mut model = panel();
    for message in [
        Msg::Decline,
        Msg::Reconsider,
        Msg::Tick,
        Msg::Show(Screen::Audit),
        Msg::Show(Screen::Guide),
        Msg::FocusControl,
        Msg::CopyAudit,
    ] {
        assert!(batches(&update(&mut model, message)).is_empty());
    }
    assert!(batches(&looked(&mut model, provisioning(false, "Delete"), 0.0)).is_empty());
}

#[test]
fn an_approval_is_carried_out_once_and_is_for_thirty_seconds() {
    let mut model = panel();
    let effects = approve(&mut model);
    let batch = batches(&effects)[0];
    assert_eq!((batch.document.as_str(), batch.expires), ("doc-1", 31_000.0));
    assert_eq!(batch.operations.iter().map(|operation| operation.handle).collect::<Vec<_>>(), [2, 1, 4]);
    let took = |handle| Outcome { handle, result: OutcomeKind::Took, reason: String::new() };
    update(&mut model, Msg::Acted { outcomes: vec![took(2), took(1), took(4)] });
    // The page has not said yet that it saved: the panel waits, it does not press again.
    assert!(batches(&looked(&mut model, provisioning(true, "Suspend"), 2_000.0)).is_empty());
    assert!(batches(&looked(&mut model, provisioning(false, "Delete"), 40_000.0)).is_empty());
    assert!(model.run.is_none());
}

#[test]
fn an_approval_is_for_what_was_shown() {
    let mut model = panel();
    update(&mut model, Msg::Approve { id: "a".into(), now: 1_000.0 });
    assert!(batches(&looked(&mut model, provisioning(false, "Do Nothing"), 1_100.0)).is_empty());
    assert!(model.run.is_none() && model.trouble.is_some());
    // Elements that were only drawn anew are the same to a person.
    let mut model = panel();
    update(&mut model, Msg::Approve { id: "a".into(), now: 1_000.0 });
    let mut anew = provisioning(false, "Delete");
    for control in &mut anew.controls {
        control.handle += 100;
    }
    let effects = looked(&mut model, anew, 1_100.0);
    assert_eq!(batches(&effects)[0].operations[0].handle, 102);
}

#[test]
fn what_was_drawn_anew_is_looked_for_again_under_the_same_approval() {
    let mut model = panel();
    approve(&mut model);
    let outcome = |handle, result| Outcome { handle, result, reason: String::new() };
    let outcomes = vec![outcome(2, OutcomeKind::Took), outcome(1, OutcomeKind::Gone), outcome(4, OutcomeKind::Skipped)];
    assert_eq!(update(&mut model, Msg::Acted { outcomes }), [Effect::Look]);
    let effects = looked(&mut model, provisioning(false, "Suspend"), 2_000.0);
    assert_eq!(batches(&effects)[0].operations.iter().map(|operation| operation.handle).collect::<Vec<_>>(), [1, 4]);
    assert!(model.trouble.is_none());
}

#[test]
fn a_control_that_another_has_taken_the_place_of_is_left_alone() {
    let mut model = panel();
    approve(&mut model);
    let outcome = |handle, result| Outcome { handle, result, reason: String::new() };
    let outcomes =
        vec![outcome(2, OutcomeKind::Gone), outcome(1, OutcomeKind::Skipped), outcome(4, OutcomeKind::Skipped)];
    update(&mut model, Msg::Acted { outcomes });
    let mut swapped = provisioning(false, "Delete");
    for control in &mut swapped.controls {
        control.name = "comment".into();
    }
    assert!(batches(&looked(&mut model, swapped, 2_000.0)).is_empty());
    assert!(model.trouble.as_deref().is_some_and(|trouble| trouble.contains("another control has taken its place")));
}

#[test]
fn without_access_to_the_page_keeping_it_is_offered_for_the_tenant_that_was_worked_on() {
    let mut model = panel();
    update(&mut model, Msg::NotJoined { why: "The browser does not let this panel in.".into() });
    assert!(view(&model).into_string().contains("Keep access on acme.onelogin.com"));
    assert_eq!(update(&mut model, Msg::AllowTenant), [Effect::AllowOrigin(ORIGIN.into())]);
    assert_eq!(update(&mut model, Msg::TenantAllowed(true)), [Effect::Join]);

    let mut elsewhere = Model::new(guide::spekit().expect("parses"));
    update(&mut elsewhere, Msg::NotJoined { why: "The browser does not let this panel in.".into() });
    assert!(!view(&elsewhere).into_string().contains("allow-tenant"), "it knows no tenant to ask for");
}

#[test]
fn an_approval_ends_with_its_document() {
    let mut model = panel();
    approve(&mut model);
    update(&mut model, Msg::PageEvent { event: "loaded".into() });
    let other = Snapshot { document: "doc-2".into(), ..provisioning(false, "Delete") };
    assert!(batches(&looked(&mut model, other, 2_000.0)).is_empty());
    assert!(model.run.is_none());
}

#[test]
fn a_page_that_tampers_with_the_mark_ends_the_run_with_the_reason() {
    let mut model = panel();
    approve(&mut model);
    let event = "tampered: the page removes the mark that points at “3 · SCIM Base URL”".into();
    assert!(update(&mut model, Msg::PageEvent { event }).is_empty());
    assert!(model.run.is_none());
    assert!(model.trouble.as_deref().is_some_and(|trouble| trouble.contains("the page removes the mark")));
    // It is not put up again for the same control.
    assert!(
        looked(&mut model, provisioning(false, "Delete"), 2_000.0)
            .iter()
            .all(|effect| !matches!(effect, Effect::Ring { .. }))
    );
}

#[test]
fn a_step_is_done_when_the_page_shows_it_as_saved() {
    let mut model = panel();
    let step = model.current();
    let mut typed = provisioning(true, "Suspend");
    typed.activity.push(Activity { seq: 2, what: Happening::Edit, label: "Enable provisioning".into(), dialog: None });
    looked(&mut model, typed.clone(), 0.0);
    assert_eq!(model.step_state(step), StepState::Open);
    typed.activity.push(Activity {
        seq: 3,
        what: Happening::Notice,
        label: "Application was successfully updated.".into(),
        dialog: None,
    });
    looked(&mut model, typed, 0.0);
    assert_eq!(model.step_state(step), StepState::Done);
}

#[test]
fn a_refused_operation_ends_the_run_and_says_why() {
    let mut model = panel();
    approve(&mut model);
    let refused = Outcome { handle: 2, result: OutcomeKind::Refused, reason: "its label has changed".into() };
    update(&mut model, Msg::Acted { outcomes: vec![refused] });
    assert!(model.run.is_none());
    assert!(model.trouble.as_deref().is_some_and(|trouble| trouble.contains("its label has changed")));
}

#[test]
fn what_was_written_can_be_put_back() {
    let mut model = panel();
    approve(&mut model);
    let took = |handle| Outcome { handle, result: OutcomeKind::Took, reason: String::new() };
    update(&mut model, Msg::Acted { outcomes: vec![took(2), took(1), took(4)] });
    looked(&mut model, provisioning(true, "Suspend"), 2_000.0);
    update(&mut model, Msg::Stop);
    let index = model.undo.iter().position(|undo| undo.control == ControlId::OnDelete).expect("undo");
    let effects = update(&mut model, Msg::PutBack { index, id: "b".into(), now: 3_000.0 });
    let batch = batches(&effects)[0];
    assert!(matches!(&batch.operations[0].act, Act::Choose { option, .. } if option == "Delete"));
}

#[test]
fn another_app_is_not_taken_for_the_guides() {
    let mut model = panel();
    let mut other = provisioning(false, "Delete");
    other.path = "/apps/8/edit".into();
    other.headings = vec!["Slack".into()];
    looked(&mut model, other, 0.0);
    assert!(model.plan().is_none());
    update(&mut model, Msg::UseThisApp);
    assert!(model.plan().is_some());
}

#[test]
fn a_token_that_the_page_repeats_is_carried_no_further() {
    let mut model = panel();
    update(&mut model, Msg::Typed { id: InputId::Token, text: "canary-token-123456".into() });
    let mut echo = provisioning(false, "Delete");
    echo.title = "canary-token-123456".into();
    echo.headings.push("Spekit canary-token-123456".into());
    echo.controls.push(text(77, "Notes", "https://scim.example/canary-token-123456"));
    let effects = looked(&mut model, echo, 1_000.0);
    let said = format!("{effects:?} {:?} {}", model.snapshot, view(&model).into_string());
    assert!(!said.contains("canary-token"), "{said}");
    assert!(said.contains("Spekit ••••••••"));
}

#[test]
fn the_token_is_in_no_markup_report_or_store() {
    let mut model = panel();
    let effects = update(&mut model, Msg::Typed { id: InputId::Token, text: "canary-token-123456".into() });
    let index = model.guide.steps.iter().position(|step| step.id == "enable-api").expect("step");
    update(&mut model, Msg::Typed { id: InputId::BaseUrl, text: "https://a.example/scim".into() });
    let secret = control(5, Role::Textbox, "SCIM Bearer Token", Value::Secret { set: false, masked: false });
    let controls = vec![tab("Configuration", true), text(1, "SCIM Base URL", ""), secret, button(6, "Enable")];
    looked(&mut model, snapshot("configuration", controls), 0.0);
    update(&mut model, Msg::OpenStep(index));
    let (_, _, plan) = model.plan().expect("plan");
    let copied = update(&mut model, Msg::CopyAudit);
    let said = format!("{effects:?} {plan:?} {copied:?} {} {:?}", view(&model).into_string(), model.progress);
    assert!(!said.contains("canary"), "{said}");
    // It is in the approved operation, and in its debug text it is not.
    let effects = approve(&mut model);
    let batch = batches(&effects)[0];
    assert!(
        batch
            .operations
            .iter()
            .any(|operation| matches!(&operation.act, Act::Type { text } if text == "canary-token-123456"))
    );
    assert!(!format!("{effects:?}").contains("canary"));
}

#[test]
fn what_the_page_itself_states_needs_no_save() {
    let mut model = panel();
    let index = model.guide.steps.iter().position(|step| step.id == "enable-api").expect("step");
    let controls =
        vec![tab("Configuration", true), text(1, "SCIM Base URL", "https://a.example/scim"), button(6, "Enable")];
    let typed = Activity { seq: 1, what: Happening::Edit, label: "SCIM Base URL".into(), dialog: None };
    let stated = |text: &str| Snapshot {
        facts: vec![Fact { label: "API Status".into(), text: text.into(), handle: 8 }],
        activity: vec![typed.clone()],
        ..snapshot("configuration", controls.clone())
    };
    looked(&mut model, stated("Disabled"), 0.0);
    assert_eq!(model.step_state(index), StepState::Open);
    looked(&mut model, stated("Enabled"), 1_000.0);
    assert_eq!(model.step_state(index), StepState::Done);
}

#[test]
fn a_second_tenant_has_its_own_progress() {
    let mut model = panel();
    assert_eq!(model.progress.app, Some(7));
    let other = Snapshot { origin: "https://beta.onelogin.com".into(), ..provisioning(false, "Delete") };
    let emptied = [SecretField::Token, SecretField::Headers].map(Effect::Refill);
    let load = [Effect::Load("https://beta.onelogin.com".into())];
    assert_eq!(looked(&mut model, other, 0.0), [emptied.as_slice(), &load].concat());
    assert_eq!(model.progress, Progress::default());
}

#[test]
fn page_text_is_shown_as_text() {
    let mut model = panel();
    model.progress.roles.insert("<img src=x onerror=alert(1)>".into());
    update(&mut model, Msg::Show(Screen::Rules));
    assert!(!view(&model).into_string().contains("<img"));
}

#[test]
fn a_second_tenant_is_offered_nothing_of_the_first() {
    let mut model = panel();
    update(&mut model, Msg::Typed { id: InputId::Token, text: "canary-0123456789".into() });
    update(&mut model, Msg::Typed { id: InputId::User, text: "ana@acme.example".into() });
    update(&mut model, Msg::TypedHeaders("X-Key: canary".into()));
    update(&mut model, Msg::TypedTemplate("{}".into()));
    let other = Snapshot {
        origin: "https://other.onelogin.com".into(),
        document: "doc-9".into(),
        ..provisioning(false, "Delete")
    };
    let effects = looked(&mut model, other, 2_000.0);
    assert!(effects.contains(&Effect::Load("https://other.onelogin.com".into())));
    assert!(effects.contains(&Effect::Refill(SecretField::Token)), "the field on show is emptied too");
    assert!(effects.contains(&Effect::Refill(SecretField::Headers)));
    assert_eq!((model.inputs.secret().cloned(), model.template.clone()), (None, Template::default()));
    let stored = update(&mut model, Msg::Loaded { origin: "https://other.onelogin.com".into(), json: None });
    assert!(stored.iter().any(|effect| matches!(effect, Effect::Save { .. })));
    assert!(stored.iter().all(|effect| !format!("{effect:?}").contains("ana@acme.example")));
}

fn rules_page(names: &[&str]) -> Snapshot {
    let row = |(index, name): (usize, &&str)| Row {
        handle: 100 + u32::try_from(index).expect("few"),
        pressable: true,
        cells: vec![(index + 1).to_string(), (*name).to_owned()],
    };
    let table = Table {
        columns: vec!["Position".into(), "Name".into()],
        rows: names.iter().enumerate().map(row).collect(),
        ..Table::default()
    };
    Snapshot { tables: vec![table], ..snapshot("mappings", vec![tab("Rules", true)]) }
}

fn typed(model: &mut Model, field: RulesField, text: &str) {
    update(model, Msg::TypedRules { field, text: text.into() });
}

const EVERYTHING: &str = r#"[{"name":"Everything","actions":[{"action":"set_groups","value":["role"],"expression":".*"}]},
    {"name":"Odd","actions":[{"action":"set_groups","value":["role"],"expression":"(?<=x)y"}]}]"#;

#[test]
fn rules_that_are_there_are_linted_and_the_planned_ones_beside_them() {
    let mut model = panel();
    model.progress.roles.extend(["Sales".into(), "Legal".into()]);
    model.progress.roles_total = Some(2);
    typed(&mut model, RulesField::Existing, EVERYTHING);
    update(&mut model, Msg::ToggleRole("Sales".into()));
    let codes = |findings: &[crate::rules::RuleFinding]| {
        findings.iter().map(|finding| (finding.rule, finding.code.clone())).collect::<Vec<_>>()
    };
    assert!(codes(&model.rules.linted.existing).contains(&(Some(0), "rules.all-roles".into())));
    assert_eq!(codes(&model.rules.linted.planned), [(Some(2), "rules.swallowed".into())]);
    update(&mut model, Msg::Show(Screen::Rules));
    let html = view(&model).into_string();
    assert!(html.contains("<strong>Warning: It makes a group of every one of the 2 roles.</strong>"), "{html}");
    assert!(html.contains("<mark class=\"warn\">(?&lt;=x)y</mark>"), "the part is marked: {html}");
    assert!(html.contains("Note: Spekit: Sales. “Everything” makes the same groups too"), "{html}");
}

#[test]
fn planned_rules_that_share_an_expression_are_not_held_against_each_other() {
    let mut model = panel();
    model.progress.roles.extend(["A+B".into(), "A-B".into(), "Legal".into()]);
    model.progress.roles_total = Some(3);
    for role in ["A+B", "A-B"] {
        update(&mut model, Msg::ToggleRole(role.into()));
    }
    let rules: Vec<&str> = model.mapping.rules.iter().map(|rule| rule.expression.as_str()).collect();
    assert_eq!(rules, ["^A.B$", "^A-B$"]);
    assert_eq!(model.rules.linted.planned, []);
    // One that was there before is another matter.
    typed(&mut model, RulesField::Existing, EVERYTHING);
    let planned = model.rules.linted.planned.iter().map(|finding| (finding.rule, finding.other, finding.code.as_str()));
    let swallowed = "rules.swallowed";
    assert_eq!(planned.collect::<Vec<_>>(), [(Some(2), Some(0), swallowed), (Some(3), Some(0), swallowed)]);
}

#[test]
fn what_is_not_known_of_the_roles_is_not_claimed() {
    let mut model = panel();
    model.progress.roles.insert("Sales".into());
    typed(&mut model, RulesField::Existing, EVERYTHING);
    for total in [None, Some(40)] {
        model.progress.roles_total = total;
        update(&mut model, Msg::Tick);
        assert!(model.rules.linted.existing.iter().all(|finding| finding.code != "rules.all-roles"));
    }
}

#[test]
fn lints_of_rules_are_kept_for_the_audit_until_the_app_is_another() {
    let mut model = panel();
    let found = |model: &Model| findings(model).iter().any(|finding| finding.id == "rules.can-not-be-evaluated");
    typed(&mut model, RulesField::Existing, EVERYTHING);
    assert!(found(&model));
    let report = update(&mut model, Msg::CopyAudit);
    assert!(matches!(&report[..], [Effect::Copy(text)] if text.contains("`rules.can-not-be-evaluated` Rule “Odd”")));
    let stored = update(&mut model, Msg::ToggleRole("Sales".into()));
    let [Effect::Save { json, .. }] = stored.as_slice() else { panic!("{stored:?}") };
    let mut later = Model::new(guide::spekit().expect("parses"));
    looked(&mut later, provisioning(false, "Delete"), 0.0);
    update(&mut later, Msg::Loaded { origin: ORIGIN.into(), json: Some(json.clone()) });
    assert!(found(&later), "the next session has them without reading the rules again");
    update(&mut later, Msg::UseThisApp);
    assert!(!found(&later));
    typed(&mut model, RulesField::Existing, "");
    assert!(!found(&model), "what was pasted is taken back");
}

#[test]
fn which_roles_have_the_app_is_read_off_the_access_tab_once_saved() {
    let mut model = panel();
    let role = |handle, name: &str, on| control(handle, Role::Checkbox, name, Value::Checked { on });
    let mut page = snapshot("access", vec![tab("Access", true), role(1, "Sales", true), role(2, "Legal", false)]);
    page.activity.push(Activity { seq: 2, what: Happening::Edit, label: "Sales".into(), dialog: None });
    looked(&mut model, page.clone(), 0.0);
    assert!(model.progress.access.is_empty(), "not saved yet");
    page.activity.pop();
    looked(&mut model, page, 0.0);
    for chosen in ["Sales", "Legal"] {
        update(&mut model, Msg::ToggleRole(chosen.into()));
    }
    let said: Vec<_> = model.rules.linted.planned.iter().map(|it| (it.code.as_str(), it.name.as_deref())).collect();
    assert_eq!(said, [("rules.role-without-app", Some("Spekit: Legal"))]);
}

#[test]
fn why_somebody_is_in_a_group_or_not_is_told() {
    let mut model = panel();
    typed(&mut model, RulesField::List, "Role,User\nSales,ana\nSales EMEA,ben\n");
    update(&mut model, Msg::ToggleRole("Sales".into()));
    update(&mut model, Msg::Show(Screen::Rules));
    assert!(view(&model).into_string().contains("Name a person and a group."));
    let mut ask = |person: &str, group: &str| {
        typed(&mut model, RulesField::Person, person);
        typed(&mut model, RulesField::Group, group);
        view(&model).into_string()
    };
    let html = ask("ana", "Sales");
    assert!(html.contains("However OneLogin reads expressions: <strong>ana is in “Sales”.</strong>"), "{html}");
    assert!(html.contains("its name matches “^Sales$” in the rule “Spekit: Sales”"), "{html}");
    let html = ask("ben", "Sales");
    assert!(html.contains("<strong>ben is not in “Sales”.</strong>"), "{html}");
    assert!(html.contains("the role “Sales”, which the user does not have"), "{html}");
    assert!(ask("nobody", "Sales").contains("names nobody who is called exactly like this"));
    typed(
        &mut model,
        RulesField::Existing,
        r#"[{"name":"All","actions":[{"action":"set_groups","value":["role"],"expression":"Sales"}]}]"#,
    );
    typed(&mut model, RulesField::Person, "ben");
    let html = view(&model).into_string();
    assert!(html.contains("As OneLogin most likely reads expressions: <strong>ben is in “Sales”.</strong>"), "{html}");
    assert!(html.contains("But under "), "{html}");
}

#[test]
fn the_list_of_rules_on_the_page_does_not_take_away_what_is_stored() {
    let mut model = panel();
    typed(&mut model, RulesField::Existing, EVERYTHING);
    let stored = model.progress.clone();
    let mut later = panel();
    later.progress = stored;
    looked(&mut later, rules_page(&["Everything"]), 0.0);
    update(&mut later, Msg::ToggleRole("Sales".into()));
    assert!(!later.progress.rules.is_empty(), "its rules have names only so far");
}
