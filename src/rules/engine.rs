//! What an expression makes of a role's name, as far as the engines that OneLogin may use agree on it.
//!
//! Nobody has published which engine that is. Ruby's, V8's, PCRE2's and Python's agree on a common core: literals, `.`,
//! anchors, groups, alternatives, plain character classes and the usual quantifiers, on names without line breaks. What lies
//! outside is refused with its reason, never guessed. `tests/differential` holds this engine to all four.

use regex_lite::{Regex, RegexBuilder};

use super::plain::Plain;
use super::reading::{Anchoring, Case, Naming, Reading};
use super::role_names::RoleNames;
use crate::finding::Span;

/// Why an expression, or an expression on one name, can't be evaluated here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this expression can't be evaluated: {0}")]
pub struct CannotEvaluate(pub String);

/// An expression made ready under one reading.
pub struct Engine {
    matcher: Matcher,
    reading: Reading,
    /// `\d`, `\w` and `\s` mean the same everywhere on ASCII names only.
    ascii_only: bool,
}

/// How names are matched.
enum Matcher {
    Regex(Regex),
    Plain(Plain),
}

impl Matcher {
    /// Where the match begins and ends in the name.
    fn place(&self, name: &str) -> Option<(usize, usize)> {
        match self {
            Self::Regex(regex) => regex.find(name).map(|found| (found.start(), found.end())),
            Self::Plain(plain) => plain.matches(name).then_some((0, name.len())),
        }
    }

    /// Where the first group, or else the match, begins and ends in the name.
    fn find(&self, name: &str) -> Option<(usize, usize)> {
        match self {
            Self::Regex(regex) => {
                let captures = regex.captures(name)?;
                captures.get(1).or_else(|| captures.get(0)).map(|part| (part.start(), part.end()))
            }
            Self::Plain(plain) => plain.matches(name).then_some((0, name.len())),
        }
    }
}

/// What an expression is made of, as far as it matters here.
#[derive(Default)]
struct Shape {
    ascii_only: bool,
    /// A character class holds something beyond ASCII.
    wide_class: bool,
}

impl Engine {
    /// Makes an expression ready.
    ///
    /// # Errors
    /// [`CannotEvaluate`] names the construct that engines disagree on, or the fault.
    pub fn new(expression: &str, reading: Reading) -> Result<Self, CannotEvaluate> {
        // OneLogin's own examples write `/.*/` as well as `.*`.
        let bare = expression
            .strip_prefix('/')
            .and_then(|rest| rest.strip_suffix('/'))
            .filter(|_| expression.len() > 1)
            .unwrap_or(expression);
        if let Some(forbidden) = reading.characters.forbidden(bare) {
            return Err(CannotEvaluate(format!(
                "OneLogin's article on rules says that “{forbidden}” can't be used in them"
            )));
        }
        let shape = shape(bare)?;
        if reading.case == Case::Insensitive {
            if let Some(odd) = bare.chars().find(|character| !folds_plainly(*character)) {
                return Err(CannotEvaluate(format!("engines disagree on the letter case of “{odd}”")));
            }
            if shape.wide_class {
                return Err(CannotEvaluate(
                    "engines disagree on letter case in a character class beyond ASCII".to_owned(),
                ));
            }
        }
        let whole = reading.anchoring == Anchoring::Whole;
        let plain = match reading.case {
            Case::Sensitive => Plain::of(bare, whole),
            Case::Insensitive => Plain::of(&fold(bare), whole),
        };
        if let Some(plain) = plain {
            return Ok(Self { matcher: Matcher::Plain(plain), reading, ascii_only: false });
        }
        let folded = if reading.case == Case::Insensitive { fold_beyond_ascii(bare) } else { bare.to_owned() };
        let pattern = match reading.anchoring {
            Anchoring::Search => folded,
            Anchoring::Whole => format!("^(?:{folded})$"),
        };
        let regex = RegexBuilder::new(&pattern)
            .case_insensitive(reading.case == Case::Insensitive)
            .size_limit(1 << 20)
            .build()
            .map_err(|error| CannotEvaluate(error.to_string()))?;
        Ok(Self { matcher: Matcher::Regex(regex), reading, ascii_only: shape.ascii_only })
    }

