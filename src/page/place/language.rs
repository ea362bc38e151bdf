//! Which language a page speaks, going by what it shows.

use std::collections::BTreeSet;

use crate::onelogin::{ENGLISH_BIT, Language, languages_with};
use crate::page::{Barrier, Role, Snapshot, Source};
use crate::text;

/// Fewer texts than this say nothing of the language.
const FEW: usize = 3;

/// The language of a page, if it is surely another than English.
#[must_use]
pub fn language(snapshot: &Snapshot) -> Option<Language> {
    let mut votes = Votes::default();
    for heading in &snapshot.headings {
        votes.cast(heading, Ballot::Page);
    }
    for control in &snapshot.controls {
        // What a person can't see is not shown, and what stands in a table may be anybody's name.
        if control.row.is_some() || control.barriers.contains(&Barrier::Hidden) {
            continue;
        }
        let named = |source: Source| !matches!(source, Source::AriaLabel | Source::Title | Source::Placeholder);
        let Some(label) = control.labels.iter().find(|label| named(label.source)).or(control.labels.first()) else {
            continue;
        };
        // Boxes and links can be a list of names: of roles, of apps, of people.
        let ballot = match control.role {
            Role::Checkbox | Role::Radio | Role::Switch => Ballot::Boxes,
            Role::Link | Role::Menuitem => Ballot::Links,
            _ => Ballot::Page,
        };
        votes.cast(&label.text, ballot);
    }
    let (language, foreign) = votes.leader()?;
    let declared = snapshot.lang.get(..2).is_some_and(|code| code.eq_ignore_ascii_case(language.code()));
    let enough = if declared { FEW - 1 } else { FEW };
    (foreign >= enough && foreign > votes.english).then_some(language)
}

/// Where a text stands: lists of names weigh little, however long they are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ballot {
    Page,
    Boxes,
    Links,
}

/// How many boxes or links count at most.
const LISTED: usize = 3;

#[derive(Default)]
struct Votes {
    english: usize,
    foreign: Vec<(Language, Ballot)>,
    seen: BTreeSet<String>,
}

impl Votes {
    fn cast(&mut self, shown: &str, ballot: Ballot) {
        let folded = text::fold(shown);
        if folded.is_empty() || self.seen.contains(&folded) {
            return;
        }
        let words: Vec<&str> = text::words(&folded).collect();
        if let Some(language) = by_script(&folded) {
            self.foreign.push((language, ballot));
        } else {
            let languages: Vec<u32> = words.iter().filter_map(|word| languages_with(word)).collect();
            let known = |bit: u32| languages.iter().filter(|known| **known & bit != 0).count();
            let english = known(ENGLISH_BIT);
            let most = Language::ALL.iter().map(|language| known(language.bit())).max().unwrap_or(0);
            if english >= most && english > 0 {
                self.english += 1;
            } else if most > 0 {
                // A word that several share counts for each; the page as a whole tells them apart.
                for language in Language::ALL.iter().filter(|language| known(language.bit()) == most) {
                    self.foreign.push((*language, ballot));
                }
            }
        }
        self.seen.insert(folded);
    }

    fn leader(&self) -> Option<(Language, usize)> {
        let count = |language: Language, ballot: Ballot| {
            self.foreign.iter().filter(|vote| **vote == (language, ballot)).count()
        };
        // Japanese is written with Chinese characters, too: where there are kana, all of it is Japanese.
        let kana = self.foreign.iter().any(|(language, _)| *language == Language::Japanese);
        let total = |language: Language| {
            let own = |language| {
                count(language, Ballot::Page)
                    + count(language, Ballot::Boxes).min(LISTED)
                    + count(language, Ballot::Links).min(LISTED)
            };
            match language {
                Language::Japanese if kana => own(language) + own(Language::Chinese),
                Language::Chinese if kana => 0,
                other => own(other),
            }
        };
        Language::ALL
            .iter()
            .map(|language| (*language, total(*language)))
            .filter(|(_, votes)| *votes > 0)
            .max_by_key(|(language, votes)| (*votes, std::cmp::Reverse(*language)))
    }
}

/// The language of a text that is written in an alphabet of its own.
fn by_script(folded: &str) -> Option<Language> {
    let mut counts: Vec<(Language, usize)> = Vec::new();
    let mut latin = 0_usize;
    for letter in folded.chars().filter(|letter| letter.is_alphabetic()) {
        let language = match letter {
            '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Language::Japanese,
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => Language::Korean,
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Language::Chinese,
            '\u{400}'..='\u{52f}' => Language::Russian,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Language::Greek,
            '\u{590}'..='\u{5ff}' => Language::Hebrew,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Language::Arabic,
            '\u{e00}'..='\u{e7f}' => Language::Thai,
            '\u{900}'..='\u{97f}' => Language::Hindi,
            _ => {
                latin += 1;
                continue;
            }
        };
        match counts.iter_mut().find(|(known, _)| *known == language) {
            Some((_, count)) => *count += 1,
            None => counts.push((language, 1)),
        }
    }
    let own: usize = counts.iter().map(|(_, count)| count).sum();
    // `SCIM ベース URL`: a few signs of these say as much as a word of Latin letters. A mixture within words is no language.
    if own == 0 || own * 4 < latin || text::words(folded).any(is_mixed) {
        return None;
    }
    if counts.iter().any(|(language, _)| *language == Language::Japanese) {
        return Some(Language::Japanese);
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(language, _)| language)
}

/// Latin and Cyrillic or Greek letters in one word: made to be misread, not to be read.
fn is_mixed(word: &str) -> bool {
    word.chars().any(|letter| letter.is_ascii_alphabetic())
        && word.chars().any(|letter| matches!(letter, '\u{370}'..='\u{52f}'))
}
