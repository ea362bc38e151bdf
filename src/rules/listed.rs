//! A role as a list has it, and why a list can't be read.

use serde::{Deserialize, Serialize};

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
    /// A part of JSON, from the middle or without its end.
    #[error(
        "This looks like a part of a JSON list; line {line} is no name. Copy all of it, or paste one name on each line."
    )]
    Part {
        /// From 1.
        line: usize,
    },
    /// XML or HTML with a fault.
    #[error(
        "This begins like XML, but there is a mistake in line {line}, column {column}. Export the list again, or paste one name on each line."
    )]
    Xml {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// XML without a role.
    #[error("There is no element “name” with the name of a role in this XML. Paste one name on each line.")]
    NoElement,
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