    /// The group that it makes of a role; `None` if it does not match.
    ///
    /// # Errors
    /// [`CannotEvaluate`] when engines disagree on this name.
    pub fn group(&self, role: &str) -> Result<Option<String>, CannotEvaluate> {
        let roles = RoleNames::of([role]);
        Ok(self.all(&roles)?.first().map(|(_, group)| (*group).to_owned()))
    }

    /// The part of a role's name that matches, whatever the group is called after; `None` also where engines disagree.
    pub(super) fn place(&self, role: &str) -> Option<Span> {
        self.group(role).ok()??;
        if self.reading.case == Case::Sensitive {
            return self.matcher.place(role).map(|(start, end)| Span::new(start, end));
        }
        let folded = fold(role);
        self.matcher.place(&folded).map(|place| unfolded(role, &folded, place))
    }

    /// The roles that match, in their order, and the group that it makes of each.
    ///
    /// # Errors
    /// [`CannotEvaluate`] when engines disagree on one of the names.
    pub(super) fn all<'names>(&self, roles: &RoleNames<'names>) -> Result<Vec<(usize, &'names str)>, CannotEvaluate> {
        let caseless = self.reading.case == Case::Insensitive;
        if let Some(why) = roles.doubt(self.ascii_only, caseless) {
            return Err(CannotEvaluate(why));
        }
        let texts = if caseless { &roles.folded().0 } else { &roles.shown };
        let name = |index: usize| roles.names.get(index).copied().unwrap_or_default();
        Ok(match &self.matcher {
            Matcher::Plain(plain) => plain.among(texts).into_iter().map(|index| (index, name(index))).collect(),
            Matcher::Regex(_) => {
                let found = texts.texts.iter().enumerate().filter_map(|(index, text)| {
                    let (start, end) = self.matcher.find(text)?;
                    let part = match self.reading.naming {
                        Naming::WholeName => name(index),
                        Naming::GroupOrMatch if caseless => unfolded(name(index), text, (start, end)).of(name(index)),
                        Naming::GroupOrMatch => name(index).get(start..end).unwrap_or_default(),
                    };
                    Some((index, part))
                });
                found.collect()
            }
        })
    }
}

/// A place in the folded name, in the name as it is: folding keeps the number of characters, not of bytes.
fn unfolded(name: &str, folded: &str, (start, end): (usize, usize)) -> Span {
    if name.is_ascii() {
        return Span::new(start, end);
    }
    let byte = |folded_byte: usize| {
        let characters = folded.get(..folded_byte).map_or(0, |text| text.chars().count());
        name.chars().take(characters).map(char::len_utf8).sum()
    };
    Span::new(byte(start), byte(end))
}

/// Has a name characters of which engines differ where a line ends?
pub(super) fn is_odd(name: &str) -> bool {
    name.chars().any(|character| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}'))
}

/// Lower case, letter by letter.
pub(super) fn fold(text: &str) -> String {
    text.chars().map(|character| character.to_lowercase().next().unwrap_or(character)).collect()
}

/// The same beyond ASCII only, for expressions: the engine does ASCII itself, and `\D` is not `\d`.
fn fold_beyond_ascii(text: &str) -> String {
    let folded =
        |character: char| character.to_lowercase().next().filter(|_| !character.is_ascii()).unwrap_or(character);
    text.chars().map(folded).collect()
}

/// Is the letter one of a plain pair, upper and lower, in a script whose pairs all engines know? `ß`, `ſ`, `ς`, the Kelvin
/// sign and the Turkish letters are not.
pub(super) fn folds_plainly(character: char) -> bool {
    if character.is_ascii() {
        return true;
    }
    let one = |mut letters: core::char::ToLowercase| (letters.next(), letters.next());
    let (Some(lower), None) = one(character.to_lowercase()) else { return false };
    let mut upper = character.to_uppercase();
    let (Some(upper), None) = (upper.next(), upper.next()) else { return false };
    if lower == character && upper == character {
        // No letter case at all. Scripts that got one later than some engine knows are left out.
        return !matches!(character, '\u{10a0}'..='\u{10ff}' | '\u{13a0}'..='\u{13ff}' | '\u{1c80}'..='\u{1cbf}' | '\u{a64a}'..='\u{a64b}' | '\u{ab30}'..='\u{abbf}');
    }
    let back = upper.to_lowercase().next() == Some(lower) && lower.to_uppercase().next() == Some(upper);
    // Of the pairs that cross into ASCII or share a partner, `back` is false for one side; these are the others.
    back && character < '\u{590}' && !matches!(character, 'µ' | 'μ' | 'Μ' | 'ÿ' | 'Ÿ' | '\u{345}')
}

