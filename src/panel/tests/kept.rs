//! What shows that something is stored where the page has no words for it, and what does not.

use super::*;
use crate::onelogin::{Place, UserState};
use crate::page::Move;

/// The Parameters tab; `groups` is what its row shows under Provisioning.
fn parameters(document: &str, groups: &str) -> Snapshot {
    let row = |handle, name: &str, shown: &str| Row {
        handle,
        pressable: true,
        chosen: false,
        cells: vec![name.to_owned(), "- No default -".to_owned(), shown.to_owned()],
    };
    let table = Table {
        columns: ["Field", "Value", "Provisioning"].map(str::to_owned).to_vec(),
        rows: vec![row(20, "Email", "Enabled"), row(21, "Groups", groups)],
        ..Table::default()
    };
    let controls = vec![tab("Parameters", true), button(11, "Save")];
    Snapshot { document: document.into(), tables: vec![table], ..snapshot("parameters", controls) }
}

/// The Parameters tab as a list without head cells that does not tell what is provisioned.
fn bare_parameters() -> Snapshot {
    let row = |handle, name: &str| Row {
        handle,
        pressable: true,
        chosen: false,
        cells: vec![name.to_owned(), "No default".to_owned()],
    };
    let table =
        Table { caption: "Parameters".into(), rows: vec![row(20, "Email"), row(21, "Groups")], ..Table::default() };
    let controls = vec![tab("Parameters", true), button(11, "Save")];
    Snapshot { tables: vec![table], ..snapshot("parameters", controls) }
}

/// The same with the window of Groups open over it.
fn window(on: bool) -> Snapshot {
    let dialog = || vec![Evidence { source: Source::Dialog, text: "Edit Field Groups".into() }];
    let include = control(30, Role::Checkbox, "Include in User Provisioning", Value::Checked { on });
    let mut page = bare_parameters();
    page.dialog = Some("Edit Field Groups".into());
    page.controls.push(Control { context: dialog(), ..include });
    page.controls.push(Control { context: dialog(), ..button(31, "Save") });
    page
}

fn on_app(page: &Snapshot) -> Panel {
    let mut panel = Panel::on(page);
    panel.use_open_app();
    panel.look(page);
    panel
}

#[test]
fn a_page_loaded_anew_that_shows_what_was_to_be_saved_needs_no_save() {
    let mut panel = on_app(&parameters("doc-1", ""));
    panel.load(&parameters("doc-2", "Enabled"));
    assert!(panel.is_done("groups-parameter") && panel.is_done("save-groups-parameter"), "{}", panel.told());
    assert_eq!(panel.status("OL.MAP.002"), Status::Pass);
}

#[test]
fn a_page_that_was_there_before_the_panel_is_no_evidence_of_a_save() {
    // What was put into it before the panel came can't be seen.
    let panel = on_app(&parameters("doc-1", "Enabled"));
    assert!(!panel.is_done("save-groups-parameter"));
    // Nor is one that comes back.
    let mut panel = on_app(&parameters("doc-1", "Enabled"));
    panel.load(&parameters("doc-1", "Enabled"));
    assert!(!panel.is_done("save-groups-parameter"));
}

#[test]
fn a_page_loaded_anew_that_does_not_show_it_or_tells_of_an_error_is_no_evidence_of_a_save() {
    let error = crate::page::Notice { text: "Could not be saved".into(), error: true, seq: 2 };
    let broken = Snapshot { notices: vec![error], ..parameters("doc-2", "Enabled") };
    let of_another = of_another_app(parameters("doc-2", "Enabled"), "doc-2");
    for page in [parameters("doc-2", ""), broken, of_another] {
        let mut panel = on_app(&parameters("doc-1", ""));
        panel.load(&page);
        assert!(!panel.is_done("save-groups-parameter"), "{page:?}");
    }
}

#[test]
fn a_window_that_was_filled_and_saved_counts_until_the_page_shows_more() {
    let mut panel = on_app(&bare_parameters());
    panel.open("groups-parameter");
    panel.look(&bare_parameters());
    assert_eq!(handles(&panel.approve()), [21]);
    panel.ends(&[OutcomeKind::Took]);
    assert_eq!(handles(&panel.look(&window(false))), [30, 31]);
    panel.ends(&[OutcomeKind::Took, OutcomeKind::Took]);
    panel.look(&bare_parameters());
    assert!(panel.is_done("groups-parameter"), "{}", panel.told());
    // It is not called saved.
    assert!(!panel.is_done("save-groups-parameter"));
    assert_ne!(panel.status("OL.MAP.001"), Status::Pass, "the page has not shown it");
    // A page that denies it is right.
    panel.load(&parameters("doc-2", ""));
    assert!(!panel.is_done("groups-parameter"));
}

