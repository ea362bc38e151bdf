//! The slash at the end
//!
//! The guide says whether the URL must or must not end with a slash. Where it says nothing, both are fine.
//!
//! Bad with `{"trailingSlash":"forbid"}`: `https://api.spekit.example/scim/v2/`
//!
//! Bad with `{"trailingSlash":"require"}`: `https://api.spekit.example/scim/v2`
//!
//! Good with `{"trailingSlash":"forbid"}`: `https://api.spekit.example/scim/v2`
//!
//! Good with `{"trailingSlash":"require"}`: `https://api.spekit.example/scim/v2/`
//!
//! Good: `https://api.spekit.example/scim/v2`
//!
//! Good: `https://api.spekit.example/scim/v2/`

use super::TrailingSlash;
use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.trailing-slash",
    severity: InputSeverity::Error,
    why: "OneLogin adds /Users after it. With one slash too many or too few, some servers answer 404.",
    todo: "Add or remove the last slash.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let Some(parts) =
        url.parts().filter(|parts| parts.query.is_none() && parts.fragment.is_none() && !parts.host.is_empty())
    else {
        return;
    };
    let path = url.lower(&parts.path);
    match url.rules().trailing_slash {
        TrailingSlash::Forbid if path.ends_with('/') => {
            let bare = path.trim_end_matches('/').len();
            let span = url.span(parts.path.start + bare..parts.path.end);
            found.at(span, "It ends with a slash.").replace(Applicability::Safe, "Remove the last slash", span, "");
        }
        TrailingSlash::Require if !path.ends_with('/') => {
            // Behind all that is removed there, so that both can be done at once.
            let end = url.end();
            found.at(url.visible(), "It does not end with a slash.").replace(
                Applicability::Safe,
                "Add a slash",
                Span::new(end, end),
                "/",
            );
        }
        _ => {}
    }
}
