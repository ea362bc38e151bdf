//! A masked token
//!
//! It contains dots or stars. A page shows them instead of a stored token.
//!
//! Bad: `••••••••••`
//!
//! Bad: `abcd****wxyz`
//!
//! Bad: `●●●●●●`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.masked",
    severity: InputSeverity::Error,
    why: "The vendor answers 401.",
    todo: "Make a new token and copy it while it is shown.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let Some(core) = token.core() else { return };
    let text = core.of(token.text());
    let masks = text.chars().filter(|character| matches!(character, '•' | '●' | '*')).count();
    if masks >= 3 {
        found.at(core, "It contains dots or stars, which a page shows instead of a token.");
    }
}
