//! Not the encoded pair that the vendor wants
//!
//! The guide says that the token is `id:secret` in base64. This does not decode to two parts with a colon between them.
//!
//! Bad with `{"form":"pair"}`: `dGhpcyBpcyBhIHRva2Vu`
//!
//! Bad with `{"form":"pair"}`: `client:secret-1`
//!
//! Good with `{"form":"pair"}`: `Y2xpZW50OnNlY3JldA==`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use super::{TokenForm, decode};
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.pair",
    severity: InputSeverity::Error,
    why: "The vendor's server can't decode it and answers 401.",
    todo: "Join the id, a colon and the secret, and encode all of it in base64, as the vendor's page says.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let (TokenForm::Pair, Some(core)) = (token.rules().form, token.core())
        && !decode(core.of(token.text())).is_some_and(|bytes| {
            bytes.iter().position(|byte| *byte == b':').is_some_and(|at| at > 0 && at + 1 < bytes.len())
        })
    {
        found.at(core, "It is not an id, a colon and a secret, encoded in base64.");
    }
}
