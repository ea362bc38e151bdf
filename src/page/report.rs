//! The page without what is in it: roles, labels, sections, barriers, kinds of value, shapes of tables. What support needs to
//! mend the catalogue, and nothing of the tenant.

use serde_json::{Value as Json, json};

use super::{Control, Evidence, Role, Snapshot, Source, Table, Value};
use crate::onelogin::whereabouts;

/// The report as indented JSON.
#[must_use]
pub fn report(snapshot: &Snapshot) -> String {
    let here = whereabouts(snapshot);
    let report = json!({
        "place": here.place,
        "under": here.under,
        "route": here.route.as_ref().map(|route| format!("{:?}", route.id)),
        "lang": masked(&snapshot.lang),
        "dialogOpen": snapshot.dialog.is_some(),
        "controls": snapshot.controls.iter().map(control).collect::<Vec<_>>(),
        "tables": snapshot.tables.iter().map(table).collect::<Vec<_>>(),
        "facts": snapshot.facts.iter().map(|fact| masked(&fact.label)).collect::<Vec<_>>(),
        "foreignFrames": snapshot.foreign_frames,
        "truncated": snapshot.truncated,
    });
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

fn control(control: &Control) -> Json {
    // Boxes and links can be a list of roles, apps or people, and what stands in a table row can be anybody's name.
    let listed = control.row.is_some() || matches!(control.role, Role::Link);
    let evidence = |entry: &Evidence| {
        let of_tenant =
            matches!(entry.source, Source::TableRow | Source::Dialog) || (listed && entry.source == Source::Content);
        json!({ "source": entry.source, "text": if of_tenant { "…".to_owned() } else { masked(&entry.text) } })
    };
    let value = match &control.value {
        Value::None { .. } => json!("none"),
        Value::Text { text } => json!(if text.is_empty() { "text, empty" } else { "text" }),
        Value::Secret { set, masked } => json!(if *set || *masked { "secret, set" } else { "secret, empty" }),
        Value::Checked { .. } => json!("checked"),
        Value::Choice { options, .. } => json!({ "options": options.len() }),
    };
    json!({
        "role": control.role,
        "tag": control.tag,
        "type": masked(&control.input_type),
        "name": masked(&control.name),
        "id": masked(&control.id),
        "labels": control.labels.iter().map(evidence).collect::<Vec<_>>(),
        "sections": control.context.iter().map(evidence).collect::<Vec<_>>(),
        "barriers": control.barriers,
        "value": value,
        "inTable": control.row.is_some(),
    })
}

fn table(table: &Table) -> Json {
    json!({
        "columns": table.columns.iter().map(|column| masked(column)).collect::<Vec<_>>(),
        "rows": table.rows.len(),
        "statedTotal": table.stated_total,
        "partial": table.partial,
    })
}

/// A text of the page, with words that are an e-mail address or look like a secret taken out.
fn masked(text: &str) -> String {
    text.split_whitespace().map(|word| if is_private(word) { "…" } else { word }).collect::<Vec<_>>().join(" ")
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
        let report = report(&snapshot);
        assert!(!report.to_lowercase().contains("canary"), "{report}");
        for kept in ["SCIM Base URL", "Action", "Name", "API Status", "Write to … or use …"] {
            assert!(report.contains(kept), "{kept}");
        }
    }
}
