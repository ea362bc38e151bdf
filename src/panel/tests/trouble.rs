//! What errors mean, pasted into the Audit tab or read from the app's users.

use super::lists::users_page;
use super::*;
use crate::panel::state::LONGEST_ERROR;
use crate::scim::explain_error;

fn at_audit() -> Panel {
    let mut panel = Panel::at_provisioning();
    panel.view(ViewMsg::Show(Screen::Audit));
    panel
}

fn pasted(panel: &mut Panel, text: &str) -> Vec<Effect> {
    panel.view(ViewMsg::TypedError(text.to_owned()))
}

/// As the markup writes it.
fn escaped(text: &str) -> String {
    maud::html! { (text) }.into_string()
}

/// Are these texts there, in this order?
fn says_in_order(html: &str, texts: &[&str]) {
    let mut rest = html;
    for text in texts {
        let escaped = escaped(text);
        rest = rest.split_once(escaped.as_str()).unwrap_or_else(|| panic!("no “{text}” in its place: {html}")).1;
    }
}

#[test]
fn an_error_is_explained_with_its_causes_and_what_to_do_in_order() {
    for text in
        ["HTTP 401 Unauthorized", "SCIM Base URL cannot be blank", "{\"scimType\":\"uniqueness\",\"status\":\"409\"}"]
    {
        let mut panel = at_audit();
        pasted(&mut panel, text);
        let explained = explain_error(text);
        let first = explained.first().expect("it is known");
        let html = panel.html();
        says_in_order(&html, &[&[first.means], first.causes, first.todo].concat());
        for one in &explained {
            assert!(html.contains(&escaped(one.means)), "{text}");
        }
        assert!(panel.told().contains(first.means), "{}", panel.told());
    }
}

#[test]
fn an_error_that_is_not_known_is_said_to_be_and_none_says_nothing() {
    let mut panel = at_audit();
    assert!(!panel.html().contains("not known here") && !panel.html().contains("What to do:"));
    pasted(&mut panel, "Something odd");
    assert!(panel.html().contains("This error is not known here."));
    pasted(&mut panel, " ");
    assert!(!panel.html().contains("not known here"));
}

#[test]
fn only_so_much_of_an_error_is_taken() {
    let mut panel = at_audit();
    let long = format!("{}401 Unauthorized", "ü".repeat(LONGEST_ERROR));
    pasted(&mut panel, &long);
    assert_eq!(panel.model.error.chars().count(), LONGEST_ERROR);
    assert!(panel.html().contains(&format!("maxlength=\"{LONGEST_ERROR}\"")) && !panel.html().contains("What to do:"));
}

#[test]
fn an_error_is_stored_nowhere_and_no_secret_in_it_is_shown() {
    let mut panel = at_audit();
    panel.typed(InputId::Token, GOOD_TOKEN);
    let mut effects = pasted(&mut panel, &format!("401 Unauthorized: marker-of-the-error {GOOD_TOKEN}"));
    effects.extend(panel.look(&provisioning(true, "Suspend")));
    effects.extend(panel.view(ViewMsg::CopyAudit));
    effects.extend(panel.view(ViewMsg::SaveAudit { at: "today".into() }));
    assert!(!stored(&effects).is_empty());
    assert!(!format!("{effects:?}").contains("marker-of-the-error"));
    let html = panel.html();
    assert!(html.contains("marker-of-the-error") && !html.contains(GOOD_TOKEN));
}

#[test]
fn an_error_is_forgotten_with_its_tenant() {
    let mut panel = at_audit();
    pasted(&mut panel, "HTTP 401 Unauthorized");
    panel.look(&at_origin(provisioning(false, "Delete"), "https://beta.onelogin.com"));
    assert_eq!(panel.model.error, "");
}

#[test]
fn a_failed_user_is_explained_where_the_guide_is_and_in_the_audit() {
    let page = users_page(&[
        ("Ana", "Provisioned"),
        ("Ben", "Failed: User with this email already exists"),
        ("Eve", "Failed"),
        ("Kim", "Pending"),
    ]);
    let mut panel = Panel::on(&page);
    panel.open("confirm");
    for screen in [Screen::Guide, Screen::Audit] {
        panel.view(ViewMsg::Show(screen));
        let html = panel.html();
        let explained = explain_error("Failed: User with this email already exists");
        let first = explained.first().expect("it is known");
        let texts = ["Failed on this page: 2", "Ben", "Failed: User with this email already exists", first.means];
        says_in_order(&html, &[&texts[..], first.causes, first.todo, &["Eve", "The row does not say why."]].concat());
    }
}

#[test]
fn no_more_failed_users_are_explained_than_help_and_none_elsewhere() {
    let rows: Vec<(&str, &str)> = vec![("Ana", "Failed: 401 Unauthorized"); 9];
    let mut panel = Panel::on(&users_page(&rows));
    panel.view(ViewMsg::Show(Screen::Audit));
    let html = panel.html();
    assert!(html.contains("Failed on this page: 9") && html.contains("And 4 more."), "{html}");
    for page in [users_page(&[("Ana", "Provisioned")]), provisioning(false, "Delete")] {
        panel.look(&page);
        assert!(!panel.html().contains("Failed on this page"));
    }
}
