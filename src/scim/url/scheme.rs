//! A scheme other than https
//!
//! The URL begins with `ftp`, `ldaps`, `file` or the like.
//!
//! Bad: `ftp://api.spekit.example/scim`
//!
//! Bad: `htps://api.spekit.example/scim`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.scheme",
    severity: InputSeverity::Error,
    why: "SCIM uses https.",
    todo: "Copy the endpoint again from the vendor.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(parts) = url.parts()
        && !matches!(url.lower(&parts.scheme).as_str(), "https" | "http")
    {
        found.at(url.span(parts.scheme.clone()), "Its scheme is neither https nor http.");
    }
}
