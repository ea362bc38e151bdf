//! What the tenant holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// A person.
#[derive(Clone, Serialize, Deserialize)]
pub struct Person {
    pub id: u64,
    pub first: String,
    pub last: String,
    pub email: String,
    pub department: String,
    /// Apps assigned without a role.
    #[serde(default)]
    pub logins: BTreeSet<u64>,
}

impl Person {
    pub fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

/// A role.
#[derive(Clone, Serialize, Deserialize)]
pub struct Role {
    pub id: u64,
    pub name: String,
    pub apps: BTreeSet<u64>,
    pub people: BTreeSet<u64>,
}

/// An app.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct App {
    pub id: u64,
    pub name: String,
    pub connector: u64,
    pub visible: bool,
    pub description: String,
    pub configuration: Configuration,
    pub provisioning: Provisioning,
    pub parameters: BTreeMap<String, Parameter>,
    pub rules: Vec<Rule>,
    /// What Refresh imported.
    pub entitlements: Vec<String>,
    pub accounts: BTreeMap<u64, Account>,
    pub reapplied: u32,
}

/// The Configuration tab.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Configuration {
    pub audience: String,
    pub consumer: String,
    pub scim_base_url: String,
    pub template: String,
    pub headers: String,
    pub token: String,
    pub api_enabled: bool,
}

/// The Provisioning tab, with OneLogin's defaults: all three approvals on.
#[derive(Clone, Serialize, Deserialize)]
#[serde(default)]
pub struct Provisioning {
    pub enabled: bool,
    pub approve_create: bool,
    pub approve_delete: bool,
    pub approve_update: bool,
    pub on_delete: String,
    pub on_suspend: String,
}

impl Default for Provisioning {
    fn default() -> Self {
        Self {
            enabled: false,
            approve_create: true,
            approve_delete: true,
            approve_update: true,
            on_delete: "Delete".into(),
            on_suspend: "Do Nothing".into(),
        }
    }
}

/// A row of the Parameters tab.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Parameter {
    pub value: String,
    pub saml: bool,
    pub provisioned: bool,
}

/// A rule ("mapping").
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    pub name: String,
    /// `all` or `any`.
    pub matches: String,
    pub conditions: Vec<Condition>,
    pub actions: Vec<Action>,
}

/// A condition of a rule.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Condition {
    pub source: String,
    pub operator: String,
    pub value: String,
}

/// An action of a rule.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Action {
    /// As in the drop-down, e.g. `Set Groups in Spekit SCIM`.
    pub action: String,
    /// `existing` or `map`.
    pub source: String,
    pub value: String,
    pub for_each: String,
    pub expression: String,
}

/// A person's account in the app.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// `none`, `pending`, `provisioned`, `failed`.
    pub state: String,
    /// `create`, `update`, `delete`, empty.
    pub task: String,
    pub error: String,
    pub scim_id: String,
    pub groups: BTreeSet<String>,
}

/// Practice settings: where OneLogin's behaviour is not known, either form can be had.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Group membership as `{"members":[{"operation":"add"}]}` instead of a PatchOp.
    pub old_group_dialect: bool,
    /// A group is called after the whole role instead of the matched part.
    pub whole_name: bool,
    /// An expression must match the whole name.
    pub whole_match: bool,
    /// Letter case does not count.
    pub ignore_case: bool,
    /// A rule with one of `( ) * + \` in its expression does nothing, as KB0010460 may be read.
    pub restricted: bool,
    /// The page says that it has unsaved changes, in the place of its other notices.
    pub unsaved_notice: bool,
}

impl Settings {
    /// The habits of the pages: their script goes by these words.
    #[must_use]
    pub fn habits(&self) -> Vec<&'static str> {
        let all = [(self.unsaved_notice, "unsaved-notice")];
        all.iter().filter(|(on, _)| *on).map(|(_, word)| *word).collect()
    }
}

/// One request on the wire.
#[derive(Clone, Serialize, Deserialize)]
pub struct Exchange {
    pub method: String,
    pub path: String,
    pub status: u16,
    pub request: Option<serde_json::Value>,
    pub error: Option<String>,
}

/// Connectors: the look-alikes of OneLogin's catalogue and some others.
pub const CONNECTORS: &[(u64, &str)] = &[
    (130_179, "SCIM Provisioner with SAML (SCIM v2 Enterprise)"),
    (45_504, "SCIM Provisioner with SAML (SCIM v2 Core)"),
    (58_450, "SCIM Provisioner with SAML (Core Schema v1.1)"),
    (58_451, "SCIM Provisioner with SAML (Enterprise Schema v1.1)"),
    (156_557, "SCIM Provisioner with SAML (SCIM v2 Enterprise, full SAML)"),
    (163_938, "SCIM Provisioner with SAML (SCIM v2 Enterprise, SCIM2 PATCH for Groups)"),
    (174_558, "SCIM Provisioner with SAML (SCIM v2 Core w/SCIM2 Groups)"),
    (175_177, "SCIM Provisioner with SAML (SCIM v2 Core / Oracle Groups)"),
    (176_326, "SCIM Provisioner (SCIM v2 Enterprise) - No Params"),
    (121_386, "SCIM Provisioner w/SAML (SCIM v2 w/OAuth)"),
    (123_766, "SCIM Provisioner w/SAML (SCIM v2 w/OAuth & Scope)"),
    (179_478, "KONG SCIM Provisioner with SAML (SCIM v2 Enterprise)"),
    (174_480, "SCIM Provisioner with SAML (SCIM v2 Enterprise, full SAML) - Fidelis"),
    (110_016, "SAML Custom Connector (Advanced)"),
    (180_131, "WorkOS"),
    (185_252, "Bitwarden"),
    (151_276, "Twingate"),
    (78_887, "AWS IAM Identity Center"),
    (77_999, "Slack"),
    (35_534, "Salesforce"),
    (29_255, "Zendesk"),
    (40_123, "Box"),
    (50_534, "Zoom"),
    (60_301, "Jira Cloud"),
];

pub fn connector_name(id: u64) -> Option<&'static str> {
    CONNECTORS.iter().find(|(number, _)| *number == id).map(|(_, name)| *name)
}

/// The SCIM connectors have the tabs for provisioning.
pub fn provisions(connector: u64) -> bool {
    connector_name(connector).is_some_and(|name| name.contains("SCIM"))
}
