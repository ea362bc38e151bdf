//! Lists of roles as people have them: lines, CSV from a spreadsheet or an export, JSON of API v2.

use std::collections::BTreeMap;

use serde_json::Value;

use super::listed::{ListError, ListedRole};

/// Reads a list of roles. The same name in several rows is one role, whose people add up.
///
/// # Errors
/// [`ListError`] says what is wrong and what would do.
pub fn read_roles(text: &str) -> Result<Vec<ListedRole>, ListError> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ListError::Empty);
    }
    let roles = match form(text) {
        Form::Json => from_json(text)?,
        Form::Xml => super::import_xml::read(text)?,
        Form::Part(line) => return Err(ListError::Part { line }),
        Form::Rows => from_rows(text)?,
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

/// What a list is written in.
enum Form {
    Json,
    Xml,
    /// JSON that was cut off before its beginning; the line that tells.
    Part(usize),
    Rows,
}

/// Tells the form from how the text begins, and JSON that was cut off from its lines.
fn form(text: &str) -> Form {
    let bare = text.trim_start();
    if let Some(inside) = bare.strip_prefix(['[', '{']) {
        let next = inside.trim_start().chars().next();
        // `[Old] Sales` and `{x}` are names.
        let begins = matches!(next, None | Some('{' | '[' | '"' | ']' | '}' | '“' | '\''));
        if begins || serde_json::from_str::<Value>(bare).is_ok() {
            return Form::Json;
        }
    }
    let tag = bare.strip_prefix('<').and_then(|rest| rest.chars().next());
    if tag.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '?' | '!')) && bare.contains('>') {
        return Form::Xml;
    }
    let marks = |line: &str| !line.is_empty() && line.chars().all(|c| matches!(c, '{' | '}' | '[' | ']' | ','));
    let member = |line: &str| {
        let named = line.strip_prefix('"').and_then(|rest| rest.split_once('"')).map(|(_, rest)| rest.trim_start());
        named.is_some_and(|rest| rest.starts_with(':'))
    };
    let (mut bare_marks, mut members) = (None, 0_usize);
    for (index, line) in text.lines().map(str::trim).enumerate() {
        if marks(line) {
            bare_marks.get_or_insert(index + 1);
        }
        members += usize::from(member(line));
    }
    match bare_marks {
        Some(line) if members > 0 => Form::Part(line),
        _ => Form::Rows,
    }
}

fn from_json(text: &str) -> Result<Vec<ListedRole>, ListError> {
    let fault = |error: serde_json::Error| ListError::Json { line: error.line(), column: error.column().max(1) };
    let value = match serde_json::from_str::<Value>(text) {
        Ok(value) => value,
        // One object a line, as `jq` writes them.
        Err(error) => {
            let mut several = serde_json::Deserializer::from_str(text).into_iter::<Value>();
            let first = several.next();
            if !matches!(first, Some(Ok(Value::Object(_)))) {
                return Err(fault(error));
            }
            let rest = several.collect::<Result<Vec<Value>, _>>().map_err(fault)?;
            Value::Array(first.into_iter().flatten().chain(rest).collect())
        }
    };
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

/// What a column with the names of roles is called.
const ROLES: [&str; 5] = ["role", "roles", "role name", "role_name", "name"];

/// What parts the columns of a table; `None` if these are lines. Names may have commas, wherever in the list they stand: it is a
/// table only if its first row names the columns, or if each row has as many.
fn delimiter(text: &str) -> Option<u8> {
    let rows: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let first = rows.first()?;
    let outside = |line: &str, wanted: char| {
        let mut quoted = false;
        let mut count = 0_usize;
        for character in line.chars() {
            quoted ^= character == '"';
            count += usize::from(character == wanted && !quoted);
        }
        count
    };
    ['\t', ';', ',']
        .into_iter()
        .find(|delimiter| {
            let count = outside(first, *delimiter);
            if count == 0 {
                return false;
            }
            let heads: Vec<String> =
                first.split(*delimiter).map(|head| head.trim().trim_matches('"').to_lowercase()).collect();
            let named = heads.iter().any(|head| ROLES.contains(&head.as_str()));
            // A blank behind it is a comma of a text.
            let text = first.contains(&format!("{delimiter} "));
            let alike = rows.len() > 1 && rows.iter().all(|row| outside(row, *delimiter) == count);
            if named { !text || alike } else { !text && alike }
        })
        .map(|delimiter| u8::try_from(delimiter).unwrap_or(b','))
}

/// Lines, or rows of a table whose first row names the columns.
fn from_rows(text: &str) -> Result<Vec<ListedRole>, ListError> {
    let delimiter = delimiter(text);
    let column = |heads: &[String], names: &[&str]| {
        heads.iter().position(|head| {
            let head = head.trim().to_lowercase();
            names.iter().any(|name| head == *name)
        })
    };
    let roles = ROLES;
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
        assert_eq!(names("{\"name\":\"Sales\"}\n{\"name\":\"Legal\"}\n"), ["Sales", "Legal"]);
        assert_eq!(names("<roles><role><name>R&amp;D</name></role></roles>"), ["R&D"]);
        assert_eq!(names("<3 Sales\n< Legal\n"), ["<3 Sales", "< Legal"]);
    }

    #[test]
    fn commas_in_names_do_not_depend_on_the_order_of_the_lines() {
        let mut lines = ["Sales, EMEA", "Legal", "Engineering, Platform", "\"Board, old\"", "A; B"];
        for _ in 0..lines.len() {
            lines.rotate_left(1);
            let mut read = names(&lines.join("\n"));
            read.sort();
            assert_eq!(read, ["A; B", "Board, old", "Engineering, Platform", "Legal", "Sales, EMEA"], "{lines:?}");
        }
        assert_eq!(names("Sales, EMEA\nEngineering, Platform"), ["Sales, EMEA", "Engineering, Platform"]);
        assert_eq!(names("Name\nSales, EMEA\nLegal"), ["Sales, EMEA", "Legal"]);
        assert_eq!(names("Name, Email\nSales, a@x\nLegal, b@x"), ["Sales", "Legal"]);
        assert_eq!(names("Role, old\nLegal"), ["Role, old", "Legal"]);
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
        assert_eq!(
            read_roles("[\n  {\n    \"name\": \"a\",\n    \"apps\": [1,...]\n"),
            Err(ListError::Json { line: 4, column: 16 })
        );
        assert_eq!(read_roles("    \"name\": \"Sales\"\n  },\n  {\n"), Err(ListError::Part { line: 2 }));
        assert_eq!(read_roles("<roles>\n<role><name>a</nam>"), Err(ListError::Xml { line: 2, column: 14 }));
        assert_eq!(read_roles("<html><p>x</p></html>"), Err(ListError::NoElement));
        assert_eq!(read_roles("[{'name': 'a'}]"), Err(ListError::Json { line: 1, column: 3 }));
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
