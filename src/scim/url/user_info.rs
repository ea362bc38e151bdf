//! User name or password in the URL
//!
//! There is a user name or a password, and an `@`, before the host.
//!
//! Bad: `https://scim:pass@api.spekit.example/scim`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.user-info",
    severity: InputSeverity::Error,
    why: "OneLogin would store it and show it to everybody, but it does not send it.",
    todo: "Remove everything between // and @. The token has a field of its own.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(user) = url.parts().and_then(|parts| parts.user.clone()) {
        let span = url.span(user);
        found.at(span, "It contains a user name or a password before the host.").replace(
            Applicability::Unsafe,
            "Remove it",
            span,
            "",
        );
    }
}
