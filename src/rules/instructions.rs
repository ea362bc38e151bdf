//! Rules as a person would be told to make them, for tickets and for those who may not use the panel.

use serde_json::Value;

use super::model::{AppRule, RuleAction};

/// Plain instructions in Markdown: how each rule is made in the admin console, in order.
///
/// `app` is the app's display name. Values that have no place in the console are named, not left out.
#[must_use]
pub fn to_instructions(rules: &[AppRule], app: &str) -> String {
    let mut text = format!("# Rules of {}\n\nIn OneLogin: Applications > {} > Rules.\n", line(app), line(app));
    for (number, rule) in (1..).zip(rules) {
        text += &format!("\n## {number}. {}\n\n", line(&rule.name));
        text += &match rule.id {
            Some(_) => "1. Open the rule.\n".to_owned(),
            None => format!("1. Press Add Rule. Name: {}\n", code(&rule.name)),
        };
        if rule.conditions.is_empty() {
            text += "2. Conditions: none, so that it applies to everybody who has the app.\n";
        } else {
            let all = rule.matching.as_deref().unwrap_or("all");
            text += &format!("2. Conditions: match {all} of:\n");
            for condition in &rule.conditions {
                text += &format!(
                    "   - {} {} {}\n",
                    code(&condition.source),
                    code(&condition.operator),
                    code(&plain(&condition.value))
                );
            }
        }
        for (at, action) in (3..).zip(&rule.actions) {
            text += &format!("{at}. Actions: {}\n", said(action, app));
        }
        let last = 3 + rule.actions.len();
        text += &format!(
            "{last}. Press Save in the window.{}\n",
            if rule.is_enabled() { "" } else { " The rule is switched off." }
        );
    }
    text += "\nThen press Save on the app's page, and More Actions > Reapply entitlement mappings for the people who have the app already.\n";
    text
}

fn said(action: &RuleAction, app: &str) -> String {
    let name = match action.action.as_str() {
        "set_groups" => format!("Set Groups in {}", line(app)),
        other => code(other),
    };
    match &action.expression {
        Some(Some(expression)) => {
            format!(
                "{name}, Map from OneLogin, for each {} with value that matches {}",
                code(&plain(&action.value)),
                code(expression)
            )
        }
        Some(None) => {
            format!("{name}, Map from OneLogin, for each {} without an expression", code(&plain(&action.value)))
        }
        None => format!("{name}, From Existing: {}", code(&plain(&action.value))),
    }
}

/// One value, or several with commas between them.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// As Markdown code, whatever it holds.
fn code(text: &str) -> String {
    let text = line(text);
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // A blank keeps a tick at an end apart from the fence.
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) || text.is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// On one line.
fn line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{from_api, mapping_rule};

    #[test]
    fn a_rule_is_told_as_it_is_made() {
        let text = to_instructions(&[mapping_rule("Spekit: Sales", "^Sales$")], "Spekit SCIM");
        assert!(text.contains("1. Press Add Rule. Name: `Spekit: Sales`"), "{text}");
        assert!(
            text.contains(
                "Set Groups in Spekit SCIM, Map from OneLogin, for each `role` with value that matches `^Sales$`"
            ),
            "{text}"
        );
    }

    #[test]
    fn from_existing_conditions_and_ticks_are_told() {
        let rules = from_api(r#"[{"id":1,"name":"a\nb","enabled":false,"conditions":[{"source":"has_role","operator":"ri","value":"5"}],"actions":[{"action":"set_groups","value":["7","8"]},{"action":"set_groups","value":["role"],"expression":"`x"}]}]"#).expect("rules");
        let text = to_instructions(&rules, "App");
        assert!(text.contains("## 1. a b"), "{text}");
        assert!(text.contains("From Existing: `7, 8`"), "{text}");
        assert!(text.contains("matches `` `x ``"), "{text}");
        assert!(text.contains("switched off"), "{text}");
    }
}
