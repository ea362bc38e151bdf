//! A SCIM 1.x address
//!
//! The path has a part `v1` or `v1.1`.
//!
//! Bad: `https://api.spekit.example/scim/v1`
//!
//! Bad: `https://api.spekit.example/v1.1/scim`
//!
//! Good: `https://api.spekit.example/scim/v2`

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
    // A vendor's API may have a version 1 of its own, with SCIM 2 under it.
    if path.contains("v2") || !path.contains("scim") {
        return;
    }
    let mut at = 0;
    for segment in path.split('/') {
        if matches!(segment, "v1" | "v1.0" | "v1.1") {
            let start = parts.path.start + at;
            found.at(url.span(start..start + segment.len()), "This looks like the address of SCIM 1.x.");
        }
        at += segment.len() + 1;
    }
}
