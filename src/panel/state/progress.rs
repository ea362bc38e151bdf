//! What is known of a tenant's set-up, and the part of it that is stored.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::audit::Finding;
use crate::guide::{InputId, PlainInput};
use crate::onelogin::Place;
use crate::page::{Bound, Completeness, Observation, Pick, Record, RecordKind};
use crate::rules::{Aspect, Style};

/// What is known of a tenant's set-up. It holds no secret: none of its types can.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Progress {
    /// The app that the guide is about.
    pub app: Option<Record>,
    /// The roles and users that the guide is about, by the name that was given.
    pub records: Vec<Named>,
    /// What was read of each requirement.
    pub seen: BTreeMap<String, Observation>,
    /// What the validators said of the app's configuration that was read.
    pub configuration: Option<OfApp>,
    /// What the lints said of the app's rules that were read.
    pub rules: Option<OfApp>,
    /// Roles on the app's Access tab, and whether they have the app.
    pub access: BTreeMap<String, bool>,
    /// Steps that the admin skipped.
    pub skipped: BTreeSet<String>,
    /// Steps that the admin has done by hand, as he says.
    pub by_hand: BTreeSet<String>,
    /// Lists that may have got an entry by a press of which nothing was seen since.
    pub may_be_there: BTreeSet<Place>,
    /// The app was made from the connector that was pressed under an approval.
    pub connector_chosen: bool,
    /// Steps whose first entry was carried out alone and read back as good.
    pub first_done: BTreeSet<String>,
    /// The tenant's roles that were read.
    pub roles: Roles,
    /// Go to the next step's page without asking.
    pub follow: bool,
    /// Controls that the admin has pointed at.
    pub picks: Vec<Pick>,
    /// The admin has said that this host, which is not OneLogin's, is his tenant's own.
    pub own_host: bool,
}

/// A record and the name that was given for it: an e-mail address, a role's name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// As it was given.
    pub name: String,
    /// The record.
    pub record: Record,
}

/// Findings that are about one app's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfApp {
    /// The app.
    pub app: Record,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Names of the tenant's roles, and whether they are all of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Roles {
    /// The names.
    pub names: BTreeSet<String>,
    /// Are they all? Told by the list of roles only.
    pub completeness: Completeness,
}

impl Default for Roles {
    fn default() -> Self {
        Self { names: BTreeSet::new(), completeness: Completeness::NotKnown }
    }
}

impl Roles {
    /// Are these all of the tenant's roles?
    #[must_use]
    pub fn are_all(&self) -> bool {
        self.completeness == Completeness::Complete
    }

    /// How many the tenant says it has.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        match self.completeness {
            Completeness::Complete => Some(self.names.len()),
            Completeness::Partial { total, .. } => total.and_then(|total| usize::try_from(total).ok()),
            Completeness::NotKnown => None,
        }
    }
}

impl Progress {
    /// A record that the guide is about, by its kind and the name that was given.
    #[must_use]
    pub fn record(&self, kind: RecordKind, name: &str) -> Option<&Record> {
        let named = self.records.iter().find(|named| named.record.kind == kind && named.name == name);
        named.map(|named| &named.record)
    }

    /// From now on this record is the one of that name. What was read of another one before goes.
    pub fn bind(&mut self, name: &str, record: Record) {
        self.records.retain(|named| named.name != name || named.record.kind != record.kind);
        self.records.push(Named { name: name.to_owned(), record });
    }

    /// The records that the present inputs stand for.
    #[must_use]
    pub fn bound(&self, role: Option<&str>, user: Option<&str>) -> Bound {
        Bound {
            app: self.app.clone(),
            role: role.and_then(|name| self.record(RecordKind::Role, name)).cloned(),
            user: user.and_then(|name| self.record(RecordKind::User, name)).cloned(),
        }
    }

    /// Another app is the one that the guide is about: what was read of the one before goes.
    pub fn use_app(&mut self, app: Record) {
        if self.app.replace(app).is_none() {
            return;
        }
        self.seen.clear();
        self.configuration = None;
        self.rules = None;
        self.access.clear();
        self.first_done.clear();
        self.by_hand.clear();
        self.connector_chosen = false;
    }
}

/// What is stored for a tenant in the browser's extension storage. The inputs in it can't be secret.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Stored {
    /// What is known.
    pub progress: Progress,
    /// What the admin gave, by the input's name.
    pub inputs: BTreeMap<String, String>,
    /// The style of the rules.
    pub style: Style,
    /// What is known of how this tenant reads expressions.
    pub known: Vec<Aspect>,
}

impl Stored {
    /// The inputs that are plain. Anything else that stands there is left behind.
    pub fn plain(&self) -> impl Iterator<Item = (PlainInput, String)> {
        self.inputs.iter().filter_map(|(name, text)| {
            let id: InputId = serde_json::from_value(serde_json::Value::String(name.clone())).ok()?;
            Some((PlainInput::try_from(id).ok()?, text.clone()))
        })
    }
}
