//! The page without what is in it: roles, labels, sections, barriers, kinds of value, shapes of tables. What support needs to
//! mend the catalogue, and nothing of the tenant.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::onelogin::RouteId;
use crate::page::place::whereabouts;
use crate::page::{Control, Evidence, Role, Snapshot, Source, Table, Value};
use crate::page::{words_of, words_of_catalogue};
use crate::text;

/// What stands for the name of a role, a person or an app.
const NAME: &str = "(a name)";

/// The report as indented JSON. `names` are those that are known of the tenant: roles, people, the app, whatever was typed
/// into the panel. They are taken out, wherever they stand.
#[must_use]
pub fn report<'name>(snapshot: &Snapshot, names: impl IntoIterator<Item = &'name str>) -> String {
    let here = whereabouts(snapshot);
    let mut masks = Masks::of(names);
    // The page of a record is headed by its name.
    let of_record = here.route.as_ref().is_some_and(|route| {
        route.record.is_some() && matches!(route.id, RouteId::App | RouteId::Role | RouteId::User)
    });
    if let Some(heading) = snapshot.headings.first().filter(|_| of_record) {
        masks.add(heading);
    }
    masks.values = snapshot.facts.iter().map(|fact| text::fold(&fact.text)).collect();
    let report = json!({
        "place": here.place,
        "under": here.under,
        "route": here.route.as_ref().map(|route| format!("{:?}", route.id)),
        "lang": masks.masked(&snapshot.lang),
        "dialogOpen": snapshot.dialog.is_some(),
        "controls": snapshot.controls.iter().map(|control| masks.control(control)).collect::<Vec<_>>(),
        "tables": snapshot.tables.iter().map(|table| masks.table(table)).collect::<Vec<_>>(),
        "facts": snapshot.facts.iter().map(|fact| masks.masked(&fact.label)).collect::<Vec<_>>(),
        "foreignFrames": snapshot.foreign_frames,
        "truncated": snapshot.truncated,
    });
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

/// What is taken out of the texts of a page.
struct Masks {
    /// Words of the known names, each name between blanks.
    names: BTreeSet<String>,
    /// What is shown as a value, and may stand before a field.
    values: BTreeSet<String>,
}

/// The words of a text between blanks, so that a name is found in it as a whole only.
fn spaced(text: &str) -> String {
    format!(" {} ", text::words(&text::fold(text)).collect::<Vec<_>>().join(" "))
}

impl Masks {
    fn of<'name>(names: impl IntoIterator<Item = &'name str>) -> Self {
        let mut masks = Self { names: BTreeSet::new(), values: BTreeSet::new() };
        for name in names {
            masks.add(name);
        }
        masks
    }

    fn add(&mut self, name: &str) {
        let name = spaced(name);
        if !name.trim().is_empty() {
            self.names.insert(name);
        }
    }

    /// A text of the page, without names, and with words that are an e-mail address or look like a secret taken out.
    fn masked(&self, text: &str) -> String {
        if self.values.contains(&text::fold(text)) {
            return "…".to_owned();
        }
        let said = spaced(text);
        // A role called “Role” hides no label: the text is the catalogue's own.
        if self.names.iter().any(|name| said.contains(name.as_str())) && !self.is_of_the_catalogue(text) {
            return NAME.to_owned();
        }
        text.split_whitespace().map(|word| if is_private(word) { "…" } else { word }).collect::<Vec<_>>().join(" ")
    }

    /// Does it say nothing but words of the catalogue?
    fn is_of_the_catalogue(&self, text: &str) -> bool {
        words_of(&text::fold(text)).iter().all(|word| words_of_catalogue().contains(word))
    }

    fn control(&self, control: &Control) -> Json {
        // Links can be a list of roles, apps or people, and what stands in a table row can be anybody's name.
        let listed = control.row.is_some() || matches!(control.role, Role::Link);
        let is_box = matches!(control.role, Role::Checkbox | Role::Switch | Role::Radio);
        let label = |entry: &Evidence| {
            let text = match entry.source {
                Source::TableRow => "…".to_owned(),
                Source::Content if listed => "…".to_owned(),
                _ if is_box && !self.is_of_the_catalogue(&entry.text) => NAME.to_owned(),
                // What a button stands beside may be whom it is about.
                Source::Before | Source::After | Source::Left | Source::Above if is_pressed(control.role) => {
                    "…".to_owned()
                }
                _ => self.masked(&entry.text),
            };
            json!({ "source": entry.source, "text": text })
        };
        let section = |entry: &Evidence| {
            let text = if entry.source == Source::Dialog { "…".to_owned() } else { self.masked(&entry.text) };
            json!({ "source": entry.source, "text": text })
        };
        let value = match &control.value {
            Value::None { .. } => json!("none"),
            Value::Text { text } => json!(if text.is_empty() { "text, empty" } else { "text" }),
            Value::Secret { set, masked } => json!(if *set || *masked { "secret, set" } else { "secret, empty" }),
            Value::Checked { .. } | Value::Mixed => json!("checked"),
            Value::Choice { options, .. } => json!({ "options": options.len() }),
        };
        json!({
            "role": control.role,
            "tag": control.tag,
            "type": self.masked(&control.input_type),
            "name": self.masked(&control.name),
            "id": self.masked(&control.id),
            "labels": control.labels.iter().map(label).collect::<Vec<_>>(),
            "sections": control.context.iter().map(section).collect::<Vec<_>>(),
            "barriers": control.barriers,
            "value": value,
            "inTable": control.row.is_some(),
        })
    }

    fn table(&self, table: &Table) -> Json {
        json!({
            "columns": table.columns.iter().map(|column| self.masked(column)).collect::<Vec<_>>(),
            "rows": table.rows.len(),
            "statedTotal": table.stated_total,
            "partial": table.partial,
        })
    }
}

