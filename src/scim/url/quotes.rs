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
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.quotes",
    severity: InputSeverity::Error,
    why: "They become part of the address.",
    todo: "Remove them.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let (from, to) = (url.visible().start, url.visible().end);
    let around = |at| at < from || at >= to;
    let how = ("It contains a quotation mark.", "Remove the quotation marks");
    let quote = |at, character| crate::text::is_quote(character) && around(at);
    remove(url, found, Applicability::Safe, quote, how);
    // Inside the URL it may stand for something that was meant.
    let inside = |at, character| crate::text::is_quote(character) && !around(at);
    remove(url, found, Applicability::Unsafe, inside, how);
}
