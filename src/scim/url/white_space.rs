//! White space in the base URL
//!
//! There is a space, a tab or a line break before, in or after the URL. It is often copied from a mail or a table. Only a URL
//! that was wrapped at a line's end is joined without asking.
//!
//! Bad: `https://api.spekit.example/scim/v2 `
//!
//! Bad: `https://api.spekit.example/ scim`
//!
//! Bad: `https://api.spekit.example/\nscim/v2`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use super::remove;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.white-space",
    severity: InputSeverity::Error,
    why: "OneLogin uses the URL as it is and does not find the server.",
    todo: "Remove it.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    let how = ("It contains white space.", "Remove the white space");
    let around =
        |at, character: char| character.is_whitespace() && (url.pasted().wrapped || !url.pasted().is_inside(at));
    remove(url, found, Applicability::Safe, around, how);
    if !url.pasted().wrapped {
        let inside = |at, character: char| character.is_whitespace() && url.pasted().is_inside(at);
        remove(url, found, Applicability::Unsafe, inside, ("There is white space inside the URL.", "Join the parts"));
    }
}
