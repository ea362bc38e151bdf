//! Does the open page say itself that it is the one that was asked for? Never: whatever page comes next.

use super::record::{RecordKind, record};
use crate::onelogin::{ADDRESS_FIELDS, APP_FIELDS, NAME_PARTS, PERSON_FIELDS, ROLE_FIELDS};
use crate::page::{Control, Role, Snapshot, Source, Value};
use crate::text;

/// Is the open page that of the person `wanted` (an e-mail address or a name)?
///
/// `row_cells` are the texts of the row that was pressed to open it; empty when none was. The page says so when its heading
/// or a field for the person's own name or address holds `wanted`, or when its heading is in the row that holds `wanted`. A
/// page that shows another address is somebody else's, whatever its heading: people share names.
#[must_use]
pub fn shows_person(snapshot: &Snapshot, wanted: &str, row_cells: &[String]) -> bool {
    let Some(heading) = heading_of(snapshot, RecordKind::User) else { return false };
    let wanted = text::fold(wanted);
    if wanted.is_empty() {
        return false;
    }
    let addresses = own(snapshot, ADDRESS_FIELDS);
    let usernames = own(snapshot, &["username", "user name", "login"]);
    if wanted.contains('@') && !addresses.is_empty() {
        return addresses.iter().chain(&usernames).any(|address| *address == wanted);
    }
    let (first, last) = NAME_PARTS;
    let names =
        own(snapshot, first).into_iter().zip(own(snapshot, last)).map(|(first, last)| format!("{first} {last}"));
    own(snapshot, PERSON_FIELDS).into_iter().chain(names).any(|name| name == wanted)
        || says(&heading, &wanted)
        || is_headed_by_row(&heading, &wanted, row_cells)
}

/// Is the open page that of the role called `wanted`? `row_cells` as in [`shows_person`].
#[must_use]
pub fn shows_role(snapshot: &Snapshot, wanted: &str, row_cells: &[String]) -> bool {
    shows_named(snapshot, RecordKind::Role, ROLE_FIELDS, wanted, row_cells)
}

/// Is the open page that of the app called `wanted`? By its heading or its own name only: apps are opened by hand, too.
#[must_use]
pub fn shows_app(snapshot: &Snapshot, wanted: &str) -> bool {
    shows_named(snapshot, RecordKind::App, APP_FIELDS, wanted, &[])
}

fn shows_named(snapshot: &Snapshot, kind: RecordKind, fields: &[&str], wanted: &str, row_cells: &[String]) -> bool {
    let Some(heading) = heading_of(snapshot, kind) else { return false };
    let folded = text::fold(wanted);
    if folded.is_empty() {
        return false;
    }
    // Two roles may differ by letter case only. A page may show its heading in capitals, though.
    let is_it = |shown: &str| {
        text::collapse(shown) == text::collapse(wanted)
            || (text::fold(shown) == folded && shown.chars().all(|letter| !letter.is_lowercase()))
    };
    if !heading.is_empty() {
        // By the row, both the heading and the wanted name to the letter.
        return is_it(&heading)
            || (is_in_row(&heading, row_cells)
                && is_in_row(wanted, row_cells)
                && is_headed_by_row(&heading, &folded, row_cells));
    }
    fields_of(snapshot, fields).iter().any(|shown| is_it(shown))
}

/// The heading of the open page, if it is that of a record of this kind.
fn heading_of(snapshot: &Snapshot, kind: RecordKind) -> Option<String> {
    record(snapshot).filter(|record| record.kind == kind).map(|record| record.heading)
}

/// The heading stands in the row that was pressed, and that row is the one that was looked for.
fn is_headed_by_row(heading: &str, wanted: &str, row_cells: &[String]) -> bool {
    let heading = text::fold(heading);
    !heading.is_empty()
        && row_cells.iter().any(|cell| text::fold(cell) == heading)
        && row_cells.iter().any(|cell| says(cell, wanted))
}

fn is_in_row(wanted: &str, row_cells: &[String]) -> bool {
    row_cells.iter().any(|cell| text::collapse(cell) == text::collapse(wanted))
}

/// The same text, or an address among other words (`Ana Silva <ana@acme.example>`).
fn says(shown: &str, wanted: &str) -> bool {
    let shown = text::fold(shown);
    shown == wanted
        || wanted.contains('@') && shown.split([' ', '<', '>', '(', ')', ',', ';']).any(|part| part == wanted)
}

/// What the page's own fields and facts of these names hold, folded.
fn own(snapshot: &Snapshot, names: &[&str]) -> Vec<String> {
    let shown = fields_of(snapshot, names).into_iter();
    shown.map(text::fold).filter(|shown| !shown.is_empty()).collect()
}

