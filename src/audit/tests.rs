//! A pass is of the record that is bound, of what is asked for now, and saved.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::guide::{Inputs, Mapping, PlainInput, spekit};
use crate::page::testing::{button, control, tab, text};
use crate::page::{
    Activity, Bound, Happening, Observation, Prepared, Record, Role, Row, Snapshot, Table, Value, record,
};

const ANA: &str = "ana@acme.example";

struct Desk {
    inputs: Inputs,
    bound: Bound,
    seen: BTreeMap<String, Observation>,
}

impl Desk {
    fn new() -> Self {
        let guide = spekit().expect("parses");
        let mut desk = Self { inputs: Inputs::of(&guide), bound: Bound::default(), seen: BTreeMap::new() };
        desk.inputs.set(PlainInput::BaseUrl, "https://a.example/scim".into());
        desk.inputs.set(PlainInput::User, ANA.into());
        desk.inputs.set(PlainInput::NewRole, "Sales".into());
        desk.bound.app = record(&app(7, "info", Vec::new()));
        desk.bound.user = record(&user(98, &[]));
        desk
    }

    fn look(&mut self, page: &Snapshot) {
        let guide = spekit().expect("parses");
        let mapping = Mapping::of(&guide, &self.inputs, &[]);
        read(&guide, &self.inputs, &mapping, &Prepared::of(page), &[], &self.bound, &mut self.seen);
    }

    fn status(&self, id: &str) -> Status {
        let guide = spekit().expect("parses");
        let mapping = Mapping::of(&guide, &self.inputs, &[]);
        let all = findings(&guide, &self.inputs, &mapping, &self.bound, &self.seen);
        all.into_iter().find(|finding| finding.id == id).expect("finding").status
    }
}

fn page(path: &str, hash: &str, heading: &str, controls: Vec<crate::page::Control>) -> Snapshot {
    Snapshot {
        origin: "https://acme.onelogin.com".into(),
        path: path.into(),
        hash: hash.into(),
        headings: vec![heading.into()],
        controls,
        ..Snapshot::default()
    }
}

fn app(number: u64, hash: &str, controls: Vec<crate::page::Control>) -> Snapshot {
    page(&format!("/apps/{number}/edit"), hash, "Spekit SCIM", controls)
}

fn user(number: u64, apps: &[&str]) -> Snapshot {
    let rows =
        apps.iter().map(|app| Row { handle: 5, cells: vec![(*app).to_owned()], pressable: false, chosen: false });
    let table = Table { columns: vec!["Application".into()], rows: rows.collect(), ..Table::default() };
    Snapshot {
        tables: vec![table],
        ..page(&format!("/users/{number}"), "apps", "Ana", vec![tab("Applications", true)])
    }
}

fn configuration(number: u64, url: &str) -> Snapshot {
    app(number, "configuration", vec![tab("Configuration", true), text(1, "SCIM Base URL", url), button(2, "Save")])
}

fn enabled(number: u64) -> Snapshot {
    let on = control(1, Role::Checkbox, "Enable provisioning", Value::Checked { on: true });
    app(number, "provisioning", vec![tab("Provisioning", true), on, button(2, "Save")])
}

#[test]
fn a_value_that_is_asked_for_now_is_not_passed_by_what_was_read_for_the_one_before() {
    let mut desk = Desk::new();
    desk.look(&configuration(7, "https://a.example/scim"));
    desk.look(&app(7, "info", vec![tab("Info", true), text(1, "Display Name", "Spekit SCIM")]));
    desk.look(&user(98, &["Spekit SCIM"]));
    let roles = Table {
        columns: vec!["Role".into()],
        rows: vec![Row { handle: 6, cells: vec!["Sales".into()], pressable: true, chosen: false }],
        ..Table::default()
    };
    desk.look(&Snapshot { tables: vec![roles], ..page("/roles", "", "Roles", Vec::new()) });
    for (id, input, other) in [
        ("OL.CONN.001", PlainInput::BaseUrl, "https://b.example/scim"),
        ("OL.APP.002", PlainInput::App, "Spekit 2"),
        ("OL.USER.001", PlainInput::App, "Spekit 2"),
        ("OL.ROLE.001", PlainInput::NewRole, "Legal"),
    ] {
        assert_eq!(desk.status(id), Status::Pass, "{id}");
        let given = desk.inputs.line(input).unwrap_or_default().to_owned();
        desk.inputs.set(input, other.into());
        assert_ne!(desk.status(id), Status::Pass, "{id}");
        desk.inputs.set(input, given);
        assert_eq!(desk.status(id), Status::Pass, "{id}");
    }
}

#[test]
fn another_record_is_not_passed_by_what_was_read_of_the_one_before() {
    let mut desk = Desk::new();
    desk.look(&enabled(7));
    desk.look(&user(98, &["Spekit SCIM"]));
    assert_eq!((desk.status("OL.PROV.003"), desk.status("OL.USER.001")), (Status::Pass, Status::Pass));
    desk.bound.app = record(&app(8, "info", Vec::new()));
    desk.bound.user = record(&user(99, &[]));
    assert_eq!((desk.status("OL.PROV.003"), desk.status("OL.USER.001")), (Status::NotReached, Status::NotReached));
    desk.bound = Bound::default();
    assert_eq!(desk.status("OL.PROV.003"), Status::NotReached);
}

