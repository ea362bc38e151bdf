//! The bearer token as OneLogin wants it: the bare token, to which OneLogin adds `Authorization: Bearer` itself.
//!
//! No finding quotes any of the token.

use super::endpoint::is_noise;
use super::finding::{Applicability, Fix, InputFinding, InputSeverity, Span};
use super::secret::Secret;

/// Checks a token as typed.
#[must_use]
pub fn check(token: &Secret) -> Vec<InputFinding> {
    // Looked at, never passed on: findings hold fixed texts only.
    let text = token.expose();
    let span = Span { start: 0, end: text.len() };
    let finding = |code: &str, severity, what: &str, why: &str, todo: &str, fixable: bool| InputFinding {
        code: format!("scim.token.{code}"),
        severity,
        span,
        what: what.to_owned(),
        why: why.to_owned(),
        todo: todo.to_owned(),
        fix: fixable.then_some(Fix { applicability: Applicability::Safe, replacement: None }),
    };
    let lower = text.trim().to_ascii_lowercase();
    if lower.is_empty() {
        return vec![finding(
            "empty",
            InputSeverity::Error,
            "The token is empty.",
            "The vendor refuses every request without it.",
            "Paste the bearer token that the vendor gave you.",
            false,
        )];
    }
    let mut findings = Vec::new();
    if lower.starts_with("authorization:") || lower.starts_with("bearer ") || lower == "bearer" {
        findings.push(finding(
            "scheme",
            InputSeverity::Error,
            "It starts with “Bearer” or “Authorization:”.",
            "OneLogin adds that itself, so the server would see it twice and answer 401.",
            "Keep only what comes after it.",
            true,
        ));
    } else if text.chars().any(is_noise) {
        findings.push(finding(
            "noise",
            InputSeverity::Error,
            "There is white space, a line break, a quotation mark or an invisible character in it.",
            "The server compares it exactly and answers 401.",
            "Copy it again without what stands around it.",
            true,
        ));
    } else if !text.chars().all(|character| character.is_ascii_graphic()) {
        findings.push(finding(
            "non-ascii",
            InputSeverity::Error,
            "It has a character that can't stand in a bearer token.",
            "Tokens are plain ASCII; this one was changed on the way, by a word processor for instance.",
            "Copy it again from the vendor.",
            false,
        ));
    }
    let bare: String = lower.chars().filter(|character| character.is_ascii_alphanumeric()).collect();
    let placeholder = ["yourtoken", "yourtokenhere", "token", "apitoken", "bearertoken", "pastetokenhere", "changeme"]
        .contains(&bare.as_str())
        || lower.starts_with('<')
        || (lower.len() >= 4 && lower.chars().all(|character| matches!(character, 'x' | '*' | '.' | '•' | '…')));
    if placeholder {
        findings.push(finding(
            "placeholder",
            InputSeverity::Error,
            "This stands for a token, it is none.",
            "The vendor answers 401.",
            "Paste the real token; if it is only shown once, make a new one.",
            false,
        ));
    } else if text.trim().len() < 8 {
        findings.push(finding(
            "short",
            InputSeverity::Warning,
            "It is very short for a token.",
            "It may have been cut off while copying.",
            "Compare its end with what the vendor shows.",
            false,
        ));
    }
    findings
}

/// The token without what was pasted around it.
#[must_use]
pub fn cleaned(token: &Secret) -> Secret {
    let mut text = token.expose().trim();
    for prefix in ["authorization:", "bearer"] {
        if text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)) {
            text = text.get(prefix.len()..).unwrap_or_default().trim();
        }
    }
    Secret::new(text.chars().filter(|character| !is_noise(*character)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(token: &str) -> Vec<String> {
        check(&Secret::new(token.into())).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn ordinary_tokens_raise_nothing() {
        for token in ["dGhpcyBpcyBhIHRva2Vu", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig-_1", "sk_live_0123456789=="] {
            assert_eq!(codes(token), Vec::<String>::new());
        }
    }

    #[test]
    fn what_admins_paste_by_mistake_is_told() {
        for (pasted, code) in [
            ("", "empty"),
            ("Bearer abcdefghijkl", "scheme"),
            ("Authorization: Bearer abcdefghijkl", "scheme"),
            ("abcdefgh ijklmnop", "noise"),
            ("\"abcdefghijkl\"", "noise"),
            ("abcdefgh\u{200b}ijkl", "noise"),
            ("abcdefghéijkl", "non-ascii"),
            ("<token>", "placeholder"),
            ("your-token-here", "placeholder"),
            ("••••••••", "placeholder"),
            ("abc12", "short"),
        ] {
            assert!(codes(pasted).contains(&format!("scim.token.{code}")), "{code}: {:?}", codes(pasted));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_finding_quotes_the_token_and_cleaning_removes_what_is_fixable(token in "[ -~\u{200b}]{0,12}canary[ -~]{6,20}") {
            let findings = check(&Secret::new(token.clone()));
            let said = serde_json::to_string(&findings).expect("serialises");
            proptest::prop_assert!(!said.contains("canary"));
            if findings.iter().any(|finding| finding.fix.is_some() && finding.code == "scim.token.noise") {
                let after = check(&cleaned(&Secret::new(token)));
                proptest::prop_assert!(after.iter().all(|finding| finding.code != "scim.token.noise"));
            }
        }
    }
}
