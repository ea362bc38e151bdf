//! The host is missing
//!
//! There is a scheme and a path, but no host between them.
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
    why: "OneLogin does not know where to send the requests.",
    todo: "Copy the endpoint again from the vendor.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(parts) = url.parts().filter(|parts| parts.host.is_empty()) {
        found.at(url.span(parts.scheme.clone()), "It contains no host.");
    }
}