#[test]
fn a_page_that_is_not_the_bound_records_is_not_read() {
    let mut desk = Desk::new();
    desk.look(&enabled(8));
    desk.look(&user(99, &["Spekit SCIM"]));
    desk.look(&Snapshot { origin: "https://beta.onelogin.com".into(), ..enabled(7) });
    assert!(desk.seen.is_empty());
    desk.bound.app = None;
    desk.look(&enabled(7));
    assert!(desk.seen.is_empty());
}

#[test]
fn what_is_not_saved_or_not_known_to_be_is_for_a_person_to_review() {
    let event = |seq, what, label: &str| Activity { seq, what, label: label.into(), dialog: None };
    let begun = || vec![event(1, Happening::Arrive, "/apps/7/edit"), event(2, Happening::Edit, "Enable provisioning")];
    let read = |then: Vec<Activity>| {
        let mut desk = Desk::new();
        desk.look(&Snapshot { activity: begun().into_iter().chain(then).collect(), ..enabled(7) });
        let guide = spekit().expect("parses");
        let all = findings(&guide, &desk.inputs, &Mapping::of(&guide, &desk.inputs, &[]), &desk.bound, &desk.seen);
        let found = all.into_iter().find(|finding| finding.id == "OL.PROV.003").expect("finding");
        (found.status, found.evidence)
    };
    let (status, evidence) = read(Vec::new());
    assert!(status == Status::Review && evidence.ends_with("Not saved yet."), "{evidence}");
    let (status, evidence) = read(vec![event(3, Happening::Press, "Save")]);
    assert!(status == Status::Review && evidence.ends_with("It is not known whether it is saved."), "{evidence}");
    let said = event(4, Happening::Notice, "Application was successfully updated.");
    assert_eq!(read(vec![event(3, Happening::Press, "Save"), said]).0, Status::Pass);
}

#[test]
fn snapshots_without_a_panel_are_audited_by_whose_pages_they_say_they_are() {
    let guide = spekit().expect("parses");
    let mut inputs = Inputs::of(&guide);
    inputs.set(PlainInput::User, ANA.into());
    let status = |pages: &[Snapshot], id: &str| {
        let all = audit(&guide, &inputs, &[], pages);
        all.into_iter().find(|finding| finding.id == id).expect("finding").status
    };
    assert_eq!(status(&[enabled(7)], "OL.PROV.003"), Status::Pass, "the only app there is");
    let other = Snapshot { headings: vec!["Slack".into()], ..enabled(8) };
    assert_eq!(
        status(&[other.clone(), enabled(7)], "OL.PROV.003"),
        Status::Pass,
        "it is called like the one that was given"
    );
    let off = control(1, Role::Checkbox, "Enable provisioning", Value::Checked { on: false });
    let switched_off = Snapshot { controls: vec![tab("Provisioning", true), off], ..other };
    assert_eq!(status(&[enabled(7), switched_off], "OL.PROV.003"), Status::Pass, "another app's page");
    // Whose page it is, only the list of users says.
    let has = user(98, &["Spekit SCIM"]);
    assert_eq!(status(std::slice::from_ref(&has), "OL.USER.001"), Status::NotReached);
    let row = Row { handle: 5, cells: vec!["Ana".into(), ANA.into()], pressable: true, chosen: false };
    let table = Table { columns: vec!["User".into(), "Email".into()], rows: vec![row], ..Table::default() };
    let users = Snapshot { tables: vec![table], ..page("/users", "", "Users", Vec::new()) };
    assert_eq!(status(&[users.clone(), has], "OL.USER.001"), Status::Pass);
    let ben = Snapshot { headings: vec!["Ben".into()], ..user(99, &["Spekit SCIM"]) };
    assert_eq!(status(&[users, ben], "OL.USER.001"), Status::NotReached);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_pass_is_of_the_bound_app_and_the_present_want(
        looks in prop::collection::vec((7u64..10, 0usize..3), 1..12), bound in 7u64..10, wanted in 0usize..3
    ) {
        const URLS: [&str; 3] = ["https://a.example/scim", "https://b.example/scim", "https://c.example/scim"];
        let mut desk = Desk::new();
        let mut last: BTreeMap<u64, &str> = BTreeMap::new();
        let of = |number: u64| record(&app(number, "info", Vec::new()));
        desk.inputs.set(PlainInput::BaseUrl, URLS[wanted].into());
        for (number, url) in looks {
            // The panel may bind each of them for a while.
            desk.bound.app = of(number);
            desk.look(&configuration(number, URLS[url]));
            last.insert(number, URLS[url]);
        }
        desk.bound.app = of(bound);
        if desk.status("OL.CONN.001") == Status::Pass {
            prop_assert_eq!(last.get(&bound), Some(&URLS[wanted]));
        }
    }
}

#[test]
fn a_record_is_bound_by_tenant_kind_and_number() {
    let other = Record { tenant: "https://beta.onelogin.com".into(), ..record(&enabled(7)).expect("an app") };
    let mut desk = Desk::new();
    desk.look(&enabled(7));
    desk.bound.app = Some(other);
    assert_eq!(desk.status("OL.PROV.003"), Status::NotReached);
}
