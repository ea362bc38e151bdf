//! A line without a colon
//!
//! Each line of Custom Headers is `Name: value`.
//!
//! Bad: `Content-Type application/scim+json`
//!
//! Bad: `application/scim+json`
//!
//! Good: `Content-Type: application/scim+json`
//!
//! Good: `Content-Type: application/scim+json\nUser-Agent: OneLogin SCIM`

use super::Headers;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.no-colon",
    severity: InputSeverity::Error,
    why: "OneLogin can't tell the name from the value, so it does not send the header.",
    todo: "Write it as Name: value.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    for line in headers.lines() {
        if line.colon.is_none() {
            found.at(line.all, "There is no colon in this line.");
        }
    }
}