/// What the page's own fields and facts of these names hold: not those of a window or a row.
fn fields_of<'page>(snapshot: &'page Snapshot, names: &[&str]) -> Vec<&'page str> {
    let is_named = |label: &str| names.iter().any(|name| text::same(name, label));
    let is_own = |control: &&Control| {
        control.role == Role::Textbox
            && control.input_type != "search"
            && control.row.is_none()
            && !control.context.iter().any(|context| context.source == Source::Dialog)
            && control.shown_label().is_some_and(|label| label.source != Source::Placeholder && is_named(&label.text))
    };
    let fields = snapshot.controls.iter().filter(is_own).filter_map(|control| match &control.value {
        Value::Text { text } => Some(text.as_str()),
        _ => None,
    });
    let facts = snapshot.facts.iter().filter(|fact| is_named(&fact.label)).map(|fact| fact.text.as_str());
    fields.chain(facts).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::{Fact, testing};

    const ANA: &str = "ana@acme.example";

    fn page(path: &str, heading: &str, fields: &[(&str, &str)]) -> Snapshot {
        Snapshot {
            origin: "https://acme.onelogin.com".into(),
            path: path.into(),
            headings: vec![heading.into()],
            controls: fields.iter().map(|(label, text)| testing::text(1, label, text)).collect(),
            ..Snapshot::default()
        }
    }

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn a_persons_page_says_so_by_its_heading_a_field_or_the_row_that_was_pressed() {
        for page in [
            page("/users/98", ANA, &[]),
            page("/users/98", "Ana Silva (ana@acme.example)", &[]),
            page("/users/98", "Ana Silva", &[("Email", ANA)]),
            page("/users/98", "Ana Silva", &[("Username", "ANA@acme.example")]),
        ] {
            assert!(shows_person(&page, ANA, &[]), "{page:?}");
        }
        let named = page("/users/98", "", &[("First Name", "Ana"), ("Last Name", "Silva")]);
        assert!(shows_person(&named, "Ana Silva", &[]));
        assert!(shows_person(&page("/users/98", "Ana Silva", &[]), ANA, &row(&["Ana Silva", ANA, "Active"])));
        let mut told = page("/users/98", "", &[]);
        told.facts = vec![Fact { label: "Email".into(), text: ANA.into(), handle: 2 }];
        assert!(shows_person(&told, ANA, &[]));
    }

    #[test]
    fn another_persons_page_does_not_say_so_whatever_was_pressed() {
        let pressed = row(&["Ana Silva", ANA]);
        for page in [
            page("/users/99", "Ben Brown", &[]),
            page("/users/99", "", &[]),
            page("/users/99", "Users", &[]),
            // Another person of the same name.
            page("/users/99", "Ana Silva", &[("Email", "ana.silva2@acme.example")]),
            page("/users/99", "Ben Brown", &[("Manager email", ANA)]),
            page("/roles/98", "Ana Silva", &[]),
            page("/users", "Ana Silva", &[]),
        ] {
            assert!(!shows_person(&page, ANA, &pressed), "{page:?}");
        }
        let mut led = page("/users/99", "Ben Brown", &[]);
        led.facts = vec![Fact { label: "Manager".into(), text: ANA.into(), handle: 2 }];
        assert!(!shows_person(&led, ANA, &pressed));
        // The row that was pressed is another person's.
        let ben = row(&["Ben Brown", "ben@acme.example"]);
        assert!(!shows_person(&page("/users/99", "Ben Brown", &[]), ANA, &ben));
    }

    #[test]
    fn a_role_or_app_is_known_to_the_letter() {
        assert!(shows_role(&page("/roles/5", "Sales", &[]), "Sales", &[]));
        assert!(shows_role(&page("/roles/5", "SALES", &[]), "Sales", &[]));
        assert!(shows_role(&page("/roles/5", "", &[("Role name", "Sales")]), "Sales", &[]));
        assert!(shows_app(&page("/apps/7", "Spekit SCIM", &[]), "Spekit SCIM"));
        for page in [
            page("/roles/5", "Legal", &[]),
            page("/roles/5", "sales", &[]),
            page("/roles/5", "Sales EMEA", &[]),
            page("/roles/5", "", &[]),
            page("/roles/5", "Legal", &[("Name", "Sales")]),
            page("/apps/5", "Sales", &[]),
        ] {
            assert!(!shows_role(&page, "Sales", &row(&["Sales", "12 users"])), "{page:?}");
        }
        assert!(!shows_app(&page("/apps/8", "Slack", &[]), "Spekit SCIM"));
    }

    proptest! {
        #[test]
        fn a_page_that_nowhere_says_the_wanted_text_is_never_taken_for_it(
            heading in "[A-Za-z ]{0,20}", mail in "[a-z]{1,6}", wanted in "[a-z]{1,6}@acme\\.example", cells in proptest::collection::vec("[A-Za-z ]{0,12}", 0..4)
        ) {
            let other = format!("{mail}@other.example");
            let open = page("/users/99", &heading, &[("Email", &other)]);
            prop_assert!(!shows_person(&open, &wanted, &cells));
            // Without a field, only the row that holds the wanted text can vouch for the heading.
            prop_assert!(!shows_person(&page("/users/99", &heading, &[]), &wanted, &cells));
        }
    }
}
