//! Rules as API v2 has them (`/api/2/apps/:id/rules`), read and written without loss.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// A rule. Keys that are not known here are kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct AppRule {
    /// Its number; absent for one that is not there yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
    /// Its name.
    pub name: String,
    /// `all` or `any` of the conditions.
    #[serde(rename = "match", default, skip_serializing_if = "Option::is_none")]
    pub matching: Option<String>,
    /// Is it switched on? Absent means yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Place in the list, from 1; `null` is the end, which is not the same as absent.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "number | null", optional))]
    pub position: Option<Option<u32>>,
    /// When it applies; none means always.
    #[serde(default)]
    pub conditions: Vec<RuleCondition>,
    /// What it does.
    #[serde(default)]
    pub actions: Vec<RuleAction>,
    /// Everything else.
    #[serde(flatten)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, unknown>"))]
    pub other: Map<String, Value>,
}

/// A condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RuleCondition {
    /// `has_role`, `member_of`, `department` and so on.
    pub source: String,
    /// `=`, `!=`, `~`, `ri`, `rin` and so on.
    pub operator: String,
    /// What it is held against: a role's number, a text.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "unknown"))]
    pub value: Value,
    /// Everything else.
    #[serde(flatten)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, unknown>"))]
    pub other: Map<String, Value>,
}

/// An action.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct RuleAction {
    /// `set_groups` and so on.
    pub action: String,
    /// What it goes through (`role`, `member_of`), or the groups themselves.
    #[serde(default)]
    #[cfg_attr(feature = "wasm", tsify(type = "unknown"))]
    pub value: Value,
    /// "with value that matches". Absent is From Existing; empty is Map from OneLogin with nothing to match.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "wasm", tsify(type = "string | null", optional))]
    pub expression: Option<Option<String>>,
    /// Everything else: `macro`, `scriplet`.
    #[serde(flatten)]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, unknown>"))]
    pub other: Map<String, Value>,
}

/// Tells `null` from absent.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

impl AppRule {
    /// Is it switched on?
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.enabled != Some(false)
    }
}

impl RuleAction {
    /// The expression, where it maps roles to groups by name.
    #[must_use]
    pub fn maps_roles(&self) -> Option<&str> {
        let through_roles = match &self.value {
            Value::Array(values) => values.len() == 1 && values.first().and_then(Value::as_str) == Some("role"),
            Value::String(value) => value == "role",
            _ => false,
        };
        let expression = self.expression.as_ref()?.as_deref()?;
        (self.action == "set_groups" && through_roles && !expression.is_empty()).then_some(expression)
    }
}

/// Reads rules as `GET /rules` answers them: a list, or one rule.
///
/// # Errors
/// What is wrong with the JSON, with line and column.
pub fn from_api(json: &str) -> Result<Vec<AppRule>, serde_json::Error> {
    match serde_json::from_str::<Value>(json)? {
        Value::Array(rules) => rules.into_iter().map(serde_json::from_value).collect(),
        rule => Ok(vec![serde_json::from_value(rule)?]),
    }
}

/// Writes rules as `POST /rules` takes them, one after the other.
#[must_use]
pub fn to_api(rules: &[AppRule]) -> String {
    serde_json::to_string_pretty(rules).unwrap_or_default()
}

