//! A query in the base URL
//!
//! Everything from a `?`, such as the `?aadOptscim062020` that is meant for another identity provider.
//!
//! Bad: `https://api.spekit.example/scim/v2?aadOptscim062020`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.query",
    severity: InputSeverity::Error,
    why: "OneLogin puts /Users behind it, so the request would go elsewhere.",
    todo: "Cut it at the ?.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    if let Some(query) = url.parts().and_then(|parts| parts.query.clone()) {
        let span = url.span(query);
        found.at(span, "It has a query.").replace(Applicability::Unsafe, "Cut the query", span, "");
    }
}
