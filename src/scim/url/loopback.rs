//! A server on this machine
//!
//! The host is `localhost`, `127.0.0.1` or `[::1]`.
//!
//! Bad: `https://localhost/scim`
//!
//! Bad: `http://127.0.0.1:8080/v2`
//!
//! Bad: `http://[::1]/scim`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.loopback",
    severity: InputSeverity::Warning,
    why: "OneLogin sends the requests from its own servers, so it would call itself.",
    todo: "Use this only with the practice tenant.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(parts) = url.parts().filter(|_| url.is_loopback()) {
        found.at(url.span(parts.host.clone()), "This address means your own computer.");
    }
}
