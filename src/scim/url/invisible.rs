//! An invisible character in the base URL
//!
//! There is a zero-width space, a byte order mark, a soft hyphen or a mark that changes the direction of writing. They are
//! often copied from web pages and chats.
//!
//! Bad: `https://api.spekit.example/scim/v2\u{200b}`
//!
//! Bad: `\u{feff}https://api.spekit.example/scim/v2`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use super::remove;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.invisible",
    severity: InputSeverity::Error,
    why: "OneLogin uses the URL as it is and does not find the server, although the URL looks right.",
    todo: "Remove it.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let wrong = |_, character| crate::text::is_invisible(character);
    let words = ("It contains an invisible character.", "Remove invisible characters");
    remove(url, found, Applicability::Safe, wrong, words);
}
