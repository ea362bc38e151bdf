//! A fragment in the base URL
//!
//! Everything from a `#`. It comes with copying from a browser's address bar.
//!
//! Bad: `https://api.spekit.example/scim/v2#setup`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.fragment",
    severity: InputSeverity::Error,
    why: "Fragments are never sent; OneLogin would put /Users behind it, where the server does not see it.",
    todo: "Cut it at the #.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(fragment) = url.parts().and_then(|parts| parts.fragment.clone()) {
        let span = url.span(fragment);
        found.at(span, "It has a fragment.").replace(Applicability::Unsafe, "Cut the fragment", span, "");
    }
}
