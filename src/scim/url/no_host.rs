//! The host is missing
//!
//! There is a scheme and a path, and nothing between.
//!
//! Bad: `https:///scim/v2`
//!
//! Bad: `https://`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.no-host",
    severity: InputSeverity::Error,
    why: "OneLogin has nowhere to send to.",
    todo: "Copy the endpoint again from the vendor.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(parts) = url.parts().filter(|parts| parts.host.is_empty()) {
        found.at(url.span(parts.scheme.clone()), "There is no host in it.");
    }
}
