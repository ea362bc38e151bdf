//! White space in the token
//!
//! There is a space or a tab before, in or after the token.
//!
//! Bad: ` dGhpcyBpcyBhIHRva2Vu`
//!
//! Bad: `dGhpcyBpcyBh IHRva2Vu`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::pasted::is_line_break;

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.white-space",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Remove it.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let space = |character: char| character.is_whitespace() && !is_line_break(character);
    if !token.is_basic() {
        super::remove_space(token, found, space, ("It contains white space.", "Remove the white space"));
    }
}
