//! The admin points at a control that is not found by its name.

use super::*;
use crate::page::{Evidence, Move, Source};

/// The Configuration tab with a base URL that is called something nobody could know.
fn configuration() -> Snapshot {
    let token = control(2, Role::Textbox, "SCIM Bearer Token", Value::Secret { set: false, masked: false });
    let mut endpoint = text(1, "Where to send people", "");
    endpoint.context.push(Evidence { source: Source::Heading, text: "API Connection".into() });
    let controls =
        vec![tab("Configuration", true), text(3, "Notes", ""), endpoint, token, button(4, "Enable"), button(5, "Save")];
    snapshot("configuration", controls)
}

fn at_the_credentials() -> Model {
    let mut model = panel();
    update(&mut model, Msg::Typed { id: InputId::Token, text: "canary-token-123456".into() });
    update(&mut model, Msg::Typed { id: InputId::BaseUrl, text: "https://a.example/scim".into() });
    let index = model.guide.steps.iter().position(|step| step.id == "enable-api").expect("step");
    update(&mut model, Msg::OpenStep(index));
    looked(&mut model, configuration(), 0.0);
    model
}

fn html(model: &Model) -> String {
    view(model).into_string()
}

/// Points at the element with this handle; the page is looked at afresh.
fn point_at(model: &mut Model, handle: u32) {
    let number = model.pointings + 1;
    assert_eq!(update(model, Msg::Point), [Effect::Pick(number)]);
    assert!(model.say.contains("Click the control in the page") && model.say.contains("Escape ends it"));
    assert_eq!(update(model, Msg::Picked { number, handle: Some(handle) }), [Effect::Look]);
    looked(model, configuration(), 0.0);
}

fn base_url(model: &Model) -> Option<u32> {
    let (_, _, plan) = model.plan()?;
    plan.changes.iter().find(|change| change.control == ControlId::BaseUrl).and_then(|change| change.handle)
}

#[test]
fn what_is_not_found_can_be_pointed_at_and_is_used_once_the_admin_says_so() {
    let mut model = at_the_credentials();
    assert!(html(&model).contains("Point at it on the page"));
    point_at(&mut model, 1);
    assert!(html(&model).contains("Use “Where to send people” as SCIM Base URL?"));
    assert!(model.plan().is_none() && model.progress.picks.is_empty(), "not before it was confirmed");
    let effects = update(&mut model, Msg::UsePick);
    let stored =
        effects.iter().find_map(|effect| if let Effect::Save { json, .. } = effect { Some(json) } else { None });
    assert!(stored.is_some_and(|json| json.contains("Where to send people") && !json.contains("canary")));
    assert_eq!(base_url(&model), Some(1));
    assert!(html(&model).contains("you pointed at it on the app's Configuration tab"));
    // Nothing is written without an approval, pointed at or not.
    assert!(batches(&effects).is_empty());
    let effects = approve_with(&mut model, configuration());
    assert_eq!(batches(&effects)[0].operations[0].handle, 1);
}

fn approve_with(model: &mut Model, page: Snapshot) -> Vec<Effect> {
    assert_eq!(update(model, Msg::Approve { id: "a".into(), now: 1_000.0 }), [Effect::Look]);
    looked(model, page, 1_000.0)
}

#[test]
fn it_is_found_again_by_the_next_panel_until_it_is_forgotten() {
    let mut model = at_the_credentials();
    point_at(&mut model, 1);
    let effects = update(&mut model, Msg::UsePick);
    let stored =
        effects.iter().find_map(|effect| if let Effect::Save { json, .. } = effect { Some(json) } else { None });
    let json = stored.cloned();
    let mut later = at_the_credentials();
    update(&mut later, Msg::Loaded { origin: ORIGIN.into(), json });
    assert_eq!(base_url(&later), Some(1));
    assert!(html(&later).contains("Pointed at by you (1)"));
    update(&mut later, Msg::ForgetPick(0));
    assert!(matches!(later.next(), Some((_, _, Move::Stuck { control: ControlId::BaseUrl, point: true, .. }))));
    update(&mut model, Msg::Forget);
    assert!(model.progress.picks.is_empty());
}

#[test]
fn what_can_not_be_it_is_refused_with_the_reason_and_another_can_be_pointed_at() {
    let mut model = at_the_credentials();
    for (handle, why) in
        [(2, "a field for a secret"), (4, "a button; a text field is needed"), (99, "no field or button")]
    {
        point_at(&mut model, handle);
        assert!(html(&model).contains(why), "{}", html(&model));
        assert!(update(&mut model, Msg::UsePick).is_empty() && model.progress.picks.is_empty());
        looked(&mut model, configuration(), 0.0);
    }
}

#[test]
fn escape_in_the_page_and_cancel_in_the_panel_end_it() {
    let mut model = at_the_credentials();
    update(&mut model, Msg::Point);
    update(&mut model, Msg::Picked { number: 1, handle: None });
    assert!(model.pointing.is_none() && model.say.contains("Nothing was chosen"));
    update(&mut model, Msg::Point);
    assert_eq!(update(&mut model, Msg::Unpoint), [Effect::Unpick]);
    update(&mut model, Msg::Point);
    // The answer to the asking before comes late.
    update(&mut model, Msg::Picked { number: 2, handle: None });
    assert!(model.pointing.is_some());
}

#[test]
fn it_ends_when_the_step_the_tab_or_the_page_changes() {
    let pointing = || {
        let mut model = at_the_credentials();
        update(&mut model, Msg::Point);
        model
    };
    for message in [Msg::OpenStep(0), Msg::Show(Screen::Audit), Msg::Forget] {
        let mut model = pointing();
        assert!(update(&mut model, message).contains(&Effect::Unpick));
        assert!(model.pointing.is_none());
    }
    let mut model = pointing();
    let effects = looked(&mut model, provisioning(false, "Delete"), 0.0);
    assert!(effects.contains(&Effect::Unpick) && model.pointing.is_none());
    let mut model = pointing();
    update(&mut model, Msg::PageEvent { event: "loaded".into() });
    assert!(model.pointing.is_none());
}

#[test]
fn what_is_named_after_a_role_can_not_be_pointed_at() {
    let mut model = panel();
    update(&mut model, Msg::ToggleRole("Sales".into()));
    let index = model.guide.steps.iter().position(|step| step.id == "give-access").expect("step");
    update(&mut model, Msg::OpenStep(index));
    let role = |handle, name: &str| control(handle, Role::Checkbox, name, Value::Checked { on: false });
    looked(
        &mut model,
        snapshot("access", vec![tab("Access", true), role(1, "Sales"), role(2, "Sales"), button(4, "Save")]),
        0.0,
    );
    assert!(matches!(model.next(), Some((_, _, Move::Stuck { point: false, .. }))), "{:?}", model.next());
    assert!(!html(&model).contains("Point at it"));
    assert!(update(&mut model, Msg::Point).is_empty());
}
