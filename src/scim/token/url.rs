//! A URL instead of the token
//!
//! The text in the token's field begins with `https://`.
//!
//! Bad: `https://api.spekit.example/scim/v2`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Field, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.url",
    severity: InputSeverity::Error,
    why: "The fields were mixed up. The vendor answers 401, and the token may be readable in another field.",
    todo: "Paste the URL into SCIM Base URL, and the token here.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if token.belongs == Some(Field::Url) {
        found.at(token.core().unwrap_or_else(|| token.all()), "This is a URL, not a token.").belongs(Field::Url);
    }
}
