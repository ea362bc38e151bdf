//! The right text in the wrong field: not a template
//!
//! The text is what another field of the same tab takes.
//!
//! Bad: `https://api.spekit.example/scim/v2`
//!
//! Bad: `Content-Type: application/scim+json`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use crate::finding::{Check, Field, Found, InputSeverity, Span};
use crate::scim::field;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.wrong-field",
    severity: InputSeverity::Error,
    why: "OneLogin can make no request of it.",
    todo: "Move it into its own field.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    if let Some(field) = field::of(document.text()).filter(|field| *field != Field::Template) {
        found.at(Span::new(0, document.text().len()), field::what(field)).belongs(field);
    }
}
