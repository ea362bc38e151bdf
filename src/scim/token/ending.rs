//! The end of a sentence behind the token
//!
//! The token was copied out of a text, with the comma or the bracket that follows it. Or it ends with `%20`, which is a space.
//!
//! Bad: `dGhpcyBpcyBhIHRva2Vu,`
//!
//! Bad: `dGhpcyBpcyBhIHRva2Vu)`
//!
//! Bad: `dGhpcyBpcyBhIHRva2Vu%20`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu==`

use super::{Token, cut};
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.ending",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Remove it.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let edits = cut(&token.pasted().endings);
    if let (Some(first), Some(last)) = (edits.first(), edits.last()) {
        let all = Span::new(first.span.start, last.span.end);
        found.at(all, "This is the end of a sentence, and not of a token.").fix(
            Applicability::Safe,
            "Remove it",
            edits,
        );
    }
}
