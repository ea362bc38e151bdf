//! The right text in the wrong field: not headers
//!
//! The text is what another field of the same tab takes.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`
//!
//! Bad: `https://api.spekit.example/scim/v2`
//!
//! Good: `Content-Type: application/scim+json`

use super::Headers;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::field;

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.wrong-field",
    severity: InputSeverity::Error,
    why: "OneLogin would send it as headers, and the vendor refuses the requests.",
    todo: "Move it into its own field.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    if let Some(field) = headers.belongs {
        found.at(headers.all(), field::what(field)).belongs(field);
    }
}
