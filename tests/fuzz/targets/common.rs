//! What holds of every finding, whatever was pasted.

use scim_guide::scim::{Applicability, InputFinding};

/// Spans are parts of the input, fixes can be applied, and mending by safe fixes comes to rest.
pub fn holds(input: &str, check: impl Fn(&str) -> Vec<InputFinding>) {
    let mut findings = check(input);
    for finding in &findings {
        assert!(input.get(finding.span.start..finding.span.end).is_some(), "{finding:?}");
        assert!(finding.fix.as_ref().is_none_or(|fix| fix.apply(input).is_some()), "{finding:?}");
    }
    let mut text = input.to_owned();
    // Each round takes away one character at the least; long inputs are only followed for a while.
    for _ in 0..8 {
        let safe = findings
            .iter()
            .filter_map(|finding| finding.fix.as_ref())
            .find(|fix| fix.applicability == Applicability::Safe);
        let Some(fixed) = safe.and_then(|fix| fix.apply(&text)) else { return };
        assert!(fixed != text, "a fix that changes nothing: {text:?}");
        findings = check(&fixed);
        text = fixed;
    }
}
