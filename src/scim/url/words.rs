//! Words before or behind the base URL
//!
//! Words were copied together with the URL: what it is called, a remark behind it.
//!
//! Bad: `SCIM Base URL: https://api.spekit.example/scim/v2`
//!
//! Bad: `https://api.spekit.example/scim/v2 (production)`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::{Url, cut};
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.words",
    severity: InputSeverity::Error,
    why: "They become part of the address, and OneLogin does not find the server.",
    todo: "Keep the URL alone.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let words = &url.pasted().words;
    for Span { start, end } in words {
        let behind = *start >= url.pasted().value.end;
        let what = if behind { "There are words behind the URL." } else { "There are words before the URL." };
        found.at(Span::new(*start, *end), what).fix(Applicability::Unsafe, "Keep the URL alone", cut(words));
    }
}
