//! A host without a domain
//!
//! The host has no dot. Only names inside a company's network are like that.
//!
//! Bad: `https://scimhost/v2`
//!
//! Good: `https://api.spekit.example/scim/v2`
//!
//! Good: `http://localhost:8080/scim`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.bare-host",
    severity: InputSeverity::Warning,
    why: "OneLogin's servers can't find a name of your own network.",
    todo: "Use the vendor's public host.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(parts) = url.parts()
        && !url.is_loopback()
        && !url.lower(&parts.host).is_empty()
        && !url.lower(&parts.host).contains(['.', ':', '[', '<', '{'])
    {
        found.at(url.span(parts.host.clone()), "The host has no domain.");
    }
}
