//! The tenant's role names, made ready for the question which of them an expression could take in besides the one it is
//! meant for. Ten thousand of them are asked ten thousand times, so they are kept by what they have in common.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::expression::is_special;
use super::role_names::Texts;

/// Indices of names by what they have in common.
type ByName = BTreeMap<String, Vec<usize>>;

/// Role names under an index.
pub struct Names<'names> {
    given: &'names [String],
    /// Each name once.
    names: Vec<&'names str>,
    /// The same, to look a name up.
    exact: BTreeSet<&'names str>,
    /// By the name without letter case.
    folded: ByName,
    /// The names without letter case, by kind of folding.
    texts: [(Folding, Texts<'names>); 2],
    /// By the composed form (NFC).
    composed: ByName,
}

impl<'names> Names<'names> {
    /// Of these names.
    #[must_use]
    pub fn of(given: &'names [String]) -> Self {
        let mut exact = BTreeSet::new();
        let names: Vec<&str> = given.iter().map(String::as_str).filter(|name| exact.insert(*name)).collect();
        let (mut folded, mut composed) = (ByName::new(), ByName::new());
        for (index, name) in names.iter().enumerate() {
            folded.entry(fold(name)).or_default().push(index);
            composed.entry(name.nfc().collect()).or_default().push(index);
        }
        let texts = Folding::BOTH
            .map(|folding| (folding, Texts::of(names.iter().map(|name| Cow::Owned(folding.of(name))).collect())));
        Self { given, names, exact, folded, texts, composed }
    }

    /// The names themselves.
    #[must_use]
    pub const fn all(&self) -> &'names [String] {
        self.given
    }

    /// Is the name there, letter by letter?
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.exact.contains(name)
    }

    /// Names that look the same, as they are the same characters in another normalisation form; the name itself too.
    pub fn look_alikes(&self, name: &str) -> impl Iterator<Item = &'names str> {
        self.at(self.composed.get(&name.nfc().collect::<String>()).map_or(&[], Vec::as_slice))
    }

    /// Other names that this one could be taken for where letter case does not count and any character may stand in the
    /// place of one that means something in an expression.
    #[must_use]
    pub fn like(&self, name: &str) -> Vec<&'names str> {
        let mut others: Vec<&'names str> = Vec::new();
        let mut known = BTreeSet::from([name]);
        for (folding, texts) in &self.texts {
            let folded = folding.of(name);
            let Some(first) = folded.find(is_special) else {
                let alike = self.folded.get(&fold(name)).map_or(&[][..], Vec::as_slice);
                others.extend(self.at(alike).filter(|other| known.insert(other)));
                continue;
            };
            let (head, tail) = folded.split_at(first);
            let tail: Vec<Option<char>> =
                tail.chars().map(|character| (!is_special(character)).then_some(character)).collect();
            let mut alike = texts.fitting(head, &tail, false);
            alike.sort_unstable();
            others.extend(self.at(&alike).filter(|other| known.insert(other)));
        }
        others
    }

    fn at(&self, indices: &[usize]) -> impl Iterator<Item = &'names str> {
        let names: Vec<&'names str> = indices.iter().filter_map(|index| self.names.get(*index).copied()).collect();
        names.into_iter()
    }
}

/// How letter case is taken away.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Folding {
    /// A name may get longer: `ß` is `ss`.
    Full,
    /// Character by character: where any character may stand, `ß` is one.
    Simple,
}

impl Folding {
    const BOTH: [Self; 2] = [Self::Full, Self::Simple];

    fn of(self, name: &str) -> String {
        match self {
            Self::Full => fold(name),
            Self::Simple if name.is_ascii() => name.to_ascii_lowercase(),
            Self::Simple => name.chars().map(fold_one).collect(),
        }
    }
}

/// The lower case of the upper case, as far as each is one character.
fn fold_one(character: char) -> char {
    let lower = |character: char| one(character.to_lowercase()).unwrap_or(character);
    let small = lower(character);
    one(small.to_uppercase()).map_or(small, lower)
}

fn one(mut characters: impl Iterator<Item = char>) -> Option<char> {
    let first = characters.next()?;
    characters.next().is_none().then_some(first)
}

/// Without letter case, as generously as any engine: `ß`, `ẞ` and `ss` come out the same, and so do `ſ` and `s`.
pub(super) fn fold(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // Down first, since `ẞ` has no other upper case, then up, where `ß` becomes two letters, then down again.
    name.to_lowercase().to_uppercase().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_that_could_be_taken_for_one_another_are_found() {
        let all = strings(&["A+B", "A-B", "a+b", "AxB", "A+BC", "Straße", "STRASSE", "Kelvin", "\u{212a}elvin"]);
        let names = Names::of(&all);
        assert_eq!(names.like("A+B"), ["A-B", "a+b", "AxB"]);
        assert_eq!(names.like("AxB"), Vec::<&str>::new());
        assert_eq!(names.like("Straße"), ["STRASSE"]);
        assert_eq!(names.like("Kelvin"), ["\u{212a}elvin"]);
    }

    #[test]
    fn a_look_alike_is_the_same_text_in_another_form() {
        let all = strings(&["Café", "Cafe\u{301}"]);
        let names = Names::of(&all);
        assert_eq!(names.look_alikes("Café").collect::<Vec<_>>(), ["Café", "Cafe\u{301}"]);
        assert!(names.has("Cafe\u{301}") && !names.has("Cafe"));
    }
}
