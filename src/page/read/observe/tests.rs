//! What is read is met only where the page itself shows it, whole and for what is wanted.

use super::*;
use crate::guide::{Guide, spekit};
use crate::page::testing::{button, control, tab, text as field};
use crate::page::{Activity, Evidence, Fact, Happening, Role, Row, Table};

fn requirement(id: &str) -> Requirement {
    let guide: Guide = spekit().expect("parses");
    let all = guide.steps.into_iter().flat_map(|step| step.requires);
    all.into_iter().find(|requirement| requirement.id == id).expect("requirement")
}

fn vars() -> Vars {
    [
        ("app", "Spekit SCIM"),
        ("base-url", "https://x.example/scim"),
        ("user", "ana@acme.example"),
        ("role", "Sales"),
        ("rule", "Spekit: Sales"),
        ("person", "ana@acme.example"),
        ("connector", "SCIM Provisioner with SAML (SCIM v2 Enterprise)"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

fn app(hash: &str) -> Snapshot {
    Snapshot {
        origin: "https://acme.onelogin.com".into(),
        path: "/apps/7/edit".into(),
        hash: hash.into(),
        headings: vec!["Spekit SCIM".into()],
        ..Snapshot::default()
    }
}

fn read(snapshot: &Snapshot, id: &str, place: Place) -> Observation {
    observe(&Prepared::of(snapshot), place, &requirement(id), &vars(), &[]).expect("it is on this place")
}

fn table(columns: &[&str], rows: &[&[&str]]) -> Table {
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    Table {
        columns: own(columns),
        rows: rows.iter().map(|cells| Row { handle: 5, cells: own(cells), pressable: true, chosen: false }).collect(),
        ..Table::default()
    }
}

fn users(rows: &[&[&str]]) -> Snapshot {
    Snapshot { tables: vec![table(&["User", "Provisioning State"], rows)], ..app("users") }
}

fn pending(snapshot: &Snapshot) -> Observation {
    read(snapshot, "OL.USER.002", Place::AppUsers)
}

#[test]
fn nobody_is_pending_only_if_the_whole_list_says_so() {
    let settled: &[&[&str]] = &[&["Ana", "Provisioned"], &["Ben", "Disabled"]];
    let whole = pending(&users(settled));
    assert_eq!((whole.state, whole.saved), (State::Met, Saved::Yes));
    for state in ["Pending", "Pending approval", "Failed", "Failed to create user in app"] {
        let seen = pending(&users(&[&["Ana", "Provisioned"], &["Ben", state]]));
        assert!(seen.state == State::Unmet && seen.evidence.contains("Ben"), "{state}: {}", seen.evidence);
    }
    for state in ["Provisioning", "", "-", "Ready", "Unknown"] {
        assert_eq!(pending(&users(&[&["Ana", "Provisioned"], &["Ben", state]])).state, State::Unreadable, "{state}");
    }
    assert_eq!(pending(&users(&[])).state, State::Unreadable, "it may not have loaded");
    assert_eq!(pending(&app("users")).state, State::Unreadable);
    let cut: [fn(&mut Snapshot); 4] = [
        |page| page.truncated = true,
        |page| page.tables[0].stated_total = Some(300),
        |page| page.controls.push(button(1, "Next")),
        |page| page.controls.push(field(1, "Search users", "ana")),
    ];
    for cut in cut {
        let mut part = users(settled);
        cut(&mut part);
        assert_eq!(pending(&part).state, State::Unreadable);
    }
}

#[test]
fn what_is_not_in_a_list_is_missing_only_from_a_whole_one() {
    let rules = |rows: &[&[&str]]| Snapshot { tables: vec![table(&["Position", "Name"], rows)], ..app("mappings") };
    let seen = |page: &Snapshot| read(page, "OL.RULE.001", Place::AppRules).state;
    assert_eq!(seen(&rules(&[&["1", "Spekit: Sales"]])), State::Met);
    assert_eq!(seen(&rules(&[&["1", "Spekit: sales"]])), State::Unmet, "another rule");
    assert_eq!(seen(&rules(&[&["1", "Spekit: Legal"]])), State::Unmet);
    assert_eq!(seen(&rules(&[])), State::Unreadable);
    assert_eq!(seen(&app("mappings")), State::Unreadable, "no list was read");
    let mut part = rules(&[&["1", "Spekit: Legal"]]);
    part.tables[0].partial = true;
    assert_eq!(seen(&part), State::Unreadable);
    part.tables[0].rows[0].cells[1] = "Spekit: Sales".into();
    assert_eq!(seen(&part), State::Met, "it is there, whatever else there is");
}

#[test]
fn people_who_were_found_are_not_yet_in_the_role() {
    let mut page = Snapshot { path: "/roles/5".into(), hash: "users".into(), ..app("") };
    let mut found = table(&["User", "Email"], &[&["Ana", "ana@acme.example"]]);
    found.caption = "Search results".into();
    page.tables = vec![found.clone()];
    let mut add = button(9, "Add To Role");
    add.row = Some(crate::page::RowRef { table: 0, row: 0 });
    page.controls = vec![add];
    let seen = |page: &Snapshot| read(page, "OL.ROLE.002", Place::RoleUsers).state;
    assert_ne!(seen(&page), State::Met);
    page.tables.push(Table { caption: "Users Added Manually".into(), rows: Vec::new(), ..found.clone() });
    assert_ne!(seen(&page), State::Met);
    page.tables[1].rows = found.rows;
    assert_eq!(seen(&page), State::Met);
}

#[test]
fn a_field_that_can_not_be_changed_is_read_and_can_not_be_unsaved() {
    let mut url = field(1, "SCIM Base URL", "https://x.example/scim");
    url.barriers = vec![Barrier::Readonly];
    let mut page = Snapshot { controls: vec![tab("Configuration", true), url], ..app("configuration") };
    let seen = read(&page, "OL.CONN.001", Place::AppConfiguration);
    assert_eq!((seen.state, seen.saved), (State::Met, Saved::Yes));
    page.controls[1].barriers = vec![Barrier::Hidden];
    assert_eq!(read(&page, "OL.CONN.001", Place::AppConfiguration).state, State::Unreadable);
    page.controls[1].barriers = vec![Barrier::Inert, Barrier::Covered];
    assert_eq!(read(&page, "OL.CONN.001", Place::AppConfiguration).state, State::Met, "behind a window");
}

#[test]
fn a_placeholder_that_says_that_a_token_is_kept_is_for_a_person_to_judge() {
    let with = |placeholder: &str| {
        let mut token = control(2, Role::Textbox, "SCIM Bearer Token", Value::Secret { set: false, masked: false });
        token.labels.push(Evidence { source: Source::Placeholder, text: placeholder.into() });
        let page = Snapshot { controls: vec![tab("Configuration", true), token], ..app("configuration") };
        let seen = read(&page, "OL.AUTH.001", Place::AppConfiguration);
        (seen.state, seen.saved)
    };
    assert_eq!(with("A token is kept; a new one goes here"), (State::Met, Saved::NotKnown));
    assert_eq!(with("Stored"), (State::Met, Saved::NotKnown));
    for placeholder in ["Paste the token", "No token is stored", "Not set", "The token will be stored encrypted", ""] {
        assert_eq!(with(placeholder).0, State::Unmet, "{placeholder}");
    }
}

#[test]
fn a_cell_says_it_in_the_columns_own_words() {
    let with = |cell: &str| {
        let rows: &[&[&str]] = &[&["Groups", "Enabled", cell]];
        let page = Snapshot { tables: vec![table(&["Field", "Value", "Provisioning"], rows)], ..app("parameters") };
        read(&page, "OL.MAP.001", Place::AppParameters).state
    };
    for cell in ["Enabled", "Yes", "On", "✓"] {
        assert_eq!(with(cell), State::Met, "{cell}");
    }
    for cell in ["", "No", "Not enabled", "Disabled", "Yes, but not saved"] {
        assert_eq!(with(cell), State::Unmet, "{cell}");
    }
}

#[test]
fn a_fact_is_what_stands_beside_its_label_and_not_what_a_heading_happens_to_say() {
    let fact = |text: &str| Fact { label: "API Status".into(), text: text.into(), handle: 9 };
    let with = |facts: Vec<Fact>, headings: &[&str]| {
        let headings = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let page = Snapshot { facts, headings, ..app("configuration") };
        read(&page, "OL.CONN.003", Place::AppConfiguration).state
    };
    assert_eq!(with(vec![fact("Enabled")], &[]), State::Met);
    assert_eq!(with(vec![fact("Disabled")], &["API Status Enabled"]), State::Unmet);
    assert_eq!(with(vec![fact("Enabled"), fact("Disabled")], &[]), State::Unreadable);
    assert_eq!(with(Vec::new(), &["Single sign-on is enabled"]), State::Unreadable);
    let form = Snapshot {
        path: "/apps/new/130179".into(),
        headings: vec!["Add SCIM Provisioner with SAML (SCIM v2 Enterprise)".into()],
        ..app("")
    };
    let seen = read(&form, "OL.APP.001", Place::AppNew);
    assert_eq!((seen.state, seen.saved, seen.record), (State::Met, Saved::No, None));
}

#[test]
fn no_message_and_no_address_makes_it_met() {
    let mut page = Snapshot {
        controls: vec![
            tab("Provisioning", true),
            control(1, Role::Checkbox, "Enable provisioning", Value::Checked { on: false }),
        ],
        ..app("provisioning")
    };
    for label in ["Provisioning is enabled", "Application was successfully updated."] {
        page.activity.push(Activity { seq: 1, what: Happening::Notice, label: label.into(), dialog: None });
        page.notices.push(crate::page::Notice { text: label.into(), error: false, seq: 1 });
    }
    assert_eq!(read(&page, "OL.PROV.003", Place::AppProvisioning).state, State::Unmet);
    page.controls.pop();
    assert_eq!(read(&page, "OL.PROV.003", Place::AppProvisioning).state, State::Unreadable);
}

#[test]
fn an_observation_holds_for_its_record_and_its_want_only() {
    let page = Snapshot {
        controls: vec![tab("Configuration", true), field(1, "SCIM Base URL", "https://x.example/scim")],
        ..app("configuration")
    };
    let seen = read(&page, "OL.CONN.001", Place::AppConfiguration);
    let record = record(&page).expect("an app");
    let wanted = |vars: &Vars| against(&requirement("OL.CONN.001"), vars).expect("filled in");
    assert!(seen.holds_for(Some(&record), &wanted(&vars())));
    let other_url = Vars::from([("base-url", "https://y.example/scim".to_owned())]);
    assert!(!seen.holds_for(Some(&record), &wanted(&other_url)));
    for other in [
        Record { number: 8, ..record.clone() },
        Record { tenant: "https://beta.onelogin.com".into(), ..record.clone() },
        Record { kind: crate::page::RecordKind::Role, ..record },
    ] {
        assert!(!seen.holds_for(Some(&other), &wanted(&vars())), "{other:?}");
    }
    assert!(!seen.holds_for(None, &wanted(&vars())));
}

#[test]
fn what_it_is_compared_with_tells_users_roles_apps_and_rules_apart() {
    let other = |name: &'static str, value: &str| {
        let mut other = vars();
        other.insert(name, value.to_owned());
        other
    };
    for (id, name, value) in [
        ("OL.APP.002", "app", "Spekit 2"),
        ("OL.CONN.001", "base-url", "https://y.example"),
        ("OL.ROLE.001", "role", "Legal"),
        ("OL.ROLE.002", "person", "ben@acme.example"),
        ("OL.ROLE.004", "role", "Legal"),
        ("OL.RULE.001", "rule", "Spekit: Legal"),
        ("OL.USER.001", "app", "Spekit 2"),
    ] {
        let requirement = requirement(id);
        assert_ne!(against(&requirement, &vars()), against(&requirement, &other(name, value)), "{id}");
        let blank = vars().into_iter().filter(|(known, _)| *known != name).collect();
        assert_eq!(against(&requirement, &blank), None, "{id}");
    }
}
