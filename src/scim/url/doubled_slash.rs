//! Two slashes in the path
//!
//! There are two slashes in a row in the path. Often two halves were joined by hand.
//!
//! Bad: `https://api.spekit.example//scim/v2`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.doubled-slash",
    severity: InputSeverity::Warning,
    why: "Some servers answer 404.",
    todo: "Remove one of them.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let Some(parts) = url.parts() else { return };
    if let Some(at) = url.lower(&parts.path).find("//") {
        let span = url.span(parts.path.start + at..parts.path.start + at + 1);
        found.at(span, "There are two slashes in a row.").replace(Applicability::Unsafe, "Remove one", span, "");
    }
}
