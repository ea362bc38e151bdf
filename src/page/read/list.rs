//! Lists of the console, each with how much of it was read.

use serde::{Deserialize, Serialize};

pub use super::amount::Completeness;
use super::amount::{Asked, completeness, is_loading, is_search, says_none};
use crate::onelogin::{APP_USERS, APPS, BULK, ListWords, MEMBERS, Place, ROLES, RULES, USER_APPS, UserState};
use crate::page::place::whereabouts;
use crate::page::{Barrier, Control, Role, Row, Snapshot, Source, Table, Value};
use crate::text;

/// Entries of a list, and whether they are all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct List<T> {
    /// Those that are on show. What is not among them may still exist: see [`List::all`].
    pub items: Vec<T>,
    /// Are they all?
    pub completeness: Completeness,
}

impl<T> List<T> {
    /// The entries, if they are all there are.
    #[must_use]
    pub fn all(&self) -> Option<&[T]> {
        (self.completeness == Completeness::Complete).then_some(self.items.as_slice())
    }

    /// The entries that are on show.
    #[must_use]
    pub fn seen(&self) -> &[T] {
        &self.items
    }
}

/// A role in the list of roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// Its name.
    pub name: String,
    /// Handle of the row.
    pub handle: u32,
}

/// A role on the app's Access tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRow {
    /// Its name.
    pub name: String,
    /// Is it ticked?
    pub on: bool,
    /// Handle of the box.
    pub handle: u32,
}

/// A rule in the app's list of rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleRow {
    /// Its name.
    pub name: String,
    /// The other texts of its row.
    pub cells: Vec<String>,
    /// What opens it: the row, or the link in it that is called like the rule.
    pub handle: u32,
}

/// A user in the app's list of users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRow {
    /// The first text of the row that is no state: name or e-mail address.
    pub name: String,
    /// All texts of the row.
    pub cells: Vec<String>,
    /// What the state column shows.
    pub state: String,
    /// Handle of the row.
    pub handle: u32,
}

impl UserRow {
    /// What the state column says.
    #[must_use]
    pub fn kind(&self) -> UserState {
        UserState::of(&text::fold(&self.state))
    }

    /// Does it wait for approval?
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.kind() == UserState::Pending
    }

    /// Is nothing more to come?
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.kind() == UserState::Settled
    }

    /// Has it failed?
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.kind() == UserState::Failed
    }
}

/// A table that holds a list, and the column of names.
#[derive(Clone, Copy)]
struct Found<'page> {
    number: usize,
    table: &'page Table,
    /// The column of names; `None` for a list without head cells.
    name: Option<usize>,
}

/// The tenant's roles; `None` when the list of roles is not open or its table can't be told from others.
#[must_use]
pub fn roles(snapshot: &Snapshot) -> Option<List<RoleRow>> {
    at(snapshot, &[Place::Roles])?;
    rows(snapshot, &ROLES, |row, name| RoleRow { name, handle: row.handle })
}

/// The rules of the app; `None` when its Rules tab is not open.
#[must_use]
pub fn rules(snapshot: &Snapshot) -> Option<List<RuleRow>> {
    at(snapshot, &[Place::AppRules])?;
    let found = find(snapshot, &RULES)?;
    list_of(snapshot, &RULES, found, |index, row, name| {
        let is_other = |cell: &&String| !cell.is_empty() && text::collapse(cell) != name;
        let cells = row.cells.iter().filter(is_other).cloned().collect();
        let handle = opener(snapshot, found.number, index, &name).unwrap_or(row.handle);
        RuleRow { name, cells, handle }
    })
}

/// The users of the app with their provisioning states; `None` when its Users tab is not open or no table on it has a
/// column of states.
#[must_use]
pub fn pending(snapshot: &Snapshot) -> Option<List<UserRow>> {
    at(snapshot, &[Place::AppUsers])?;
    let (found, column) = match find(snapshot, &APP_USERS) {
        Some(found) => (found, state_column(found.table)?),
        None => headless_states(snapshot)?,
    };
    list_of(snapshot, &APP_USERS, found, |_, row, name| {
        let state = row.cells.get(column).map(|cell| state_of(cell)).unwrap_or_default();
        UserRow { name, cells: row.cells.clone(), state, handle: row.handle }
    })
}

