//! What a press has brought: a page that came of it, a message that it says, a window that is in the way.

use super::*;
use crate::onelogin::{Place, UserState};
use crate::page::{Completeness, Move, Notice, pending};

/// The Parameters tab with the Groups row provisioned, in this document.
fn parameters(document: &str) -> Snapshot {
    let cells = ["Groups", "- No default -", "Enabled"].map(str::to_owned).to_vec();
    let table = Table {
        columns: ["Field", "Value", "Provisioning"].map(str::to_owned).to_vec(),
        rows: vec![Row { handle: 21, pressable: true, chosen: false, cells }],
        ..Table::default()
    };
    let controls = vec![tab("Parameters", true), button(11, "Save")];
    Snapshot { document: document.into(), tables: vec![table], ..snapshot("parameters", controls) }
}

fn on_app(page: &Snapshot) -> Panel {
    let mut panel = Panel::on(page);
    panel.use_open_app();
    panel.look(page);
    panel
}

fn pressed(panel: &mut Panel, label: &str) {
    panel.msg(Msg::Page(Event::Pressed { label: label.into() }));
}

#[test]
fn a_page_that_a_button_has_sent_proves_a_save_only_if_that_button_saves() {
    for (label, is_proof) in [("Save", true), ("Save Changes", true), ("Add To Role", false), ("Check", false)] {
        let mut panel = on_app(&parameters("doc-1"));
        pressed(&mut panel, label);
        panel.load(&parameters("doc-2"));
        assert_eq!(panel.is_done("save-groups-parameter"), is_proof, "{label}");
    }
    // Long after it the page was loaded for another reason.
    let mut panel = on_app(&parameters("doc-1"));
    pressed(&mut panel, "Check");
    panel.now += 60_000.0;
    panel.load(&parameters("doc-2"));
    assert!(panel.is_done("save-groups-parameter"));
}

#[test]
fn what_was_done_in_a_document_takes_its_proof_away() {
    let mut panel = on_app(&parameters("doc-1"));
    panel.load(&after(parameters("doc-2"), &[(Happening::Press, "Add Rule")]));
    assert!(!panel.is_done("save-groups-parameter"));
    panel.load(&after(parameters("doc-3"), &[(Happening::Press, "Rules (4)")]));
    assert!(panel.is_done("save-groups-parameter"), "a tab only leads on");
}

#[test]
fn reload_and_check_loads_the_page_and_takes_what_it_shows() {
    let mut panel = on_app(&after(parameters("doc-1"), &[(Happening::Press, "Add Rule")]));
    pressed(&mut panel, "Add Rule");
    assert_eq!(panel.view(ViewMsg::Reload), [Effect::Reload]);
    panel.load(&parameters("doc-2"));
    assert!(panel.is_done("save-groups-parameter"));
}

/// The app's Users tab, where its menu is.
fn users(document: &str, notice: Option<&str>) -> Snapshot {
    let controls = vec![tab("Users", true), button(40, "More Actions"), button(41, "Reapply entitlement mappings")];
    let notices = notice.map(|text| Notice { text: text.into(), error: false, seq: 2 }).into_iter().collect();
    Snapshot { document: document.into(), notices, ..snapshot("users", controls) }
}

/// Reapply is pressed under an approval.
fn reapplied() -> Panel {
    let mut panel = on_app(&users("doc-1", None));
    panel.open("reapply");
    panel.look(&users("doc-1", None));
    panel.approve();
    while panel.model.flight.is_some() {
        panel.ends(&[OutcomeKind::Took]);
        panel.look(&users("doc-1", None));
    }
    panel
}

#[test]
fn a_page_that_the_press_has_loaded_may_say_what_came_of_it() {
    let mut panel = reapplied();
    panel.load(&users("doc-2", Some("Mappings are being reapplied")));
    assert!(panel.is_done("reapply"), "{}", panel.told());
    let mut panel = reapplied();
    panel.load(&users("doc-2", Some("Entitlements are being refreshed")));
    assert!(!panel.is_done("reapply"));
}

#[test]
fn what_was_pressed_and_not_confirmed_is_not_pressed_again_unasked() {
    let mut panel = reapplied();
    panel.wait(9_000.0);
    panel.look(&users("doc-1", None));
    assert!(panel.model.run.is_none());
    let next = panel.model.next.clone().map(|next| next.what);
    assert!(matches!(next, Some(Move::Unheard(_))), "{next:?}");
    assert!(panel.offer().is_none() && panel.html().contains("was pressed"));
    panel.view(ViewMsg::Reconsider);
    panel.look(&users("doc-1", None));
    assert!(panel.offer().is_some(), "it was asked for");
}

#[test]
fn a_window_in_the_way_is_closed_by_its_own_cancel_on_a_click() {
    let mut page = parameters("doc-1");
    page.dialog = Some("New mapping".into());
    let context = vec![Evidence { source: Source::Dialog, text: "New mapping".into() }];
    page.controls.push(Control { context: context.clone(), ..button(31, "Save") });
    page.controls.push(Control { context, ..button(32, "Cancel") });
    let mut panel = on_app(&page);
    panel.open("save-groups-parameter");
    panel.look(&page);
    assert!(panel.html().contains("nothing in the window is kept"));
    assert_eq!(handles(&panel.view(ViewMsg::Go)), [32]);
}

