//! Lists of roles as people have them: lines, CSV from a spreadsheet or an export, JSON of API v2.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A role as a list has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListedRole {
    /// Its name.
    pub name: String,
    /// Its number, if the list says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
    /// Who has it, by whatever the list calls them (number, e-mail address); `None` if the list does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<Vec<String>>,
}

/// Why a list can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// Nothing in it.
    #[error(
        "The list is empty. Paste one role on each line, a CSV with a column “Role” or “Name”, or the JSON that GET /api/2/roles answers."
    )]
    Empty,
    /// JSON with a fault.
    #[error(
        "This begins like JSON, but there is a mistake in line {line}, column {column}. Export the list again, or paste one name on each line."
    )]
    Json {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON of something else.
    #[error(
        "Entry {0} of this JSON is neither a name nor an object with a “name”. Paste the list of roles that GET /api/2/roles answers."
    )]
    Entry(usize),
    /// JSON that is no list.
    #[error("This JSON is not a list. Paste the list of roles that GET /api/2/roles answers.")]
    NoList,
    /// Several columns and none of them called after a role.
    #[error("None of the columns {0} is called “Role” or “Name”. Rename the column with the names of the roles.")]
    NoColumn(String),
    /// A row that the CSV reader can't take.
    #[error(
        "Row {0} of the CSV can't be read. A quotation mark is not closed, or the row has more or fewer columns than the first one."
    )]
    Row(u64),
}

/// Reads a list of roles. The same name in several rows is one role, whose people add up.
///
/// # Errors
/// [`ListError`] says what is wrong and what would do.
pub fn read_roles(text: &str) -> Result<Vec<ListedRole>, ListError> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ListError::Empty);
    }
    let roles = if text.trim_start().starts_with(['[', '{']) && serde_json::from_str::<Value>(text).is_ok()
        || text.trim_start().starts_with("[{")
        || text.trim_start().starts_with("[\"")
    {
        from_json(text)?
    } else {
        from_rows(text)?
    };
    let mut merged: Vec<ListedRole> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for role in roles {
        if role.name.trim().is_empty() {
            continue;
        }
        match places.get(&role.name).and_then(|place| merged.get_mut(*place)) {
            Some(known) => {
                known.id = known.id.or(role.id);
                if let Some(people) = role.people {
                    known.people.get_or_insert_default().extend(people);
                }
            }
            None => {
                places.insert(role.name.clone(), merged.len());
                merged.push(role);
            }
        }
    }
    for people in merged.iter_mut().filter_map(|role| role.people.as_mut()) {
        people.sort_unstable();
        people.dedup();
    }
    if merged.is_empty() { Err(ListError::Empty) } else { Ok(merged) }
}

fn from_json(text: &str) -> Result<Vec<ListedRole>, ListError> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| ListError::Json { line: error.line(), column: error.column() })?;
    let entries = match value {
        Value::Array(entries) => entries,
        Value::Object(mut object) => {
            match object.remove("roles").or_else(|| object.remove("data")).or_else(|| object.remove("Resources")) {
                Some(Value::Array(entries)) => entries,
                _ => return Err(ListError::NoList),
            }
        }
        _ => return Err(ListError::NoList),
    };
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        // API v2 has numbers; other exports have objects.
        Value::Object(object) => ["email", "username", "name", "id"].iter().find_map(|key| match object.get(*key) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        }),
        _ => None,
    };
    entries
        .iter()
        .enumerate()
        .map(|(index, entry)| match entry {
            Value::String(name) => Ok(ListedRole { name: name.clone(), ..ListedRole::default() }),
            Value::Object(object) => {
                let name = ["name", "role", "displayName"].iter().find_map(|key| object.get(*key)?.as_str());
                let name = name.ok_or(ListError::Entry(index + 1))?.to_owned();
                let people = ["users", "members"].iter().find_map(|key| object.get(*key)?.as_array());
                Ok(ListedRole {
                    name,
                    id: object.get("id").and_then(Value::as_u64),
                    people: people.map(|people| people.iter().filter_map(text).collect()),
                })
            }
            _ => Err(ListError::Entry(index + 1)),
        })
        .collect()
}

