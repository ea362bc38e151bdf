//! The vendor's prefix is missing
//!
//! The guide says that the vendor wants a word before the token, such as `token=`.
//!
//! Bad with `{"form":"prefix","prefix":"token="}`: `dGhpcyBpcyBhIHRva2Vu`
//!
//! Good with `{"form":"prefix","prefix":"token="}`: `token=dGhpcyBpcyBhIHRva2Vu`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use super::TokenForm;
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.prefix",
    severity: InputSeverity::Error,
    why: "Without the word the vendor's server does not find the token.",
    todo: "Add the prefix before the token.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    if let (TokenForm::Prefix, Some(prefix), Some(core)) = (token.rules().form, &token.rules().prefix, token.core())
        && !core.of(token.text()).starts_with(prefix.as_str())
    {
        let start = Span::new(core.start, core.start);
        found.at(start, format!("It does not begin with “{prefix}”.")).replace(
            Applicability::Safe,
            format!("Add {prefix} before it"),
            start,
            prefix,
        );
    }
}
