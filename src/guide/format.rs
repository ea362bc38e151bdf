//! The guide format, version 1: types, strict parsing, and the rules that types alone can't say.
//!
//! A guide is inert: it names controls of the catalogue, says what they must hold, and explains why in plain text. It has
//! no scripts, selectors or expressions. `guide.schema.json` beside this file is generated from these types.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::onelogin::{ControlId, Kind, Place};
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

/// The inputs that are no secret. What is kept, stored or put into texts is named by these, so that a secret can't be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlainInput {
    /// [`InputId::App`].
    App,
    /// [`InputId::BaseUrl`].
    BaseUrl,
    /// [`InputId::User`].
    User,
    /// [`InputId::NewRole`].
    NewRole,
    /// [`InputId::People`].
    People,
    /// [`InputId::Roles`].
    Roles,
}

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

impl TryFrom<InputId> for PlainInput {
    type Error = SecretInput;

    fn try_from(id: InputId) -> Result<Self, SecretInput> {
        match id {
            InputId::App => Ok(Self::App),
            InputId::BaseUrl => Ok(Self::BaseUrl),
            InputId::Token => Err(SecretInput::Token),
            InputId::User => Ok(Self::User),
            InputId::NewRole => Ok(Self::NewRole),
            InputId::People => Ok(Self::People),
            InputId::Roles => Ok(Self::Roles),
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

/// The inputs that are secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretInput {
    /// [`InputId::Token`].
    Token,
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
    /// The inputs that the step needs. One that an earlier step asks for too is asked for again only while it is blank.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<InputId>,
    /// Repeat for each entry of a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_each: Option<Each>,
    /// The first entry is approved and read back alone, before the others are offered.
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
    /// The inputs whose text it puts into the control.
    #[must_use]
    pub fn inputs(&self) -> Vec<InputId> {
        match self {
            Self::Secret(id) => vec![*id],
            Self::Option(text) | Self::Text(text) | Self::Shown(text) | Self::NoRow(text) => inputs_in(text),
            Self::On(_) | Self::Listed(_) | Self::Saved(_) => Vec::new(),
        }
    }
}

/// The inputs that the placeholders of a text stand for.
pub(super) fn inputs_in(text: &str) -> Vec<InputId> {
    let names = text.split('{').skip(1).filter_map(|piece| Some(piece.split_once('}')?.0));
    names
        .filter_map(|name| match name {
            "app" => Some(InputId::App),
            "base-url" => Some(InputId::BaseUrl),
            "user" => Some(InputId::User),
            "role" => Some(InputId::NewRole),
            "rule" | "expression" => Some(InputId::Roles),
            "person" => Some(InputId::People),
            _ => None,
        })
        .collect()
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

/// Why a text is not a guide.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GuideError {
    /// Not JSON, or not of the format: the parser's words, with line and column.
    #[error("this is not a guide of format scim-guide/1: {0}")]
    Syntax(String),
    /// Well-formed, but says something that can't be meant.
    #[error("{at}: {what}")]
    Meaning {
        /// Where: `steps[3].do[0].fill[1]`.
        at: String,
        /// What is wrong and what to do.
        what: String,
    },
}

/// Parses a guide and checks it.
///
/// # Errors
/// [`GuideError`] names the first place that is wrong.
pub fn parse(json: &str) -> Result<Guide, GuideError> {
    let guide: Guide = serde_json::from_str(json).map_err(|error| GuideError::Syntax(error.to_string()))?;
    check(&guide)?;
    Ok(guide)
}

const PLACEHOLDERS: &[&str] =
    &["app", "connector", "vendor", "base-url", "user", "role", "person", "rule", "expression"];

fn check(guide: &Guide) -> Result<(), GuideError> {
    let wrong = |at: String, what: &str| Err(GuideError::Meaning { at, what: what.to_owned() });
    if guide.format != "scim-guide/1" {
        return wrong("format".into(), "only `scim-guide/1` is known; use a newer extension for a newer format");
    }
    if !guide.vendor.docs.starts_with("https://") {
        return wrong(
            "vendor.docs".into(),
            "must start with `https://`, so that the link shown to admins is safe to follow",
        );
    }
    if guide.connection.token.now.is_some() {
        return wrong("connection.token.now".into(), "a guide has no clock; remove it");
    }
    let mut inputs = BTreeSet::new();
    for (index, input) in guide.inputs.iter().enumerate() {
        if !inputs.insert(input.id) {
            return wrong(format!("inputs[{index}]"), "asks for the same thing as an earlier input; remove one");
        }
        if input.id == InputId::Token && !input.default.is_empty() {
            return wrong(format!("inputs[{index}].default"), "a secret can't have a default; remove it");
        }
    }
    let chapters: BTreeSet<&str> = guide.chapters.iter().map(|chapter| chapter.id.as_str()).collect();
    let (mut steps, mut requirements, mut asked) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (index, step) in guide.steps.iter().enumerate() {
        let at = format!("steps[{index}]");
        if !steps.insert(step.id.as_str()) {
            return wrong(format!("{at}.id"), "is the id of an earlier step; ids name progress, so each needs its own");
        }
        if !chapters.contains(step.chapter.as_str()) {
            return wrong(format!("{at}.chapter"), "names no chapter of this guide");
        }
        check_asks(&at, step, &inputs, &mut asked)?;
        let needed = match step.for_each {
            Some(Each::Roles | Each::Rules) => Some(InputId::Roles),
            Some(Each::People) => Some(InputId::People),
            Some(Each::Pending) | None => None,
        };
        if needed.is_some_and(|input| !inputs.contains(&input)) {
            return wrong(format!("{at}.forEach"), "repeats for an input that the guide does not ask for");
        }
        if step.first_alone && step.for_each.is_none() {
            return wrong(format!("{at}.firstAlone"), "is for steps that repeat; remove it, or add `forEach`");
        }
        if step.phases.is_empty() {
            return wrong(format!("{at}.do"), "is empty; a step happens at one place at least");
        }
        for (number, phase) in step.phases.iter().enumerate() {
            let at = format!("{at}.do[{number}]");
            for (number, setting) in phase.fill.iter().enumerate() {
                let at = format!("{at}.fill[{number}]");
                if !setting.control.spec().places.contains(&phase.at) {
                    return wrong(at, "the control is not on this place; see the catalogue");
                }
                if !setting.control.spec().kind.is_fillable() {
                    return wrong(at, "the control can't be filled; use `press` or `requires`");
                }
                check_want(&at, setting.control, &setting.want, &inputs)?;
            }
            for (number, control) in phase.press.iter().enumerate() {
                if !control.spec().places.contains(&phase.at) {
                    return wrong(
                        format!("{at}.press[{number}]"),
                        "the control is not on this place; see the catalogue",
                    );
                }
                if !matches!(control.spec().kind, Kind::Press | Kind::Row) {
                    return wrong(format!("{at}.press[{number}]"), "the control is not one to press; use `fill`");
                }
            }
        }
        for (number, requirement) in step.requires.iter().enumerate() {
            let at = format!("{at}.requires[{number}]");
            if !requirements.insert(requirement.id.as_str()) {
                return wrong(
                    format!("{at}.id"),
                    "is the id of an earlier requirement; ids name findings, so each needs its own",
                );
            }
            check_want(&at, requirement.control, &requirement.want, &inputs)?;
        }
        for (name, text) in [("title", &step.title), ("what", &step.what), ("why", &step.why)] {
            check_text(&format!("{at}.{name}"), text)?;
        }
    }
    Ok(())
}

/// Every input that a step uses is asked for by it or by a step before it.
fn check_asks(
    at: &str,
    step: &Step,
    inputs: &BTreeSet<InputId>,
    asked: &mut BTreeSet<InputId>,
) -> Result<(), GuideError> {
    let wrong = |what: String| Err(GuideError::Meaning { at: format!("{at}.asks"), what });
    for id in &step.asks {
        if !inputs.contains(id) {
            return wrong(format!("names `{}`, which is not among the guide's inputs", id.name()));
        }
        asked.insert(*id);
    }
    // The values of an entry come from the list that the step repeats for.
    let entry: &[InputId] = match step.for_each {
        Some(Each::Roles | Each::Rules) => &[InputId::NewRole],
        Some(Each::Pending) => &[InputId::User],
        Some(Each::People) | None => &[],
    };
    let phases = step.phases.iter();
    let fills = phases.clone().flat_map(|phase| &phase.fill).map(|setting| (setting.control, Some(&setting.want)));
    let presses = phases.flat_map(|phase| &phase.press).map(|control| (*control, None));
    let required = step.requires.iter().map(|requirement| (requirement.control, Some(&requirement.want)));
    for (control, want) in fills.chain(presses).chain(required) {
        let spec = control.spec();
        let labels = spec.labels.iter().copied().chain(spec.row).flat_map(inputs_in);
        let used = want.into_iter().flat_map(Want::inputs).chain(labels);
        if let Some(id) = used.into_iter().find(|id| !asked.contains(id) && !entry.contains(id)) {
            return wrong(format!("`{}` is used by this step, and neither it nor a step before asks for it", id.name()));
        }
    }
    Ok(())
}

fn check_want(at: &str, control: ControlId, want: &Want, inputs: &BTreeSet<InputId>) -> Result<(), GuideError> {
    let kind = control.spec().kind;
    let fits = match want {
        Want::On(_) => matches!(kind, Kind::Check | Kind::Radio | Kind::Toggle),
        Want::Option(_) => kind == Kind::Choice,
        Want::Text(_) => kind == Kind::Text,
        Want::Secret(_) => kind == Kind::Secret,
        Want::Shown(_) => matches!(kind, Kind::Fact | Kind::Cell),
        Want::Listed(_) => kind == Kind::Listed,
        Want::NoRow(_) => kind == Kind::Cell,
        Want::Saved(_) => kind == Kind::Press,
    };
    let wrong = |what: &str| Err(GuideError::Meaning { at: format!("{at}.want"), what: what.to_owned() });
    if !fits {
        return wrong("does not fit this kind of control");
    }
    match want {
        Want::Secret(input) if input.kind() != InputKind::Secret || !inputs.contains(input) => {
            wrong("must name a secret input that the guide asks for")
        }
        Want::Listed(false) | Want::Saved(false) => wrong("can only be `true`"),
        Want::Option(text) | Want::Text(text) | Want::Shown(text) | Want::NoRow(text) => {
            check_text(&format!("{at}.want"), text)
        }
        _ => Ok(()),
    }
}

fn check_text(at: &str, text: &str) -> Result<(), GuideError> {
    for piece in text.split('{').skip(1) {
        let known = piece.split_once('}').is_some_and(|(name, _)| PLACEHOLDERS.contains(&name));
        if !known {
            return Err(GuideError::Meaning {
                at: at.to_owned(),
                what: format!("has a placeholder that is not known; known are {}", PLACEHOLDERS.join(", ")),
            });
        }
    }
    Ok(())
}
