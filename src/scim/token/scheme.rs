//! The word Bearer was pasted with the token
//!
//! It begins with `Bearer`, `Authorization:` or both.
//!
//! Bad: `Bearer dGhpcyBpcyBhIHRva2Vu`
//!
//! Bad: `Authorization: Bearer dGhpcyBpcyBhIHRva2Vu`
//!
//! Bad: `bearer dGhpcyBpcyBhIHRva2Vu`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.scheme",
    severity: InputSeverity::Error,
    why: "OneLogin adds that itself, so the server would see it twice and answer 401.",
    todo: "Keep only what comes after it.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let Some(span) = token.pasted_scheme() {
        found.at(span, "It begins with “Bearer” or “Authorization:”.").replace(
            Applicability::Safe,
            "Remove the words before the token",
            span,
            "",
        );
    }
}
