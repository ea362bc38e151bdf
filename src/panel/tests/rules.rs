//! The Rules tab: what is planned, linted beside what is there, and whose membership comes of it.

use super::*;

fn typed(panel: &mut Panel, field: RulesField, text: &str) -> Vec<Effect> {
    panel.view(ViewMsg::TypedRules { field, text: text.into() })
}

const EVERYTHING: &str = r#"[{"name":"Everything","actions":[{"action":"set_groups","value":["role"],"expression":".*"}]},
    {"name":"Odd","actions":[{"action":"set_groups","value":["role"],"expression":"(?<=x)y"}]}]"#;

#[test]
fn rules_that_are_there_are_linted_and_the_planned_ones_beside_them() {
    let mut panel = Panel::at_provisioning();
    panel.knows_roles(&["Sales", "Legal"]);
    typed(&mut panel, RulesField::Existing, EVERYTHING);
    panel.view(ViewMsg::ToggleRole("Sales".into()));
    let codes = |findings: &[crate::rules::RuleFinding]| {
        findings.iter().map(|finding| (finding.rule, finding.code.clone())).collect::<Vec<_>>()
    };
    assert!(codes(&panel.model.rules.linted.existing).contains(&(Some(0), "rules.all-roles".into())));
    assert_eq!(codes(&panel.model.rules.linted.planned), [(Some(2), "rules.swallowed".into())]);
    panel.view(ViewMsg::Show(Screen::Rules));
    let html = panel.html();
    assert!(html.contains("<strong>Warning: It makes a group of every one of the 2 roles.</strong>"), "{html}");
    assert!(html.contains("<mark class=\"warn\">(?&lt;=x)y</mark>"), "the part is marked: {html}");
    assert!(html.contains("Note: Spekit: Sales. “Everything” makes the same groups too"), "{html}");
}

#[test]
fn planned_rules_that_share_an_expression_are_not_held_against_each_other() {
    let mut panel = Panel::at_provisioning();
    panel.knows_roles(&["A+B", "A-B", "Legal"]);
    for role in ["A+B", "A-B"] {
        panel.view(ViewMsg::ToggleRole(role.into()));
    }
    let rules: Vec<&str> = panel.model.mapping.rules.iter().map(|rule| rule.expression.as_str()).collect();
    assert_eq!(rules, ["^A.B$", "^A-B$"]);
    assert_eq!(panel.model.rules.linted.planned, []);
    // One that was there before is another matter.
    typed(&mut panel, RulesField::Existing, EVERYTHING);
    let planned =
        panel.model.rules.linted.planned.iter().map(|finding| (finding.rule, finding.other, finding.code.as_str()));
    let swallowed = "rules.swallowed";
    assert_eq!(planned.collect::<Vec<_>>(), [(Some(2), Some(0), swallowed), (Some(3), Some(0), swallowed)]);
}

#[test]
fn what_is_not_known_of_the_roles_is_not_claimed() {
    let mut panel = Panel::at_provisioning();
    panel.knows_roles(&["Sales"]);
    typed(&mut panel, RulesField::Existing, EVERYTHING);
    for completeness in [Completeness::NotKnown, Completeness::Partial { shown: 1, total: Some(40) }] {
        panel.model.progress.roles.completeness = completeness;
        panel.wait(1_000.0);
        assert!(panel.model.rules.linted.existing.iter().all(|finding| finding.code != "rules.all-roles"));
    }
}

