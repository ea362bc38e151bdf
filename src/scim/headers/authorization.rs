//! A second Authorization header
//!
//! OneLogin sends `Authorization: Bearer …` from the token's own field.
//!
//! Bad: `Authorization: Bearer abc`
//!
//! Bad: `authorization: Basic abc`
//!
//! Good: `Content-Type: application/scim+json`

use super::Headers;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.authorization",
    severity: InputSeverity::Error,
    why: "The server uses one of the two, or answers 400. Besides, everybody can read this field.",
    todo: "Remove the line, and paste the token into SCIM Bearer Token.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    for line in headers.lines() {
        if line.name.of(headers.text()).trim().eq_ignore_ascii_case("authorization") {
            found.at(line.name, "OneLogin sends this header itself.");
        }
    }
}
