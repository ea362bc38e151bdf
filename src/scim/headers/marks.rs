//! Marks around a header
//!
//! Marks of a text were copied together with the line: backticks, quotation marks, the dash of a list, `-H` of a call with curl,
//! the fence of a block of code.
//!
//! Bad: `` `Content-Type: application/scim+json` ``
//!
//! Bad: `- Content-Type: application/scim+json`
//!
//! Bad: `-H "Content-Type: application/scim+json"`
//!
//! Good: `Content-Type: application/scim+json`
//!
//! Good: `Accept: */*`

use super::Headers;
use crate::finding::{Applicability, Check, Edit, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.marks",
    severity: InputSeverity::Error,
    why: "They become part of the header's name or value, so the vendor's server does not get the header that it needs.",
    todo: "Keep Name: value alone.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    let mut marks = headers.marks().to_vec();
    marks.sort_unstable();
    if let (Some(first), Some(last)) = (marks.first(), marks.last()) {
        let all = Span::new(first.start, last.end);
        let edits = marks.iter().map(|span| Edit { span: *span, text: String::new() }).collect();
        found.at(all, "Marks of a text stand around a header.").fix(Applicability::Safe, "Remove the marks", edits);
    }
}
