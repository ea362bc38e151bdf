//! What an error means that OneLogin shows for a user, or that a SCIM server answered: the likeliest causes, and what to do.
//!
//! The texts are told by words that they have in common, since every vendor writes his own. Statuses and `scimType` are those of
//! RFC 7644 §3.12.

mod known;

use serde::Serialize;

use crate::finding::Span;

pub(super) use known::KNOWN;

/// What an error means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ErrorExplanation {
    /// Stable, e.g. `error.unauthorized`.
    pub code: &'static str,
    /// The words that it was told by. Bytes; UTF-16 code units in JavaScript.
    pub span: Span,
    /// What it means.
    pub means: &'static str,
    /// What causes it, the likeliest first.
    pub causes: &'static [&'static str],
    /// What to do, in order.
    #[serde(rename = "do")]
    pub todo: &'static [&'static str],
}

/// A kind of error.
pub(super) struct Trouble {
    pub code: &'static str,
    /// Words that tell it, in lower case; of several kinds the one with the longest words is the likeliest.
    pub words: &'static [&'static str],
    /// Statuses of HTTP that tell it.
    pub statuses: &'static [u16],
    pub means: &'static str,
    pub causes: &'static [&'static str],
    pub todo: &'static [&'static str],
}

/// Texts beyond this are looked at up to here.
const LONGEST: usize = 20_000;
/// More explanations help nobody.
const MOST: usize = 3;

/// Explains the text of an error, the likeliest meaning first. Nothing if it is not known.
#[must_use]
pub fn explain_error(text: &str) -> Vec<ErrorExplanation> {
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    // Only ASCII letters change their case, so that places stay.
    let lower = text.get(..end).unwrap_or_default().to_ascii_lowercase();
    let statuses = statuses(&lower);
    let mut hits: Vec<(usize, Span, &Trouble)> = Vec::new();
    for trouble in KNOWN {
        let word = trouble
            .words
            .iter()
            .filter_map(|word| Some((word.len(), lower.find(word).map(|at| Span::new(at, at + word.len()))?)))
            .max_by_key(|(length, _)| *length);
        let status = statuses.iter().find(|(status, _)| trouble.statuses.contains(status)).map(|(_, span)| (4, *span));
        if let Some((weight, span)) = word.into_iter().chain(status).max_by_key(|(weight, _)| *weight) {
            // Words and status together say more than words alone.
            let both = usize::from(word.is_some() && status.is_some()) * 8;
            hits.push((weight + both, span, trouble));
        }
    }
    hits.sort_by_key(|(weight, ..)| core::cmp::Reverse(*weight));
    let explained = hits.into_iter().take(MOST).map(|(_, span, trouble)| ErrorExplanation {
        code: trouble.code,
        span,
        means: trouble.means,
        causes: trouble.causes,
        todo: trouble.todo,
    });
    explained.collect()
}

/// Numbers of three digits that stand alone and may be a status of HTTP.
fn statuses(text: &str) -> Vec<(u16, Span)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        match (byte.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let span = Span::new(from, at);
                let before =
                    from.checked_sub(1).and_then(|before| text.as_bytes().get(before)).copied().unwrap_or(b' ');
                let joined =
                    |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'/' | b'@');
                let goes_on = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'@');
                let alone = !(joined(before) || goes_on);
                if at - from == 3
                    && alone
                    && let Ok(status) = span.of(text).parse::<u16>()
                    && (300..600).contains(&status)
                {
                    found.push((status, span));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        explain_error(text).into_iter().map(|it| it.code).collect()
    }

    #[test]
    fn errors_of_the_field_are_told() {
        for (text, code) in [
            ("SCIM Base URL cannot be blank", "error.base-url-blank"),
            (
                "Failed to create user in app. Specified resource (e.g. User) or endpoint does not exist",
                "error.not-found",
            ),
            ("HTTP 401 Unauthorized", "error.unauthorized"),
            ("{\"detail\":\"Invalid token.\"}", "error.unauthorized"),
            ("403 Forbidden: insufficient scope", "error.forbidden"),
            (
                r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","scimType":"uniqueness"}"#,
                "error.exists",
            ),
            ("User with this email already exists", "error.exists"),
            ("415 Unsupported Media Type", "error.media-type"),
            ("Attribute userName is required", "error.value"),
            ("Failed to open TCP connection (getaddrinfo: Name or service not known)", "error.host-unknown"),
            ("SSL_connect returned=1 errno=0 state=error: certificate verify failed", "error.certificate"),
            ("Net::ReadTimeout", "error.timeout"),
            ("execution expired", "error.timeout"),
            ("429 Too Many Requests", "error.too-many"),
            ("502 Bad Gateway", "error.server"),
            ("unexpected token at '<!DOCTYPE html>'", "error.page"),
            ("provisioning_pending_approval", "error.pending"),
            ("You have reached the maximum number of seats", "error.seats"),
            ("{\"scimType\":\"invalidFilter\"}", "error.filter"),
        ] {
            assert_eq!(codes(text).first().copied(), Some(code), "{text}: {:?}", codes(text));
        }
    }

    #[test]
    fn what_is_no_error_is_not_explained() {
        for text in ["", "Provisioned", "Ana Silva, room 404b", "https://acme.example/v1.401/x", "user 12409"] {
            assert_eq!(codes(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn every_kind_says_all_there_is_to_say_and_is_told_by_each_of_its_words() {
        for trouble in KNOWN {
            assert!(!trouble.means.is_empty() && !trouble.causes.is_empty() && !trouble.todo.is_empty());
            for word in trouble.words {
                assert_eq!(*word, word.to_ascii_lowercase());
                assert!(codes(word).contains(&trouble.code), "{word}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn spans_lie_in_the_text(text in "(\\PC{0,6}|401 |not found|timeout|é){0,8}") {
            for one in explain_error(&text) {
                proptest::prop_assert!(text.get(one.span.start..one.span.end).is_some());
            }
        }
    }
}
