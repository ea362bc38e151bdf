use super::*;
use crate::rules::{PlannedRule, RulesRequest, Style, generate, mapping_rule};
use proptest::prelude::*;

#[test]
fn a_thousand_roles_and_two_hundred_rules_are_linted() {
    let role = |number| LintRole { name: format!("Role {number}"), ..LintRole::default() };
    let rules = (0..200).map(|number| mapping_rule(&format!("Rule {number}"), &format!("^Role {number}$")));
    let request =
        LintRequest { rules: rules.collect(), roles: (0..1000).map(role).collect(), ..LintRequest::default() };
    assert_eq!(lint(&request), []);
}

proptest! {
    #[test]
    fn generated_rules_without_doubts_are_clean(
        names in prop::collection::btree_set("[A-Ca-cé+.( ]{1,4}", 1..8),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        together in any::<bool>(),
    ) {
        let names: Vec<String> = names.into_iter().filter(|name| !name.trim().is_empty()).collect();
        prop_assume!(!names.is_empty());
        let chosen: std::collections::BTreeSet<String> = picks.iter().map(|pick| pick.get(&names).clone()).collect();
        let style = if together { Style::OneForAll } else { Style::PerRole };
        let made = generate(&RulesRequest {
            app: "App".into(), vendor: "V".into(), roles: chosen.iter().cloned().collect(), all_roles: names.clone(), style, readings: vec![],
        }).expect("rules");
        // Rules that take in one another's roles, all of them chosen, are right together, but not each for itself.
        let alike = chosen.iter().any(|role| chosen.iter().any(|other| role != other && role.to_lowercase() == other.to_lowercase()));
        prop_assume!(!alike && made.rules.iter().all(|rule| rule.depends.is_empty()));
        let all = chosen.len() == names.len();
        let request = LintRequest {
            rules: made.rules.iter().map(PlannedRule::as_rule).collect(),
            roles: names.iter().map(|name| LintRole { name: name.clone(), ..LintRole::default() }).collect(),
            ..LintRequest::default()
        };
        for finding in lint(&request) {
            let dots = made.rules.iter().any(|rule| rule.expression.contains(['.', '['])) && chosen.len() > 1;
            prop_assert!((all && finding.code == "rules.all-roles") || dots, "{:?}", finding);
        }
    }

    #[test]
    fn anything_is_linted(
        expression in "[\\PC]{0,12}",
        names in prop::collection::vec("\\PC{0,6}", 0..5),
        source in "(has_role|email)",
        position in prop::option::of(prop::option::of(0_u32..4)),
    ) {
        let mut rule = mapping_rule("x", &expression);
        rule.position = position;
        rule.conditions.push(crate::rules::RuleCondition { source, operator: "ri".into(), value: "1".into(), ..Default::default() });
        let roles: Vec<LintRole> = names.into_iter().map(|name| LintRole { name, ..LintRole::default() }).collect();
        for finding in lint(&LintRequest { rules: vec![rule.clone(), rule], roles, ..LintRequest::default() }) {
            prop_assert!(finding.span.is_none_or(|span| expression.is_char_boundary(span.start) && expression.is_char_boundary(span.end)));
        }
    }
}

fn codes(findings: &[RuleFinding], code: &str) -> Vec<(Option<usize>, Option<usize>)> {
    findings.iter().filter(|finding| finding.code == code).map(|finding| (finding.rule, finding.other)).collect()
}

fn sets(action: &str, value: usize) -> RuleAction {
    RuleAction { action: action.into(), value: serde_json::json!([value.to_string()]), ..RuleAction::default() }
}

fn asks(value: usize) -> crate::rules::RuleCondition {
    crate::rules::RuleCondition {
        source: "department".into(),
        operator: "=".into(),
        value: value.to_string().into(),
        ..Default::default()
    }
}

