//! A header that belongs to the connection
//!
//! Whoever sends the request sets `Host`, `Content-Length`, `Transfer-Encoding`, `Connection` and the like (RFC 9110
//! §7.6.1).
//!
//! Bad: `Host: api.spekit.example`
//!
//! Bad: `Content-Length: 0`
//!
//! Good: `Content-Type: application/scim+json`

use super::Headers;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.connection",
    severity: InputSeverity::Error,
    why: "With a wrong value every request fails.",
    todo: "Remove the line.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    const OWN: &[&str] =
        &["host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade", "keep-alive"];
    for line in headers.lines() {
        if OWN.contains(&line.name.of(headers.text()).trim().to_ascii_lowercase().as_str()) {
            found.at(line.name, "OneLogin sets this header itself.");
        }
    }
}
