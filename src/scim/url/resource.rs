//! The URL of a resource instead of the base
//!
//! The path ends with the name of an endpoint of RFC 7644 §3.2: `/Users`, `/Groups`, `/ServiceProviderConfig` and so
//! on.
//!
//! Bad: `https://api.spekit.example/scim/v2/Users`
//!
//! Bad: `https://api.spekit.example/scim/v2/ServiceProviderConfig/`
//!
//! Bad: `https://api.spekit.example/scim/v2/Users/2819c223`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.resource",
    severity: InputSeverity::Error,
    why: "OneLogin adds /Users and /Groups itself, so it would send requests to /Users/Users.",
    todo: "Remove the last part.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    const RESOURCES: &[&str] = &["users", "groups", "schemas", "resourcetypes", "serviceproviderconfig", "bulk", "me"];
    let Some(parts) = url.parts() else { return };
    let path = url.lower(&parts.path);
    let mut at = 0_usize;
    for segment in path.split('/') {
        if RESOURCES.contains(&segment) {
            let span = url.span(parts.path.start + at.saturating_sub(1)..parts.path.end);
            found.at(span, "After the base comes the name of a resource.").replace(
                Applicability::Unsafe,
                "Remove it",
                span,
                "",
            );
            return;
        }
        at += segment.len() + 1;
    }
}
