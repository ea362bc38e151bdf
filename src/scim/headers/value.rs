//! A value that can't be sent
//!
//! The value contains a control character, an invisible character or a letter outside ASCII (RFC 9110 §5.5).
//!
//! Bad: `X-Tenant: acme\u{200b}`
//!
//! Bad: `X-Unit: Zürich`
//!
//! Bad: `X-Quoted: “acme”`
//!
//! Good: `Content-Type: application/scim+json`

use super::Headers;
use crate::finding::{Check, Found, InputSeverity, Span, removal};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.value",
    severity: InputSeverity::Error,
    why: "The server refuses the request, or reads another value.",
    todo: "Type the value again, in plain ASCII.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    for line in headers.lines() {
        let wrong = |character: char| !(character == '\t' || (' '..='~').contains(&character));
        if let Some((span, _)) = removal(line.value.of(headers.text()), |_, it| wrong(it)) {
            found.at(
                Span::new(line.value.start + span.start, line.value.start + span.end),
                "A header's value can't contain this.",
            );
        }
    }
}
