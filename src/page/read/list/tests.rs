//! A list is whole only where nothing on the page says that there is more of it.

use proptest::prelude::*;

use super::*;
use crate::page::testing::{button, control, tab, text as field};
use crate::page::{Evidence, Fact, RowRef};

fn row(handle: u32, cells: &[&str]) -> Row {
    Row { handle, cells: cells.iter().map(|cell| (*cell).to_owned()).collect(), pressable: true, chosen: false }
}

fn table(caption: &str, columns: &[&str], rows: &[&[&str]]) -> Table {
    Table {
        caption: caption.into(),
        columns: columns.iter().map(|head| (*head).to_owned()).collect(),
        rows: rows.iter().zip(50..).map(|(cells, handle)| row(handle, cells)).collect(),
        ..Table::default()
    }
}

fn page(path: &str, hash: &str, tables: Vec<Table>) -> Snapshot {
    Snapshot {
        origin: "https://acme.onelogin.com".into(),
        path: path.into(),
        hash: hash.into(),
        tables,
        ..Snapshot::default()
    }
}

fn roles_page(names: &[&str]) -> Snapshot {
    let rows: Vec<[&str; 2]> = names.iter().map(|name| [*name, "3"]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    page("/roles", "", vec![table("Roles", &["Role", "Users"], &rows)])
}

fn users_page(rows: &[[&str; 2]]) -> Snapshot {
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    page("/apps/7/edit", "users", vec![table("Users", &["User", "Provisioning State"], &rows)])
}

fn names(list: &List<RoleRow>) -> Vec<&str> {
    list.seen().iter().map(|row| row.name.as_str()).collect()
}

fn amount(snapshot: &Snapshot) -> Completeness {
    roles(snapshot).expect("a list").completeness
}

type Sign = Box<dyn Fn(&mut Snapshot)>;

/// What a page may have beside a list that says that the list is not whole.
fn signs_of_more() -> Vec<(&'static str, Sign)> {
    fn labelled(label: &'static str) -> Sign {
        Box::new(move |page| page.controls.push(button(900, label)))
    }
    fn said(text: &'static str) -> Sign {
        Box::new(move |page| page.facts.push(Fact { label: "List".into(), text: text.into(), handle: 9 }))
    }
    let mut signs: Vec<(&'static str, Sign)> = vec![
        ("truncated", Box::new(|page| page.truncated = true)),
        ("partial", Box::new(|page| page.tables[0].partial = true)),
        ("a greater total", Box::new(|page| page.tables[0].stated_total = Some(300))),
        ("a count in the caption", Box::new(|page| page.tables[0].caption = "Roles (300)".into())),
        ("a count in a heading", Box::new(|page| page.headings.push("300 roles".into()))),
        (
            "a fact",
            Box::new(|page| page.facts.push(Fact { label: "Total roles".into(), text: "1,300".into(), handle: 9 })),
        ),
        ("a search", Box::new(|page| page.controls.push(field(900, "Search roles", "sal")))),
        ("any field of a list", Box::new(|page| page.controls.push(field(900, "Name", "sal")))),
        ("an active tab", Box::new(|page| page.controls.push(tab("Roles (300)", true)))),
        (
            "rows a page",
            Box::new(|page| {
                let value = Value::Choice { selected: "2".into(), options: vec!["2".into(), "50".into()] };
                page.controls.push(control(900, Role::Combobox, "Rows per page", value));
            }),
        ),
        (
            "a filter",
            Box::new(|page| {
                let value = Value::Choice { selected: "Active".into(), options: vec!["All".into(), "Active".into()] };
                page.controls.push(control(900, Role::Combobox, "Status", value));
            }),
        ),
        (
            "a box that narrows",
            Box::new(|page| page.controls.push(control(900, Role::Checkbox, "Only mine", Value::Checked { on: true }))),
        ),
    ];
    for label in [
        "Next",
        "Next page",
        "›",
        "»",
        ">",
        "2",
        "Load more",
        "Load 10 more",
        "Show all 300",
        "More",
        "Previous",
        "‹",
        "Page 2",
        "Clear filters",
        "View more",
    ] {
        signs.push((label, labelled(label)));
    }
    for text in [
        "1 of 2",
        "1–2 of 300",
        "1 - 2 of 1,300",
        "Showing 1 to 2 of 57 entries",
        "2 of 300",
        "Page 1 of 2",
        "1 / 2",
        "11–12 of 12",
    ] {
        signs.push((text, said(text)));
    }
    signs
}

#[test]
fn a_list_without_a_sign_of_more_is_whole() {
    let list = roles(&roles_page(&["Sales", "Legal"])).expect("a list");
    assert_eq!((names(&list), list.all().map(<[_]>::len)), (vec!["Sales", "Legal"], Some(2)));
    for stated in ["Roles (2)", "2 roles"] {
        let mut page = roles_page(&["Sales", "Legal"]);
        page.headings = vec![stated.into()];
        assert_eq!(amount(&page), Completeness::Complete, "{stated}");
    }
    let mut page = roles_page(&["Sales", "Legal"]);
    page.tables[0].stated_total = Some(2);
    page.facts = vec![Fact { label: "Rows".into(), text: "1–2 of 2".into(), handle: 9 }];
    let mut next = button(7, "Next");
    next.barriers = vec![Barrier::Disabled];
    let all = Value::Choice { selected: "All".into(), options: Vec::new() };
    page.controls = vec![
        field(1, "Search roles", ""),
        control(2, Role::Link, "1", Value::None { active: true }),
        next,
        button(3, "More Actions"),
        button(4, "New Role"),
        control(5, Role::Combobox, "Status", all),
    ];
    assert_eq!(amount(&page), Completeness::Complete);
}

#[test]
fn a_list_with_a_sign_of_more_is_not_whole() {
    for (sign, add) in signs_of_more() {
        let mut page = roles_page(&["Sales", "Legal"]);
        add(&mut page);
        let list = roles(&page).expect("a list");
        assert_eq!((list.all(), list.seen().len()), (None, 2), "{sign}");
    }
    let mut page = roles_page(&["Sales", "Legal"]);
    page.tables[0].stated_total = Some(300);
    assert_eq!(amount(&page), Completeness::Partial { shown: 2, total: Some(300) });
}

#[test]
fn an_empty_list_is_known_to_be_empty_only_where_the_page_says_so() {
    assert_eq!(amount(&roles_page(&[])), Completeness::NotKnown);
    let mut loading = roles_page(&[]);
    loading.tables[0].rows.push(row(60, &["Loading…"]));
    assert_eq!(amount(&loading), Completeness::NotKnown);
    let mut none = roles_page(&[]);
    none.tables[0].rows.push(row(60, &["No roles found"]));
    let list = roles(&none).expect("a list");
    assert_eq!(list.all(), Some(&[][..]));
    none.controls.push(field(1, "Search roles", "sal"));
    assert_eq!(roles(&none).expect("a list").all(), None);
    let mut zero = roles_page(&[]);
    zero.tables[0].stated_total = Some(0);
    assert_eq!(amount(&zero), Completeness::Complete);
}

#[test]
fn what_is_no_role_is_not_read_as_one() {
    let mut page = roles_page(&["Select all", "Sales"]);
    page.tables[0].rows.push(row(60, &["Role", "Users"]));
    page.tables[0].rows.push(row(61, &["", ""]));
    assert_eq!(names(&roles(&page).expect("a list")), ["Sales"]);
}

#[test]
fn the_table_of_roles_is_told_by_its_columns_and_not_by_its_place() {
    let mut page = roles_page(&["Sales"]);
    page.tables.insert(0, table("Recent activity", &["Event", "When"], &[&["Login", "today"]]));
    page.tables.push(table("Privileges", &["Name", "Kind"], &[&["Manage roles", "x"]]));
    assert_eq!(names(&roles(&page).expect("a list")), ["Sales"]);
    // Two that could both be it.
    let mut doubled = roles_page(&["Sales"]);
    doubled.tables.push(doubled.tables[0].clone());
    assert!(roles(&doubled).is_none());
    assert!(roles(&page_of_nothing()).is_none());
    let elsewhere = Snapshot { path: "/users".into(), ..roles_page(&["Sales"]) };
    assert!(roles(&elsewhere).is_none());
}

fn page_of_nothing() -> Snapshot {
    page("/roles", "", Vec::new())
}

#[test]
fn boxes_under_roles_are_the_roles_of_the_access_tab_and_no_others() {
    let boxed = |handle, label: &str, section: &str, on| {
        let mut made = control(handle, Role::Checkbox, label, Value::Checked { on });
        made.context = vec![Evidence { source: Source::Heading, text: section.into() }];
        made
    };
    let mut hidden = boxed(5, "Enable provisioning", "Roles", true);
    hidden.barriers = vec![Barrier::Hidden];
    let mut page = page("/apps/7/edit", "access", Vec::new());
    page.controls = vec![
        boxed(1, "Select all", "Roles", false),
        boxed(2, "Sales", "Roles", true),
        boxed(3, "Legal", "Roles", false),
        boxed(4, "Require multi-factor", "Policy", true),
        hidden,
    ];
    let list = access_roles(&page).expect("a list");
    let seen: Vec<(&str, bool)> = list.seen().iter().map(|row| (row.name.as_str(), row.on)).collect();
    assert_eq!(seen, [("Sales", true), ("Legal", false)]);
    assert_eq!(list.all().map(<[_]>::len), Some(2));
    page.controls.push(button(9, "Show more"));
    assert_eq!(access_roles(&page).expect("a list").all(), None);
}

#[test]
fn rules_are_opened_by_their_row_or_the_link_that_is_called_like_them() {
    let listed =
        table("Optional Parameters", &["Position", "Name", "Actions"], &[&["1", "Spekit: Sales", "Set Groups"]]);
    let mut page = page("/apps/7/edit", "mappings", vec![listed]);
    let list = rules(&page).expect("a list");
    let only = &list.seen()[0];
    assert_eq!(
        (only.name.as_str(), only.handle, only.cells.as_slice()),
        ("Spekit: Sales", 50, &["1".to_owned(), "Set Groups".to_owned()][..])
    );
    let mut link = control(77, Role::Link, "Spekit: Sales", Value::None { active: false });
    link.row = Some(RowRef { table: 0, row: 0 });
    page.controls = vec![link];
    assert_eq!(rules(&page).expect("a list").seen()[0].handle, 77);
}

#[test]
fn the_state_of_each_user_is_read_from_the_column_of_states() {
    let list =
        pending(&users_page(&[["Ana", "Provisioned"], ["Ben", "Pending"], ["Eve", "Failed"], ["Kim", "provisioning"]]));
    let list = list.expect("a list");
    let is = |read: fn(&UserRow) -> bool| {
        list.seen().iter().filter(|row| read(row)).map(|row| row.name.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(is(UserRow::is_settled), ["Ana"]);
    assert_eq!(is(UserRow::is_pending), ["Ben"]);
    assert_eq!(is(UserRow::has_failed), ["Eve"]);
    let elsewhere = page("/apps/7/edit", "users", vec![table("", &["User", "Email"], &[&["Ana", "a@b.c"]])]);
    assert!(pending(&elsewhere).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_part_of_a_list_with_a_stated_total_is_called_whole(
        total in 1usize..400, cut in 0.0f64..1.0, how in 0usize..7
    ) {
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small numbers")]
        let shown = ((total as f64) * cut) as usize;
        let all: Vec<String> = (0..shown).map(|number| format!("Role {number}")).collect();
        let mut page = roles_page(&all.iter().map(String::as_str).collect::<Vec<_>>());
        let fact = |label: &str, text: String| Fact { label: label.into(), text, handle: 9 };
        match how {
            0 => page.tables[0].stated_total = u32::try_from(total).ok(),
            1 => page.tables[0].caption = format!("Roles ({total})"),
            2 => page.headings = vec![format!("{total} roles")],
            3 => page.facts = vec![fact("Showing", format!("1–{shown} of {total}"))],
            4 => page.facts = vec![fact("Total", total.to_string())],
            5 => page.facts = vec![fact("Shown", format!("{shown} of {total} roles"))],
            _ => page.facts = vec![fact("Shown", format!("Showing 1 to {shown} of {total} entries"))],
        }
        let list = roles(&page).expect("a list");
        prop_assert_eq!(list.all(), None);
        prop_assert_eq!(list.seen().len(), shown);
    }

    #[test]
    fn no_sign_of_more_goes_unheeded_however_many_there_are(count in 1usize..40, signs in prop::collection::vec(0usize..35, 1..4)) {
        let all: Vec<String> = (0..count).map(|number| format!("Role {number}")).collect();
        let mut page = roles_page(&all.iter().map(String::as_str).collect::<Vec<_>>());
        let known = signs_of_more();
        let mut added = false;
        for sign in signs {
            // How many are shown on a page of two says nothing of forty; the others hold for any number.
            if let Some((name, add)) = known.get(sign) && !matches!(*name, "2 of 300" | "11–12 of 12" | "rows a page") {
                add(&mut page);
                added = true;
            }
        }
        prop_assume!(added);
        prop_assert_ne!(amount(&page), Completeness::Complete);
    }

    #[test]
    fn any_texts_are_read_without_a_panic(texts in prop::collection::vec(".{0,40}", 0..12)) {
        let mut page = roles_page(&["Sales"]);
        page.headings.clone_from(&texts);
        page.controls = texts.iter().map(|text| button(1, text)).collect();
        let _ = roles(&page);
    }
}