/// The roles on the app's Access tab; `None` when it is not open or shows no box under Roles.
#[must_use]
pub fn access_roles(snapshot: &Snapshot) -> Option<List<AccessRow>> {
    at(snapshot, &[Place::AppAccess])?;
    let is_role = |control: &&Control| {
        let section = control.context.iter().find(|at| at.source != Source::Dialog);
        matches!(control.role, Role::Checkbox | Role::Switch)
            && !control.barriers.iter().any(|barrier| matches!(barrier, Barrier::Hidden | Barrier::OffScreen))
            && !control.context.iter().any(|at| at.source == Source::Dialog)
            && (section.is_some_and(|section| is_called_roles(&section.text))
                || is_in_table_of_roles(snapshot, control))
            && !is_search(control)
    };
    let boxes = snapshot.controls.iter().filter(is_role);
    let items: Vec<AccessRow> = boxes
        .filter_map(|control| {
            let name = text::unticked(&control.shown_label()?.text);
            // What is partly ticked is neither, and so is no role of the tenant's: a box for all of them.
            let Value::Checked { on } = control.value else { return None };
            let is_bulk = is_bulk(&name) || text::fold(&name) == "all";
            (!is_bulk).then_some(AccessRow { name, on, handle: control.handle })
        })
        .collect();
    // Each of them may stand in a row of a table.
    let table = snapshot.tables.iter().find(|table| {
        let named = |row: &Row| row.cells.iter().any(|cell| items.iter().any(|item| item.name == text::collapse(cell)));
        !items.is_empty() && table.rows.iter().any(named)
    });
    if items.is_empty() {
        return None;
    }
    let asked = Asked { table, shown: items.len(), says_none: false, is_unclear: false, nouns: ROLES.nouns };
    let completeness = completeness(snapshot, &asked);
    Some(List { items, completeness })
}

/// The list that an entry of the catalogue with a row is read from at a place, as names.
pub fn names_at(snapshot: &Snapshot, place: Place) -> Option<List<String>> {
    let words = match place {
        Place::Apps => &APPS,
        Place::Roles => &ROLES,
        Place::AppRules => &RULES,
        Place::RoleUsers => &MEMBERS,
        Place::UserApplications => &USER_APPS,
        _ => return None,
    };
    rows(snapshot, words, |_, name| name)
}

/// The table of the list at a place, by its number in the snapshot.
pub fn table_at(snapshot: &Snapshot, place: Place) -> Option<usize> {
    let words = match place {
        Place::Roles => &ROLES,
        Place::AppRules => &RULES,
        Place::RoleUsers => &MEMBERS,
        Place::UserApplications => &USER_APPS,
        Place::AppUsers => &APP_USERS,
        _ => return None,
    };
    find(snapshot, words).map(|found| found.number)
}

/// Is one of these places open, or does a window lie over it?
fn at(snapshot: &Snapshot, places: &[Place]) -> Option<Place> {
    whereabouts(snapshot).under.filter(|place| places.contains(place))
}

fn rows<T>(snapshot: &Snapshot, words: &ListWords, make: impl Fn(&Row, String) -> T) -> Option<List<T>> {
    let found = find(snapshot, words)?;
    list_of(snapshot, words, found, |_, row, name| make(row, name))
}

fn list_of<T>(
    snapshot: &Snapshot,
    words: &ListWords,
    found: Found,
    make: impl Fn(usize, &Row, String) -> T,
) -> Option<List<T>> {
    let table = found.table;
    let mut asked = Asked { table: Some(table), shown: 0, says_none: false, is_unclear: false, nouns: words.nouns };
    let mut items = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let texts = || row.cells.iter().map(|cell| text::collapse(cell)).filter(|cell| !cell.is_empty());
        let Some(first) = texts().next() else { continue };
        let alone = texts().count() == 1;
        if alone && (says_none(&first) || is_loading(&first)) {
            asked.says_none |= says_none(&first);
            asked.is_unclear |= is_loading(&first);
            continue;
        }
        let is_head = !table.columns.is_empty()
            && row.cells.iter().all(|cell| cell.is_empty() || table.columns.iter().any(|head| text::same(head, cell)));
        let name = found.name.and_then(|column| row.cells.get(column)).map(|cell| text::collapse(cell));
        let name = name.filter(|name| !name.is_empty()).or_else(|| found.name.is_none().then_some(first));
        match name {
            Some(name) if !is_head && !is_bulk(&name) => items.push(make(index, row, name)),
            // A row without a name in a list of names is an entry that can't be read.
            None => asked.is_unclear = true,
            Some(_) => {}
        }
    }
    asked.shown = items.len();
    let completeness = completeness(snapshot, &asked);
    Some(List { items, completeness })
}

