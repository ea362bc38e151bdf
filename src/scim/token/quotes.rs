//! Quotation marks around the token
//!
//! Quotation marks were copied together with the token.
//!
//! Bad: `"dGhpcyBpcyBhIHRva2Vu"`
//!
//! Bad: `“dGhpcyBpcyBhIHRva2Vu”`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Applicability, Check, Found, InputSeverity};
use crate::text::is_quote;

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.quotes",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Remove them.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let Some(core) = token.core() else { return };
    let how = ("It contains a quotation mark.", "Remove the quotation marks");
    let around = |at: usize| at < core.start || at >= core.end;
    super::remove(token, found, Applicability::Safe, |at, it| is_quote(it) && around(at), how);
    // Inside the token it may stand for something that was meant.
    super::remove(token, found, Applicability::Unsafe, |at, it| is_quote(it) && !around(at), how);
}