#[test]
fn lints_of_rules_are_kept_for_the_audit_until_the_app_is_another() {
    let mut panel = Panel::at_provisioning();
    let found = |panel: &Panel| findings(&panel.model).iter().any(|finding| finding.id == "rules.can-not-be-evaluated");
    typed(&mut panel, RulesField::Existing, EVERYTHING);
    assert!(found(&panel));
    let report = panel.view(ViewMsg::CopyAudit);
    let says = |effect: &Effect| matches!(effect, Effect::Copy(text) if text.contains("`rules.can-not-be-evaluated` Rule “Odd”"));
    assert!(report.iter().any(says), "{report:?}");
    let stored = panel.view(ViewMsg::ToggleRole("Sales".into()));
    let json = super::stored(&stored)[0].clone();
    let page = provisioning(false, "Delete");
    let mut later = Panel::start();
    later.msg(Msg::Joined { document: page.document.clone() });
    later.look(&page);
    later.msg(Msg::Loaded { origin: ORIGIN.into(), json: Some(json) });
    assert!(found(&later), "the next session has them without reading the rules again");
    later.use_open_app();
    assert!(!found(&later));
    typed(&mut panel, RulesField::Existing, "");
    assert!(!found(&panel), "what was pasted is taken back");
}

#[test]
fn which_roles_have_the_app_is_read_off_the_access_tab_once_saved() {
    let mut panel = Panel::at_provisioning();
    let under = || vec![Evidence { source: Source::Heading, text: "Roles".into() }];
    let role = |handle, name: &str, on| Control {
        context: under(),
        ..control(handle, Role::Checkbox, name, Value::Checked { on })
    };
    let mut page = snapshot("access", vec![tab("Access", true), role(1, "Sales", true), role(2, "Legal", false)]);
    page.activity.push(Activity { seq: 2, what: Happening::Edit, label: "Sales".into(), dialog: None });
    panel.look(&page);
    assert!(panel.model.progress.access.is_empty(), "not saved yet");
    page.activity.pop();
    panel.look(&page);
    for chosen in ["Sales", "Legal"] {
        panel.view(ViewMsg::ToggleRole(chosen.into()));
    }
    let said: Vec<_> =
        panel.model.rules.linted.planned.iter().map(|it| (it.code.as_str(), it.name.as_deref())).collect();
    assert_eq!(said, [("rules.role-without-app", Some("Spekit: Legal"))]);
}

#[test]
fn why_somebody_is_in_a_group_or_not_is_told() {
    let mut panel = Panel::at_provisioning();
    typed(&mut panel, RulesField::List, "Role,User\nSales,ana\nSales EMEA,ben\n");
    panel.view(ViewMsg::ToggleRole("Sales".into()));
    panel.view(ViewMsg::Show(Screen::Rules));
    assert!(panel.html().contains("Name a person and a group."));
    let mut ask = |person: &str, group: &str| {
        typed(&mut panel, RulesField::Person, person);
        typed(&mut panel, RulesField::Group, group);
        panel.html()
    };
    let html = ask("ana", "Sales");
    assert!(html.contains("However OneLogin reads expressions: <strong>ana is in “Sales”.</strong>"), "{html}");
    assert!(html.contains("its name matches “^Sales$” in the rule “Spekit: Sales”"), "{html}");
    let html = ask("ben", "Sales");
    assert!(html.contains("<strong>ben is not in “Sales”.</strong>"), "{html}");
    assert!(html.contains("the role “Sales”, which the user does not have"), "{html}");
    assert!(ask("nobody", "Sales").contains("names nobody who is called exactly like this"));
    typed(
        &mut panel,
        RulesField::Existing,
        r#"[{"name":"All","actions":[{"action":"set_groups","value":["role"],"expression":"Sales"}]}]"#,
    );
    typed(&mut panel, RulesField::Person, "ben");
    let html = panel.html();
    assert!(html.contains("As OneLogin most likely reads expressions: <strong>ben is in “Sales”.</strong>"), "{html}");
    assert!(html.contains("But under "), "{html}");
}

#[test]
fn the_list_of_rules_on_the_page_does_not_take_away_what_is_stored() {
    let mut panel = Panel::at_provisioning();
    typed(&mut panel, RulesField::Existing, EVERYTHING);
    let stored = panel.model.progress.clone();
    let mut later = Panel::at_provisioning();
    later.model.progress = stored;
    later.look(&rules_page(&["Everything"]));
    later.view(ViewMsg::ToggleRole("Sales".into()));
    assert!(later.model.progress.rules.is_some_and(|of| !of.findings.is_empty()), "its rules have names only so far");
}
