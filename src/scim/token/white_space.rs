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
use crate::finding::{Applicability, Check, Found, InputSeverity, Span, removal};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.white-space",
    severity: InputSeverity::Error,
    why: "The server compares every character and answers 401.",
    todo: "Remove it.",
    run,
};

fn run(token: &Token, found: &mut Found) {
    // The space behind “Bearer” goes with that word.
    let skip = token.pasted_scheme().map_or(0, |span| span.end);
    let space = |character: char| {
        character.is_whitespace()
            && !matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}')
    };
    if token.core().is_none()
        || token.text().get(skip..).is_some_and(|rest| rest.trim_start().to_ascii_lowercase().starts_with("basic "))
    {
        return;
    }
    let tail = token.text().get(skip..).unwrap_or_default();
    if let Some((span, mut edits)) = removal(tail, space) {
        for edit in &mut edits {
            edit.span = Span::new(edit.span.start + skip, edit.span.end + skip);
        }
        found.at(Span::new(span.start + skip, span.end + skip), "It contains white space.").fix(
            Applicability::Safe,
            "Remove the white space",
            edits,
        );
    }
}
