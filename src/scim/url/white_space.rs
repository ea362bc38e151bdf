//! White space in the base URL
//!
//! There is a space, a tab or a line break before, in or after the URL. It is often copied from a mail or a table.
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
    why: "OneLogin uses the URL as it is and does not find the server.",
    todo: "Remove it.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    remove(url, found, char::is_whitespace, "It contains white space.", "Remove the white space");
}