/// Reads an expression construct by construct and refuses what engines disagree on.
fn shape(expression: &str) -> Result<Shape, CannotEvaluate> {
    let refuse = |why: &str| Err(CannotEvaluate(why.to_owned()));
    let mut shape = Shape::default();
    let characters: Vec<char> = expression.chars().collect();
    let at = |index: usize| characters.get(index).copied();
    // For each open group: does it capture, or hold one that does?
    let mut open: Vec<bool> = Vec::new();
    // What a quantifier here would repeat: nothing, something, or something that captures.
    let mut last: Option<bool> = None;
    let mut index = 0;
    while let Some(character) = at(index) {
        index += 1;
        match character {
            '\\' => {
                match at(index) {
                    Some('d' | 'w' | 's' | 'D' | 'W' | 'S') => shape.ascii_only = true,
                    // The engine below takes `\<` and `\>` for the edges of a word, the real ones for the signs themselves.
                    Some(escaped) if escaped.is_ascii_punctuation() && !matches!(escaped, '<' | '>') => {}
                    Some(escaped) => {
                        return refuse(&format!("\\{escaped} means different things to different engines"));
                    }
                    None => return refuse("it ends with a backslash"),
                }
                index += 1;
                last = Some(false);
            }
            '(' => {
                let mut captures = true;
                if at(index) == Some('?') {
                    if at(index + 1) != Some(':') {
                        return refuse("engines disagree on look-around, and on names and flags of groups");
                    }
                    captures = false;
                    index += 2;
                }
                open.push(captures);
                last = None;
            }
            ')' => {
                let Some(captures) = open.pop() else { return refuse("a closing bracket has no opening one") };
                if captures && let Some(outer) = open.last_mut() {
                    *outer = true;
                }
                last = Some(captures);
            }
            '[' => {
                let behind = class(&characters, index)?;
                shape.wide_class |= !characters.get(index..behind).unwrap_or_default().iter().all(char::is_ascii);
                index = behind;
                last = Some(false);
            }
            ']' | '}' => return refuse("a closing bracket has no opening one"),
            '{' | '*' | '+' | '?' => {
                match last {
                    None => return refuse("there is nothing to repeat"),
                    // JavaScript forgets what a group held in an earlier round, the others keep it.
                    Some(true) => return refuse("engines disagree on a repeated group that captures"),
                    Some(false) => {}
                }
                if character == '{' {
                    index = counts(&characters, index)?;
                }
                match at(index) {
                    Some('?') => index += 1,
                    Some('+' | '*' | '{') => return refuse("a quantifier after a quantifier"),
                    _ => {}
                }
                last = None;
            }
            '|' | '^' | '$' => last = None,
            character if character.is_control() => return refuse("it contains a control character"),
            _ => last = Some(false),
        }
    }
    if open.is_empty() { Ok(shape) } else { refuse("a bracket is not closed") }
}

