//! A token from somebody else
//!
//! The guide names the issuer, but the signed token's `iss` is another one.
//!
//! Bad with `{"issuer":"https://login.spekit.example"}`: `eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL290aGVyLmV4YW1wbGUifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`
//!
//! Good with `{"issuer":"https://login.spekit.example"}`: `eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLnNwZWtpdC5leGFtcGxlIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`

use super::Token;
use super::says;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.issuer",
    severity: InputSeverity::Error,
    why: "The vendor accepts only its own tokens.",
    todo: "Make the token on the vendor's site.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let (Some(wanted), Some(core)) = (&token.rules().issuer, token.core())
        && token.claim("iss").is_some_and(|claim| !says(claim, wanted))
    {
        found.at(core, format!("It was not issued by {wanted}."));
    }
}
