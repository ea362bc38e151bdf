#![no_main]

use libfuzzer_sys::fuzz_target;
use scim_guide::rules::{LintRequest, LintRole, from_api, lint, spans_to_utf16, to_api, to_instructions, to_terraform};

fuzz_target!(|input: &str| {
    let Ok(rules) = from_api(input) else { return };
    assert_eq!(from_api(&to_api(&rules)).expect("our own JSON"), rules);
    let terraform = to_terraform(&rules, 7);
    assert!(terraform.matches("resource \"onelogin_app_rules\"").count() >= rules.len(), "{terraform}");
    assert!(to_instructions(&rules, "App").starts_with("# Rules of App\n"));
    // A few rules are enough to lint: the lints look at them in pairs.
    let role = |name: &str| LintRole { name: name.into(), has_app: Some(false), people: Some(0), id: Some(7) };
    let few: Vec<_> = rules.into_iter().take(6).collect();
    let mut findings = lint(&LintRequest {
        rules: few.clone(),
        roles: ["Sales", "Sales EMEA", "app-é"].map(role).to_vec(),
        ..LintRequest::default()
    });
    for finding in &findings {
        assert!(finding.rule.is_none_or(|rule| few[rule].name == *finding.name.as_ref().expect("a name")));
        if let Some(span) = finding.span {
            let expression = finding.expression.as_ref().expect("what the span is of");
            assert!(expression.get(span.start..span.end).is_some(), "{finding:?}");
        }
    }
    spans_to_utf16(&mut findings);
});
