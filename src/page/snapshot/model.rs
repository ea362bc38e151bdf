//! What the content script says of a page: controls with the evidence for their labels, tables, texts and what happened.
//!
//! A snapshot never holds a secret: of a secret field it says only whether something is in it. It is made by
//! `extension/content/look` and read by everything else in the core.

use serde::{Deserialize, Serialize};

/// One look at one document. Plain data: the core decides what it means.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Snapshot {
    /// Random name of the document, made anew whenever the content script starts. An approval is for one document.
    pub document: String,
    /// Counts what happened in the document (see [`Activity`]); the snapshot was taken after event number `seq`.
    pub seq: u32,
    /// Scheme and host, e.g. `https://acme.onelogin.com`.
    pub origin: String,
    /// Path without query, e.g. `/apps/12/edit`.
    pub path: String,
    /// The fragment without `#`, e.g. `provisioning`; empty when there is none.
    pub hash: String,
    /// The document's title.
    pub title: String,
    /// The document's language as it declares it (`en`, `ja-JP`), empty when it does not.
    pub lang: String,
    /// Title of the open dialog, if one is open.
    pub dialog: Option<String>,
    /// Headings on show, outermost first.
    pub headings: Vec<String>,
    /// Everything that can be read or operated, in document order.
    pub controls: Vec<Control>,
    /// Tables and lists on show.
    pub tables: Vec<Table>,
    /// Label and text pairs that are not controls (`API Status`: `Enabled`).
    pub facts: Vec<Fact>,
    /// Messages of the page: flash notices, alerts, toasts.
    pub notices: Vec<Notice>,
    /// What happened in the document while the panel was open, oldest first. Names only, never values.
    pub activity: Vec<Activity>,
    /// True when the collector stopped at its bound, so that "not found" may mean "not read".
    pub truncated: bool,
    /// How many frames on show belong to another origin: what they hold is not read.
    #[serde(default)]
    pub foreign_frames: u32,
}

/// A thing in the page that can be read or operated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Control {
    /// Names the element in the content script; valid in this document only.
    pub handle: u32,
    /// What it is, by ARIA's words.
    pub role: Role,
    /// Lower-case tag name.
    pub tag: String,
    /// `type`, `name` and `id` attributes, empty when absent. They only break ties.
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    pub input_type: String,
    /// The `name` attribute.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The `id` attribute.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Names that the page's makers gave it in `data-*` attributes (`data-testid`, `data-field`), separated by blanks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub data: String,
    /// Texts that may name it, strongest source first.
    pub labels: Vec<Evidence>,
    /// What it stands under: dialog, fieldset, section heading, tab panel; nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub context: Vec<Evidence>,
    /// Why a person could not use it now; empty when they can.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub barriers: Vec<Barrier>,
    /// What it holds; left out of JSON for what holds nothing and is not the chosen one.
    #[serde(default, skip_serializing_if = "Value::is_nothing")]
    pub value: Value,
    /// The page's own complaint about it, if it shows one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invalid: Option<String>,
    /// The table it stands in and the row there, counted from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<RowRef>,
    /// Of a button in no table: the texts that stand beside it in what holds no other control.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub line: Vec<String>,
}

impl Control {
    /// What it is called as it is seen: a hint in it or a title only where nothing else names it.
    #[must_use]
    pub fn shown_label(&self) -> Option<&Evidence> {
        let is_hint = |label: &&Evidence| matches!(label.source, Source::Placeholder | Source::Title);
        self.labels.iter().find(|label| !is_hint(label)).or(self.labels.first())
    }
}

impl Default for Value {
    fn default() -> Self {
        Self::None { active: false }
    }
}

impl Value {
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Place of a control in a table of the same snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RowRef {
    /// Index into [`Snapshot::tables`].
    pub table: u32,
    /// Index into [`Table::rows`].
    pub row: u32,
}

/// Roles of WAI-ARIA that the collector tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A one-line or many-line text field.
    Textbox,
    /// A check box.
    Checkbox,
    /// An on/off switch.
    Switch,
    /// A radio button; each option is a control of its own.
    Radio,
    /// Radio buttons that belong together, as one choice; stands before the first of them.
    Radiogroup,
    /// A drop-down: native `<select>`, also behind a widget, or an ARIA combobox or listbox.
    Combobox,
    /// A button, also `<input type=submit>`.
    Button,
    /// A link.
    Link,
    /// A tab of a tab list.
    Tab,
    /// An entry of a menu.
    Menuitem,
}

/// A text near a control and how it is tied to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Evidence {
    /// How the text is tied to the control.
    pub source: Source,
    /// The text as shown, white space collapsed, at most 300 characters.
    pub text: String,
}

