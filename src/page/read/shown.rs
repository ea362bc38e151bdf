//! What a control of the catalogue holds, as a person reads it off the page.

use crate::guide::{Vars, fill_in};
use crate::onelogin::{ControlSpec, Kind, Place};
use crate::page::Value;
use crate::page::find::{Located, Prepared, labels, locate_in, rows_saying};
use crate::text;

/// The text that is shown: of a secret only `set` or `empty`, of a box `on` or `off`. `None` when it can't be told.
#[must_use]
pub fn shown(page: &Prepared, spec: &ControlSpec, place: Place, vars: &Vars) -> Option<String> {
    let snapshot = page.snapshot;
    let is_called = |text: &str| spec.labels.iter().any(|label| text::same(label, text));
    match spec.kind {
        Kind::Fact => {
            let mut facts = snapshot.facts.iter().filter(|fact| is_called(&fact.label)).map(|fact| &fact.text);
            let first = facts.next()?;
            // The same fact may be told twice, but not in two ways.
            facts.all(|other| text::same(first, other)).then(|| first.clone())
        }
        Kind::Listed => {
            let name = labels(spec, vars).first().cloned()?;
            (!rows_saying(snapshot, spec, &name).is_empty()).then_some(name)
        }
        Kind::Cell => {
            let row = fill_in(spec.row?, vars).ok()?;
            let rows = rows_saying(snapshot, spec, &row);
            let [(table, row)] = rows.as_slice() else { return None };
            let table = snapshot.tables.get(*table)?;
            let column = table.columns.iter().position(|column| is_called(column))?;
            table.rows.get(*row)?.cells.get(column).cloned()
        }
        _ => {
            let Located::Found { index, .. } = locate_in(page, spec, place, vars, &[]) else { return None };
            let on_off = |on: bool| if on { "on" } else { "off" }.to_owned();
            Some(match &snapshot.controls.get(index)?.value {
                Value::Text { text } => text.clone(),
                Value::Choice { selected, .. } => selected.clone(),
                Value::Checked { on } => on_off(*on),
                Value::Mixed => "mixed".to_owned(),
                Value::None { active } => on_off(*active),
                Value::Secret { set, masked } => if *set || *masked { "set" } else { "empty" }.to_owned(),
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::{Vars, Want};
    use crate::onelogin::ControlId;
    use crate::page::compare;
    use crate::page::{Fact, Role, Row, Snapshot, Table, testing};

    fn read(snapshot: &Snapshot, id: ControlId, place: Place) -> Option<String> {
        shown(&Prepared::of(snapshot), id.spec(), place, &[("user", "ana@acme.example".to_owned())].into())
    }

    #[test]
    fn what_is_partly_ticked_is_neither_on_nor_off() {
        let controls = vec![testing::control(1, Role::Checkbox, "Create user", Value::Mixed)];
        let snapshot = Snapshot { controls, ..Snapshot::default() };
        assert_eq!(read(&snapshot, ControlId::ApproveCreate, Place::AppProvisioning).as_deref(), Some("mixed"));
        for want in [true, false] {
            let met = compare(&Value::Mixed, &Want::On(want), &Vars::new());
            assert_eq!(met, Some((false, "partly on".to_owned())), "{want}");
        }
    }

    #[test]
    fn facts_cells_and_values_are_read_and_a_secret_is_not() {
        let fact = |text: &str| Fact { label: "API Status".into(), text: text.into(), handle: 9 };
        let row = |cells: [&str; 2]| Row {
            handle: 8,
            cells: cells.map(str::to_owned).to_vec(),
            pressable: true,
            chosen: false,
        };
        let mut snapshot = Snapshot {
            facts: vec![fact("Enabled")],
            tables: vec![Table {
                columns: vec!["User".into(), "Provisioning State".into()],
                rows: vec![row(["Ana ana@acme.example", "Pending"]), row(["ben@acme.example", "Failed"])],
                ..Table::default()
            }],
            controls: vec![
                testing::text(1, "SCIM Base URL", "https://a.example/scim"),
                testing::control(2, Role::Textbox, "SCIM Bearer Token", Value::Secret { set: true, masked: false }),
            ],
            ..Snapshot::default()
        };
        let configuration = |snapshot: &Snapshot, id| read(snapshot, id, Place::AppConfiguration);
        assert_eq!(configuration(&snapshot, ControlId::ApiStatus).as_deref(), Some("Enabled"));
        assert_eq!(configuration(&snapshot, ControlId::BaseUrl).as_deref(), Some("https://a.example/scim"));
        assert_eq!(configuration(&snapshot, ControlId::Token).as_deref(), Some("set"));
        assert_eq!(read(&snapshot, ControlId::UsersState, Place::AppUsers).as_deref(), Some("Pending"));
        snapshot.facts.push(fact("Disabled"));
        assert_eq!(configuration(&snapshot, ControlId::ApiStatus), None);
    }
}
