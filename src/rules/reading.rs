//! Readings: the plausible meanings of an expression (research: OneLogin §1.8, §3.4, §7.7).

use serde::{Deserialize, Serialize};

/// One plausible meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reading {
    /// Where the expression must match.
    pub anchoring: Anchoring,
    /// What the group is called.
    pub naming: Naming,
    /// Whether letter case counts.
    pub case: Case,
    /// Which characters an expression may hold.
    #[serde(default)]
    pub characters: Characters,
}

/// Where an expression must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Anchoring {
    /// Anywhere in the name. `CN=([^,]+)` works against full names in a live tenant, so this is the likelier one.
    Search,
    /// The whole name.
    Whole,
}

/// What the group is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// The first capture group if there is one, else the part that matched.
    GroupOrMatch,
    /// The whole name of the role.
    WholeName,
}

/// Whether letter case counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Case {
    /// It does.
    Sensitive,
    /// It does not.
    Insensitive,
}

/// Which characters an expression may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Characters {
    /// All. A dozen vendors' guides write `.*`, and OneLogin's own API documentation does.
    #[default]
    Any,
    /// Not `( ) * + \`, as OneLogin's article on rules (KB0010460) has it. A rule that holds one can't be relied on.
    Restricted,
}

impl Characters {
    /// The first character of an expression that may not be there.
    #[must_use]
    pub fn forbidden(self, expression: &str) -> Option<char> {
        expression.chars().find(|character| self == Self::Restricted && "()*+\\".contains(*character))
    }
}

/// One of the four ways in which readings differ, taken one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case", tag = "aspect", content = "is")]
pub enum Aspect {
    /// Where the expression must match.
    Anchoring(Anchoring),
    /// What the group is called.
    Naming(Naming),
    /// Whether letter case counts.
    Case(Case),
    /// Which characters an expression may hold.
    Characters(Characters),
}

impl Aspect {
    /// Is the reading taken this way?
    #[must_use]
    pub fn holds(self, reading: Reading) -> bool {
        match self {
            Self::Anchoring(anchoring) => reading.anchoring == anchoring,
            Self::Naming(naming) => reading.naming == naming,
            Self::Case(case) => reading.case == case,
            Self::Characters(characters) => reading.characters == characters,
        }
    }

    /// In words that follow "if".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Anchoring(Anchoring::Search) => "OneLogin searches for the expression anywhere in the role's name",
            Self::Anchoring(Anchoring::Whole) => "OneLogin matches the expression with the role's whole name",
            Self::Naming(Naming::GroupOrMatch) => "the group is called after the part that matched",
            Self::Naming(Naming::WholeName) => "the group is called after the whole role",
            Self::Case(Case::Sensitive) => "letter case counts",
            Self::Case(Case::Insensitive) => "letter case does not count",
            Self::Characters(Characters::Any) => "OneLogin allows ( ) * + \\ in an expression",
            Self::Characters(Characters::Restricted) => "OneLogin does not allow ( ) * + \\ in an expression",
        }
    }
}

impl Reading {
    /// The likeliest: `CN=([^,]+)` is known to work as an extractor on full names, and no source says that letter case does
    /// not count.
    pub const LIKELIEST: Self = Self {
        anchoring: Anchoring::Search,
        naming: Naming::GroupOrMatch,
        case: Case::Sensitive,
        characters: Characters::Any,
    };

    /// Every combination; those that allow every character come first, in the same order as the others.
    pub const ALL: [Self; 16] = {
        use Anchoring::{Search, Whole};
        use Case::{Insensitive, Sensitive};
        use Naming::{GroupOrMatch, WholeName};
        const fn reading(number: u8) -> Reading {
            Reading {
                anchoring: if number & 4 == 0 { Search } else { Whole },
                naming: if number & 2 == 0 { GroupOrMatch } else { WholeName },
                case: if number & 1 == 0 { Sensitive } else { Insensitive },
                characters: if number & 8 == 0 { Characters::Any } else { Characters::Restricted },
            }
        }
        [
            reading(0),
            reading(1),
            reading(2),
            reading(3),
            reading(4),
            reading(5),
            reading(6),
            reading(7),
            reading(8),
            reading(9),
            reading(10),
            reading(11),
            reading(12),
            reading(13),
            reading(14),
            reading(15),
        ]
    };

