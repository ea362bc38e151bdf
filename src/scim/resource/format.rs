//! A text in the wrong format
//!
//! The attribute is a date and time (RFC 7643 §2.3.5), base64 or a URI, but the text is not valid as one. A date must be in
//! the calendar.
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana","meta":{"created":"yesterday"}}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana","x509Certificates":[{"value":"not base64!"}]}`
//!
//! Good with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana","meta":{"created":"2010-01-23T04:56:22Z"}}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.format",
    severity: InputSeverity::Error,
    why: "Servers answer 400 invalidValue.",
    todo: "Write it in the right format, such as 2026-11-24T09:30:00Z for a date and time.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::Format, found, |_| None);
}
