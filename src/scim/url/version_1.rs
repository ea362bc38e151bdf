//! A SCIM 1.x address
//!
//! Behind `scim` the path has a part `v1` or `v1.1`. In front of it, that is the version of the vendor's own API.
//!
//! Bad: `https://api.spekit.example/scim/v1`
//!
//! Bad: `https://api.spekit.example/scim/v1.1`
//!
//! Good: `https://api.spekit.example/scim/v2`
//!
//! Good: `https://api.spekit.example/api/v1/scim`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.version-1",
    severity: InputSeverity::Warning,
    why: "The connectors of this guide use SCIM 2.0. A 1.x server does not understand it.",
    todo: "Ask the vendor for the SCIM 2.0 endpoint.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let Some(parts) = url.parts() else { return };
    let path = url.lower(&parts.path);
    if path.contains("v2") {
        return;
    }
    let (mut at, mut behind) = (0, false);
    for segment in path.split('/') {
        // In front of `scim` it is the version of the vendor's API.
        if behind && matches!(segment, "v1" | "v1.0" | "v1.1" | "1.0" | "1.1") {
            let start = parts.path.start + at;
            found.at(url.span(start..start + segment.len()), "This looks like the address of SCIM 1.x.");
            return;
        }
        behind |= segment.starts_with("scim");
        at += segment.len() + 1;
    }
}
