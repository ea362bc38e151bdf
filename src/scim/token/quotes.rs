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
use crate::finding::{Check, Found, InputSeverity};
use crate::text::is_quote;

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.quotes",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Remove them.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    super::remove(token, found, is_quote, "It contains a quotation mark.", "Remove the quotation marks");
}
