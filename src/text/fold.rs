//! Labels as a reader sees them, for comparison.

use unicode_normalization::UnicodeNormalization;

use super::marks::is_hidden;
use super::words::collapse;

/// Glyphs beside a label that are no part of it: marks of required fields, of help, of lists, of windows to come, of drawn boxes.
const ORNAMENTS: &[char] = &[
    ':', '*', '?', '…', ' ', '•', '·', '●', '▪', '†', 'ⓘ', '🛈', 'ℹ', '\u{fe0f}', '❓', '❔', '⍰', '▾', '▼', '▸', '►',
    '›', '»', '：', '＊', '？', '|', '¦', '✓', '✔', '☑', '✅', '☐',
];

/// Folds a label for comparison: compatibility forms (full width, ligatures) as their plain letters, lower case, white
/// space collapsed, invisible characters and typographic quotes gone, no ornaments (`*`, `ⓘ`, `:`) around it, no trailing
/// `(optional)`, `(required)`.
#[must_use]
pub fn fold(label: &str) -> String {
    // What is composed anew may fall into another form once more (a letter of a sign that is lower-cased): until it rests.
    let mut folded = fold_once(label);
    for _ in 0..8 {
        if folded.is_ascii() {
            break;
        }
        let again = fold_once(&folded);
        if again == folded {
            break;
        }
        folded = again;
    }
    folded
}

fn fold_once(label: &str) -> String {
    let mut folded = String::with_capacity(label.len());
    let mut push = |character: char| {
        let character = match character {
            hidden if is_hidden(hidden) => return,
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '\u{2010}'..='\u{2015}' => '-',
            other => other,
        };
        if character.is_whitespace() {
            if !folded.ends_with(' ') && !folded.is_empty() {
                folded.push(' ');
            }
        } else {
            folded.extend(character.to_lowercase());
        }
    };
    // Before compatibility forms are taken apart: a circled i would become a letter.
    let bare = label.trim_matches(|character: char| character.is_whitespace() || ORNAMENTS.contains(&character));
    let label = if bare.is_empty() { label } else { bare };
    if label.is_ascii() {
        label.chars().for_each(&mut push)
    } else {
        label.nfkc().for_each(&mut push)
    }
    let mut rest = folded.as_str().trim();
    loop {
        let shorter = rest.trim_end_matches(ORNAMENTS).trim_start_matches(ORNAMENTS);
        let shorter =
            shorter.strip_suffix("(optional)").or(shorter.strip_suffix("(required)")).unwrap_or(shorter).trim_end();
        // A sign that stands alone is what is said.
        if shorter == rest || shorter.is_empty() {
            return rest.to_owned();
        }
        rest = shorter;
    }
}

/// A name to the letter, without the tick that is drawn beside it: `✓ Spekit Editors` as `Spekit Editors`.
#[must_use]
pub fn unticked(shown: &str) -> String {
    let is_tick = |letter: char| letter.is_whitespace() || matches!(letter, '✓' | '✔' | '☑' | '✅' | '☐' | '\u{fe0f}');
    let bare = collapse(shown.trim_matches(is_tick));
    if bare.is_empty() { collapse(shown) } else { bare }
}

/// Same text for a reader?
#[must_use]
pub fn same(left: &str, right: &str) -> bool {
    fold(left) == fold(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_folded_as_a_reader_sees_them() {
        for (shown, folded) in [
            ("SCIM Base URL", "scim base url"),
            ("  SCIM\u{a0}Base\n URL * : ", "scim base url"),
            ("SCIM\u{200b} Bearer To\u{ad}ken (required)", "scim bearer token"),
            ("OneLogin\u{2019}s users", "onelogin's users"),
            ("* SCIM Base URL ⓘ", "scim base url"),
            ("ＳＣＩＭ　Base　URL：", "scim base url"),
            ("• Bearer Token ❓", "bearer token"),
            ("✓ Spekit Editors", "spekit editors"),
            ("✓", "✓"),
            ("+", "+"),
            ("", ""),
        ] {
            assert_eq!(fold(shown), folded);
        }
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(label in ".{0,80}") {
            let once = fold(&label);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