/// Lines, or rows of a table whose first row names the columns.
fn from_rows(text: &str) -> Result<Vec<ListedRole>, ListError> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().find(|delimiter| first.as_bytes().contains(delimiter));
    let column = |heads: &[String], names: &[&str]| {
        heads.iter().position(|head| {
            let head = head.trim().to_lowercase();
            names.iter().any(|name| head == *name)
        })
    };
    let roles = ["role", "roles", "role name", "role_name", "name"];
    let Some(delimiter) = delimiter else {
        // One column. A heading is left out; quotation marks around a whole line are a spreadsheet's.
        let plain = |line: &str| {
            let line = line.trim_end_matches('\r');
            let inner = line.strip_prefix('"').and_then(|line| line.strip_suffix('"'));
            inner.map_or_else(|| line.to_owned(), |inner| inner.replace("\"\"", "\""))
        };
        let mut lines = text.lines().map(plain).filter(|line| !line.trim().is_empty()).peekable();
        if lines.peek().is_some_and(|head| column(std::slice::from_ref(head), &roles).is_some()) {
            lines.next();
        }
        return Ok(lines.map(|name| ListedRole { name, ..ListedRole::default() }).collect());
    };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
    let mut rows = reader.records();
    let bad = |error: csv::Error| ListError::Row(error.position().map_or(1, csv::Position::record) + 1);
    let heads: Vec<String> = match rows.next() {
        Some(row) => row.map_err(bad)?.iter().map(str::to_owned).collect(),
        None => return Err(ListError::Empty),
    };
    let Some(role) = column(&heads, &roles) else {
        let names = heads.iter().map(|head| format!("“{}”", head.trim())).collect::<Vec<_>>().join(", ");
        return Err(ListError::NoColumn(names));
    };
    let person = column(&heads, &["user", "email", "e-mail", "username", "user name", "member", "person"]);
    let id = column(&heads, &["id", "role id", "role_id"]);
    rows.map(|row| {
        let row = row.map_err(bad)?;
        let cell = |at: usize| row.get(at).unwrap_or_default();
        Ok(ListedRole {
            name: cell(role).to_owned(),
            id: id.and_then(|at| cell(at).trim().parse().ok()),
            people: person.map(|at| {
                let person = cell(at).trim();
                if person.is_empty() { Vec::new() } else { vec![person.to_owned()] }
            }),
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        read_roles(text).expect("a list").into_iter().map(|role| role.name).collect()
    }

    #[test]
    fn lines_tables_and_json_are_read() {
        assert_eq!(names("Sales\n\n R&D\r\nSales\n"), ["Sales", " R&D"]);
        assert_eq!(names("\u{feff}Role\nSales\n\"Say \"\"hi\"\"\"\n"), ["Sales", "Say \"hi\""]);
        assert_eq!(names("id;name\n1;Sales\n2;\"A;B\"\n"), ["Sales", "A;B"]);
        assert_eq!(names(r#"["Sales", "Legal"]"#), ["Sales", "Legal"]);
        assert_eq!(names("[Old] Sales\n{x}\n"), ["[Old] Sales", "{x}"]);
    }

    #[test]
    fn people_add_up() {
        let roles = read_roles("Role,Email\nSales,b@x\nSales,a@x\nSales,a@x\nLegal,\n").expect("a list");
        assert_eq!(roles[0].people, Some(vec!["a@x".into(), "b@x".into()]));
        assert_eq!(roles[1].people, Some(vec![]));
        let roles = read_roles(r#"[{"id":7,"name":"Sales","users":[3,1],"apps":[],"admins":[]}]"#).expect("a list");
        assert_eq!((roles[0].id, roles[0].people.clone()), (Some(7), Some(vec!["1".into(), "3".into()])));
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(read_roles(" \n"), Err(ListError::Empty));
        assert_eq!(read_roles("[\"a\",\n]"), Err(ListError::Json { line: 2, column: 1 }));
        assert_eq!(read_roles(r#"[{"id":1}]"#), Err(ListError::Entry(1)));
        assert_eq!(read_roles(r#"{"a":1}"#), Err(ListError::NoList));
        assert!(matches!(read_roles("a,b\n1,2\n"), Err(ListError::NoColumn(_))));
        assert_eq!(read_roles("role,b\nx\n"), Err(ListError::Row(2)));
    }

    proptest::proptest! {
        #[test]
        fn anything_is_read_or_refused(text in "[\\PC\n\t,;\"\\[{]{0,60}") {
            if let Ok(roles) = read_roles(&text) {
                proptest::prop_assert!(!roles.is_empty());
            }
        }

        #[test]
        fn a_list_of_lines_comes_back(names in proptest::collection::vec("[A-Za-z(]{1}[A-Za-z0-9 ()&.+*]{0,6}", 1..6)) {
            let read: Vec<String> = read_roles(&names.join("\n")).expect("a list").into_iter().map(|role| role.name).collect();
            let mut once: Vec<String> = Vec::new();
            for name in names {
                if !once.contains(&name) {
                    once.push(name);
                }
            }
            let headed = once.first().is_some_and(|head| ["role", "roles", "name"].contains(&head.trim().to_lowercase().as_str()));
            proptest::prop_assert!(headed || read == once);
        }
    }
}
