//! An invisible character in the base URL
//!
//! A zero-width space, a byte order mark, a soft hyphen or a mark that turns the direction of writing. They come with
//! copying from web pages and chats.
//!
//! Bad: `https://api.spekit.example/scim/v2\u{200b}`
//!
//! Bad: `\u{feff}https://api.spekit.example/scim/v2`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use super::remove;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.invisible",
    severity: InputSeverity::Error,
    why: "OneLogin sends it as it is, and the server is not found, though the URL looks right.",
    todo: "Remove it.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    remove(
        url,
        found,
        crate::text::is_invisible,
        "There is a character in it that can't be seen.",
        "Remove what can't be seen",
    );
}
