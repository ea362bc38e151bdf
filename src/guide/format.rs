//! The guide format, version 1: types, strict parsing, and the rules that types alone can't say.
//!
//! A guide is inert: it names controls of the catalogue, says what they must hold, and explains why in plain text. It has
//! no scripts, selectors or expressions. `guide.schema.json` beside this file is generated from these types.

use serde::{Deserialize, Serialize};

use crate::onelogin::{ControlId, Place};
use crate::rules::NameRewriting;
use crate::scim::{EndpointRules, HeaderRules, TokenRules};

/// A vendor's set-up, from an empty tenant to provisioned users and groups.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Guide {
    /// Always `scim-guide/1`.
    pub format: String,
    /// Lower-case words joined by `-`, e.g. `spekit-onelogin`.
    pub id: String,
    /// Version of this guide's content.
    pub version: String,
    /// Day on which its facts were last checked, `YYYY-MM-DD`.
    pub verified: String,
    /// Whose product is provisioned.
    pub vendor: Vendor,
    /// The connector to choose in OneLogin's catalogue.
    pub connector: Connector,
    /// What the vendor says about the credentials: what is pasted is held against it.
    #[serde(default)]
    pub connection: Connection,
    /// What the vendor's product makes of the names of groups, if it does not keep them as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_names: Option<NameRewriting>,
    /// What the admin is asked for, once.
    pub inputs: Vec<Input>,
    /// Headings of the step list, in order.
    pub chapters: Vec<Chapter>,
    /// What to do, in order.
    pub steps: Vec<Step>,
}

/// Whose product is provisioned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Vendor {
    /// Name as the vendor writes it.
    pub name: String,
    /// The vendor's own page for this set-up, `https`.
    pub docs: String,
}

/// A connector of OneLogin's catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Connector {
    /// Its name; compared without regard to letter case.
    pub name: String,
    /// Its number in the catalogue.
    pub id: u64,
}

/// What the vendor says about the credentials.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Connection {
    /// The base URL: host, slash at the end.
    pub base_url: EndpointRules,
    /// The token: its form, audience, issuer.
    pub token: TokenRules,
    /// Custom headers.
    pub headers: HeaderRules,
}

/// Something the admin is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Input {
    /// Which of the known inputs.
    pub id: InputId,
    /// What the panel calls it.
    pub label: String,
    /// Where the admin finds it.
    pub help: String,
    /// Offered to begin with.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub default: String,
}

/// The inputs that a guide may ask for. `{app}`, `{user}` and so on stand for them in a guide's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum InputId {
    /// Display name of the app: `{app}`.
    App,
    /// The vendor's SCIM base URL: `{base-url}`.
    BaseUrl,
    /// The vendor's bearer token. A secret: no placeholder stands for it.
    Token,
    /// E-mail address or name of the user to try first: `{user}`.
    User,
    /// Name of the role to create: `{role}` outside steps that repeat for roles.
    NewRole,
    /// People to put into the new role: a list, `{person}`.
    People,
    /// Roles to send as groups: a list, `{role}`.
    Roles,
}

/// The inputs that are no secret: those that may be stored, shown and put into texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlainInput {
    /// See [`InputId::App`].
    App,
    /// See [`InputId::BaseUrl`].
    BaseUrl,
    /// See [`InputId::User`].
    User,
    /// See [`InputId::NewRole`].
    NewRole,
    /// See [`InputId::People`].
    People,
    /// See [`InputId::Roles`].
    Roles,
}

/// The input is a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is a secret")]
pub struct IsSecret;

impl From<PlainInput> for InputId {
    fn from(plain: PlainInput) -> Self {
        match plain {
            PlainInput::App => Self::App,
            PlainInput::BaseUrl => Self::BaseUrl,
            PlainInput::User => Self::User,
            PlainInput::NewRole => Self::NewRole,
            PlainInput::People => Self::People,
            PlainInput::Roles => Self::Roles,
        }
    }
}

impl PlainInput {
    /// Its name in guides and stored progress.
    #[must_use]
    pub fn name(self) -> &'static str {
        InputId::from(self).name()
    }
}

impl TryFrom<InputId> for PlainInput {
    type Error = IsSecret;

    fn try_from(id: InputId) -> Result<Self, IsSecret> {
        Ok(match id {
            InputId::App => Self::App,
            InputId::BaseUrl => Self::BaseUrl,
            InputId::User => Self::User,
            InputId::NewRole => Self::NewRole,
            InputId::People => Self::People,
            InputId::Roles => Self::Roles,
            InputId::Token => return Err(IsSecret),
        })
    }
}

