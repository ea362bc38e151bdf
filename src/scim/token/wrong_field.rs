//! The right text in the wrong field: not a token
//!
//! The text is what another field of the same tab takes.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`
//!
//! Bad: `Content-Type: application/scim+json`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::field;

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.wrong-field",
    severity: InputSeverity::Error,
    why: "The vendor answers 401 to every request.",
    todo: "Move it into its own field.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let Some(field) = token.belongs {
        found.at(token.all(), field::what(field)).belongs(field);
    }
}
