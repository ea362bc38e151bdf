//! The end of a sentence behind the base URL
//!
//! The URL was copied out of a text, with the full stop, the comma or the bracket that follows it. Or it ends with `%20`, which
//! is a space.
//!
//! Bad: `https://api.spekit.example/scim/v2.`
//!
//! Bad: `https://api.spekit.example/scim/v2)`
//!
//! Bad: `https://api.spekit.example/scim/v2%20`
//!
//! Good: `https://api.spekit.example/scim/v2`
//!
//! Good: `https://api.spekit.example/scim/v2.0`

use super::{Url, cut};
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.ending",
    severity: InputSeverity::Error,
    why: "It becomes part of the address, and OneLogin does not find the server.",
    todo: "Remove it.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let edits = cut(&url.pasted().endings);
    if let (Some(first), Some(last)) = (edits.first(), edits.last()) {
        let all = Span::new(first.span.start, last.span.end);
        found.at(all, "This is the end of a sentence, and not of a URL.").fix(Applicability::Safe, "Remove it", edits);
    }
}
