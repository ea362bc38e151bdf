//! The scheme is missing
//!
//! The text in the field does not begin with `https://`.
//!
//! Bad: `api.spekit.example/scim/v2`
//!
//! Bad: `www.spekit.example`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.no-scheme",
    severity: InputSeverity::Error,
    why: "OneLogin needs the scheme and the host to reach the server.",
    todo: "Begin the URL with https://, as the vendor gave it.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if url.parts().is_none() && !url.clean().is_empty() && !url.clean().contains("://") {
        let start = Span::new(url.all().start, url.all().start);
        found.at(url.visible(), "This is not a complete URL: the scheme is missing.").replace(
            Applicability::Unsafe,
            "Add https:// before it",
            start,
            "https://",
        );
    }
}
