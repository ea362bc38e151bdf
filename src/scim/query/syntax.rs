//! A filter that can't be read
//!
//! The filter breaks the grammar of RFC 7644 §3.4.2.2: a text without quotation marks, another operator than those of the RFC,
//! conditions joined by a comma.
//!
//! Bad: `userName eq bjensen`
//!
//! Bad: `userName = "bjensen"`
//!
//! Bad: `GET /Users?filter=userName+eq+bjensen`
//!
//! Bad: `userName eq "bjensen" and`
//!
//! Good: `userName eq "bjensen"`
//!
//! Good: `emails[type eq "work" and value co "@acme.example"] or not (active eq false)`
//!
//! Good: `/Users?filter=userName+eq+%22bjensen%22&count=1`

use super::Query;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Query> = Check {
    code: "scim.filter.syntax",
    severity: InputSeverity::Error,
    why: "The server answers 400 invalidFilter, or it finds nobody.",
    todo: "Write it as RFC 7644 §3.4.2.2 defines it: userName eq \"bjensen\".",
    run,
};

fn run(query: &Query, found: &mut Found) {
    if let Err(fault) = &query.read {
        let report = found.at(query.span(fault.span), fault.what.clone());
        if let Some((title, edits)) = &fault.fix {
            let edits = query.edits(edits);
            if !edits.is_empty() {
                report.fix(Applicability::Unsafe, title.clone(), edits);
            }
        }
    }
}
