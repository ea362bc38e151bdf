//! A token that was cut off
//!
//! It ends with dots or has dots in its middle, as a page shows a long text that has no room. Or it begins like a signed token
//! (JWT), but has fewer than three parts.
//!
//! Bad: `dGhpcyBpcyBhIHRva2Vu...`
//!
//! Bad: `dGhpcyBpcyBhIHRva2Vu…`
//!
//! Bad: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJz`
//!
//! Bad: `eyJhbGciOiJIUzI1NiJ9`
//!
//! Bad: `dGhpcy...IHRva2Vu`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`
//!
//! Good: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzY2ltIiwiZXhwIjoxOTAwMDAwMDAwfQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`

use super::Token;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.truncated",
    severity: InputSeverity::Error,
    why: "The vendor answers 401.",
    todo: "Use the vendor's copy button, or make the page wider before you copy.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let Some(core) = token.core() else { return };
    let text = core.of(token.text());
    let dots = text.ends_with("...") || text.ends_with('…');
    let middle = text.contains("...") || text.contains('…');
    // A JWT has three parts (RFC 7515 §7.1), an encrypted one five; the first begins with `{"` in base64.
    let parts = text.split('.').filter(|part| !part.is_empty()).count();
    if dots || (text.starts_with("eyJ") && parts < 3) {
        found.at(core, "Its end is missing.");
    } else if middle && text.chars().any(|c| !matches!(c, '.' | '…')) {
        found.at(core, "A part in its middle is missing.");
    }
}
