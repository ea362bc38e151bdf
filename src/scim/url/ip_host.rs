//! An IP address instead of a host name
//!
//! The host is an IPv4 or IPv6 address. A private address (RFC 1918 and the like) is an error.
//!
//! Bad: `https://203.0.113.7/scim`
//!
//! Bad: `https://10.0.0.5/scim`
//!
//! Bad: `https://[2001:db8::1]/scim`
//!
//! Good: `https://api.spekit.example/scim/v2`
//!
//! Good: `http://127.0.0.1:8080/v2`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};
use std::net::IpAddr;

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.ip-host",
    severity: InputSeverity::Warning,
    why: "Certificates are made for host names, and addresses change.",
    todo: "Use the vendor's host name.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let Some(parts) = url.parts().filter(|_| !url.is_loopback()) else { return };
    let host = url.lower(&parts.host);
    let Ok(address) = host.trim_matches(['[', ']']).parse::<IpAddr>() else { return };
    let private = match address {
        IpAddr::V4(address) => address.is_private() || address.is_link_local() || address.is_unspecified(),
        IpAddr::V6(address) => address.is_unique_local() || address.is_unicast_link_local() || address.is_unspecified(),
    };
    let report = found.at(url.span(parts.host.clone()), "The host is an IP address.");
    if private {
        report
            .severity(InputSeverity::Error)
            .todo("OneLogin can't reach an address of your own network. Use the vendor's host name.");
    }
}
