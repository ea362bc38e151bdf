//! The same header twice
//!
//! Two lines have the same name. Letter case does not count (RFC 9110 §5.1).
//!
//! Bad: `Content-Type: application/scim+json\ncontent-type: application/json`
//!
//! Good: `Content-Type: application/scim+json\nX-A: 1`

use std::collections::BTreeSet;

use super::Headers;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.duplicate",
    severity: InputSeverity::Error,
    why: "A server uses the first, the last, or both joined by a comma.",
    todo: "Keep one of them.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    let mut names = BTreeSet::new();
    for line in headers.lines().iter().filter(|line| line.colon.is_some()) {
        let name = line.name.of(headers.text()).trim().to_ascii_lowercase();
        if !name.is_empty() && !names.insert(name) {
            found.at(line.name, "An earlier line has the same name.");
        }
    }
}
