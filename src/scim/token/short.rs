//! A very short token
//!
//! The token has fewer than 8 characters.
//!
//! Bad: `abc12`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.short",
    severity: InputSeverity::Warning,
    why: "A part may be missing after copying.",
    todo: "Compare its end with the token that the vendor shows.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let Some(core) = token.core()
        && core.of(token.text()).chars().count() < 8
    {
        found.at(core, "It is very short for a token.");
    }
}