/// How an input is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// One line.
    Line,
    /// A URL.
    Url,
    /// A secret.
    Secret,
    /// One entry a line.
    List,
}

impl InputId {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::App, Self::BaseUrl, Self::Token, Self::User, Self::NewRole, Self::People, Self::Roles];

    /// How it is typed.
    #[must_use]
    pub const fn kind(self) -> InputKind {
        match self {
            Self::App | Self::User | Self::NewRole => InputKind::Line,
            Self::BaseUrl => InputKind::Url,
            Self::Token => InputKind::Secret,
            Self::People | Self::Roles => InputKind::List,
        }
    }

    /// Its name in guides and stored progress.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::BaseUrl => "base-url",
            Self::Token => "token",
            Self::User => "user",
            Self::NewRole => "new-role",
            Self::People => "people",
            Self::Roles => "roles",
        }
    }
}

/// A heading of the step list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Chapter {
    /// Named by steps.
    pub id: String,
    /// The heading.
    pub title: String,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Step {
    /// Unique in the guide.
    pub id: String,
    /// The chapter it stands in.
    pub chapter: String,
    /// Is it in the vendor's own instructions, or added by us because OneLogin needs it?
    pub origin: Origin,
    /// May be skipped.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub optional: bool,
    /// A line for the list.
    pub title: String,
    /// What is to be done, in plain words.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// The inputs that the admin is asked for at this step. One that an earlier step asked for may be named again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<InputId>,
    /// Repeat for each entry of a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_each: Option<Each>,
    /// The first entry is done alone; the others are offered once it was read back as good.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub first_alone: bool,
    /// How it is done, place by place. The last phase whose place is open is the one that applies.
    #[serde(rename = "do")]
    pub phases: Vec<Phase>,
    /// The state that OneLogin must be in afterwards: what the step is done by, and what the audit checks.
    pub requires: Vec<Requirement>,
}

/// Whose instruction a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// In the vendor's instructions.
    Vendor,
    /// Added by this project.
    Ours,
}

/// What a step repeats for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Each {
    /// Each chosen role: `{role}`.
    Roles,
    /// Each rule that the chosen roles need: `{rule}`, `{expression}`; `{role}` is what it is for.
    Rules,
    /// Each person for the new role: `{person}`.
    People,
    /// Each row whose state is Pending on the page: `{user}`.
    Pending,
}

/// What is done at one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Phase {
    /// The place.
    pub at: Place,
    /// Filled in order, if not so already. What `requires` asks of the same place is filled too and is not repeated here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fill: Vec<Setting>,
    /// Pressed in order afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub press: Vec<ControlId>,
}

/// A control and what goes into it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Setting {
    /// The control.
    pub control: ControlId,
    /// What goes into it.
    pub want: Want,
}

/// What a control must hold or show. Texts may hold placeholders such as `{app}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Want {
    /// A check box, switch, radio or toggle is on or off.
    On(bool),
    /// A drop-down has this option chosen.
    Option(String),
    /// A text field holds this text.
    Text(String),
    /// A secret field has something in it; it is filled from the input.
    Secret(InputId),
    /// A label has this text beside it, or a heading holds it.
    Shown(String),
    /// A row with the control's label is in the list.
    Listed(bool),
    /// No row of the list shows this state.
    NoRow(String),
    /// The page has said that it saved, and nothing was changed since.
    Saved(bool),
}

impl Want {
    /// The text in it, with its placeholders; `None` where it has none.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Option(text) | Self::Text(text) | Self::Shown(text) | Self::NoRow(text) => Some(text),
            Self::On(_) | Self::Secret(_) | Self::Listed(_) | Self::Saved(_) => None,
        }
    }
}

/// A state that OneLogin must be in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Requirement {
    /// Stable, e.g. `OL.PROV.001`; never reused for something else.
    pub id: String,
    /// The control.
    pub control: ControlId,
    /// What it must hold or show.
    pub want: Want,
    /// The good state, as a sentence that starts with the thing.
    pub title: String,
    /// What happens if it is not so.
    pub why: String,
    /// Needed, recommended, or worth knowing.
    pub strength: Strength,
    /// How bad it is if it is not so.
    pub severity: Severity,
}

/// Needed, recommended, or worth knowing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// Provisioning does not work without it.
    Must,
    /// The vendor or OneLogin recommends it.
    Should,
    /// Worth knowing.
    Info,
}

/// How bad it is if a requirement is not met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The wrong people get or lose access.
    Critical,
    /// Nobody is provisioned, or nobody is removed.
    High,
    /// Some people or groups are missing or late.
    Medium,
    /// Confusing, not harmful.
    Low,
}
