//! White space in the base URL
//!
//! A space, a tab or a line break, before, in or after the URL. It comes with copying from a mail or a table.
//!
//! Bad: `https://api.spekit.example/scim/v2 `
//!
//! Bad: `https://api.spekit.example/ scim`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use super::remove;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.white-space",
    severity: InputSeverity::Error,
    why: "OneLogin sends it as it is, and the server is not found.",
    todo: "Remove it.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    remove(url, found, char::is_whitespace, "There is white space in it.", "Remove the white space");
}
