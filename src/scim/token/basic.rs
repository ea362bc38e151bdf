//! Basic credentials instead of a bearer token
//!
//! It begins with `Basic`, so it is a user name and a password for another way to sign in (RFC 7617).
//!
//! Bad: `Basic c2NpbTpwYXNzd29yZA==`
//!
//! Bad: `Authorization: Basic c2NpbTpwYXNzd29yZA==`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.basic",
    severity: InputSeverity::Error,
    why: "OneLogin sends it as a bearer token, and the server answers 401.",
    todo: "Ask the vendor for a bearer token.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if !token.is_basic() {
        return;
    }
    let lower = token.text().to_ascii_lowercase();
    if let Some(start) = lower.find("basic") {
        found.at(Span::new(start, start + 5), "It begins with “Basic”, which is another way to sign in.");
    }
}
