//! Marks around the token
//!
//! Marks of a text were copied together with the token: `**…**`, `<…>`, or the dash of a list.
//!
//! Bad: `**dGhpcyBpcyBhIHRva2Vu**`
//!
//! Bad: `- dGhpcyBpcyBhIHRva2Vu`
//!
//! Bad: `<z4JmFakeKey123abc>`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::{Token, cut};
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.marks",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Keep the token alone.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let edits = cut(&token.pasted().marks);
    if let (Some(first), Some(last)) = (edits.first(), edits.last()) {
        let all = Span::new(first.span.start, last.span.end);
        found.at(all, "Marks of a text stand around the token.").fix(Applicability::Safe, "Remove the marks", edits);
    }
}
