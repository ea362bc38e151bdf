//! A line break in the token
//!
//! The token was wrapped where it was copied from, or a line break was copied with it.
//!
//! Bad: `dGhpcyBpcyBh\nIHRva2Vu`
//!
//! Bad: `dGhpcyBpcyBhIHRva2Vu\r\n`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.line-break",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Remove it.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    super::remove(
        token,
        found,
        |character| matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}'),
        "It contains a line break.",
        "Join the lines",
    );
}
