//! An invisible character in the token
//!
//! There is a zero-width space, a byte order mark, a soft hyphen or a mark that changes the direction of writing.
//!
//! Bad: `dGhpcyBpcyBhIHRva2Vu\u{200b}`
//!
//! Bad: `\u{feff}dGhpcyBpcyBhIHRva2Vu`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Applicability, Check, Found, InputSeverity};
use crate::text::is_invisible;

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.invisible",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401, although the token looks right.",
    todo: "Remove it.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let how = ("It contains an invisible character.", "Remove invisible characters");
    super::remove(token, found, Applicability::Safe, |_, character| is_invisible(character), how);
}
