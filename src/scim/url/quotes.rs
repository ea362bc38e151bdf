//! Quotation marks around the base URL
//!
//! Quotation marks were copied together with the URL.
//!
//! Bad: `"https://api.spekit.example/scim/v2"`
//!
//! Bad: `“https://api.spekit.example/scim/v2”`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use super::remove;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.quotes",
    severity: InputSeverity::Error,
    why: "They become part of the address.",
    todo: "Remove them.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    remove(url, found, crate::text::is_quote, "It contains a quotation mark.", "Remove the quotation marks");
}
