//! The token has expired
//!
//! It is a signed token (JWT, RFC 7519), and its `exp` is in the past. The token is only decoded here, not verified.
//!
//! Bad with `{"now":1800000000}`: `eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`
//!
//! Good with `{"now":1800000000}`: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzY2ltIiwiZXhwIjoxOTAwMDAwMDAwfQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use super::span_of_time;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.expired",
    severity: InputSeverity::Error,
    why: "The vendor answers 401 to every request.",
    todo: "Make a new token on the vendor's site.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let (Some(end), Some(now), Some(core)) = (token.claim_time("exp"), token.now(), token.core())
        && end <= now
    {
        found.at(core, format!("It expired {}.", span_of_time(now - end, "ago")));
    }
}
