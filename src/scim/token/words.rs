//! Words before or behind the token
//!
//! Words were copied together with the token: a name before it, a remark behind it.
//!
//! Bad: `dGhpcyBpcyBhIHRva2Vu (expires in May)`
//!
//! Bad: `production dGhpcyBpcyBhIHRva2Vu`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::{Token, cut};
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.words",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Keep the token alone.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let (words, Some(core)) = (&token.pasted().words, token.core()) else { return };
    if token.is_basic() {
        return;
    }
    for part in words {
        let behind = part.start >= core.end;
        let what = if behind { "There are words behind the token." } else { "There are words before the token." };
        found.at(*part, what).fix(Applicability::Unsafe, "Keep the token alone", cut(words));
    }
}
