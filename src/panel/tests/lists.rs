//! What is said of a list is said of a whole list: of users, roles and rules. A part of one, or an empty one, says less.

use super::*;
use crate::page::RowRef;

/// Users > Roles. `total` is what the page states; `more` says whether there is a link to a next page.
pub(super) fn roles_page(names: &[&str], total: Option<u32>, more: bool) -> Snapshot {
    let row = |(index, name): (usize, &&str)| Row {
        handle: 70 + u32::try_from(index).expect("few"),
        cells: vec![(*name).to_owned()],
        pressable: true,
        chosen: false,
    };
    let table = Table {
        columns: vec!["Name".into()],
        rows: names.iter().enumerate().map(row).collect(),
        stated_total: total,
        ..Table::default()
    };
    let next = control(90, Role::Link, "Next", Value::None { active: false });
    Snapshot {
        path: "/roles".into(),
        headings: vec!["Roles".into()],
        tables: vec![table],
        ..snapshot("", if more { vec![next] } else { vec![] })
    }
}

/// The app's Users tab.
pub(super) fn users_page(rows: &[(&str, &str)]) -> Snapshot {
    let row = |(index, (name, state)): (usize, &(&str, &str))| Row {
        handle: 160 + u32::try_from(index).expect("few"),
        cells: vec![(*name).to_owned(), (*state).to_owned()],
        pressable: true,
        chosen: false,
    };
    // What is pending is a link that opens the task.
    let link = |(index, (_, state)): (u32, &(&str, &str))| {
        let link = control(60 + index, Role::Link, state, Value::None { active: false });
        state.contains("Pending").then_some(Control { row: Some(RowRef { table: 0, row: index }), ..link })
    };
    let mut controls = vec![tab("Users", true)];
    controls.extend((0..).zip(rows).filter_map(link));
    let table = Table {
        columns: vec!["User".into(), "Provisioning State".into()],
        rows: rows.iter().enumerate().map(row).collect(),
        ..Table::default()
    };
    Snapshot { tables: vec![table], ..snapshot("users", controls) }
}

const SETTLED: [(&str, &str); 2] = [("Ana Silva", "Provisioned"), ("Ben Brown", "Provisioned")];

fn parts() -> Vec<(&'static str, Snapshot)> {
    let with = |change: fn(&mut Snapshot)| {
        let mut page = users_page(&SETTLED);
        change(&mut page);
        page
    };
    vec![
        ("a part", with(|page| page.tables[0].partial = true)),
        ("2 of 300", with(|page| page.tables[0].stated_total = Some(300))),
        ("what was read of it", with(|page| page.truncated = true)),
        ("a next page", with(|page| page.controls.push(control(90, Role::Link, "Next", Value::default())))),
        ("a search", with(|page| page.controls.push(text(91, "Search", "ana")))),
        ("an empty list", with(|page| page.tables[0].rows.clear())),
        ("no list", with(|page| page.tables.clear())),
        ("no states", with(|page| page.tables[0].columns[1] = "Role".into())),
    ]
}

#[test]
fn nobody_is_pending_when_a_whole_list_shows_that_each_is_settled() {
    let panel = Panel::on(&users_page(&SETTLED));
    assert_eq!(panel.status("OL.USER.002"), Status::Pass);
    assert!(panel.is_done("confirm"));
}

#[test]
fn a_part_of_the_list_of_users_is_no_pass_that_nobody_is_pending() {
    for (what, page) in parts() {
        let panel = Panel::on(&page);
        assert_ne!(panel.status("OL.USER.002"), Status::Pass, "{what}");
        assert!(!panel.is_done("confirm"), "{what}");
        // Nor does an earlier whole list hold for it.
        let mut panel = Panel::on(&users_page(&SETTLED));
        panel.look(&page);
        assert_ne!(panel.status("OL.USER.002"), Status::Pass, "{what}, after a whole list");
    }
}

#[test]
fn users_who_are_pending_failed_or_in_no_known_state_are_no_pass() {
    for (state, status) in [
        ("Pending", Status::Fail),
        ("Pending approval", Status::Fail),
        ("Failed", Status::Fail),
        ("Failed to create user in app", Status::Fail),
        ("Provisioning", Status::NotReached),
        ("Something new", Status::NotReached),
        ("", Status::NotReached),
    ] {
        let panel = Panel::on(&users_page(&[("Ana Silva", "Provisioned"), ("Ben Brown", state)]));
        assert_eq!(panel.status("OL.USER.002"), status, "{state}");
        assert!(!panel.is_done("confirm"), "{state}");
    }
}

#[test]
fn these_are_all_roles_is_said_of_a_whole_list_only() {
    let mut panel = Panel::on(&roles_page(&["Sales", "Legal"], None, false));
    assert!(panel.model.progress.roles.are_all());
    for (what, page) in [
        ("a stated total", roles_page(&["Sales"], Some(40), false)),
        ("a next page", roles_page(&["Sales"], None, true)),
        ("an empty list", roles_page(&[], None, false)),
    ] {
        let fresh = Panel::on(&page);
        assert!(!fresh.model.progress.roles.are_all(), "{what}");
        panel.look(&page);
    }
    assert!(!panel.model.progress.roles.are_all(), "the tenant states another number now");
}