const fn is_pressed(role: Role) -> bool {
    matches!(role, Role::Button | Role::Link | Role::Tab | Role::Menuitem)
}

fn is_private(word: &str) -> bool {
    const LONG: usize = 16;
    let long = word.chars().count() >= LONG;
    word.contains('@')
        || word.contains("://")
        || (long && word.chars().any(|character| character.is_ascii_digit()))
        || word.chars().count() >= LONG * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Row;
    use crate::page::testing::{control, text};

    #[test]
    fn no_value_of_the_page_is_in_its_report() {
        let choice = Value::Choice { selected: "canary-chosen".into(), options: vec!["canary-option".into()] };
        let mut link = control(4, Role::Link, "Canary Person", Value::None { active: false });
        link.row = Some(crate::page::RowRef { table: 0, row: 0 });
        let snapshot = Snapshot {
            origin: "https://canary.onelogin.com".into(),
            title: "canary title".into(),
            dialog: Some("Edit login for Canary Person".into()),
            controls: vec![
                text(1, "SCIM Base URL", "https://canary.example"),
                control(2, Role::Combobox, "Action", choice),
                text(3, "Write to canary@acme.example or use canary0123456789abcdef", ""),
                link,
            ],
            tables: vec![Table {
                columns: vec!["Name".into()],
                rows: vec![Row { cells: vec!["canary cell".into()], ..Row::default() }],
                ..Table::default()
            }],
            facts: vec![crate::page::Fact { label: "API Status".into(), text: "canary status".into(), handle: 9 }],
            ..Snapshot::default()
        };
        let report = report(&snapshot, []);
        assert!(!report.to_lowercase().contains("canary"), "{report}");
        for kept in ["SCIM Base URL", "Action", "Name", "API Status", "Write to … or use …"] {
            assert!(report.contains(kept), "{kept}");
        }
    }

    #[test]
    fn names_of_roles_people_and_apps_are_not_in_it_where_they_stand_outside_of_tables() {
        let under = |mut control: Control, heading: &str| {
            control.context = vec![Evidence { source: Source::Heading, text: heading.into() }];
            control
        };
        let boxed = |handle, label: &str| control(handle, Role::Checkbox, label, Value::Checked { on: true });
        let mut add = control(5, Role::Button, "Add To Role", Value::None { active: false });
        add.labels.push(Evidence { source: Source::Before, text: "Canary Unknown".into() });
        let snapshot = Snapshot {
            path: "/roles/4/edit".into(),
            headings: vec!["Canary Board".into()],
            controls: vec![
                boxed(1, "Canary Editors"),
                boxed(2, "Create user"),
                under(text(3, "Name", ""), "Canary Board"),
                under(text(4, "Where people go", ""), "People of Canary Sales (EMEA)"),
                add,
                control(6, Role::Button, "Remove canary silva", Value::None { active: false }),
                under(control(7, Role::Button, "Save", Value::None { active: false }), "Roles"),
                text(8, "SCIM for canary app", ""),
                text(9, "Canary status", ""),
            ],
            facts: vec![crate::page::Fact { label: "API Status".into(), text: "Canary status".into(), handle: 10 }],
            ..Snapshot::default()
        };
        let report = report(&snapshot, ["Canary Sales (EMEA)", "Canary Silva", "Canary App", "Roles", ""]);
        assert!(!report.to_lowercase().contains("canary"), "{report}");
        for kept in ["(a name)", "Create user", "Where people go", "Add To Role", "Save", "\"Roles\"", "Name"] {
            assert!(report.contains(kept), "{kept}: {report}");
        }
    }

    #[test]
    fn a_role_called_by_a_word_that_only_tells_settings_apart_is_not_in_it() {
        let boxed = |handle, label: &str| control(handle, Role::Checkbox, label, Value::Checked { on: true });
        let controls = vec![boxed(1, "Legacy Backup"), boxed(2, "Webhook"), boxed(3, "Create user")];
        let report = report(&Snapshot { controls, ..Snapshot::default() }, []);
        assert!(!report.contains("Legacy") && !report.contains("Webhook"), "{report}");
        assert!(report.contains("Create user"), "{report}");
    }
}
