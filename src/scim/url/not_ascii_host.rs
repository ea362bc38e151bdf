//! A host with letters beyond ASCII
//!
//! The host contains letters other than `a`–`z`, or their encoded form (`xn--`). Some of them look exactly like Latin
//! letters. If the guide names the vendor's host, this is an error.
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
    why: "If the host only looks like the vendor's, somebody else receives the token and your users' data.",
    todo: "Copy the endpoint again from the vendor's own page and compare it letter by letter.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let Some(parts) = url.parts() else { return };
    let host = url.lower(&parts.host);
    if host.is_ascii() && !host.split('.').any(|label| label.starts_with("xn--")) {
        return;
    }
    let report = found.at(
        url.span(parts.host.clone()),
        "The host contains letters other than a–z. They can look like other letters.",
    );
    if url.rules().host.is_some() {
        report.severity(InputSeverity::Error);
    }
}