/// A page of the app's users.
fn user_page(names: &[&str], state: &str) -> Snapshot {
    let row = |(handle, name): (u32, &&str)| Row {
        handle,
        pressable: true,
        chosen: false,
        cells: vec![(*name).to_owned(), state.to_owned()],
    };
    let table = Table {
        columns: ["User", "Provisioning State"].map(str::to_owned).to_vec(),
        rows: (60..).zip(names).map(row).collect(),
        stated_total: Some(4),
        partial: true,
        ..Table::default()
    };
    Snapshot { tables: vec![table], ..snapshot("users", vec![tab("Users", true)]) }
}

#[test]
fn users_are_settled_once_every_page_of_them_was_read_as_settled() {
    let first = user_page(&["Ana", "Ben"], "Provisioned");
    assert!(matches!(pending(&first).map(|users| users.completeness), Some(Completeness::Partial { .. })));
    let mut panel = on_app(&first);
    assert_ne!(panel.status("OL.USER.002"), Status::Pass);
    panel.look(&user_page(&["Chloé", "Dmitri"], "Provisioned"));
    assert_eq!(panel.status("OL.USER.002"), Status::Pass);
    // What was read long ago may have changed since.
    let mut panel = on_app(&first);
    panel.now += 200_000.0;
    panel.look(&user_page(&["Chloé", "Dmitri"], "Provisioned"));
    assert_ne!(panel.status("OL.USER.002"), Status::Pass);
    let mut panel = on_app(&user_page(&["Ana", "Ben"], "Pending"));
    panel.look(&user_page(&["Chloé", "Dmitri"], "Provisioned"));
    assert_ne!(panel.status("OL.USER.002"), Status::Pass);
    assert_eq!(UserState::of("provisioned"), UserState::Settled);
}

#[test]
fn a_page_that_was_opened_by_its_row_has_time_to_say_whose_it_is() {
    let row = Row { handle: 70, cells: vec!["Spekit Editors".into(), "0".into()], pressable: true, chosen: false };
    let table = Table { columns: ["Role", "Users"].map(str::to_owned).to_vec(), rows: vec![row], ..Table::default() };
    let list = Snapshot {
        path: "/roles".into(),
        headings: vec!["Roles".into()],
        tables: vec![table],
        ..snapshot("", vec![button(9, "New Role")])
    };
    let mut panel = Panel::on(&list);
    panel.typed(InputId::NewRole, "Spekit Editors");
    panel.typed(InputId::People, "ana@acme.example");
    panel.open("role-people");
    assert_eq!(handles(&panel.view(ViewMsg::Go)), [70]);
    panel.ends(&[OutcomeKind::Took]);
    let role = |heading: &str| Snapshot {
        path: "/roles/701".into(),
        headings: vec![heading.to_owned()],
        ..snapshot("", vec![button(9, "Save")])
    };
    panel.look(&role(""));
    let next = |panel: &Panel| panel.model.next.clone().map(|next| next.what);
    assert_eq!(next(&panel), Some(Move::Wait), "it is not left before it was drawn");
    panel.now += 500.0;
    panel.look(&role("Spekit Editors"));
    assert!(panel.model.bound().role.is_some_and(|role| role.number == 701));
    assert!(!matches!(next(&panel), Some(Move::Press { place: Place::Roles, .. })));
}

/// The page of the new role with what Check has found; `added` are its people.
fn role_users(added: &[&str]) -> Snapshot {
    let row = |handle, cells: &[&str]| Row {
        handle,
        pressable: false,
        chosen: false,
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    let columns = ["User", "Email", ""].map(str::to_owned).to_vec();
    let found = row(60, &["Ana Silva", "ana@acme.example", "Add To Role"]);
    let people = added.iter().map(|email| row(70, &["Ana Silva", email, "Remove"])).collect();
    let caption = "Users Added Manually".to_owned();
    let tables = vec![
        Table { columns: columns.clone(), rows: vec![found], ..Table::default() },
        Table { columns, rows: people, caption, ..Table::default() },
    ];
    let add = Control { row: Some(crate::page::RowRef { table: 0, row: 0 }), ..button(22, "Add To Role") };
    let search = text(20, "Check existing or add new users to this role", "ana@acme.example");
    let controls = vec![tab("Users", true), search, button(21, "Check"), add, button(23, "Save")];
    Snapshot {
        path: "/roles/701".into(),
        headings: vec!["Spekit Editors".into(), "Users Added Manually".into()],
        tables,
        ..snapshot("users", controls)
    }
}

#[test]
fn who_may_have_been_added_is_not_added_again_before_the_page_was_looked_at() {
    let page = role_users(&[]);
    let mut panel = Panel::on(&page);
    panel.typed(InputId::NewRole, "Spekit Editors");
    panel.typed(InputId::People, "ana@acme.example");
    panel.open("role-people");
    panel.look(&page);
    let effects = panel.approve();
    assert_eq!(handles(&effects), [22], "the person was found already");
    panel.ends(&[OutcomeKind::Took]);
    panel.look(&page);
    panel.wait(9_000.0);
    panel.look(&page);
    assert!(panel.model.run.is_none() && panel.offer().is_none());
    let next = panel.model.next.clone().map(|next| next.what);
    assert!(matches!(next, Some(Move::Unheard(_))), "{next:?}");
    panel.look(&role_users(&["ana@acme.example"]));
    assert!(panel.is_done("role-people") && panel.model.unheard.is_none());
}
