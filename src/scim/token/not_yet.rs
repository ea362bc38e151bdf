//! The token is not valid yet
//!
//! It is a signed token, and its `nbf` is in the future.
//!
//! Bad with `{"now":1800000000}`: `eyJhbGciOiJIUzI1NiJ9.eyJuYmYiOjE4MDAwMDM2MDAsImV4cCI6MTkwMDAwMDAwMH0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`
//!
//! Good with `{"now":1800000000}`: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzY2ltIiwiZXhwIjoxOTAwMDAwMDAwfQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`

use super::Token;
use super::span_of_time;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.not-yet",
    severity: InputSeverity::Error,
    why: "The vendor answers 401 until then.",
    todo: "Wait, or check the clock of the machine that made it.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let (Some(start), Some(now), Some(core)) = (token.claim_time("nbf"), token.now(), token.core())
        && start > now
    {
        found.at(core, format!("It is not valid yet: it will be {}.", span_of_time(start - now, "from now")));
    }
}
