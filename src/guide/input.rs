//! What the admin gave, and the values that stand for placeholders.

use std::collections::{BTreeMap, BTreeSet};

use super::format::{Each, Guide, InputId, PlainInput, Step, Want};
use super::mapping::Mapping;
use crate::rules::{Aspect, Style};
use crate::scim::Secret;

/// What the admin gave. Plain inputs and the secret are of different types, so that the secret gets into no map of texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    /// Lines, URLs and lists (one entry a line) by input. Use [`Inputs::set`] to change one.
    pub plain: BTreeMap<PlainInput, String>,
    /// How many rules, and of what kind.
    pub style: Style,
    /// What is known of how this tenant reads expressions.
    pub known: Vec<Aspect>,
    /// The bearer token.
    pub token: SecretValue,
    editions: BTreeMap<PlainInput, u32>,
}

/// A secret that the admin typed, and how often it was changed. It can't be serialised, and is shown nowhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SecretValue {
    value: Option<Secret>,
    edition: u32,
}

impl SecretValue {
    /// The secret; `None` while none is given.
    #[must_use]
    pub const fn value(&self) -> Option<&Secret> {
        self.value.as_ref()
    }

    /// Counts its changes, from 0. Two secrets look the same on show; their editions differ.
    #[must_use]
    pub const fn edition(&self) -> u32 {
        self.edition
    }

    /// Puts another secret, or none, in its place.
    pub fn set(&mut self, value: Option<Secret>) {
        if self.value != value {
            self.value = value;
            self.edition = self.edition.wrapping_add(1);
        }
    }
}

impl Inputs {
    /// The inputs of a guide with its defaults.
    #[must_use]
    pub fn of(guide: &Guide) -> Self {
        let given = guide.inputs.iter().filter(|input| !input.default.is_empty());
        let plain = given.filter_map(|input| Some((PlainInput::try_from(input.id).ok()?, input.default.clone())));
        Self { plain: plain.collect(), ..Self::default() }
    }

    /// The same guide's inputs as they are to begin with. Editions go on, so that an old approval is for no later value.
    #[must_use]
    pub fn anew(&self, guide: &Guide) -> Self {
        let mut anew = Self::of(guide);
        anew.token.edition = self.token.edition.wrapping_add(1);
        anew.editions = self.editions.iter().map(|(id, edition)| (*id, edition.wrapping_add(1))).collect();
        anew
    }

    /// A one-line input, trimmed; `None` when blank.
    #[must_use]
    pub fn line(&self, id: PlainInput) -> Option<&str> {
        self.plain.get(&id).map(|text| text.trim()).filter(|text| !text.is_empty())
    }

    /// The entries of a list input: lines, trimmed, without blanks and repeats.
    #[must_use]
    pub fn list(&self, id: PlainInput) -> Vec<String> {
        let text = self.plain.get(&id).map(String::as_str).unwrap_or_default();
        // Ten thousand roles may have been chosen.
        let mut seen = BTreeSet::new();
        text.lines().map(str::trim).filter(|line| !line.is_empty() && seen.insert(*line)).map(str::to_owned).collect()
    }

    /// Changes a plain input.
    pub fn set(&mut self, id: PlainInput, text: String) {
        if self.plain.get(&id) != Some(&text) {
            self.plain.insert(id, text);
            let edition = self.editions.entry(id).or_default();
            *edition = edition.wrapping_add(1);
        }
    }

    /// The bearer token; `None` while none is given.
    #[must_use]
    pub const fn secret(&self) -> Option<&Secret> {
        self.token.value()
    }

    /// Changes the bearer token.
    pub fn set_secret(&mut self, value: Option<Secret>) {
        self.token.set(value);
    }

    /// Counts the changes of an input by [`Inputs::set`] and [`Inputs::set_secret`], from 0.
    #[must_use]
    pub fn edition(&self, id: InputId) -> u32 {
        match PlainInput::try_from(id) {
            Ok(plain) => self.editions.get(&plain).copied().unwrap_or_default(),
            Err(_) => self.token.edition(),
        }
    }
}

/// Values for the placeholders of one step and entry.
pub type Vars = BTreeMap<&'static str, String>;

/// An input that has to be given before a text can be completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing(pub InputId);

/// The values of a step, for one entry of the list it repeats for.
#[must_use]
pub fn vars(guide: &Guide, inputs: &Inputs, mapping: &Mapping, step: &Step, entry: Option<&str>) -> Vars {
    let mut vars = Vars::new();
    vars.insert("connector", guide.connector.name.clone());
    vars.insert("vendor", guide.vendor.name.clone());
    for (name, id) in [
        ("app", PlainInput::App),
        ("base-url", PlainInput::BaseUrl),
        ("user", PlainInput::User),
        ("role", PlainInput::NewRole),
    ] {
        if let Some(value) = inputs.line(id) {
            vars.insert(name, value.to_owned());
        }
    }
    match (step.for_each, entry) {
        (Some(Each::Roles), Some(role)) => {
            vars.insert("role", role.to_owned());
        }
        (Some(Each::Rules), Some(title)) => {
            if let Some(rule) = mapping.rule(title) {
                vars.insert("role", rule.title.clone());
                vars.insert("rule", rule.name.clone());
                vars.insert("expression", rule.expression.clone());
            }
        }
        (Some(Each::People), Some(person)) => {
            vars.insert("person", person.to_owned());
        }
        (Some(Each::Pending), Some(user)) => {
            vars.insert("user", user.to_owned());
        }
        _ => {}
    }
    vars
}

