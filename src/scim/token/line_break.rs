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
use crate::scim::pasted::is_line_break;

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.line-break",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Remove it.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    super::remove_space(token, found, is_line_break, ("It contains a line break.", "Join the lines"));
}
