//! The base URL is empty
//!
//! The field is empty, or contains only invisible characters.
//!
//! Bad: ``
//!
//! Bad: `  `
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.empty",
    severity: InputSeverity::Error,
    why: "OneLogin saves no tab of the app while this field is empty.",
    todo: "Paste the endpoint that the vendor gave you.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if url.clean().is_empty() {
        found.at(url.all(), "The base URL is empty.");
    }
}
