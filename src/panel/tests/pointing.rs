//! The admin points at a control that is not found by its name.

use super::*;
use crate::onelogin::Place;
use crate::page::Move;

/// The Configuration tab with a base URL that is called something nobody could know.
fn unnamed() -> Snapshot {
    let token = control(2, Role::Textbox, "SCIM Bearer Token", Value::Secret { set: false, masked: false });
    let mut endpoint = text(1, "Where to send people", "");
    endpoint.context.push(Evidence { source: Source::Heading, text: "API Connection".into() });
    let controls =
        vec![tab("Configuration", true), text(3, "Notes", ""), endpoint, token, button(4, "Enable"), button(5, "Save")];
    snapshot("configuration", controls)
}

fn at_the_credentials() -> Panel {
    Panel::pasted("enable-api", &unnamed(), GOOD_URL, GOOD_TOKEN)
}

/// The same with what an earlier panel has stored.
fn later(json: Option<String>) -> Panel {
    let mut panel = Panel::start();
    panel.msg(Msg::Joined { document: unnamed().document });
    panel.look(&unnamed());
    panel.msg(Msg::Loaded { origin: ORIGIN.into(), json });
    panel.typed(InputId::Token, GOOD_TOKEN);
    panel.open("enable-api");
    panel.look(&unnamed());
    panel
}

/// Points at the element with this handle; the page is looked at afresh.
fn point_at(panel: &mut Panel, handle: u32) {
    let number = panel.model.pointings + 1;
    assert!(panel.view(ViewMsg::Point).contains(&Effect::Point(number)));
    let said = &panel.model.say;
    assert!(said.contains("Click the control in the page") && said.contains("Escape ends it"), "{said}");
    assert_eq!(looks(&panel.msg(Msg::Pointed { number, handle: Some(handle) })), 1);
    panel.look(&unnamed());
}

fn what_next(panel: &Panel) -> Option<&Move> {
    panel.model.next.as_ref().map(|next| &next.what)
}

fn base_url(panel: &Panel) -> Option<u32> {
    panel
        .offer()?
        .plan
        .changes
        .iter()
        .find(|change| change.control == ControlId::BaseUrl)
        .and_then(|change| change.handle)
}

#[test]
fn what_is_not_found_can_be_pointed_at_and_is_used_once_the_admin_says_so() {
    let mut panel = at_the_credentials();
    assert!(panel.html().contains("Point at it on the page"));
    point_at(&mut panel, 1);
    assert!(panel.html().contains("Use “Where to send people” as SCIM Base URL?"));
    assert!(panel.offer().is_none() && panel.model.progress.picks.is_empty(), "not before it was confirmed");
    let effects = panel.view(ViewMsg::UsePick);
    assert!(
        stored(&effects).first().is_some_and(|json| json.contains("Where to send people") && !json.contains("canary"))
    );
    assert_eq!(base_url(&panel), Some(1));
    assert!(panel.html().contains("you pointed at it on the app's Configuration tab"));
    // Nothing is written without an approval, pointed at or not.
    assert!(batches(&effects).is_empty());
    assert_eq!(handles(&panel.approve())[0], 1);
}

#[test]
fn it_is_found_again_by_the_next_panel_until_it_is_forgotten() {
    let mut panel = at_the_credentials();
    point_at(&mut panel, 1);
    let effects = panel.view(ViewMsg::UsePick);
    let json = stored(&effects).first().map(|json| (*json).clone());
    let mut later = later(json);
    assert_eq!(base_url(&later), Some(1));
    assert!(later.html().contains("Pointed at by you (1)"));
    later.view(ViewMsg::ForgetPick { control: ControlId::BaseUrl, place: Place::AppConfiguration });
    assert!(matches!(what_next(&later), Some(Move::Stuck { control: ControlId::BaseUrl, point: true, .. })));
    panel.view(ViewMsg::AskForget);
    panel.view(ViewMsg::Forget);
    assert!(panel.model.progress.picks.is_empty());
}

#[test]
fn what_can_not_be_it_is_refused_with_the_reason_and_another_can_be_pointed_at() {
    let mut panel = at_the_credentials();
    for (handle, why) in
        [(2, "a field for a secret"), (4, "a button; a text field is needed"), (99, "no field or button")]
    {
        point_at(&mut panel, handle);
        assert!(panel.html().contains(why), "{}", panel.html());
        assert!(panel.view(ViewMsg::UsePick).is_empty() && panel.model.progress.picks.is_empty());
        panel.look(&unnamed());
    }
}

#[test]
fn escape_in_the_page_and_cancel_in_the_panel_end_it() {
    let mut panel = at_the_credentials();
    panel.view(ViewMsg::Point);
    panel.msg(Msg::Pointed { number: 1, handle: None });
    assert!(panel.model.pointing.is_none() && panel.model.say.contains("Nothing was chosen"));
    panel.view(ViewMsg::Point);
    assert!(panel.view(ViewMsg::Unpoint).contains(&Effect::Unpoint));
    panel.view(ViewMsg::Point);
    // The answer to the asking before comes late.
    panel.msg(Msg::Pointed { number: 2, handle: None });
    assert!(panel.model.pointing.is_some());
}

#[test]
fn it_ends_when_the_step_the_tab_or_the_page_changes() {
    let pointing = || {
        let mut panel = at_the_credentials();
        panel.view(ViewMsg::Point);
        panel.view(ViewMsg::AskForget);
        panel
    };
    for message in [ViewMsg::OpenStep(0), ViewMsg::Show(Screen::Audit), ViewMsg::Forget] {
        let mut panel = pointing();
        assert!(panel.view(message).contains(&Effect::Unpoint));
        assert!(panel.model.pointing.is_none());
    }
    let mut panel = pointing();
    let effects = panel.look(&provisioning(false, "Delete"));
    assert!(effects.contains(&Effect::Unpoint) && panel.model.pointing.is_none());
    let mut panel = pointing();
    panel.msg(Msg::Left);
    assert!(panel.model.pointing.is_none());
}

#[test]
fn what_is_named_after_a_role_can_not_be_pointed_at() {
    let role = |handle, name: &str| control(handle, Role::Checkbox, name, Value::Checked { on: false });
    let page = snapshot("access", vec![tab("Access", true), role(1, "Sales"), role(2, "Sales"), button(4, "Save")]);
    let mut panel = Panel::on(&page);
    panel.view(ViewMsg::ToggleRole("Sales".into()));
    panel.open("give-access");
    assert!(matches!(what_next(&panel), Some(Move::Stuck { point: false, .. })), "{:?}", what_next(&panel));
    assert!(!panel.html().contains("Point at it"));
    assert!(panel.view(ViewMsg::Point).is_empty());
}

#[test]
fn a_double_press_of_forget_forgets_one() {
    let mut panel = at_the_credentials();
    point_at(&mut panel, 1);
    panel.view(ViewMsg::UsePick);
    let mut other = panel.model.progress.picks[0].clone();
    other.place = Place::AppInfo;
    panel.model.progress.picks.push(other);
    panel.look(&unnamed());
    panel.press(">Forget<span", 2);
    assert_eq!(panel.model.progress.picks.len(), 1);
}
