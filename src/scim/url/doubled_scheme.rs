//! Two URLs in one field
//!
//! The field contains two URLs. Often a URL was pasted into a field that was not empty.
//!
//! Bad: `https://https://api.spekit.example/scim`
//!
//! Bad: `https://old.examplehttps://api.spekit.example/scim`
//!
//! Bad: `https://old.example/scim https://api.spekit.example/scim`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.doubled-scheme",
    severity: InputSeverity::Error,
    why: "OneLogin can't tell which of them is meant.",
    todo: "Keep one URL.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(second) = url.pasted().second {
        let first = Span::new(url.pasted().value.start, second.start);
        found.at(first, "It contains two URLs, one after the other.").replace(
            Applicability::Unsafe,
            "Keep the last URL",
            first,
            "",
        );
        return;
    }
    let lower = url.clean().to_ascii_lowercase();
    let Some(first) = lower.find("://") else { return };
    let Some(second) = lower.get(first + 3..).and_then(|rest| rest.rfind("://")).map(|at| at + first + 3) else {
        return;
    };
    // A URL as a query's value is another matter.
    if lower.get(..second).is_some_and(|before| before.contains('?')) {
        return;
    }
    let scheme =
        ["https", "http"].iter().find(|scheme| lower.get(..second).is_some_and(|before| before.ends_with(*scheme)));
    let start = second - scheme.map_or(0, |scheme| scheme.len());
    found.at(url.span(0..start), "It contains two URLs, one after the other.").replace(
        Applicability::Unsafe,
        "Keep the last URL",
        url.span(0..start),
        "",
    );
}