/// Writes rules as Terraform's `onelogin_app_rules`, with `import` blocks for those that are there already.
///
/// `app` is the app's number. Macros and unknown keys have no counterpart there and stand as comments.
#[must_use]
pub fn to_terraform(rules: &[AppRule], app: u64) -> String {
    let mut text = String::new();
    let mut names = ResourceNames::default();
    for rule in rules {
        let name = names.of(&rule.name);
        if let Some(id) = rule.id {
            text += &format!("import {{\n  to = onelogin_app_rules.{name}\n  id = \"{app}/{id}\"\n}}\n\n");
        }
        text += &format!("resource \"onelogin_app_rules\" \"{name}\" {{\n  app_id  = {app}\n");
        text += &format!("  name    = {}\n  enabled = {}\n", quoted(&rule.name), rule.is_enabled());
        text += &format!("  match   = {}\n", quoted(rule.matching.as_deref().unwrap_or("all")));
        if let Some(Some(position)) = rule.position {
            text += &format!("  position = {position}\n");
        }
        for condition in &rule.conditions {
            let value = condition.value.as_str().map_or_else(|| condition.value.to_string(), str::to_owned);
            text += &format!(
                "\n  conditions {{\n    source   = {}\n    operator = {}\n    value    = {}\n  }}\n",
                quoted(&condition.source),
                quoted(&condition.operator),
                quoted(&value)
            );
        }
        for action in &rule.actions {
            let values: Vec<String> = match &action.value {
                Value::Array(values) => values
                    .iter()
                    .map(|value| quoted(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
                    .collect(),
                Value::String(value) => vec![quoted(value)],
                _ => Vec::new(),
            };
            text += &format!(
                "\n  actions {{\n    action     = {}\n    value      = [{}]\n",
                quoted(&action.action),
                values.join(", ")
            );
            // The provider sends an empty expression for a missing one, and the UI then shows Map from OneLogin (its issue 70).
            match &action.expression {
                Some(Some(expression)) => text += &format!("    expression = {}\n", quoted(expression)),
                _ if action.action == "set_groups" => {
                    text += "    # From Existing: there must be no expression here.\n"
                }
                _ => {}
            }
            for key in action.other.keys() {
                text += &format!("    # {} has no counterpart here.\n", key.replace(['\n', '\r'], " "));
            }
            text += "  }\n";
        }
        text += "}\n\n";
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Names of resources, of which Terraform takes each only once.
#[derive(Default)]
struct ResourceNames {
    taken: BTreeSet<String>,
    /// By name: the number that was put behind it last.
    numbers: BTreeMap<String, usize>,
}

impl ResourceNames {
    /// The name for a rule, with a number behind it if another rule has it already.
    fn of(&mut self, rule: &str) -> String {
        let plain = resource_name(rule);
        let mut name = plain.clone();
        while !self.taken.insert(name.clone()) {
            // Another rule may be called `sales_2`, so that a number is not free just because it is the next.
            let number = self.numbers.entry(plain.clone()).or_insert(1);
            *number += 1;
            name = format!("{plain}_{number}");
        }
        name
    }
}

/// A name that Terraform takes: letters, digits and underscores, not beginning with a digit.
fn resource_name(name: &str) -> String {
    let mut made = String::new();
    for character in name.chars() {
        if character.is_ascii_alphanumeric() {
            made.push(character.to_ascii_lowercase());
        } else if !made.ends_with('_') {
            made.push('_');
        }
    }
    let made = made.trim_matches('_');
    if made.is_empty() || made.starts_with(|c: char| c.is_ascii_digit()) {
        format!("rule_{made}")
    } else {
        made.to_owned()
    }
}

/// A string of HCL: quotation marks, backslashes and the two that begin a template are escaped.
fn quoted(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap_or_default();
    json.replace("${", "$${").replace("%{", "%%{")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROM_EXISTING: &str = r#"{"id":7,"name":"R&D","match":"all","enabled":true,"position":null,"conditions":[{"source":"has_role","operator":"ri","value":"123456"}],"actions":[{"action":"set_groups","value":["55"]}]}"#;

    #[test]
    fn absent_null_and_empty_are_three_things() {
        let rules = from_api(FROM_EXISTING).expect("rule");
        assert_eq!((rules[0].position, rules[0].actions[0].expression.clone()), (Some(None), None));
        let mapped = from_api(r#"[{"name":"x","actions":[{"action":"set_groups","value":["role"],"expression":""}]}]"#)
            .expect("rules");
        assert_eq!((mapped[0].position, mapped[0].actions[0].expression.clone()), (None, Some(Some(String::new()))));
        assert_eq!(mapped[0].actions[0].maps_roles(), None);
    }

    #[test]
    fn terraform_imports_what_is_there_and_escapes_what_means_something_to_it() {
        let mut rules = from_api(FROM_EXISTING).expect("rule");
        rules[0].name = "a \"${b}\"".into();
        let text = to_terraform(&rules, 42);
        assert!(text.contains("id = \"42/7\""), "{text}");
        assert!(text.contains(r#"name    = "a \"$${b}\"""#), "{text}");
        assert!(text.contains("# From Existing"), "{text}");
    }

    #[test]
    fn no_two_rules_become_one_resource() {
        let mut names = ResourceNames::default();
        let rules = ["Sales", "Sales", "sales_3", "Sales", "Legal"];
        assert_eq!(rules.map(|rule| names.of(rule)), ["sales", "sales_2", "sales_3", "sales_4", "legal"]);
    }

    proptest::proptest! {
        #[test]
        fn export_and_import_are_the_identity(
            name in "\\PC{0,8}",
            id in proptest::option::of(1_u64..9),
            enabled in proptest::option::of(proptest::bool::ANY),
            position in proptest::option::of(proptest::option::of(1_u32..9)),
            expression in proptest::option::of(proptest::option::of("\\PC{0,6}")),
            extra in "[x-z]{1,3}",
        ) {
            let rule = AppRule {
                id, name, enabled, position,
                matching: Some("any".into()),
                conditions: vec![RuleCondition { source: "has_role".into(), operator: "rin".into(), value: Value::from(7), other: Map::new() }],
                actions: vec![RuleAction { action: "set_groups".into(), value: Value::from(vec!["role"]), expression, other: [(extra.clone(), Value::from(1))].into_iter().collect() }],
                other: [(extra, Value::Null)].into_iter().collect(),
            };
            let rules = vec![rule];
            let back = from_api(&to_api(&rules)).expect("our own JSON");
            proptest::prop_assert_eq!(&back, &rules);
            let value: Value = serde_json::from_str(&to_api(&rules)).expect("JSON");
            proptest::prop_assert_eq!(serde_json::to_value(&back).expect("JSON"), value);
        }
    }
}
