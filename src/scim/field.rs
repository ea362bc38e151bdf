//! Which field of the Configuration tab a text is for, where its form leaves no doubt.

use super::pasted::{Pasted, is_outside};
use crate::finding::Field;

/// Names of headers that vendors ask for.
const HEADERS: &[&str] = &["content-type", "accept", "user-agent", "accept-encoding", "cache-control"];

/// The field that the text is for; `None` if it could be for several, or for none.
pub(super) fn of(text: &str) -> Option<Field> {
    let bare = text.trim_matches(is_outside);
    if is_template(bare) {
        return Some(Field::Template);
    }
    if is_token(bare) {
        return Some(Field::Token);
    }
    if is_headers(bare) {
        return Some(Field::Headers);
    }
    is_url(bare).then_some(Field::Url)
}

/// May a text hold a secret, whichever field it was put into? A token does, and headers may.
#[cfg(feature = "panel")]
#[must_use]
pub fn holds_secret(text: &str) -> bool {
    matches!(of(text), Some(Field::Token | Field::Headers))
}

/// What to say of a text that is for this field and stands in another.
pub(super) const fn what(field: Field) -> &'static str {
    match field {
        Field::Url => "This is a URL.",
        Field::Token => "This is a bearer token.",
        Field::Headers => "These are header lines.",
        Field::Template => "This is a JSON template.",
    }
}

/// A JSON object, cut off or not, with what only a template or a resource has.
fn is_template(text: &str) -> bool {
    let text = text.trim_start_matches("json").trim_start_matches(is_outside);
    let named = ["schemas", "userName", "{$user.", "{$parameters."].iter().any(|word| text.contains(word));
    text.starts_with('{') && !text.starts_with("{$") && text.contains(':') && named
}

/// A token that says so, or a signed one.
fn is_token(text: &str) -> bool {
    let lower = text.get(..32).unwrap_or(text).to_ascii_lowercase();
    let rest = lower.strip_prefix("authorization:").map_or(lower.as_str(), str::trim_start);
    if rest.starts_with("bearer ") || rest.starts_with("bearer:") {
        return !text.trim_end().contains('\n');
    }
    let mut parts = text.split('.');
    let signed = |part: Option<&str>| part.is_some_and(|part| part.len() >= 10 && part.chars().all(is_base64));
    text.starts_with("eyJ") && signed(parts.next()) && signed(parts.next()) && parts.next().is_some()
}

fn is_base64(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '=')
}

/// Lines of which each is `Name: value`, and one has a name that is known.
fn is_headers(text: &str) -> bool {
    let mut known = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let Some((name, value)) = line.split_once(':') else { return false };
        if value.starts_with("//") || name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return false;
        }
        known |= HEADERS.contains(&name.to_ascii_lowercase().as_str());
    }
    known
}

/// One URL and nothing else but marks around it.
fn is_url(text: &str) -> bool {
    if !text.contains("://") {
        return false;
    }
    let pasted = Pasted::url(text);
    let lower = pasted.value.of(text).get(..8).unwrap_or_default().to_ascii_lowercase();
    pasted.words.is_empty() && pasted.second.is_none() && (lower == "https://" || lower.starts_with("http://"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_its_form() {
        for (text, field) in [
            ("{ \"schemas\": [\"x\"], \"userName\": \"{$user.email}\" }", Some(Field::Template)),
            ("```json\n{\n\"userName\": \"{$user.email}\"", Some(Field::Template)),
            ("Authorization: Bearer abc", Some(Field::Token)),
            ("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2lnbmF0dXJl", Some(Field::Token)),
            ("Content-Type: application/scim+json\nX-Tenant: 7", Some(Field::Headers)),
            ("<https://a.example/scim>", Some(Field::Url)),
            ("https://a.example/scim ", Some(Field::Url)),
            ("api.example/scim", None),
            ("{tenant}", None),
            ("{$user.email}", None),
            ("bearer", None),
            ("dGhpcyBpcyBhIHRva2Vu", None),
            ("https://a.example/scim (production)", None),
            ("Authorization: Bearer abc\nContent-Type: application/json", Some(Field::Headers)),
        ] {
            assert_eq!(of(text), field, "{text}");
        }
    }
}