#[test]
fn what_the_window_holds_already_is_not_waited_for() {
    let mut panel = on_app(&bare_parameters());
    panel.open("groups-parameter");
    panel.look(&bare_parameters());
    panel.approve();
    panel.ends(&[OutcomeKind::Took]);
    assert_eq!(handles(&panel.look(&window(true))), [31], "only its Save is left");
    panel.ends(&[OutcomeKind::Took]);
    panel.look(&bare_parameters());
    assert!(panel.model.run.is_none() && panel.model.trouble.is_none(), "{}", panel.told());
}

#[test]
fn a_step_that_was_done_stays_done_through_a_doubt_which_is_no_pass() {
    let mut panel = Panel::pasted("credentials", &configuration(GOOD_URL, "Enabled"), GOOD_URL, GOOD_TOKEN);
    assert_eq!(panel.status("OL.CONN.001"), Status::Pass);
    let loading = Snapshot { controls: vec![tab("Configuration", true)], ..configuration(GOOD_URL, "Enabled") };
    panel.look(&loading);
    assert_ne!(panel.status("OL.CONN.001"), Status::Pass);
    let url = |panel: &Panel| panel.model.progress.seen.get("OL.CONN.001").map(|seen| seen.held);
    assert_eq!(url(&panel), Some(true));
    panel.look(&configuration("https://old.example/scim", "Enabled"));
    assert_eq!(url(&panel), Some(false), "another value was seen");
}

/// The list of roles, with what shows more of it.
fn roles(names: &[&str], more: &str) -> Snapshot {
    let row =
        |(handle, name): (u32, &&str)| Row { handle, pressable: true, chosen: false, cells: vec![(*name).to_owned()] };
    let table = Table {
        columns: vec!["Role".into()],
        rows: (100..).zip(names).map(row).collect(),
        stated_total: Some(40),
        ..Table::default()
    };
    Snapshot {
        path: "/roles".into(),
        headings: vec!["Roles".into()],
        tables: vec![table],
        ..snapshot("", vec![button(9, more)])
    }
}

#[test]
fn a_list_is_looked_on_for_a_row_and_no_further_than_it_goes() {
    let mut panel = Panel::on(&roles(&["Default", "Sales"], "Load more"));
    panel.typed(InputId::NewRole, "Spekit Editors");
    panel.typed(InputId::People, "ana@acme.example");
    panel.open("role-people");
    let next = panel.model.next.clone().map(|next| next.what);
    assert!(matches!(&next, Some(Move::More { list: Place::Roles, .. })), "{next:?}");
    assert_eq!(handles(&panel.view(ViewMsg::Go)), [9]);
    panel.end(End::Finished {});
    panel.look(&roles(&["Default", "Sales", "Spekit Editors"], "Load more"));
    assert_eq!(handles(&panel.view(ViewMsg::Go)), [102], "the row is opened");
}

#[test]
fn a_list_that_does_not_grow_is_not_pressed_again_and_again() {
    let page = roles(&["Default", "Sales"], "Load more");
    let mut panel = Panel::on(&page);
    panel.typed(InputId::NewRole, "Spekit Editors");
    panel.typed(InputId::People, "ana@acme.example");
    panel.view(ViewMsg::Follow(true));
    let index = panel.step("role-people");
    panel.model.progress.by_hand.extend(panel.model.guide.steps.iter().take(index).map(|step| step.id.clone()));
    let mut presses = 0;
    for _ in 0..5 {
        presses += batches(&panel.look(&page)).len();
        if panel.model.flight.is_some() {
            panel.ends(&[OutcomeKind::Took]);
        }
    }
    assert_eq!(presses, 1, "{}", panel.told());
}

#[test]
fn users_without_head_cells_are_read_by_their_states() {
    let row = |handle, cells: [&str; 2]| Row {
        handle,
        pressable: true,
        chosen: false,
        cells: cells.map(str::to_owned).to_vec(),
    };
    let rows =
        vec![row(50, ["Ana Silva", "Provisioning State: Pending"]), row(51, ["Ben Okafor", "Status: Provisioned"])];
    let page = |rows| Snapshot {
        tables: vec![Table { caption: "Users".into(), rows, ..Table::default() }],
        ..snapshot("users", vec![tab("Users", true)])
    };
    let users = crate::page::pending(&page(rows)).expect("a list of users");
    let read: Vec<_> = users.seen().iter().map(|user| (user.name.as_str(), user.kind())).collect();
    assert_eq!(read, [("Ana Silva", UserState::Pending), ("Ben Okafor", UserState::Settled)]);
    // A list of which one row has no state is no list of states.
    assert!(crate::page::pending(&page(vec![row(50, ["Ana Silva", "Pending"]), row(51, ["Ben", "Sales"])])).is_none());
}