/// Each of these would take minutes if every rule were compared with every other.
#[test]
fn twenty_thousand_rules_are_linted_with_the_same_findings_as_few() {
    const MANY: usize = 20_000;
    let request = |rule: &dyn Fn(usize) -> AppRule| LintRequest {
        rules: (0..MANY).map(rule).collect(),
        ..LintRequest::default()
    };
    let rule = |number: usize| AppRule { name: format!("R{number}"), ..AppRule::default() };
    // The same but for how conditions are joined: only the last is a duplicate.
    let found = lint(&request(&|number| AppRule {
        matching: Some(format!("m{}", number % (MANY - 1))),
        conditions: vec![asks(1); 2],
        actions: vec![sets("set_license", 1)],
        ..rule(number)
    }));
    assert_eq!(codes(&found, "rules.duplicate"), [(Some(MANY - 1), Some(0))]);
    // Each for other people, and the last for the same people as the first.
    let found = lint(&request(&|number| AppRule {
        conditions: vec![asks(number % (MANY - 1))],
        actions: vec![sets("set_license", number)],
        ..rule(number)
    }));
    assert_eq!(codes(&found, "rules.shadowed"), [(Some(0), Some(MANY - 1))]);
    // Each names other roles in its conditions, among as many roles.
    let role =
        |number: usize| LintRole { name: format!("Role {number}"), id: Some(number as u64), ..LintRole::default() };
    let found = lint(&LintRequest {
        roles: (0..MANY).map(role).collect(),
        ..request(&|number| AppRule {
            conditions: vec![crate::rules::RuleCondition {
                source: "has_role".into(),
                operator: "ri".into(),
                ..asks(number + 1)
            }],
            actions: vec![sets("set_license", number)],
            ..rule(number)
        })
    });
    assert_eq!(codes(&found, "rules.never-fires"), [(Some(MANY - 1), None)]);
}

/// Rules of a few kinds, so that many of them meet.
fn few_kinds() -> impl Strategy<Value = Vec<AppRule>> {
    let action = ("set_(license|title)", 0..3_usize).prop_map(|(action, value)| sets(&action, value));
    let rule = (
        prop::option::of("(all|any)"),
        prop::collection::vec((0..2_usize).prop_map(asks), 0..3),
        prop::collection::vec(action, 0..4),
        prop::bool::weighted(0.8),
    );
    let rule = rule.prop_map(|(matching, conditions, actions, enabled)| AppRule {
        matching,
        conditions,
        actions,
        enabled: Some(enabled),
        ..AppRule::default()
    });
    prop::collection::vec(rule, 0..8)
}

proptest! {
    #[test]
    fn duplicates_and_shadowed_rules_are_those_that_comparing_each_with_each_finds(rules in few_kinds()) {
        let found = lint(&LintRequest { rules: rules.clone(), ..LintRequest::default() });
        let enabled = || rules.iter().enumerate().filter(|(_, rule)| rule.is_enabled());
        let mut duplicates = Vec::new();
        let mut shadowed = Vec::new();
        for (index, rule) in enabled() {
            let same = enabled().take_while(|(other, _)| *other < index).find(|(_, other)| {
                !rule.actions.is_empty()
                    && other.actions == rule.actions
                    && other.conditions == rule.conditions
                    && (other.matching == rule.matching || rule.conditions.len() < 2)
            });
            duplicates.extend(same.map(|(other, _)| (Some(index), Some(other))));
            for action in &rule.actions {
                let later = enabled().skip_while(|(other, _)| *other <= index).find(|(_, other)| {
                    (other.conditions.is_empty() || other.conditions == rule.conditions && other.matching == rule.matching)
                        && other.actions.iter().any(|theirs| theirs.action == action.action && theirs != action)
                });
                shadowed.extend(later.map(|(other, _)| (Some(index), Some(other))));
            }
        }
        prop_assert_eq!(codes(&found, "rules.duplicate"), duplicates);
        prop_assert_eq!(codes(&found, "rules.shadowed"), shadowed);
    }
}
