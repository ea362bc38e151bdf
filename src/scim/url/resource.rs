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
//! Bad: `https://api.spekit.example/scim/v2/ServiceProviderConfigs`
//!
//! Good: `https://api.spekit.example/scim/v2`
//!
//! Good: `https://api.spekit.example/groups/7/scim/v2`

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
    const RESOURCES: &[&str] = &[
        "users",
        "groups",
        "schemas",
        "resourcetypes",
        "serviceproviderconfig",
        // What SCIM 1.1 called it, and some servers of 2.0 still do.
        "serviceproviderconfigs",
        "bulk",
        "me",
        ".search",
    ];
    let Some(parts) = url.parts() else { return };
    let path = url.lower(&parts.path);
    let mut at = 0_usize;
    let mut hit = None;
    for (index, segment) in path.split('/').enumerate() {
        let version = segment.strip_prefix('v').is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        if segment.starts_with("scim") || version {
            // What stands before it belongs to the base.
            hit = None;
        } else if hit.is_none() && RESOURCES.contains(&segment) && index > 0 {
            hit = Some((at, segment.len()));
        }
        at += segment.len() + 1;
    }
    let Some((at, length)) = hit else { return };
    let start = parts.path.start + at;
    let rest = path.get(at + length..).unwrap_or_default().trim_matches('/');
    // GitLab, for one, has its own groups in the base: `/scim/v2/groups/acme`. Those of SCIM begin with a capital.
    let capital = url.clean().get(start..).is_some_and(|text| text.starts_with(|c: char| c.is_ascii_uppercase()));
    if rest.is_empty() || capital {
        let span = url.span(start.saturating_sub(1)..parts.path.end);
        found.at(span, "After the base comes the name of a resource.").replace(
            Applicability::Unsafe,
            "Remove it",
            span,
            "",
        );
    }
}
