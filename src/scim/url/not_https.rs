//! Not https
//!
//! The URL begins with `http://`. For a server on this machine it is a warning only.
//!
//! Bad: `http://api.spekit.example/scim/v2`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.not-https",
    severity: InputSeverity::Error,
    why: "Anybody on the way could read the bearer token and your users' data.",
    todo: "Use https.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let Some(parts) = url.parts().filter(|parts| url.lower(&parts.scheme) == "http") else { return };
    let report = found.at(url.span(parts.scheme.clone()), "It is not https.");
    if url.is_loopback() {
        report.severity(InputSeverity::Warning).todo("This is fine only with the practice tenant on this computer.");
    } else {
        report.replace(Applicability::Unsafe, "Use https", url.span(parts.scheme.clone()), "https");
    }
}
