//! Marks around the base URL
//!
//! Marks of a text were copied together with the URL: `<…>`, `[…](…)`, `**…**`, or the dash of a list.
//!
//! Bad: `<https://api.spekit.example/scim/v2>`
//!
//! Bad: `[SCIM](https://api.spekit.example/scim/v2)`
//!
//! Bad: `- https://api.spekit.example/scim/v2`
//!
//! Good: `https://api.spekit.example/scim/v2`
//!
//! Good: `https://[2001:db8::1]/scim`

use super::{Url, cut};
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.marks",
    severity: InputSeverity::Error,
    why: "They become part of the address.",
    todo: "Keep the URL alone.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let marks = &url.pasted().marks;
    if !marks.is_empty() {
        found.at(url.around(marks), "Marks of a text stand around the URL.").fix(
            Applicability::Safe,
            "Remove the marks",
            cut(marks),
        );
    }
}
