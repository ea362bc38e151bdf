//! The token is empty
//!
//! The field is empty, or contains only invisible characters.
//!
//! Bad: ``
//!
//! Bad: `  `
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.empty",
    severity: InputSeverity::Error,
    why: "The vendor refuses every request without it.",
    todo: "Paste the bearer token that the vendor gave you.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if token.core().is_none() {
        found.at(token.all(), "The token is empty.");
    }
}
