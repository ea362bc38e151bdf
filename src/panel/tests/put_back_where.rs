//! A value is put back only into the record and the window it was written into.

use super::put_back::{approve, asked, digest, here, written};
use super::*;

/// What is asked for is not put back here, and is not lost.
fn is_refused_here(panel: &mut Panel, what: &str) {
    let Some(id) = panel.written(ControlId::OnDelete) else { panic!("{what}: the entry is lost") };
    assert!(batches(&panel.view(ViewMsg::PutBack { id })).is_empty(), "{what}");
    assert!(panel.model.put_back_on_show.is_none(), "{what}");
    let html = panel.html();
    assert!(html.contains("Provisioning tab of “Spekit SCIM”. Open that first."), "{what}: {html}");
    let digest = digest(&asked());
    panel.now += 1_000.0;
    assert!(batches(&panel.view(ViewMsg::ApprovePutBack { digest })).is_empty(), "{what}");
    assert!(panel.written(ControlId::OnDelete).is_some(), "{what}");
}

#[test]
fn a_value_of_one_app_is_put_back_into_no_other_app_and_at_no_other_place() {
    for (what, page) in [
        ("another app in the same tab", of_another_app(here(), "doc-1")),
        ("another app", of_another_app(here(), "doc-2")),
        ("an app of the same name", Snapshot { path: "/apps/8/edit".into(), ..here() }),
        ("another tab", configuration("", "Enabled")),
        ("a role of the same number", Snapshot { path: "/roles/7".into(), ..here() }),
        ("a user of the same number", Snapshot { path: "/users/7".into(), ..here() }),
        ("a list", Snapshot { path: "/apps".into(), hash: String::new(), ..here() }),
    ] {
        let mut panel = written();
        panel.look(&page);
        is_refused_here(&mut panel, what);
        panel.use_open_app();
        panel.look(&page);
        is_refused_here(&mut panel, &format!("{what}, used instead"));
        // Where it belongs it still can be.
        panel.look(&here());
        assert_eq!(choices(&approve(&mut panel)), ["Delete"], "{what}");
    }
}

#[test]
fn the_panel_leads_to_the_page_where_it_was_written() {
    let mut panel = written();
    panel.look(&of_another_app(configuration("", "Enabled"), "doc-2"));
    let id = panel.written(ControlId::OnDelete).expect("it was written");
    panel.view(ViewMsg::PutBack { id });
    assert!(panel.html().contains("Take me there"));
    let effects = panel.view(ViewMsg::GoToWritten { id });
    assert!(effects.contains(&Effect::Open(format!("{ORIGIN}/apps/7/edit#provisioning"))), "{effects:?}");
}

#[test]
fn what_was_written_before_a_page_load_can_still_be_put_back() {
    let mut panel = written();
    let again = Snapshot { document: "doc-2".into(), ..provisioning(true, "Suspend") };
    panel.load(&again);
    let id = panel.written(ControlId::OnDelete).expect("it was written");
    panel.view(ViewMsg::PutBack { id });
    let effects = approve(&mut panel);
    assert_eq!((choices(&effects), batches(&effects)[0].document.as_str()), (vec!["Delete".to_owned()], "doc-2"));
}

#[test]
fn nothing_of_one_tenant_is_put_back_in_another() {
    for origin in ["https://beta.onelogin.com", "https://acme.onelogin.com.evil.example", "http://acme.onelogin.com"] {
        let mut panel = asked();
        let (digest, id) = (digest(&panel), panel.written(ControlId::OnDelete).expect("it was written"));
        panel.now += 1_000.0;
        let page = at_origin(here(), origin);
        panel.look(&page);
        panel.msg(Msg::Loaded { origin: origin.into(), json: None });
        panel.look(&page);
        for message in [ViewMsg::ApprovePutBack { digest }, ViewMsg::PutBack { id }, ViewMsg::GoToWritten { id }] {
            let effects = panel.view(message);
            assert!(
                batches(&effects).is_empty() && effects.iter().all(|it| !matches!(it, Effect::Open(_))),
                "{origin}"
            );
        }
    }
}

/// The rule's window was filled, and left.
fn rule_written() -> Panel {
    let mut panel = run::adding_a_rule();
    panel.look(&rule_window("New mapping", ""));
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Took]);
    panel.view(ViewMsg::Stop);
    assert!(panel.written(ControlId::RuleName).is_some());
    panel
}

#[test]
fn a_value_of_one_rules_window_is_not_put_back_into_another() {
    let mut panel = rule_written();
    let id = panel.written(ControlId::RuleName).expect("it was written");
    panel.look(&rule_window("Edit mapping", "Old rule"));
    assert!(batches(&panel.view(ViewMsg::PutBack { id })).is_empty());
    assert!(panel.model.put_back_on_show.is_none(), "the old rule's name would be emptied");
    // Nor into the next window of the same title: the first was closed in between.
    let mut panel = rule_written();
    let id = panel.written(ControlId::RuleName).expect("it was written");
    panel.look(&rules_page(&["Old rule"]));
    assert!(panel.written(ControlId::RuleName).is_none(), "a window that was closed does not come back");
    panel.look(&rule_window("New mapping", "Another rule"));
    panel.view(ViewMsg::PutBack { id });
    assert!(panel.model.put_back_on_show.is_none() && panel.model.putting_back.is_none());
}

#[test]
fn a_rules_window_that_is_still_open_is_emptied_again() {
    let mut panel = rule_written();
    let id = panel.written(ControlId::RuleName).expect("it was written");
    panel.look(&rule_window("New mapping", "Spekit: Sales"));
    panel.view(ViewMsg::PutBack { id });
    assert_eq!(texts(&approve(&mut panel)), [""]);
}

#[test]
fn what_was_in_the_search_of_a_list_is_put_back_into_no_other_field() {
    let users = records::users();
    let mut panel = Panel::on(&users);
    panel.typed(InputId::User, "ben@acme.example");
    panel.open("assign-user");
    panel.look(&users);
    let operations = handles(&panel.approve()).len();
    panel.ends(&vec![OutcomeKind::Took; operations]);
    let id = panel.written(ControlId::UsersSearch).expect("it was written");
    panel.view(ViewMsg::Stop);
    for page in [rule_window("Edit mapping", "Old rule"), rule_window("New mapping", ""), provisioning(true, "Suspend")]
    {
        panel.look(&page);
        assert!(batches(&panel.view(ViewMsg::PutBack { id })).is_empty());
        assert!(panel.model.put_back_on_show.is_none(), "a rule's name would be replaced");
    }
}
