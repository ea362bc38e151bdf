//! All state, in SQLite: one table of JSON documents by kind and number.

use std::path::Path;

use anyhow::{Context, Result};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{App, Exchange, Person, Role, Settings};
use crate::seed;

/// The tenant's state.
pub struct Store(Connection);

impl Store {
    /// Opens or makes a database, and seeds an empty one.
    pub fn open(file: Option<&Path>) -> Result<Self> {
        let connection = match file {
            Some(file) => Connection::open(file).with_context(|| file.display().to_string())?,
            None => Connection::open_in_memory()?,
        };
        connection.execute_batch(
            "pragma synchronous = off;
             create table if not exists document (kind text not null, id integer not null, json text not null, primary key (kind, id));",
        )?;
        let store = Self(connection);
        if store.all::<Role>("role")?.is_empty() {
            seed::fill(&store)?;
        }
        Ok(store)
    }

    /// Back to the seed.
    pub fn reset(&self) -> Result<()> {
        self.0.execute("delete from document", [])?;
        seed::fill(self)
    }

    pub(crate) fn put<T: Serialize>(&self, kind: &str, id: u64, value: &T) -> Result<()> {
        let json = serde_json::to_string(value)?;
        self.0.execute(
            "insert or replace into document (kind, id, json) values (?1, ?2, ?3)",
            params![kind, i64::try_from(id)?, json],
        )?;
        Ok(())
    }

    fn get<T: DeserializeOwned>(&self, kind: &str, id: u64) -> Result<Option<T>> {
        let json: Option<String> = self
            .0
            .query_row(
                "select json from document where kind = ?1 and id = ?2",
                params![kind, i64::try_from(id)?],
                |row| row.get(0),
            )
            .optional()?;
        json.map(|json| Ok(serde_json::from_str(&json)?)).transpose()
    }

    fn all<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<T>> {
        let mut statement = self.0.prepare("select json from document where kind = ?1 order by id")?;
        let rows = statement.query_map([kind], |row| row.get::<_, String>(0))?;
        rows.map(|json| Ok(serde_json::from_str(&json?)?)).collect::<Result<Vec<T>>>()
    }

    pub(crate) fn next_id(&self, kind: &str) -> Result<u64> {
        let last: Option<i64> =
            self.0.query_row("select max(id) from document where kind = ?1", [kind], |row| row.get(0))?;
        Ok(u64::try_from(last.unwrap_or(0))? + 1)
    }

    pub(crate) fn people(&self) -> Result<Vec<Person>> {
        self.all("person")
    }

    pub(crate) fn person(&self, id: u64) -> Result<Option<Person>> {
        self.get("person", id)
    }

    pub(crate) fn roles(&self) -> Result<Vec<Role>> {
        self.all("role")
    }

    pub(crate) fn role(&self, id: u64) -> Result<Option<Role>> {
        self.get("role", id)
    }

    pub(crate) fn apps(&self) -> Result<Vec<App>> {
        self.all("app")
    }

    pub(crate) fn app(&self, id: u64) -> Result<Option<App>> {
        self.get("app", id)
    }

    pub(crate) fn save_app(&self, app: &App) -> Result<()> {
        self.put("app", app.id, app)
    }

    pub(crate) fn delete_app(&self, id: u64) -> Result<()> {
        self.0.execute("delete from document where kind = 'app' and id = ?1", [i64::try_from(id)?])?;
        Ok(())
    }

    pub(crate) fn settings(&self) -> Result<Settings> {
        Ok(self.get("settings", 1)?.unwrap_or_default())
    }

    pub(crate) fn log(&self, exchange: &Exchange) -> Result<()> {
        self.put("exchange", self.next_id("exchange")?, exchange)
    }

    pub(crate) fn exchanges(&self) -> Result<Vec<Exchange>> {
        self.all("exchange")
    }
}
