//! An unusual content type
//!
//! SCIM's media type is `application/scim+json` (RFC 7644 §8.1). Many servers accept `application/json` too.
//!
//! Bad: `Content-Type: text/plain`
//!
//! Bad: `Content-Type: application/scim`
//!
//! Good: `Content-Type: application/scim+json`
//!
//! Good: `Content-Type: application/json; charset=utf-8`
//!
//! Good: `Accept: */*`

use super::Headers;
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.content-type",
    severity: InputSeverity::Warning,
    why: "A server that checks the content type answers 415.",
    todo: "Use application/scim+json, unless the vendor asks for something else.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    for line in headers.lines() {
        let name = line.name.of(headers.text()).trim().to_ascii_lowercase();
        if name != "content-type" {
            continue;
        }
        let value = line.value.of(headers.text()).to_ascii_lowercase();
        // Only what RFC 9110 calls white space: the value's start is counted from.
        let media = value.split(';').next().unwrap_or_default().trim_end_matches([' ', '\t']);
        if !media.is_empty() && !matches!(media, "application/scim+json" | "application/json") {
            let media = Span::new(line.value.start, line.value.start + media.len());
            found.at(media, "This is not a media type of SCIM.").replace(
                Applicability::Unsafe,
                "Use application/scim+json",
                media,
                "application/scim+json",
            );
        }
    }
}
