//! Not a URL
//!
//! It begins like a URL, but breaks the syntax of RFC 3986: a backslash, a bad percent sign, a bad port.
//!
//! Bad: `https://api.spekit.example\\scim`
//!
//! Bad: `https://api.spekit.example:port/scim`
//!
//! Bad: `https://api.spekit.example/%zz`
//!
//! Good: `https://api.spekit.example/scim/v2`
//!
//! Good: `https://bücher.example/scim`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.malformed",
    severity: InputSeverity::Error,
    why: "OneLogin can't reach it.",
    todo: "Copy the endpoint again from the vendor.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(range) = url.malformed() {
        found.at(url.span(range), "This part is not valid in a URL.");
    }
}
