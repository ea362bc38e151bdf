//! The rule in an open window, as far as it can be read.

use crate::guide::Vars;
use crate::onelogin::{ControlId, Place};
use crate::page::find::{Located, locate};
use crate::page::snapshot::{Control, Role, Snapshot, Source, Value};
use crate::rules::{AppRule, RuleAction, RuleCondition};
use crate::text;

/// The rule in the open window. What can't be read of it is kept as a condition that nothing can evaluate. `None` where
/// no name of a rule is found.
#[must_use]
pub fn open_rule(snapshot: &Snapshot) -> Option<AppRule> {
    let vars = Vars::new();
    let find = |id: ControlId| match locate(snapshot, id.spec(), Place::AppRule, &vars) {
        Located::Found { index, .. } => snapshot.controls.get(index),
        _ => None,
    };
    let words = |control: Option<&Control>| match control.map(|control| &control.value) {
        Some(Value::Text { text }) => Some(text.clone()),
        Some(Value::Choice { selected, .. }) => Some(selected.clone()),
        _ => None,
    };
    let name = words(find(ControlId::RuleName))?;
    let action = words(find(ControlId::RuleAction)).unwrap_or_default();
    let maps = matches!(find(ControlId::RuleMap).map(|control| &control.value), Some(Value::Checked { on: true }));
    let (conditions, matching) = conditions(snapshot);
    let action = if text::fold(&action).starts_with("set groups") {
        let expression = words(find(ControlId::RuleExpression));
        Some(RuleAction {
            action: "set_groups".into(),
            value: serde_json::json!([if maps {
                words(find(ControlId::RuleForEach)).unwrap_or_default()
            } else {
                existing_group(snapshot)
            }]),
            expression: maps.then(|| Some(expression.unwrap_or_default())),
            ..RuleAction::default()
        })
    } else {
        (!action.is_empty()).then(|| RuleAction { action, ..RuleAction::default() })
    };
    Some(AppRule { name, matching, conditions, actions: action.into_iter().collect(), ..AppRule::default() })
}

fn under(control: &Control, heading: &str) -> bool {
    control.context.iter().any(|evidence| text::same(&evidence.text, heading))
}

/// The group that "From Existing" names: the drop-down under Actions that nothing else accounts for.
fn existing_group(snapshot: &Snapshot) -> String {
    let mut others = snapshot.controls.iter().filter(|control| {
        control.role == Role::Combobox
            && control.barriers.is_empty()
            && control.context.first().is_some_and(|evidence| !text::same(&evidence.text, "Conditions"))
            && matches!(&control.value, Value::Choice { selected, options }
                if !selected.is_empty() && !options.iter().any(|option| text::fold(option).starts_with("set groups")))
            && !matches!(&control.value, Value::Choice { options, .. } if options.iter().all(|option| matches!(option.as_str(), "all" | "any")))
            && !under(control, "Conditions")
    });
    match (others.next().map(|control| &control.value), others.next()) {
        (Some(Value::Choice { selected, .. }), None) => selected.clone(),
        _ => String::new(),
    }
}

/// The conditions of the open window: source, operator, value in a row. Anything else is one that can't be evaluated.
fn conditions(snapshot: &Snapshot) -> (Vec<RuleCondition>, Option<String>) {
    let nearest = |control: &&Control| {
        control
            .context
            .iter()
            .find(|evidence| evidence.source == Source::Heading)
            .is_some_and(|evidence| text::same(&evidence.text, "Conditions"))
    };
    let mut matching = None;
    let mut cells: Vec<String> = Vec::new();
    for control in snapshot.controls.iter().filter(nearest) {
        match &control.value {
            Value::Choice { selected, options }
                if options.iter().all(|option| matches!(text::fold(option).as_str(), "all" | "any")) =>
            {
                matching = Some(text::fold(selected));
            }
            Value::Choice { selected: text, .. } | Value::Text { text } => cells.push(text.clone()),
            _ => {}
        }
    }
    let conditions = cells
        .chunks(3)
        .map(|chunk| match chunk {
            [source, operator, value] => {
                let (source, operator) = match (text::fold(source).as_str(), text::fold(operator).as_str()) {
                    ("roles" | "role", "include" | "includes") => ("has_role".to_owned(), "ri".to_owned()),
                    ("roles" | "role", "do not include" | "does not include") => {
                        ("has_role".to_owned(), "rin".to_owned())
                    }
                    _ => (source.clone(), operator.clone()),
                };
                RuleCondition { source, operator, value: value.clone().into(), ..RuleCondition::default() }
            }
            odd => {
                RuleCondition { source: odd.join(" "), operator: "(not readable)".into(), ..RuleCondition::default() }
            }
        })
        .collect();
    (conditions, matching)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::snapshot::Evidence;
    use crate::page::snapshot::testing::{button, control, text};

    fn evidence(source: Source, text: &str) -> Evidence {
        Evidence { source, text: text.into() }
    }

    fn in_window(mut control: Control, heading: &str) -> Control {
        control.context = vec![evidence(Source::Heading, heading), evidence(Source::Dialog, "Edit mapping")];
        control
    }

    fn choice(handle: u32, label: &str, selected: &str, options: &[&str]) -> Control {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        control(handle, Role::Combobox, label, Value::Choice { selected: selected.into(), options })
    }

    fn window(mapped: bool) -> Snapshot {
        let mut controls = vec![
            in_window(text(1, "Name", "Sales"), "Edit mapping"),
            in_window(choice(2, "", "any", &["all", "any"]), "Conditions"),
            in_window(choice(3, "", "Roles", &["Roles", "Email"]), "Conditions"),
            in_window(choice(4, "", "include", &["include", "do not include"]), "Conditions"),
            in_window(text(5, "", "Legal"), "Conditions"),
            in_window(choice(6, "Actions", "Set Groups in App", &["", "Set Groups in App"]), "Actions"),
            in_window(control(7, Role::Radio, "Map from OneLogin", Value::Checked { on: mapped }), "Actions"),
        ];
        if mapped {
            controls.push(in_window(choice(8, "For each", "role", &["role", "department"]), "Actions"));
            controls.push(in_window(text(9, "with value that matches", ""), "Actions"));
        } else {
            controls.push(in_window(choice(8, "", "Board", &["Board", "Legal"]), "Actions"));
        }
        controls.push(in_window(button(10, "Cancel"), "Actions"));
        Snapshot { controls, dialog: Some("Edit mapping".into()), ..Snapshot::default() }
    }

    #[test]
    fn a_rule_is_read_off_its_window() {
        let mapped = open_rule(&window(true)).expect("a rule");
        assert_eq!((mapped.name.as_str(), mapped.matching.as_deref()), ("Sales", Some("any")));
        assert_eq!(mapped.conditions[0].source, "has_role");
        assert_eq!((mapped.conditions[0].operator.as_str(), &mapped.conditions[0].value), ("ri", &"Legal".into()));
        assert_eq!(mapped.actions[0].expression, Some(Some(String::new())), "empty is not absent");
        let existing = open_rule(&window(false)).expect("a rule");
        assert_eq!(existing.actions[0].expression, None);
        assert_eq!(existing.actions[0].value, serde_json::json!(["Board"]));
    }
}