/// How a text is tied to a control; declared from strongest to weakest, and compared in that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// Texts named by `aria-labelledby`.
    AriaLabelledby,
    /// `aria-label`.
    AriaLabel,
    /// A `<label>` that names it or wraps it.
    Label,
    /// Its own text or `value` (buttons, links, tabs).
    Content,
    /// The `<dt>` before the `<dd>` it stands in.
    Dt,
    /// First cell of its table row.
    TableRow,
    /// Head cell of its table column.
    TableColumn,
    /// Text before it on the same line or just above.
    Before,
    /// Text after it (check boxes, radios).
    After,
    /// Text that is seen to the left of it, whatever the order of the markup.
    Left,
    /// Text that is seen above it, likewise.
    Above,
    /// `placeholder`.
    Placeholder,
    /// `title`.
    Title,
    /// Title of the dialog it stands in (context only).
    Dialog,
    /// Legend of its fieldset (context only).
    Legend,
    /// Heading above it (context only).
    Heading,
    /// Name of the tab panel it stands in (context only).
    Tabpanel,
}

/// Why a control can't be used by a person now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Barrier {
    /// Not rendered, invisible, transparent or clipped away, and no visible proxy stands for it.
    Hidden,
    /// `disabled` or `aria-disabled`.
    Disabled,
    /// `readonly` or `aria-readonly`.
    Readonly,
    /// Outside what can be scrolled to.
    OffScreen,
    /// Something else lies on top of it.
    Covered,
    /// An open dialog makes it inert.
    Inert,
}

/// What a control holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum Value {
    /// Buttons, links and tabs hold nothing; a tab or menu says whether it is the chosen one.
    None {
        /// `aria-selected`, `aria-expanded`, `aria-current` or an `active` class.
        active: bool,
    },
    /// Text, at most 20,000 characters.
    Text {
        /// The text in the field.
        text: String,
    },
    /// A secret: never its text, only whether there is one. A masked placeholder counts as `masked`.
    Secret {
        /// Something is typed into it.
        set: bool,
        /// It is empty, but the page shows dots or stars in its place, as pages do for a stored secret.
        masked: bool,
    },
    /// A check box, switch or radio.
    Checked {
        /// Is it on?
        on: bool,
    },
    /// A box that is partly ticked: neither on nor off.
    Mixed,
    /// A drop-down, or a group of radio buttons.
    Choice {
        /// Text of the chosen option, empty when none is.
        selected: String,
        /// Texts of all options that are known without opening it, at most 2,000.
        options: Vec<String>,
    },
}

/// A table, or a list read as a one-column table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Table {
    /// Caption or heading above it.
    pub caption: String,
    /// Texts of the head cells.
    pub columns: Vec<String>,
    /// The rows on show.
    pub rows: Vec<Row>,
    /// How many rows the page says there are ("Showing 1–10 of 30", `aria-rowcount`), when it says so.
    pub stated_total: Option<u32>,
    /// More rows come when one scrolls or pages on, as far as the page shows.
    #[serde(default)]
    pub partial: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Row {
    /// Handle of the row itself, so that it can be pressed.
    pub handle: u32,
    /// Texts of its cells.
    pub cells: Vec<String>,
    /// Is a press on the row itself likely to do something (`.js-click-row`, `role=button`, pointer cursor)?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pressable: bool,
    /// Does its markup say that it is chosen (`aria-selected`, or a class for that)?
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub chosen: bool,
}

/// A label and a text that is not a control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fact {
    /// The label, e.g. `API Status`.
    pub label: String,
    /// The text beside it, e.g. `Enabled`.
    pub text: String,
    /// Handle of the element that holds the text, for the ring.
    pub handle: u32,
}

/// A message of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Notice {
    /// The message.
    pub text: String,
    /// Does the page mark it as an error?
    pub error: bool,
    /// When it came up, see [`Activity`].
    pub seq: u32,
}

/// Something that happened in the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Activity {
    /// Order of events within one document, from 1.
    pub seq: u32,
    /// What happened.
    pub what: Happening,
    /// Text of the button, or name of the edited control; never a value. For `notice`, its text.
    pub label: String,
    /// Title of the dialog in which it happened.
    pub dialog: Option<String>,
}

/// Kinds of [`Activity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Happening {
    /// The document was loaded, or the page swapped its content for another path without a load.
    Arrive,
    /// A control was changed, by the admin or by an approved operation.
    Edit,
    /// A button was pressed.
    Press,
    /// A message that is not an error came up.
    Notice,
    /// An error message came up.
    Error,
}
