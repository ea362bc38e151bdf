//! Something that only looks like a macro
//!
//! A macro of a template is `{$user.email}`: braces, a dollar sign, no blanks. Other tools write `$user.email`, `${user.email}`,
//! `{{user.email}}`, `%email%` or `{ $user.email }`.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"$user.email"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{ $user.email }"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"${user.email}"}`
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%email%"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}","title":"50 % of $5"}`

use super::{Document, USER_MACROS, VALUE_MACROS};
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};
use crate::scim::json::{Data, Node};

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.macro-form",
    severity: InputSeverity::Error,
    why: "OneLogin sends it as it is written, so every user gets the same text.",
    todo: "Write it as {$user.email}.",
    run,
};

/// More of them say nothing new.
const MOST: usize = 50;

fn run(document: &Document, found: &mut Found) {
    let mut count = 0;
    if let Some(root) = document.root() {
        look(document.text(), root, &mut count, found);
    }
}

fn look(text: &str, node: &Node, count: &mut usize, found: &mut Found) {
    match &node.data {
        Data::Object(members) => members.iter().for_each(|member| look(text, &member.value, count, found)),
        Data::Array(items) => items.iter().for_each(|item| look(text, item, count, found)),
        Data::String(_) if *count < MOST => {
            for (span, name) in forms(text, node.span) {
                *count += 1;
                let wanted = format!("{{${name}}}");
                found
                    .at(span, format!("This is no macro of OneLogin: it would be {wanted}."))
                    .todo(format!("Write {wanted}."))
                    .replace(Applicability::Unsafe, format!("Use {wanted}"), span, &wanted);
            }
        }
        _ => {}
    }
}

/// What looks like a macro in a text, and the macro that is meant.
pub(super) fn forms(text: &str, span: Span) -> Vec<(Span, String)> {
    let source = span.of(text);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = source.get(from..).and_then(|rest| rest.find(['$', '%', '{'])).map(|at| at + from) {
        let rest = source.get(at..).unwrap_or_default();
        let hit = form(rest);
        if let Some((length, name)) = hit {
            found.push((Span::new(span.start + at, span.start + at + length), name));
            from = at + length;
        } else if rest.starts_with("{$") {
            // A macro, which other checks look at.
            from = at + 2;
        } else {
            from = at + 1;
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

/// Length of what looks like a macro at the beginning, and the macro that is meant.
fn form(rest: &str) -> Option<(usize, String)> {
    let forms: &[(&str, &str, bool)] = &[
        ("{{$", "}}", true),
        ("{{", "}}", true),
        ("${", "}", true),
        ("%", "%", true),
        ("{", "}", false),
        ("$", "", true),
    ];
    forms.iter().find_map(|(open, close, tight)| {
        let inside = rest.strip_prefix(open)?;
        let blank = inside.len() - inside.trim_start_matches(' ').len();
        let bare = inside.get(blank..)?;
        // A single pair of braces is another check's, but for `{ $user.email }` and `{$ user.email }`.
        let dollar = bare.strip_prefix('$').filter(|_| !tight);
        if !tight && (dollar.is_none() || blank == 0 && !dollar?.starts_with(' ')) {
            return None;
        }
        let inner = dollar.unwrap_or(bare).trim_start_matches(' ');
        let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(inner.len());
        let name = inner.get(..end)?.trim_end_matches('.');
        let behind = inner.get(name.len()..)?;
        let closed = if close.is_empty() { behind } else { behind.trim_start_matches(' ').strip_prefix(close)? };
        Some((rest.len() - closed.len(), meant(name)?))
    })
}

/// The macro that a name stands for; `None` if it may be any text.
fn meant(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    if let Some(field) = lower.strip_prefix("user.").or_else(|| lower.strip_prefix("users.")) {
        let known = USER_MACROS.iter().find(|known| known.replace('_', "") == field.replace('_', ""));
        return (!field.is_empty()).then(|| format!("user.{}", known.map_or(field, |known| known)));
    }
    if let Some(field) = name.strip_prefix("parameters.") {
        return (!field.is_empty()).then(|| format!("parameters.{field}"));
    }
    let (_, instead) = VALUE_MACROS.iter().find(|(known, _)| *known == lower)?;
    instead.map(str::to_owned)
}
