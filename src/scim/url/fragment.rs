//! A fragment in the base URL
//!
//! A fragment is everything from a `#` on. It is often copied from a browser's address bar.
//!
//! Bad: `https://api.spekit.example/scim/v2#setup`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.fragment",
    severity: InputSeverity::Error,
    why: "A fragment is never sent. OneLogin would add /Users after it, where the server does not see it.",
    todo: "Remove the # and everything after it.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(fragment) = url.parts().and_then(|parts| parts.fragment.clone()) {
        let span = url.span(fragment);
        found.at(span, "It contains a fragment.").replace(Applicability::Unsafe, "Remove the fragment", span, "");
    }
}
