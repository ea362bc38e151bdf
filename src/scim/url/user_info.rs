//! User name or password in the URL
//!
//! Something stands before an `@` in front of the host.
//!
//! Bad: `https://scim:pass@api.spekit.example/scim`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.user-info",
    severity: InputSeverity::Error,
    why: "It would be stored and shown in clear text, and OneLogin does not send it.",
    todo: "Remove everything between // and @; the token has a field of its own.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(user) = url.parts().and_then(|parts| parts.user.clone()) {
        let span = url.span(user);
        found.at(span, "It holds a user name or a password before the host.").replace(
            Applicability::Unsafe,
            "Remove it",
            span,
            "",
        );
    }
}
