//! What the source of a page puts into a text, and how to take it out again: escapes of Markdown, entities of HTML, fences.

use super::json;
use crate::finding::{Applicability, Edit, Fix, Span};

/// A text that was copied from the source of a page.
#[derive(Debug)]
pub(super) struct Source {
    /// What undoes it.
    pub edits: Vec<Edit>,
}

/// More signs than this are not looked for: a template has a few hundred.
const MOST: usize = 5_000;

/// What of a document comes from the source of a page; `None` if undoing it does not bring it nearer to JSON.
pub(super) fn of(text: &str, faults: usize) -> Option<Source> {
    if faults == 0 {
        return None;
    }
    let edits = signs(text);
    if edits.is_empty() {
        return None;
    }
    let fix = Fix { applicability: Applicability::Unsafe, title: String::new(), edits: edits.clone() };
    let left = json::parse(&fix.apply(text)?).faults.len();
    (left < faults).then_some(Source { edits })
}

/// The signs of a source, in order.
fn signs(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut put = |start: usize, end: usize, with: String| edits.push(Edit { span: Span::new(start, end), text: with });
    // Where the first quotation mark has a backslash, all of them have.
    let quoted = text.find('"').is_some_and(|at| at > 0 && text.get(..at).is_some_and(|before| before.ends_with('\\')));
    let mut at = 0;
    let mut count = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['\\', '&', '`', '<'])).map(|found| at + found) {
        count += 1;
        if count > MOST {
            break;
        }
        let rest = text.get(found..).unwrap_or_default();
        let (length, with) = sign(rest, quoted).unwrap_or((0, None));
        if let Some(with) = with {
            put(found, found + length, with);
        }
        at = found + length.max(1);
    }
    edits
}

/// The sign that the text begins with: its length, and what stands for it. A length without a text is passed over.
fn sign(rest: &str, quoted: bool) -> Option<(usize, Option<String>)> {
    if let Some(after) = rest.strip_prefix('\\') {
        let next = after.chars().next();
        return Some(match next {
            None => (1, Some(String::new())),
            Some('\n' | '\r') => (1, Some(String::new())),
            Some(' ' | '\t') if after.trim_start_matches([' ', '\t']).starts_with(['\n', '\r']) => {
                (1, Some(String::new()))
            }
            Some(' ' | '\t') if after.trim_start_matches([' ', '\t']).is_empty() => (1, Some(String::new())),
            Some('"') if quoted => (2, Some("\"".into())),
            Some('n' | 't' | 'r') if quoted => (2, Some(" ".into())),
            // What JSON itself has.
            Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') => (2, None),
            Some(mark) if mark.is_ascii_punctuation() => (1 + mark.len_utf8(), Some(mark.to_string())),
            Some(_) => (1, None),
        });
    }
    if rest.starts_with("```") {
        let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let word = rest.get(3..line)?.trim();
        return word.chars().all(char::is_alphanumeric).then_some((line, Some(String::new())));
    }
    if rest.starts_with('<') {
        let tags = ["<br>", "<br/>", "<br />", "<pre>", "</pre>", "<code>", "</code>", "<p>", "</p>", "</span>"];
        return tags.iter().find(|tag| rest.starts_with(**tag)).map(|tag| (tag.len(), Some(String::new())));
    }
    let entity = rest.strip_prefix('&')?;
    let end = entity.find(';').filter(|end| *end <= 8)?;
    let name = entity.get(..end)?;
    let character = match name {
        "quot" | "ldquo" | "rdquo" => '"',
        "apos" | "rsquo" => '\'',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "nbsp" => ' ',
        "lbrace" | "lcub" => '{',
        "rbrace" | "rcub" => '}',
        "lsqb" | "lbrack" => '[',
        "rsqb" | "rbrack" => ']',
        "dollar" => '$',
        "colon" => ':',
        "comma" => ',',
        "lowbar" => '_',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            let character = char::from_u32(code)?;
            if character == '\u{a0}' { ' ' } else { character }
        }
    };
    Some((end + 2, Some(character.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_page_shows_comes_back() {
        let json = r#"{ "schemas": ["a_b"], "c": "{$user.display_name}" }"#;
        for text in [
            r#"{ "schemas": \["a\_b"\], "c": "{$user.display\_name}" }"#,
            "{ &quot;schemas&quot;: [&quot;a_b&quot;], &quot;c&quot;: &quot;{$user.display_name}&quot; }",
            "```json\n{ \"schemas\": [\"a_b\"], \"c\": \"{$user.display_name}\" }\n```",
            r#"{ \"schemas\": [\"a_b\"], \"c\": \"{$user.display_name}\" }"#,
            "{&#x20;\"schemas\":&nbsp;[\"a_b\"],&#32;\"c\": \"{$user.display_name}\" }",
            "{ \\\n\"schemas\": [\"a_b\"], \\\n\"c\": \"{$user.display_name}\" \\\n}",
        ] {
            let source = of(text, json::parse(text).faults.len()).expect(text);
            let fix = Fix { applicability: Applicability::Safe, title: String::new(), edits: source.edits };
            let mended = fix.apply(text).expect("in order");
            let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
            assert_eq!(value(&mended), value(json), "{text}");
        }
    }

    #[test]
    fn json_is_left_alone() {
        for text in [r#"{"a": "R&amp;D \\_ \n"}"#, r#"{"a": "<br>"}"#, r#"{"a": 1,}"#, "{'a': 1}"] {
            assert!(of(text, json::parse(text).faults.len()).is_none(), "{text}");
        }
    }
}
