//! A record is the one that was asked for: its page says so itself, or the row that opened it was pressed and does.

use super::*;
use crate::page::RecordKind;

const ANA: &str = "ana@acme.example";

/// The list of users, with Ana looked up.
pub(super) fn users() -> Snapshot {
    let row = Row { handle: 50, cells: vec![ANA.into(), "Ana".into()], pressable: true, chosen: false };
    let table = Table { columns: vec!["Email".into(), "Name".into()], rows: vec![row], ..Table::default() };
    Snapshot {
        path: "/users".into(),
        headings: vec!["Users".into()],
        tables: vec![table],
        ..snapshot("", vec![text(1, "Search", ANA)])
    }
}

fn user_page(number: u64, document: &str, heading: &str) -> Snapshot {
    Snapshot {
        document: document.into(),
        path: format!("/users/{number}"),
        headings: vec![heading.into()],
        ..snapshot("apps", vec![tab("Applications", true), button(3, "Add application")])
    }
}

/// The row of Ana was pressed under an approval.
fn opening_ana() -> Panel {
    let mut panel = Panel::on(&users());
    panel.typed(InputId::User, ANA);
    panel.open("assign-user");
    panel.look(&users());
    assert_eq!(handles(&panel.approve()), [50]);
    panel
}

fn bound(panel: &Panel) -> Option<u64> {
    panel.model.progress.record(RecordKind::User, ANA).map(|record| record.number)
}

#[test]
fn the_page_that_comes_of_the_pressed_row_is_that_persons() {
    let mut panel = opening_ana();
    panel.ends(&[OutcomeKind::Took]);
    panel.load(&user_page(98, "doc-2", "Ana"));
    assert_eq!(bound(&panel), Some(98));
    assert!(panel.offer().is_some());
}

#[test]
fn another_persons_page_is_not_taken_for_the_one_that_was_to_be_opened() {
    let mut panel = opening_ana();
    let effects = panel.load(&user_page(99, "doc-2", "Ben Brown"));
    assert!(bound(&panel).is_none() && batches(&effects).is_empty());
    assert!(panel.offer().is_none(), "Ben would be given the app");
    // Nor is it in the same document, while the run goes on.
    let mut panel = opening_ana();
    panel.ends(&[OutcomeKind::Took]);
    let effects = panel.look(&user_page(99, "doc-1", "Ben Brown"));
    assert!(bound(&panel).is_none() && batches(&effects).is_empty() && panel.offer().is_none());
}

#[test]
fn a_namesakes_page_is_not_taken_for_the_one_that_was_to_be_opened() {
    let mut panel = opening_ana();
    panel.ends(&[OutcomeKind::Took]);
    let mut page = user_page(99, "doc-2", "Ana");
    page.facts = vec![Fact { label: "Email".into(), text: "ana.silva2@acme.example".into(), handle: 21 }];
    panel.load(&page);
    assert!(bound(&panel).is_none() && panel.offer().is_none());
}

#[test]
fn what_was_refused_stopped_forgotten_or_too_long_ago_opens_nobody() {
    let ways: [Way; 7] = [
        ("refused", |panel| drop(panel.ends(&[OutcomeKind::Refused]))),
        ("drawn anew", |panel| drop(panel.ends(&[OutcomeKind::Gone]))),
        ("not sent", |panel| {
            let batch = panel.batch();
            panel.msg(Msg::NotSent { batch, why: "the page did not answer".into() });
        }),
        ("stopped", |panel| {
            panel.view(ViewMsg::Stop);
            panel.end(End::Stopped {});
        }),
        ("stopped, and pressed all the same", |panel| {
            panel.view(ViewMsg::Stop);
            panel.ends(&[OutcomeKind::Took]);
        }),
        ("forgotten", |panel| {
            panel.view(ViewMsg::AskForget);
            panel.view(ViewMsg::Forget);
            panel.ends(&[OutcomeKind::Took]);
            panel.typed(InputId::User, ANA);
        }),
        ("long ago", |panel| {
            panel.ends(&[OutcomeKind::Took]);
            panel.now += 61_000.0;
        }),
    ];
    for (way, happens) in ways {
        // Neither somebody else, nor somebody whose page shows only the name that stood in the row.
        for heading in ["Ben Brown", "Ana"] {
            let mut panel = opening_ana();
            happens(&mut panel);
            panel.load(&user_page(99, "doc-2", heading));
            assert!(bound(&panel).is_none(), "{way}: {heading} is taken for Ana");
        }
    }
}

#[test]
fn nobody_of_one_tenant_is_opened_in_another() {
    for heading in ["Ben Brown", "Ana"] {
        let mut panel = opening_ana();
        panel.ends(&[OutcomeKind::Took]);
        let other = "https://beta.onelogin.com";
        let there = at_origin(user_page(99, "doc-9", heading), other);
        panel.load(&there);
        panel.msg(Msg::Loaded { origin: other.into(), json: None });
        panel.typed(InputId::User, ANA);
        panel.look(&there);
        assert!(bound(&panel).is_none(), "Ana of the first tenant is kept as 99 of the second");
    }
}

#[test]
fn the_page_of_a_person_who_was_not_asked_for_is_nobodys() {
    let mut panel = Panel::on(&users());
    panel.look(&user_page(98, "doc-2", "Ana Silva"));
    panel.typed(InputId::User, ANA);
    panel.open("assign-user");
    panel.look(&user_page(98, "doc-2", "Ana Silva"));
    assert!(bound(&panel).is_none() && panel.offer().is_none());
}

fn role_page(heading: &str) -> Snapshot {
    Snapshot {
        document: "doc-2".into(),
        path: "/roles/55".into(),
        headings: vec![heading.into()],
        ..snapshot("users", vec![tab("Users", true)])
    }
}

/// The row of the role Sales was pressed to get there.
fn opening_sales() -> Panel {
    let page = lists::roles_page(&["Sales"], None, false);
    let mut panel = Panel::on(&page);
    panel.typed(InputId::NewRole, "Sales");
    panel.typed(InputId::People, ANA);
    panel.open("role-people");
    panel.look(&page);
    assert_eq!(handles(&panel.view(ViewMsg::Go)), [70], "the row of Sales is pressed");
    panel
}

#[test]
fn another_roles_page_is_not_taken_for_the_one_that_was_to_be_opened() {
    let role = |panel: &Panel| panel.model.progress.record(RecordKind::Role, "Sales").map(|record| record.number);
    for result in [OutcomeKind::Refused, OutcomeKind::Took] {
        let mut panel = opening_sales();
        panel.ends(&[result]);
        panel.load(&role_page("Legal"));
        assert_eq!(role(&panel), None, "“Legal” is taken for “Sales”");
        panel.load(&role_page("sales"));
        assert_eq!(role(&panel), None, "“sales” may be another role");
    }
    let mut panel = opening_sales();
    panel.ends(&[OutcomeKind::Took]);
    panel.load(&role_page("Sales"));
    assert_eq!(role(&panel), Some(55));
}

#[test]
fn another_app_is_not_taken_for_the_guides() {
    for document in ["doc-1", "doc-2"] {
        let mut panel = Panel::at_provisioning();
        let other = of_another_app(provisioning(false, "Delete"), document);
        panel.look(&other);
        assert!(panel.offer().is_none());
        panel.use_open_app();
        panel.look(&other);
        assert!(panel.offer().is_some());
        assert_eq!(panel.model.progress.app.as_ref().map(|app| app.number), Some(8));
    }
}
