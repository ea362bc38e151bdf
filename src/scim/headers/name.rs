//! Not a header's name
//!
//! The name is empty, or contains what RFC 9110 §5.1 does not allow: a space, a bracket, a letter outside ASCII. A space
//! before the colon can be removed safely.
//!
//! Bad: `Content Type: application/scim+json`
//!
//! Bad: `: x`
//!
//! Bad: `X-Ünit: 1`
//!
//! Bad: `X-Tenant : 7`
//!
//! Good: `Content-Type: application/scim+json`

use super::Headers;
use super::is_token;
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.name",
    severity: InputSeverity::Error,
    why: "The server refuses the request or ignores the header.",
    todo: "Use only letters, digits and hyphens.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    for line in headers.lines().iter().filter(|line| line.colon.is_some()) {
        let name = line.name.of(headers.text());
        let bare = name.trim_end();
        if bare.len() < name.len() && is_token(bare) {
            let span = Span::new(line.name.start + bare.len(), line.name.end);
            found.at(span, "There is white space before the colon.").replace(
                Applicability::Safe,
                "Remove the space",
                span,
                "",
            );
        } else if !is_token(name) {
            found.at(
                line.name,
                if name.is_empty() { "There is no name before the colon." } else { "This is not a valid header name." },
            );
        }
    }
}