#[test]
fn a_part_that_shows_a_role_which_a_whole_list_did_not_have_ends_its_being_whole() {
    let mut panel = Panel::on(&roles_page(&["Sales", "Legal"], None, false));
    panel.look(&roles_page(&["Sales EMEA"], Some(2), true));
    assert!(!panel.model.progress.roles.are_all(), "two were renamed, and only one of them is known");
    let mut panel = Panel::on(&roles_page(&["Sales", "Legal"], None, false));
    panel.look(&roles_page(&["Sales EMEA"], None, true));
    assert!(!panel.model.progress.roles.are_all());
}

#[test]
fn a_role_that_a_part_of_the_list_does_not_show_is_not_said_to_be_missing() {
    for (page, status) in [
        (roles_page(&["Legal"], None, false), Status::Warning),
        (roles_page(&["Legal"], Some(40), false), Status::NotReached),
        (roles_page(&["Legal"], None, true), Status::NotReached),
        (roles_page(&[], None, false), Status::NotReached),
    ] {
        let mut panel = Panel::on(&page);
        panel.typed(InputId::NewRole, "Sales");
        let is = panel.status("OL.ROLE.001");
        assert!(
            is == status || (status == Status::Warning && is != Status::Pass && is != Status::NotReached),
            "{is:?}"
        );
        panel.look(&roles_page(&["Legal", "Sales"], Some(40), false));
        assert_eq!(panel.status("OL.ROLE.001"), Status::Pass, "one that is shown is there");
    }
}

#[test]
fn a_rule_that_a_part_of_the_list_does_not_show_is_not_said_to_be_missing() {
    let asked = |page: &Snapshot| {
        let mut panel = Panel::on(page);
        panel.knows_roles(&["Sales", "Legal"]);
        panel.view(ViewMsg::ToggleRole("Sales".into()));
        panel.look(page);
        panel
    };
    assert_eq!(asked(&rules_page(&["Spekit: Sales"])).status("OL.RULE.001"), Status::Pass);
    assert_eq!(asked(&rules_page(&["Old rule"])).status("OL.RULE.001"), Status::Fail);
    let mut part = rules_page(&["Old rule"]);
    part.tables[0].stated_total = Some(30);
    for page in [part.clone(), rules_page(&[])] {
        let mut panel = asked(&page);
        assert_eq!(panel.status("OL.RULE.001"), Status::NotReached);
        assert!(!panel.model.rules.existing_are_all);
        // Reading them one by one does not make them all.
        panel.view(ViewMsg::ReadRules);
        panel.look(&page);
        assert!(!panel.model.rules.existing_are_all);
    }
}

fn reading() -> Panel {
    let page = roles_page(&["Sales"], None, true);
    let mut panel = Panel::on(&page);
    panel.view(ViewMsg::ReadRoles);
    assert_eq!(handles(&panel.look(&page)), [90]);
    panel.ends(&[OutcomeKind::Took]);
    panel
}

#[test]
fn roles_are_read_page_by_page_to_the_end() {
    let mut panel = reading();
    panel.look(&roles_page(&["Legal"], None, false));
    assert!(panel.model.rules.sweep.is_none());
    assert_eq!(panel.told(), "All 2 roles are read.");
    assert!(panel.model.progress.roles.are_all());
}

/// A page of roles under links that are numbers; `says` tells whether the page marks the one that is on show.
fn numbered(names: &[&str], current: u32, says: bool) -> Snapshot {
    let link = |number: u32| {
        control(90 + number, Role::Link, &number.to_string(), Value::None { active: says && number == current })
    };
    Snapshot { controls: (1..=3).map(link).collect(), ..roles_page(names, Some(3), false) }
}

#[test]
fn numbered_pages_are_read_to_the_end_whether_or_not_the_page_marks_the_one_on_show() {
    for says in [true, false] {
        let mut panel = Panel::on(&numbered(&["Sales"], 1, says));
        panel.view(ViewMsg::ReadRoles);
        let mut shown = numbered(&["Sales"], 1, says);
        for _ in 0..60 {
            if panel.model.rules.sweep.is_none() {
                break;
            }
            panel.now += 1_000.0;
            let effects = panel.look(&shown);
            if let [handle] = handles(&effects)[..] {
                let number = usize::try_from(handle - 91).expect("a number's link");
                shown = numbered(&[["Sales", "Legal", "Board"][number]], handle - 90, says);
                panel.ends(&[OutcomeKind::Took]);
            }
        }
        assert_eq!(panel.told(), "All 3 roles are read.", "marked: {says}");
    }
}

#[test]
fn a_next_page_that_never_comes_is_not_asked_for_without_end() {
    let mut panel = reading();
    let page = roles_page(&["Sales"], None, true);
    let mut presses = 0;
    for _ in 0..60 {
        panel.now += 1_000.0;
        let effects = panel.look(&page);
        presses += batches(&effects).len();
        if panel.model.flight.is_some() {
            panel.ends(&[OutcomeKind::Took]);
        }
    }
    assert!(panel.model.rules.sweep.is_none(), "“Next” was pressed {presses} times more");
    assert!(!panel.model.progress.roles.are_all(), "{}", panel.told());
    assert!(panel.told().contains("1 role"), "{}", panel.told());
}

#[test]
fn reading_ends_with_stop_and_with_another_page() {
    let mut panel = reading();
    panel.view(ViewMsg::Stop);
    assert!(panel.model.rules.sweep.is_none());
    assert!(batches(&panel.look(&roles_page(&["Legal"], None, true))).is_empty());
    let mut panel = reading();
    panel.look(&provisioning(false, "Delete"));
    assert!(panel.model.rules.sweep.is_none() && panel.told().contains("reading stopped"), "{}", panel.told());
}
