//! The token expires soon
//!
//! It is a signed token, and its `exp` is less than 30 days away.
//!
//! Bad with `{"now":1800000000}`: `eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE4MDA1MTg0MDB9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`
//!
//! Good with `{"now":1800000000}`: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzY2ltIiwiZXhwIjoxOTAwMDAwMDAwfQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`

use super::Token;
use super::span_of_time;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.expiring",
    severity: InputSeverity::Warning,
    why: "Provisioning stops on that day, and nobody is told.",
    todo: "Note the day, or make a token that is valid for longer.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let (Some(end), Some(now), Some(core)) = (token.claim_time("exp"), token.now(), token.core())
        && end > now
        && end - now < 30 * 86_400
    {
        found.at(core, format!("It expires {}.", span_of_time(end - now, "from now")));
    }
}
