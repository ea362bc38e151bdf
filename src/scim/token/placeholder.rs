//! A placeholder instead of a token
//!
//! The field contains `<token>`, `YOUR_TOKEN`, a variable such as `${TOKEN}`, or one character many times.
//!
//! Bad: `<your token>`
//!
//! Bad: `YOUR_TOKEN_HERE`
//!
//! Bad: `xxxxxxxxxxxx`
//!
//! Bad: `{token}`
//!
//! Bad: `${SCIM_KEY}`
//!
//! Bad: `REPLACE_ME`
//!
//! Bad: `fry47GHB-xxxxxxxxxxxxxxxxxxxxx`
//!
//! Good: `dGhpcyBpcyBhIHRva2Vu`

use super::Token;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Token> = Check {
    code: "scim.token.placeholder",
    severity: InputSeverity::Error,
    why: "The vendor answers 401.",
    todo: "Paste the real token. If the vendor showed it only once, make a new one.",
    run,
};

/// Words that placeholders are made of.
const WORDS: &[&str] = &[
    "access",
    "acme",
    "api",
    "auth",
    "bearer",
    "change",
    "changeme",
    "company",
    "copied",
    "copy",
    "dummy",
    "enter",
    "example",
    "fill",
    "from",
    "generated",
    "goes",
    "here",
    "in",
    "insert",
    "integration",
    "key",
    "me",
    "my",
    "name",
    "onelogin",
    "oauth",
    "paste",
    "pasted",
    "placeholder",
    "put",
    "real",
    "replace",
    "replaceme",
    "sample",
    "scim",
    "secret",
    "some",
    "tbd",
    "tenant",
    "test",
    "the",
    "this",
    "todo",
    "token",
    "value",
    "vendor",
    "with",
    "xxx",
    "xxxx",
    "you",
    "your",
    "spekit",
];

fn run(token: &Token, found: &mut Found) {
    let Some(core) = token.core() else { return };
    let text = core.of(token.text());
    if is_variable(text) || is_bracketed(text) || is_filled_up(text) || is_said(text) || is_name(text) {
        found.at(core, "This is a placeholder, not a token.");
    }
}

/// A variable of a shell or a template: `${NAME}`, `$NAME`, `%NAME%`, `{{name}}`.
fn is_variable(text: &str) -> bool {
    let name = |name: &str| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | ' '))
            && !name.starts_with(|c: char| c.is_ascii_digit())
    };
    let between = |open: &str, close: &str| {
        text.strip_prefix(open).and_then(|text| text.strip_suffix(close)).is_some_and(|inner| name(inner.trim()))
    };
    // A secret may begin with a dollar sign; the name of a variable is in one letter case.
    let plain = text.strip_prefix('$').is_some_and(|inner| {
        name(inner) && (inner.to_ascii_uppercase() == inner || inner.to_ascii_lowercase() == inner) && inner.len() <= 40
    });
    plain
        || between("${", "}")
        || between("$(", ")")
        || between("%", "%")
        || between("{{", "}}")
        || between("$env:", "")
}

fn is_bracketed(text: &str) -> bool {
    [('<', '>'), ('{', '}'), ('[', ']')].iter().any(|(open, close)| text.starts_with(*open) && text.ends_with(*close))
}

/// One character many times: all of it, or up to its end behind a beginning that looks real.
fn is_filled_up(text: &str) -> bool {
    let filler = |character: char| matches!(character, 'x' | 'X' | '0' | '.' | '-' | '_');
    if text.len() >= 4 && text.chars().all(filler) {
        return true;
    }
    let last = text.chars().next_back().unwrap_or_default();
    let at_end = text.chars().rev().take_while(|character| *character == last).count();
    if matches!(last, 'x' | 'X' | '0' | '_') && at_end >= 8 {
        return true;
    }
    // Nothing else than an example has so many x in a row.
    let mut run = 0;
    text.chars().any(|character| {
        run = if matches!(character, 'x' | 'X') { run + 1 } else { 0 };
        run >= 8
    })
}

/// Nothing but words that say what should stand here: `YOUR_TOKEN_HERE`, `replace-me`, `yourscimtoken`.
fn is_said(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let letters: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    if letters.is_empty()
        || letters.len() > 64
        || !lower.chars().all(|c| c.is_ascii_alphanumeric() || "_-. !:".contains(c))
    {
        return false;
    }
    // How far words reach, letter by letter.
    let mut reached = vec![false; letters.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for at in 0..letters.len() {
        if reached.get(at) != Some(&true) {
            continue;
        }
        for word in WORDS {
            if letters.get(at..).is_some_and(|rest| rest.starts_with(word))
                && let Some(end) = reached.get_mut(at + word.len())
            {
                *end = true;
            }
        }
    }
    reached.last() == Some(&true)
}

/// The name of a variable, with what it holds as its last word: `ACME_SCIM_TOKEN`.
fn is_name(text: &str) -> bool {
    let ends =
        ["_TOKEN", "_KEY", "_SECRET", "_HERE", "_VALUE"].iter().any(|end| text.to_ascii_uppercase().ends_with(end));
    let one_case = text.to_ascii_uppercase() == text || text.to_ascii_lowercase() == text;
    ends && one_case && text.chars().all(|c| c.is_ascii_alphabetic() || c == '_')
}