/// A character class from behind its `[`; gives the index behind its `]`.
fn class(characters: &[char], mut index: usize) -> Result<usize, CannotEvaluate> {
    let refuse = |why: &str| Err(CannotEvaluate(why.to_owned()));
    let at = |index: usize| characters.get(index).copied();
    if at(index) == Some('^') {
        index += 1;
    }
    let first = index;
    loop {
        match at(index) {
            None => return refuse("a character class is not closed"),
            Some(']') if index == first => return refuse("engines disagree on an empty character class"),
            Some(']') => return Ok(index + 1),
            Some('[') => return refuse("engines disagree on a bracket in a character class"),
            Some('&') if at(index + 1) == Some('&') => return refuse("engines disagree on && in a character class"),
            Some('-') if index != first && at(index + 1) != Some(']') => {
                let (from, to) = (at(index - 1), at(index + 1));
                let plain = |end: Option<char>| end.is_some_and(char::is_alphanumeric);
                if !plain(from) || !plain(to) || from > to || at(index - 2) == Some('-') {
                    return refuse("engines disagree on a range that is not between two letters or digits");
                }
                index += 1;
            }
            Some('\\') => {
                if !at(index + 1).is_some_and(|escaped| escaped.is_ascii_punctuation() && !matches!(escaped, '<' | '>'))
                {
                    return refuse("engines disagree on this escape in a character class");
                }
                index += 2;
            }
            Some('-' | '~') if at(index + 1) == at(index) => {
                return refuse("engines disagree on a doubled - or ~ in a character class");
            }
            Some(_) => index += 1,
        }
    }
}

/// `{2}`, `{2,}` or `{2,5}` from behind its brace.
fn counts(characters: &[char], mut index: usize) -> Result<usize, CannotEvaluate> {
    let start = index;
    while characters.get(index).is_some_and(|character| *character != '}') {
        index += 1;
    }
    let text: String = characters.get(start..index).unwrap_or_default().iter().collect();
    let (least, most) = text.split_once(',').unwrap_or((text.as_str(), ""));
    let number =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let right = match (number(least), number(most)) {
        (Some(least), Some(most)) => least <= most && most <= 100,
        (Some(least), None) => most.is_empty() && least <= 100,
        _ => false,
    };
    if right && index < characters.len() {
        Ok(index + 1)
    } else {
        Err(CannotEvaluate("a count in braces is malformed or too large".to_owned()))
    }
}

/// The group that an expression makes of a role under one reading; `None` if it does not match.
///
/// # Errors
/// [`CannotEvaluate`] when engines disagree on it.
pub fn group_for(expression: &str, role: &str, reading: Reading) -> Result<Option<String>, CannotEvaluate> {
    Engine::new(expression, reading)?.group(role)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEARCH: Reading = Reading::ALL[0];
    const SEARCH_INSENSITIVE: Reading = Reading::ALL[1];

    #[test]
    fn the_common_core_is_evaluated() {
        for (expression, role, group) in [
            (".*", "Sales", Some("Sales")),
            ("/.*/", "Sales", Some("Sales")),
            ("Sales", "Sales EMEA", Some("Sales")),
            ("^app-(.+)$", "app-sales", Some("sales")),
            ("CN=([^,]+)", "CN=Sales,OU=x", Some("Sales")),
            ("^(?:A|B)$", "AB", None),
            ("^A{2,3}$", "AAA", Some("AAA")),
            ("[A-C]+", "xBCy", Some("BC")),
            (r"R\.D\.", "R.D.", Some("R.D.")),
        ] {
            assert_eq!(group_for(expression, role, SEARCH), Ok(group.map(str::to_owned)), "{expression} on {role}");
        }
    }

    #[test]
    fn the_part_is_cut_from_the_name_as_it_is() {
        assert_eq!(group_for("^équipe (.+)$", "ÉQUIPE Nord", SEARCH_INSENSITIVE), Ok(Some("Nord".into())));
    }

    #[test]
    fn what_engines_disagree_on_is_refused() {
        for expression in [
            "(?<=a)b",
            r"\p{L}",
            r"\h",
            "a++",
            "(a)*",
            "a{,3}",
            "[[:alpha:]]",
            "[a&&b]",
            "x{9999}",
            "(?i)a",
            "*",
            "a]",
            r"\Aa\z",
            "[a-]b-]",
        ] {
            assert!(group_for(expression, "ab", SEARCH).is_err(), "{expression}");
        }
        assert!(group_for(r"\w+", "é", SEARCH).is_err());
        assert!(group_for("a$", "a\n", SEARCH).is_err());
        for name in ["Straße", "İstanbul", "ſales", "\u{212a}elvin", "λόγος"] {
            assert!(group_for(".*", name, SEARCH_INSENSITIVE).is_err(), "{name}");
        }
    }
}