/// The table of a list: by its columns, then by its caption; `None` when several could be it.
fn find<'page>(snapshot: &'page Snapshot, words: &ListWords) -> Option<Found<'page>> {
    let has =
        |table: &Table, names: &[&str]| table.columns.iter().any(|head| names.contains(&text::fold(head).as_str()));
    let names = |text: &str| words.captions.contains(&heading_without_count(text).as_str());
    // A table that has a name of its own may stand under the heading that tells what it is.
    let is_under = |number: usize| {
        let mut held =
            snapshot.controls.iter().filter(|control| control.row.is_some_and(|at| at.table as usize == number));
        let nearest = held.next().and_then(|control| control.context.iter().find(|at| at.source == Source::Heading));
        nearest.is_some_and(|heading| names(&heading.text))
    };
    let called = |found: &Found| names(&found.table.caption) || is_under(found.number);
    let name = |table: &Table| {
        words.names.iter().find_map(|name| table.columns.iter().position(|head| text::fold(head) == *name))
    };
    let tables = || snapshot.tables.iter().enumerate().filter(|(number, _)| !is_offer(snapshot, *number));
    let fits = |table: &Table| has(table, words.names) && (words.besides.is_empty() || has(table, words.besides));
    let by_columns: Vec<Found> = tables()
        .filter(|(_, table)| fits(table))
        .map(|(number, table)| Found { number, table, name: name(table) })
        .collect();
    let captioned: Vec<Found> = by_columns.iter().copied().filter(|found| called(found)).collect();
    match (captioned.as_slice(), by_columns.as_slice()) {
        ([one], _) | ([], [one]) => return Some(*one),
        ([], []) => {}
        // The first name is the surest: a column `Role` rather than one `Name`.
        (several, all) => {
            let among = if several.is_empty() { all } else { several };
            let sure = |found: &&Found| words.names.first().is_some_and(|name| has(found.table, &[name]));
            let mut surest = among.iter().filter(sure);
            return surest.next().filter(|_| surest.next().is_none()).copied();
        }
    }
    if !words.besides.is_empty() {
        return None;
    }
    // A list without head cells: by what it is called, or as the only one.
    let bare: Vec<Found> = tables()
        .filter(|(_, table)| table.columns.is_empty())
        .map(|(number, table)| Found { number, table, name: None })
        .collect();
    let named: Vec<&Found> = bare.iter().filter(|found| called(found)).collect();
    match (named.as_slice(), bare.as_slice()) {
        ([one], _) => Some(**one),
        ([], [one]) if snapshot.tables.len() == 1 => Some(*one),
        _ => None,
    }
}

/// Do the rows of a table offer to add what they show? Then they are no part of the list yet.
fn is_offer(snapshot: &Snapshot, table: usize) -> bool {
    snapshot.controls.iter().any(|control| {
        control.row.is_some_and(|at| at.table as usize == table)
            && control.role == Role::Button
            && control.labels.first().is_some_and(|label| text::fold(&label.text).starts_with("add"))
    })
}

fn is_called_roles(heading: &str) -> bool {
    ROLES.captions.contains(&heading_without_count(heading).as_str())
}

/// Does a control stand in a table whose name, or first head, says that it holds roles?
fn is_in_table_of_roles(snapshot: &Snapshot, control: &Control) -> bool {
    let table = control.row.and_then(|at| snapshot.tables.get(usize::try_from(at.table).ok()?));
    table.is_some_and(|table| {
        is_called_roles(&table.caption)
            || table.columns.iter().find(|head| !head.is_empty()).is_some_and(|head| text::same(head, "Role"))
    })
}

/// The column of states, the surest name first.
fn state_column(table: &Table) -> Option<usize> {
    APP_USERS.besides.iter().find_map(|name| table.columns.iter().position(|head| text::fold(head) == *name))
}

/// The one list without head cells in whose rows something after the name is a state, and which of their texts it is.
fn headless_states(snapshot: &Snapshot) -> Option<(Found<'_>, usize)> {
    let is_state = |cell: &String| UserState::of(&text::fold(&state_of(cell))) != UserState::Unknown;
    let column = |table: &Table| {
        let width = table.rows.first().map_or(0, |row| row.cells.len());
        let all = |column: &usize| table.rows.iter().all(|row| row.cells.get(*column).is_some_and(is_state));
        (1..width).find(all)
    };
    let tables = snapshot.tables.iter().enumerate().filter(|(_, table)| table.columns.is_empty());
    let mut fitting = tables.filter_map(|(number, table)| {
        let found = Found { number, table, name: None };
        Some((found, column(table)?))
    });
    fitting.next().filter(|_| fitting.next().is_none())
}

/// `Provisioning State: Pending` as `Pending`.
fn state_of(cell: &str) -> String {
    let cell = text::collapse(cell);
    match cell.split_once(':') {
        Some((label, state)) if APP_USERS.besides.contains(&text::fold(label).as_str()) => text::collapse(state),
        _ => cell,
    }
}

/// `Roles (31)` as `roles`.
fn heading_without_count(heading: &str) -> String {
    let folded = text::fold(heading);
    let bare =
        folded.trim_end_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '(' | ')' | ' ' | ':'));
    bare.to_owned()
}

fn is_bulk(name: &str) -> bool {
    let folded = text::fold(name);
    let counted = heading_without_count(name);
    BULK.contains(&folded.as_str()) || BULK.contains(&counted.as_str()) || folded.starts_with("select all ")
}

/// The link or button in a row that is called like it.
fn opener(snapshot: &Snapshot, table: usize, row: usize, name: &str) -> Option<u32> {
    let in_row = |control: &&Control| {
        control.row.is_some_and(|at| at.table as usize == table && at.row as usize == row)
            && matches!(control.role, Role::Link | Role::Button)
            && control.labels.first().is_some_and(|label| text::collapse(&label.text) == name)
    };
    let mut openers = snapshot.controls.iter().filter(in_row);
    openers.next().filter(|_| openers.next().is_none()).map(|control| control.handle)
}

#[cfg(test)]
mod tests;
