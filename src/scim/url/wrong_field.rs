//! The right text in the wrong field: not a base URL
//!
//! The text is what another field of the same tab takes.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`
//!
//! Bad: `Bearer dGhpcyBpcyBhIHRva2Vu`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::field;

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.wrong-field",
    severity: InputSeverity::Error,
    why: "OneLogin would send every request to an address that does not exist.",
    todo: "Move it into its own field.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(field) = url.belongs {
        found.at(url.all(), field::what(field)).belongs(field);
    }
}
