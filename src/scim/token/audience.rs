//! A token for another service
//!
//! The guide names the audience, but the signed token's `aud` is another one.
//!
//! Bad with `{"audience":"https://api.spekit.example"}`: `eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJodHRwczovL290aGVyLmV4YW1wbGUifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`
//!
//! Good with `{"audience":"https://api.spekit.example"}`: `eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOlsiaHR0cHM6Ly9hcGkuc3Bla2l0LmV4YW1wbGUiXX0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`
//!
//! Good with `{"audience":"https://api.spekit.example"}`: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use super::says;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.audience",
    severity: InputSeverity::Error,
    why: "The vendor refuses a token that was made for another service.",
    todo: "Make a token for SCIM, as the vendor's page says.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let (Some(wanted), Some(core)) = (&token.rules().audience, token.core())
        && token.claim("aud").is_some_and(|claim| !says(claim, wanted))
    {
        found.at(core, format!("It was made for another service than {wanted}."));
    }
}
