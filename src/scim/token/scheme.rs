//! The word Bearer was pasted with the token
//!
//! It begins with `Bearer`, `Authorization:` or both, with the field's name, or with the word of another scheme: `Api-Key`, `SSWS`,
//! `Token token=`.
//!
//! Bad: `Bearer dGhpcyBpcyBhIHRva2Vu`
//!
//! Bad: `Authorization: Bearer dGhpcyBpcyBhIHRva2Vu`
//!
//! Bad: `bearer dGhpcyBpcyBhIHRva2Vu`
//!
//! Bad: `SCIM Bearer Token: dGhpcyBpcyBhIHRva2Vu`
//!
//! Bad: `Api-Key z4JmFakeKey123abc`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Applicability, Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.scheme",
    severity: InputSeverity::Error,
    why: "OneLogin writes “Bearer” and all of the field into the request, so the server would read more than the token and answer 401.",
    todo: "Keep only what comes after it.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    let Some(label) = token.pasted().label else { return };
    let words = label.of(token.text()).to_ascii_lowercase();
    let what = if words.starts_with("bearer") || words.starts_with("authorization") {
        "It begins with “Bearer” or “Authorization:”."
    } else {
        "It begins with words that are no part of the token."
    };
    // A word of another scheme, such as `Api-Key`, may say that the vendor takes no bearer token.
    let how = if token.pasted().plain_label { Applicability::Safe } else { Applicability::Unsafe };
    let report = found.at(label, what).replace(how, "Remove the words before the token", label, "");
    if how == Applicability::Unsafe {
        report.todo("Keep only what comes after it. Ask the vendor whether the token may be sent as a bearer token.");
    }
}
