//! A host with letters beyond ASCII
//!
//! The host holds letters beyond `a`–`z`, or is written in their encoded form (`xn--`). Some look exactly like Latin
//! ones. Where the guide names the vendor's host it is an error.
//!
//! Bad: `https://xn--spkit-6of.example/scim`
//!
//! Bad: `https://spеkit.example/scim`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.not-ascii-host",
    severity: InputSeverity::Warning,
    why: "A host that looks like the vendor's and is not would receive the token and your people's data.",
    todo: "Copy the endpoint again from the vendor's own page and compare it letter by letter.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let Some(parts) = url.parts() else { return };
    let host = url.lower(&parts.host);
    if host.is_ascii() && !host.split('.').any(|label| label.starts_with("xn--")) {
        return;
    }
    let report = found
        .at(url.span(parts.host.clone()), "The host is written with letters beyond a–z, which can look like others.");
    if url.rules().host.is_some() {
        report.severity(InputSeverity::Error);
    }
}
