//! A query in the base URL
//!
//! A query is everything from a `?` on, such as `?aadOptscim062020`, which is meant for another identity provider.
//!
//! Bad: `https://api.spekit.example/scim/v2?aadOptscim062020`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.query",
    severity: InputSeverity::Error,
    why: "OneLogin adds /Users after it, so the request goes to the wrong address.",
    todo: "Remove the ? and everything after it.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(query) = url.parts().and_then(|parts| parts.query.clone()) {
        let span = url.span(query);
        found.at(span, "It contains a query.").replace(Applicability::Unsafe, "Remove the query", span, "");
    }
}
