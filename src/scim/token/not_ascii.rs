//! A character that a token can't contain
//!
//! A token is plain ASCII (RFC 6750 §2.1). A long dash, an accent or a letter of another alphabet was added on the way,
//! for example by a word processor.
//!
//! Bad: `dGhpcyBpcyBhIHRva2Vu–x`
//!
//! Bad: `dGhpcyBpcyBhéIHRva2Vu`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity, removal};
use crate::text::{is_invisible, is_quote};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.not-ascii",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Copy it again from the vendor.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let wrong = |character: char| {
        !character.is_ascii()
            && !character.is_whitespace()
            && !is_invisible(character)
            && !is_quote(character)
            && !matches!(character, '•' | '…' | '●')
    };
    if let Some((span, _)) = removal(token.text(), |at, it| !token.pasted().is_cut(at) && wrong(it)) {
        found.at(span, "It contains a character that a bearer token can't contain.");
    }
}
