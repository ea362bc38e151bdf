//! A pass is of what is asked for now, of the record that is bound, and never older than what the page last showed.

use super::*;
use crate::page::{Record, RecordKind};

const ANA: &str = "ana@acme.example";

fn url_read() -> Panel {
    let mut panel = Panel::on(&configuration(GOOD_URL, "Enabled"));
    panel.typed(InputId::BaseUrl, GOOD_URL);
    assert_eq!(panel.status("OL.CONN.001"), Status::Pass);
    panel
}

fn user_read() -> Panel {
    let row = Row { handle: 60, cells: vec!["Spekit SCIM".into()], pressable: false, chosen: false };
    let page = Snapshot {
        path: "/users/98".into(),
        headings: vec!["Ana Silva".into()],
        facts: vec![Fact { label: "Email".into(), text: ANA.into(), handle: 21 }],
        tables: vec![Table { columns: vec!["Application".into()], rows: vec![row], ..Table::default() }],
        ..snapshot("apps", vec![tab("Applications", true)])
    };
    let mut panel = Panel::on(&page);
    panel.typed(InputId::User, ANA);
    panel.look(&page);
    assert_eq!(panel.status("OL.USER.001"), Status::Pass);
    panel
}

fn role_read() -> Panel {
    let mut panel = Panel::on(&lists::roles_page(&["Sales"], None, false));
    panel.typed(InputId::NewRole, "Sales");
    assert_eq!(panel.status("OL.ROLE.001"), Status::Pass);
    panel
}

fn info(name: &str) -> Snapshot {
    snapshot("info", vec![tab("Info", true), text(1, "Display Name", name)])
}

fn app_name_read() -> Panel {
    let panel = Panel::on(&info("Spekit SCIM"));
    assert_eq!(panel.status("OL.APP.002"), Status::Pass);
    panel
}

type Read = (fn() -> Panel, &'static str, InputId, &'static str);

/// What was read, the input that it depends on, and another value of that.
const READ: [Read; 4] = [
    (url_read, "OL.CONN.001", InputId::BaseUrl, "https://b.example/scim"),
    (user_read, "OL.USER.001", InputId::User, "ben@acme.example"),
    (role_read, "OL.ROLE.001", InputId::NewRole, "Legal"),
    (app_name_read, "OL.APP.002", InputId::App, "Spekit 2"),
];

#[test]
fn another_value_is_no_pass_for_what_was_read_of_the_one_before() {
    for (read, id, input, other) in READ {
        // On the same page, on another, and on a page that was loaded since.
        for elsewhere in [None, Some("doc-1"), Some("doc-2")] {
            let mut panel = read();
            if let Some(document) = elsewhere {
                panel.look(&Snapshot { document: document.into(), ..provisioning(false, "Delete") });
                assert_eq!(panel.status(id), Status::Pass, "{id}: what was read holds while nothing changes");
            }
            panel.typed(input, other);
            assert_ne!(panel.status(id), Status::Pass, "{id}: “{other}” is asked for");
            panel.typed(input, "");
            assert_ne!(panel.status(id), Status::Pass, "{id}: nothing is asked for");
        }
    }
}

#[test]
fn no_pass_of_one_tenant_is_one_in_another() {
    for (read, id, input, _) in READ {
        let mut panel = read();
        let given = PlainInput::try_from(input).ok().and_then(|plain| panel.model.inputs.plain.get(&plain)).cloned();
        let page = at_origin(provisioning(false, "Delete"), "https://beta.onelogin.com");
        panel.look(&page);
        panel.msg(Msg::Loaded { origin: page.origin.clone(), json: None });
        panel.look(&page);
        panel.typed(input, &given.expect("it was given"));
        assert_ne!(panel.status(id), Status::Pass, "{id}");
    }
}

#[test]
fn no_pass_of_one_app_is_one_of_the_app_that_is_used_instead() {
    for (read, id, ..) in [READ[0], READ[3]] {
        let mut panel = read();
        panel.look(&of_another_app(provisioning(false, "Delete"), "doc-1"));
        panel.use_open_app();
        assert_ne!(panel.status(id), Status::Pass, "{id}");
        panel.look(&of_another_app(provisioning(false, "Delete"), "doc-1"));
        assert_ne!(panel.status(id), Status::Pass, "{id}");
    }
}

#[test]
fn what_the_page_shows_now_counts_and_not_what_it_showed_before() {
    let mut panel = url_read();
    panel.look(&configuration("https://other.example/scim", "Enabled"));
    assert_eq!(panel.status("OL.CONN.001"), Status::Fail);
    // A field that was read, and now can't be.
    let mut panel = url_read();
    let mut page = configuration(GOOD_URL, "Enabled");
    page.controls[1].labels[0].text = "Something else".into();
    panel.look(&page);
    assert_ne!(panel.status("OL.CONN.001"), Status::Pass);
    let mut panel = app_name_read();
    panel.look(&info("Spekit 2"));
    assert_ne!(panel.status("OL.APP.002"), Status::Pass);
}

#[test]
fn another_persons_page_gives_no_pass() {
    let mut panel = user_read();
    panel.typed(InputId::User, "ben@acme.example");
    let row = Row { handle: 60, cells: vec!["Spekit SCIM".into()], pressable: false, chosen: false };
    let of_somebody = Snapshot {
        document: "doc-2".into(),
        path: "/users/99".into(),
        headings: vec!["Kim Lee".into()],
        tables: vec![Table { columns: vec!["Application".into()], rows: vec![row], ..Table::default() }],
        ..snapshot("apps", vec![tab("Applications", true)])
    };
    panel.look(&of_somebody);
    assert_ne!(panel.status("OL.USER.001"), Status::Pass);
    // Nor if the record was bound in an earlier session.
    let kim = Record { tenant: ORIGIN.into(), kind: RecordKind::User, number: 97, heading: "Ben Brown".into() };
    panel.model.progress.bind("ben@acme.example", kim);
    panel.look(&of_somebody);
    assert_ne!(panel.status("OL.USER.001"), Status::Pass, "99 is not 97");
}