    /// Those that are still possible, the likeliest first: all, where none is named.
    pub fn possible(named: &[Self]) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|reading| named.is_empty() || named.contains(reading))
    }

    /// The aspects that this reading is made of.
    #[must_use]
    pub const fn aspects(self) -> [Aspect; 4] {
        [
            Aspect::Anchoring(self.anchoring),
            Aspect::Naming(self.naming),
            Aspect::Case(self.case),
            Aspect::Characters(self.characters),
        ]
    }
}

/// Of `held` readings, each with what comes of it: the aspects that something depends on, in words for a person.
///
/// An aspect matters where two readings that differ in nothing else lead to different outcomes.
#[must_use]
pub fn aspects_that_matter<Outcome: PartialEq>(held: &[(Reading, Outcome)]) -> Vec<&'static str> {
    let names = ["where it must match", "what the group is called", "letter case", "which characters are allowed"];
    let differ_in = |left: Reading, right: Reading| -> Vec<usize> {
        let pairs = left.aspects().into_iter().zip(right.aspects()).enumerate();
        pairs.filter(|(_, (left, right))| left != right).map(|(index, _)| index).collect()
    };
    let mut matters = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let moved = held.iter().enumerate().any(|(at, (reading, outcome))| {
            held.iter().skip(at + 1).any(|(other, theirs)| differ_in(*reading, *other) == [index] && outcome != theirs)
        });
        if moved {
            matters.push(name);
        }
    }
    matters
}

/// What some of the possible readings have in common and no other one has, in words that follow "if". `None` if
/// they are all readings, or have nothing of that kind in common.
#[must_use]
pub fn in_common(readings: &[Reading], possible: &[Reading]) -> Option<String> {
    let first = readings.first()?;
    let all_hold = |aspect: &Aspect, of: &[Reading]| of.iter().all(|reading| aspect.holds(*reading));
    let shared: Vec<Aspect> = first
        .aspects()
        .into_iter()
        .filter(|aspect| all_hold(aspect, readings) && !all_hold(aspect, possible))
        .collect();
    let like_them = possible.iter().filter(|reading| shared.iter().all(|aspect| aspect.holds(**reading))).count();
    let words: Vec<&str> = shared.iter().map(|aspect| aspect.words()).collect();
    (!words.is_empty() && like_them == readings.len()).then(|| words.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_combination_is_there_once() {
        for (index, reading) in Reading::ALL.iter().enumerate() {
            assert!(!Reading::ALL[..index].contains(reading), "{reading:?}");
        }
        assert_eq!(Reading::ALL[0], Reading::LIKELIEST);
    }

    #[test]
    fn what_an_outcome_depends_on_is_told() {
        let held: Vec<_> = Reading::ALL.iter().map(|reading| (*reading, reading.case == Case::Sensitive)).collect();
        assert_eq!(aspects_that_matter(&held), ["letter case"]);
        let same: Vec<_> = Reading::ALL.iter().map(|reading| (*reading, 1)).collect();
        assert!(aspects_that_matter(&same).is_empty());
    }

    #[test]
    fn what_readings_have_in_common_is_told_if_no_other_has_it() {
        let of =
            |wanted: &dyn Fn(&Reading) -> bool| Reading::ALL.into_iter().filter(|it| wanted(it)).collect::<Vec<_>>();
        let whole = of(&|reading| reading.anchoring == Anchoring::Whole && reading.case == Case::Sensitive);
        let words = in_common(&whole, &Reading::ALL).expect("something in common");
        assert_eq!(words, "OneLogin matches the expression with the role's whole name and letter case counts");
        assert_eq!(in_common(&Reading::ALL, &Reading::ALL), None);
        let rest = of(&|reading| !whole.contains(reading));
        assert_eq!(in_common(&rest, &Reading::ALL), None, "they are what is left, no more");
        assert_eq!(Reading::possible(&[]).count(), 16);
        assert_eq!(Reading::possible(&whole).collect::<Vec<_>>(), whole);
    }

    #[test]
    fn a_reading_without_characters_allows_them_all() {
        let json = r#"{"anchoring":"whole","naming":"whole-name","case":"sensitive"}"#;
        let reading: Reading = serde_json::from_str(json).expect("a reading");
        assert_eq!(reading, Reading::ALL[6]);
    }
}
