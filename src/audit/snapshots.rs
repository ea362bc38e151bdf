//! The audit of a set of snapshots, without a panel: which records they are about is told from the pages themselves.

use std::collections::BTreeMap;

use super::finding::{Finding, configuration, findings, in_order, read};
use crate::guide::{Guide, Inputs, Mapping, PlainInput};
use crate::page::{
    Bound, Prepared, RecordKind, Snapshot, cell_says, record, shows_app, shows_person, shows_role, tenant,
};
use crate::text;

/// Audits a set of snapshots of one tenant, one of each place, in the order they were taken.
///
/// A role's or user's page counts only if it says that it is the one that was given; a row of the list of users in the set
/// may say whose name the page is headed by. The app is the one that is called like the one that was given; if none is, the
/// only one there is.
#[must_use]
pub fn audit(guide: &Guide, inputs: &Inputs, known_roles: &[String], snapshots: &[Snapshot]) -> Vec<Finding> {
    let mapping = &Mapping::of(guide, inputs, known_roles);
    let bound = bound_in(inputs, snapshots);
    let (mut seen, mut configured) = (BTreeMap::new(), Vec::new());
    for snapshot in snapshots {
        let page = Prepared::of(snapshot);
        read(guide, inputs, mapping, &page, &[], &bound, &mut seen);
        let is_the_app = bound.app.as_ref().zip(record(snapshot)).is_some_and(|(app, open)| app.is(&open));
        if is_the_app {
            configured = configuration(guide, &page, &[]).unwrap_or(configured);
        }
    }
    in_order(findings(guide, inputs, mapping, &bound, &seen).into_iter().chain(configured).collect())
}

fn bound_in(inputs: &Inputs, snapshots: &[Snapshot]) -> Bound {
    let mut bound = Bound::default();
    let records = || snapshots.iter().filter_map(|snapshot| Some((snapshot, record(snapshot)?)));
    let of = |kind: RecordKind| records().filter(move |(_, record)| record.kind == kind);
    let named = |id: PlainInput, shows: fn(&Snapshot, &str, &[String]) -> bool, kind: RecordKind| {
        let name = inputs.line(id)?;
        let found = of(kind).find(|(page, _)| shows(page, name, &row_of(name, page, snapshots)));
        found.map(|(_, record)| record)
    };
    bound.role = named(PlainInput::NewRole, shows_role, RecordKind::Role);
    bound.user = named(PlainInput::User, shows_person, RecordKind::User);
    let called =
        inputs.line(PlainInput::App).and_then(|name| of(RecordKind::App).find(|(page, _)| shows_app(page, name)));
    let first =
        || of(RecordKind::App).next().filter(|(_, first)| of(RecordKind::App).all(|(_, other)| other.is(first)));
    bound.app = called.or_else(first).map(|(_, record)| record);
    bound
}

/// The only row of a list in the set that says the name, of the same tenant; empty when there is none.
fn row_of(name: &str, page: &Snapshot, snapshots: &[Snapshot]) -> Vec<String> {
    let folded = text::fold(name);
    let lists = snapshots.iter().filter(|other| record(other).is_none() && tenant(other) == tenant(page));
    let rows = lists.flat_map(|list| &list.tables).flat_map(|table| &table.rows);
    let mut saying = rows.filter(|row| row.cells.iter().any(|cell| cell_says(cell, &folded)));
    saying.next().filter(|_| saying.next().is_none()).map(|row| row.cells.clone()).unwrap_or_default()
}