/// Values that come from outside by their names; other names are passed over.
#[must_use]
pub fn vars_of(values: &BTreeMap<String, String>) -> Vars {
    const NAMES: [&str; 9] = ["connector", "vendor", "app", "base-url", "user", "role", "rule", "expression", "person"];
    NAMES.iter().filter_map(|name| Some((*name, values.get(*name)?.clone()))).collect()
}

/// Puts values in place of `{…}`.
///
/// # Errors
/// [`Missing`] names the input that is still blank.
pub fn fill_in(text: &str, vars: &Vars) -> Result<String, Missing> {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        done.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        match vars.get(name) {
            Some(value) => done.push_str(value),
            None => return Err(Missing(input_behind(name))),
        }
        rest = tail;
    }
    done.push_str(rest);
    Ok(done)
}

impl Want {
    /// The inputs whose values it asks for: those behind its placeholders, and its secret.
    #[must_use]
    pub fn inputs(&self) -> Vec<InputId> {
        let secret = if let Self::Secret(input) = self { Some(*input) } else { None };
        let names =
            self.text().unwrap_or_default().split('{').skip(1).filter_map(|piece| Some(piece.split_once('}')?.0));
        let behind = names.filter(|name| !matches!(*name, "connector" | "vendor")).map(input_behind);
        secret.into_iter().chain(behind).collect()
    }
}

/// A text for people: values put in, and `‹name›` where an input is still blank.
#[must_use]
pub fn said(text: &str, vars: &Vars) -> String {
    let mut rest = text;
    let mut done = String::new();
    while let Some((before, after)) = rest.split_once('{') {
        done.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        match vars.get(name) {
            Some(value) => done.push_str(value),
            None => done.extend(["‹", name, "›"]),
        }
        rest = tail;
    }
    done + rest
}

/// The input that a placeholder stands for, outside steps that repeat.
pub(super) fn input_behind(placeholder: &str) -> InputId {
    match placeholder {
        "base-url" => InputId::BaseUrl,
        "user" => InputId::User,
        "role" => InputId::NewRole,
        "rule" | "expression" => InputId::Roles,
        "person" => InputId::People,
        _ => InputId::App,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_its_lines_without_blanks_and_repeats() {
        let mut inputs = Inputs::default();
        inputs.set(PlainInput::Roles, " Sales \n\nLegal\nSales\n".into());
        assert_eq!(inputs.list(PlainInput::Roles), ["Sales", "Legal"]);
    }

    #[test]
    fn editions_count_changes_and_nothing_else() {
        let mut inputs = Inputs::default();
        let editions = |inputs: &Inputs| (inputs.edition(InputId::BaseUrl), inputs.edition(InputId::Token));
        inputs.set(PlainInput::BaseUrl, "https://a.example".into());
        inputs.set_secret(Some(Secret::new("one".into())));
        assert_eq!(editions(&inputs), (1, 1));
        inputs.set(PlainInput::BaseUrl, "https://a.example".into());
        inputs.set_secret(Some(Secret::new("one".into())));
        assert_eq!(editions(&inputs), (1, 1));
        inputs.set_secret(Some(Secret::new("two".into())));
        inputs.set_secret(None);
        inputs.set(PlainInput::BaseUrl, String::new());
        assert_eq!(editions(&inputs), (2, 3));
        assert!(!format!("{inputs:?}").contains("two"));
    }

    #[test]
    fn the_token_is_no_plain_input() {
        for id in InputId::ALL {
            let plain = PlainInput::try_from(*id);
            assert_eq!(plain.is_err(), id.kind() == crate::guide::InputKind::Secret, "{}", id.name());
            assert!(plain.is_err() || plain.map(InputId::from) == Ok(*id));
        }
    }

    #[test]
    fn a_blank_input_is_named() {
        let mut vars = Vars::new();
        vars.insert("app", "Spekit SCIM".into());
        assert_eq!(fill_in("Set Groups in {app}", &vars).as_deref(), Ok("Set Groups in Spekit SCIM"));
        assert_eq!(fill_in("for {user}", &vars), Err(Missing(InputId::User)));
    }

    #[test]
    fn a_value_with_braces_is_not_filled_in_again() {
        let mut vars = Vars::new();
        vars.insert("app", "{user}".into());
        assert_eq!(fill_in("{app}!", &vars).as_deref(), Ok("{user}!"));
    }
}
