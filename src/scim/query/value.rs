//! A filter that does not fit its attribute
//!
//! The attribute has another type than the value, or the operator is not for that type: true and false have no order.
//!
//! Bad: `active eq "true"`
//!
//! Bad: `active gt true`
//!
//! Bad: `userName eq 7`
//!
//! Bad: `emails[primary eq "true"]`
//!
//! Good: `active eq true and userName sw "b"`
//!
//! Good: `serialNumber eq 7`

use super::{Query, type_of};
use crate::finding::{Applicability, Check, Found, InputSeverity};
use crate::scim::schema::mismatch;

pub(super) const CHECK: Check<Query> = Check {
    code: "scim.filter.value",
    severity: InputSeverity::Error,
    why: "The server answers 400 invalidFilter, or it finds nobody.",
    todo: "Compare the attribute with a value of its own type.",
    run,
};

fn run(query: &Query, found: &mut Found) {
    let Ok(comparisons) = &query.read else { return };
    for comparison in comparisons.iter().take(200) {
        let wrong = type_of(comparison).and_then(|kind| mismatch(comparison, kind));
        let Some((span, what, edit)) = wrong else { continue };
        let report = found.at(query.span(span), what);
        let edits = query.edits(edit.as_slice());
        if !edits.is_empty() {
            report.fix(Applicability::Unsafe, "Remove the quotation marks", edits);
        }
    }
}
