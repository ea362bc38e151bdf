//! The tenant's role names, made ready for the question which of them an expression could take in besides the one it is
//! meant for. Ten thousand of them are asked ten thousand times, so they are kept by what they have in common.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::expression::is_special;

/// Indices of names by what they have in common.
type ByName = BTreeMap<String, Vec<u32>>;

/// Role names under an index.
pub struct Names<'names> {
    names: &'names [String],
    /// By the name without letter case.
    folded: ByName,
    /// By kind of folding and length of the folded name, in characters.
    lengths: BTreeMap<(Folding, usize), Vec<u32>>,
    /// By kind, length and the places where any character may stand: the rest of the folded name. Made when asked for.
    masked: BTreeMap<(Folding, usize, Vec<usize>), ByName>,
    /// By the composed form (NFC).
    composed: ByName,
}

impl<'names> Names<'names> {
    /// Of these names.
    #[must_use]
    pub fn of(names: &'names [String]) -> Self {
        let mut made = Self {
            names,
            folded: BTreeMap::new(),
            lengths: BTreeMap::new(),
            masked: BTreeMap::new(),
            composed: BTreeMap::new(),
        };
        for (index, name) in (0_u32..).zip(names) {
            for folding in Folding::BOTH {
                made.lengths.entry((folding, folding.of(name).chars().count())).or_default().push(index);
            }
            made.folded.entry(fold(name)).or_default().push(index);
            made.composed.entry(name.nfc().collect()).or_default().push(index);
        }
        made
    }

    /// The names themselves.
    #[must_use]
    pub fn all(&self) -> &'names [String] {
        self.names
    }

    /// Is the name there, letter by letter?
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.look_alikes(name).any(|other| other == name) || self.at(self.folded.get(&fold(name))).any(|it| it == name)
    }

    /// Names that look the same, as they are the same characters in another normalisation form; the name itself too.
    pub fn look_alikes(&self, name: &str) -> impl Iterator<Item = &'names str> {
        self.at(self.composed.get(&name.nfc().collect::<String>()))
    }

    /// Other names that this one could be taken for where letter case does not count and any character may stand in the
    /// place of one that means something in an expression.
    pub fn like(&mut self, name: &str) -> Vec<&'names str> {
        let mut others: Vec<&'names str> = Vec::new();
        for folding in Folding::BOTH {
            for other in self.like_under(name, folding) {
                if other != name && !others.contains(&other) {
                    others.push(other);
                }
            }
        }
        others
    }

    fn like_under(&mut self, name: &str, folding: Folding) -> Vec<&'names str> {
        let folded = folding.of(name);
        let places: Vec<usize> =
            folded.chars().enumerate().filter(|(_, character)| is_special(*character)).map(|(at, _)| at).collect();
        if places.is_empty() {
            return self.at(self.folded.get(&fold(name))).collect();
        }
        let length = folded.chars().count();
        let wanted = mask(&folded, &places);
        let names = self.names;
        let key = (folding, length, places);
        if !self.masked.contains_key(&key) {
            let mut found = ByName::new();
            for index in self.lengths.get(&(folding, length)).into_iter().flatten() {
                let name = names.get(*index as usize).map(String::as_str).unwrap_or_default();
                found.entry(mask(&folding.of(name), &key.2)).or_default().push(*index);
            }
            self.masked.insert(key.clone(), found);
        }
        self.at(self.masked.get(&key).and_then(|found| found.get(&wanted))).collect()
    }

    fn at(&self, indices: Option<&Vec<u32>>) -> impl Iterator<Item = &'names str> {
        let names = self.names;
        let indices: Vec<u32> = indices.cloned().unwrap_or_default();
        indices.into_iter().filter_map(|index| names.get(index as usize).map(String::as_str))
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

fn mask(folded: &str, places: &[usize]) -> String {
    let mut places = places.iter().copied().peekable();
    let masked = |(at, character): (usize, char)| {
        if places.peek() == Some(&at) {
            places.next();
            '\0'
        } else {
            character
        }
    };
    folded.chars().enumerate().map(masked).collect()
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
        let mut names = Names::of(&all);
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
