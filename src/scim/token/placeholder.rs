//! A placeholder instead of a token
//!
//! The field contains `<token>`, `YOUR_TOKEN`, `xxxx` or the like.
//!
//! Bad: `<your token>`
//!
//! Bad: `YOUR_TOKEN_HERE`
//!
//! Bad: `xxxxxxxxxxxx`
//!
//! Bad: `{token}`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.placeholder",
    severity: InputSeverity::Error,
    why: "The vendor answers 401.",
    todo: "Paste the real token. If the vendor showed it only once, make a new one.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let Some(core) = token.core() else { return };
    let text = core.of(token.text());
    let bare: String = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    const WORDS: &[&str] = &[
        "token",
        "yourtoken",
        "yourtokenhere",
        "apitoken",
        "bearertoken",
        "yourbearertoken",
        "scimtoken",
        "pastetokenhere",
        "changeme",
        "secret",
        "apikey",
        "yourapikey",
    ];
    let bracketed = (text.starts_with('<') && text.ends_with('>'))
        || (text.starts_with('{') && text.ends_with('}'))
        || (text.starts_with('[') && text.ends_with(']'));
    let filler =
        text.len() >= 4 && text.chars().all(|character| matches!(character, 'x' | 'X' | '0' | '.' | '-' | '_'));
    if bracketed || filler || WORDS.contains(&bare.as_str()) {
        found.at(core, "This is a placeholder, not a token.");
    }
}
