//! Not the vendor's host
//!
//! The guide names the vendor's host, but this is neither that host nor one under it. A host that only looks like the
//! vendor's is reported as such: one letter is different, or something was added after it.
//!
//! Bad with `{"host":"spekit.example"}`: `https://api.other.example/scim`
//!
//! Bad with `{"host":"spekit.example"}`: `https://spekit.example.evil.example/scim`
//!
//! Bad with `{"host":"spekit.example"}`: `https://api.spek1t.example/scim`
//!
//! Good with `{"host":"spekit.example"}`: `https://api.spekit.example/scim/v2`
//!
//! Good with `{"host":"spekit.example"}`: `https://spekit.example/scim`

use crate::finding::{Check, Found, InputSeverity};

use super::Url;

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.host",
    severity: InputSeverity::Error,
    why: "The token and your users' data would go to somebody else.",
    todo: "Copy the endpoint again from the vendor's own page.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let (Some(parts), Some(wanted)) = (url.parts(), &url.rules().host) else { return };
    let (host, wanted) = (url.lower(&parts.host), wanted.to_ascii_lowercase());
    if host.is_empty() || url.is_loopback() || host == wanted || host.ends_with(&format!(".{wanted}")) {
        return;
    }
    let tail: String = host.chars().skip(host.chars().count().saturating_sub(wanted.chars().count())).collect();
    // To compare takes time that grows with the square of the length; no host name is longer than this (RFC 1035 §2.3.4).
    let alike = host.contains(&wanted) || wanted.len() <= 255 && strsim::osa_distance(&tail, &wanted) <= 2;
    let what = if alike {
        "The host looks like the vendor's, but it is another one."
    } else {
        "The host is not the vendor's."
    };
    found
        .at(url.span(parts.host.clone()), what)
        .todo(format!("Use a host that is {wanted}, or that ends with .{wanted}."));
}
