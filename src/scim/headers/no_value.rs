//! A header without a value
//!
//! There is nothing after the colon.
//!
//! Bad: `X-Tenant:`
//!
//! Good: `Content-Type: application/scim+json`

use super::Headers;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.no-value",
    severity: InputSeverity::Warning,
    why: "An empty header has no effect, and some servers refuse it.",
    todo: "Give it a value, or remove the line.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    for line in headers.lines() {
        if line.colon.is_some() && line.value.of(headers.text()).is_empty() {
            found.at(line.all, "This header has no value.");
        }
    }
}
