//! One rule for each chosen role, the way the guide does it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::expression::for_role;
use super::model::to_api;
use super::simulate::mapping_rule;

/// What rules are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RulesRequest {
    /// Display name of the app.
    pub app: String,
    /// Starts the rules' names.
    pub vendor: String,
    /// Roles to send as groups.
    pub roles: Vec<String>,
    /// All roles of the tenant as far as known, for telling what else would match.
    #[serde(default)]
    pub all_roles: Vec<String>,
}

/// The rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Generated {
    /// In the order of the roles.
    pub rules: Vec<PlannedRule>,
}

/// A rule as the New mapping window wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PlannedRule {
    /// The role.
    pub role: String,
    /// Name of the rule.
    pub name: String,
    /// The action, e.g. `Set Groups in Spekit SCIM`.
    pub action: String,
    /// What the rule goes through: `role`.
    pub for_each: String,
    /// With value that matches this.
    pub expression: String,
    /// What the admin should know, in words.
    pub warnings: Vec<String>,
}

/// Why no rules can be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    /// There is no app name.
    #[error("The app has no name. Rules name the app in their action; give its display name.")]
    NoApp,
    /// No role was chosen.
    #[error("No role was chosen. Choose at least one role to send as a group.")]
    NoRoles,
    /// A role's name is blank.
    #[error("Role number {0} has no name. Remove it, or write its name as in OneLogin.")]
    BlankRole(usize),
    /// A role was chosen twice.
    #[error("The role “{0}” was chosen twice. Two rules would do the same; remove one.")]
    Twice(String),
}

/// Name of the rule for a role.
#[must_use]
pub fn rule_name(vendor: &str, role: &str) -> String {
    format!("{vendor}: {role}")
}

/// Makes one rule for each chosen role.
///
/// # Errors
/// [`RulesError`] says what is missing or doubled.
pub fn generate(request: &RulesRequest) -> Result<Generated, RulesError> {
    if request.app.trim().is_empty() {
        return Err(RulesError::NoApp);
    }
    if request.roles.is_empty() {
        return Err(RulesError::NoRoles);
    }
    let mut chosen = BTreeSet::new();
    for (index, role) in request.roles.iter().enumerate() {
        if role.trim().is_empty() {
            return Err(RulesError::BlankRole(index + 1));
        }
        if !chosen.insert(role.as_str()) {
            return Err(RulesError::Twice(role.clone()));
        }
    }
    let rules = request.roles.iter().map(|role| {
        let expression = for_role(role, &request.all_roles);
        let mut warnings = Vec::new();
        if !expression.collides.is_empty() {
            warnings.push(format!(
                "Under some reading this would also match {}. Rename one of the roles, or check the groups after saving.",
                expression.collides.iter().map(|other| format!("“{other}”")).collect::<Vec<_>>().join(", ")
            ));
        }
        if !request.all_roles.is_empty() && !request.all_roles.contains(role) {
            warnings.push("No role of this name was seen in the tenant so far. Check the spelling.".to_owned());
        }
        PlannedRule {
            role: role.clone(),
            name: rule_name(&request.vendor, role),
            action: format!("Set Groups in {}", request.app),
            for_each: "role".to_owned(),
            expression: expression.text,
            warnings,
        }
    });
    Ok(Generated { rules: rules.collect() })
}

/// The rules as bodies for `POST /api/2/apps/:id/rules`.
///
/// The value key `role` is inferred: no public source shows it. Ask `GET …/rules/actions/set_groups/values` first.
#[must_use]
pub fn api_json(rules: &[PlannedRule]) -> String {
    let bodies: Vec<_> = rules.iter().map(|rule| mapping_rule(&rule.name, &rule.expression)).collect();
    to_api(&bodies)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(roles: &[&str], all: &[&str]) -> RulesRequest {
        let strings = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        RulesRequest {
            app: "Spekit SCIM".into(),
            vendor: "Spekit".into(),
            roles: strings(roles),
            all_roles: strings(all),
        }
    }

    #[test]
    fn each_role_gets_a_rule_that_names_the_app() {
        let made = generate(&request(&["Sales", "R&D"], &["Sales", "R&D", "Sales EMEA"])).expect("rules");
        assert_eq!(made.rules.len(), 2);
        assert_eq!(made.rules[0].name, "Spekit: Sales");
        assert_eq!(made.rules[0].action, "Set Groups in Spekit SCIM");
        assert!(made.rules.iter().all(|rule| rule.warnings.is_empty()));
    }

    #[test]
    fn a_role_that_would_match_too_is_warned_of() {
        let made = generate(&request(&["IT"], &["IT", "It"])).expect("rules");
        assert!(made.rules[0].warnings[0].contains("“It”"), "{:?}", made.rules[0].warnings);
    }

    #[test]
    fn missing_and_doubled_roles_are_told() {
        assert_eq!(generate(&request(&[], &[])), Err(RulesError::NoRoles));
        assert_eq!(generate(&request(&["A", " "], &[])), Err(RulesError::BlankRole(2)));
        assert_eq!(generate(&request(&["A", "A"], &[])), Err(RulesError::Twice("A".into())));
    }

    #[test]
    fn the_api_form_has_an_expression_for_map_from_onelogin() {
        let made = generate(&request(&["Sales"], &[])).expect("rules");
        let bodies: serde_json::Value = serde_json::from_str(&api_json(&made.rules)).expect("JSON");
        assert_eq!(bodies[0]["actions"][0]["expression"], "^Sales$");
    }
}
