//! Expressions that select exactly what they are meant for, under every reading where that can be done.
//!
//! They are anchored at both ends, so that it does not matter whether OneLogin searches or holds them against the whole
//! name, nor whether a group is called after the match or the role. Characters that mean something are stood for by a dot
//! where the list of roles proves that nothing else fits, by a class where it does not, and only then by themselves.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::names::{Names, fold};
use super::reading::{Aspect, Case, Characters, Naming};

/// An expression and what it takes for granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// What goes into "with value that matches".
    pub text: String,
    /// What must hold of OneLogin for it to select exactly what it is meant for; empty if it does so anyway.
    pub depends: Vec<Dependence>,
}

/// Something about OneLogin that an expression takes for granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Dependence {
    /// What must hold.
    pub on: Aspect,
    /// Why, as a sentence, and what could be done.
    pub why: String,
}

/// Does the character mean something in a regular expression?
pub(super) fn is_special(character: char) -> bool {
    "\\^$.|?*+()[]{}/".contains(character)
}

/// What stands in an expression for one character of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    /// The character itself, which means nothing else.
    Literal(char),
    /// Any character.
    Dot(char),
    /// `[.]`: the character, by a class that needs nothing forbidden.
    Class(char),
    /// `[^-x]`: not those that other roles have there.
    Not(char, BTreeSet<char>),
    /// The character, by a class or a backslash that needs something forbidden.
    Plainly(char),
}

/// A way to make a slot refuse a character, the best one first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    Class,
    Not,
    Plainly,
}

impl Way {
    /// The way for a slot that stands for `own` and shall refuse `shown`. `untouched` says that it refuses nothing yet.
    fn of(own: char, untouched: bool, shown: char, ignore_case: bool) -> Self {
        if untouched && ".?|$/{}".contains(own) {
            Self::Class
        } else if can_be_excluded(shown, ignore_case) {
            Self::Not
        } else {
            Self::Plainly
        }
    }
}

impl Slot {
    /// Makes a dot, or a class that refuses some characters, refuse one more.
    fn exclude(&mut self, way: Way, shown: char, ignore_case: bool) {
        let (Self::Dot(own) | Self::Not(own, _)) = self else { return };
        let own = *own;
        match way {
            Way::Class => *self = Self::Class(own),
            Way::Plainly => *self = Self::Plainly(own),
            Way::Not => {
                if matches!(self, Self::Dot(_)) {
                    *self = Self::Not(own, BTreeSet::new());
                }
                if let Self::Not(_, others) = self {
                    others.insert(shown);
                    if ignore_case {
                        others.extend([shown.to_ascii_lowercase(), shown.to_ascii_uppercase()]);
                    }
                }
            }
        }
    }

    fn write(&self, text: &mut String) {
        match self {
            Self::Literal(character) => text.push(*character),
            Self::Dot(_) => text.push('.'),
            Self::Class(character) => text.extend(['[', *character, ']']),
            Self::Not(_, others) => {
                text.push_str("[^");
                // Behind a letter it would make a range.
                text.extend(others.contains(&'-').then_some('-'));
                text.extend(others.iter().filter(|character| **character != '-'));
                text.push(']');
            }
            Self::Plainly(character @ ('(' | ')' | '*' | '+')) => text.extend(['[', *character, ']']),
            Self::Plainly(character) => text.extend(['\\', *character]),
        }
    }
}

/// A name, or the beginning of names, as slots; and what it depends on to be told from others.
struct Slots {
    slots: Vec<Slot>,
    /// Others that differ by letter case only.
    case: Vec<String>,
    /// Others that only a forbidden character tells apart.
    plainly: Vec<String>,
}

impl Slots {
    /// Tells `name` from each of the others, which are as long as it is or differ in letter case.
    fn apart<'other>(name: &str, others: impl Iterator<Item = &'other str>, ignore_case: bool) -> Self {
        let slot = |character| if is_special(character) { Slot::Dot(character) } else { Slot::Literal(character) };
        let mut made = Self { slots: name.chars().map(slot).collect(), case: Vec::new(), plainly: Vec::new() };
        for other in others {
            made.tell_apart(other, ignore_case);
        }
        made
    }

    fn tell_apart(&mut self, other: &str, ignore_case: bool) {
        let same_length = other.chars().count() == self.slots.len();
        let literally = self.slots.iter().zip(other.chars()).all(|(slot, shown)| match slot {
            Slot::Literal(wanted) => *wanted == shown,
            _ => true,
        });
        if !(ignore_case || same_length && literally) {
            return;
        }
        let both = || self.slots.iter().zip(other.chars()).enumerate().filter(|_| same_length);
        let told = both().any(|(_, (slot, shown))| match slot {
            Slot::Class(own) | Slot::Plainly(own) => *own != shown,
            Slot::Not(_, others) => others.contains(&shown),
            Slot::Literal(_) | Slot::Dot(_) => false,
        });
        if told {
            return;
        }
        let ways = both().filter_map(|(at, (slot, shown))| {
            let (Slot::Dot(own) | Slot::Not(own, _)) = slot else { return None };
            let untouched = matches!(slot, Slot::Dot(_));
            (*own != shown).then(|| (Way::of(*own, untouched, shown, ignore_case), at, shown))
        });
        // Of those that are as good the first.
        let best = ways.min_by_key(|(way, ..)| *way);
        let Some((way, at, shown)) = best else {
            self.case.push(other.to_owned());
            return;
        };
        if way == Way::Plainly {
            self.plainly.push(other.to_owned());
        }
        if let Some(slot) = self.slots.get_mut(at) {
            slot.exclude(way, shown, ignore_case);
        }
    }

    fn depends(&self) -> Vec<Dependence> {
        let mut depends = Vec::new();
        if !self.case.is_empty() {
            let why = format!(
                "It would also match {}, which differs only by letter case. Rename one of them, or choose both.",
                quoted(&self.case)
            );
            depends.push(Dependence { on: Aspect::Case(Case::Sensitive), why });
        }
        if !self.plainly.is_empty() {
            let why = format!(
                "Only a character that OneLogin's article on rules forbids distinguishes it from {}. To be sure, rename one of them.",
                quoted(&self.plainly)
            );
            depends.push(Dependence { on: Aspect::Characters(Characters::Any), why });
        }
        depends
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for slot in &self.slots {
            slot.write(&mut text);
        }
        text
    }
}

/// May it stand in `[^…]` and mean the same to every engine?
fn can_be_excluded(character: char, ignore_case: bool) -> bool {
    !"]\\^[&~()*+".contains(character) && !character.is_control() && (character.is_ascii() || !ignore_case)
}

/// `“A”, “B” and 3 more`.
pub(super) fn quoted(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("“{name}”")).collect();
    let more = names.len().saturating_sub(SHOWN);
    shown.join(", ") + &if more > 0 { format!(" and {more} more") } else { String::new() }
}

/// The expression for exactly this role.
#[must_use]
pub fn for_role(role: &str, all_roles: &[String]) -> Expression {
    for_role_among(role, &Names::of(all_roles), |_| false, true)
}

/// The expression for exactly this role among those of the tenant.
///
/// Roles of which `chosen` is true may be taken in as well: they are to become groups of their own name anyhow.
/// `ignore_case` is whether letter case may not count.
pub(super) fn for_role_among(
    role: &str,
    names: &Names<'_>,
    chosen: impl Fn(&str) -> bool,
    ignore_case: bool,
) -> Expression {
    let others = names.like(role);
    let slots = Slots::apart(role, others.into_iter().filter(|other| !chosen(other)), ignore_case);
    Expression { text: format!("^{}$", slots.text()), depends: slots.depends() }
}

/// The expression for all roles whose name begins with a prefix and goes on behind it.
///
/// `{1,}` is what `+` means, and no article forbids it. To take the prefix off the group's name a capture group is needed,
/// and no other way to write one is known.
pub(super) fn for_prefix(prefix: &str, strip: bool, names: &Names<'_>, ignore_case: bool) -> Expression {
    let folded = fold(prefix);
    let length = folded.chars().count();
    let heads: BTreeSet<String> = names
        .all()
        .iter()
        .filter(|name| !name.starts_with(prefix))
        .filter_map(|name| {
            // Folding may make one character two, so a name is cut where what is before the cut folds to the same length.
            let mut count = 0;
            let end = name.char_indices().find_map(|(at, character)| {
                let next = at + character.len_utf8();
                count += fold(name.get(at..next)?).chars().count();
                (count >= length).then_some(next)
            })?;
            let head = name.get(..end)?;
            looks_like(&fold(head), &folded).then(|| head.to_owned())
        })
        .collect();
    let slots = Slots::apart(prefix, heads.iter().map(String::as_str), ignore_case);
    let mut depends = slots.depends();
    let body = slots.text();
    let text = if strip {
        depends.push(Dependence {
            on: Aspect::Naming(Naming::GroupOrMatch),
            why: "A capture group removes the prefix. Without it the group has the whole name of the role.".into(),
        });
        if !depends.iter().any(|dependence| dependence.on == Aspect::Characters(Characters::Any)) {
            depends.push(Dependence {
                on: Aspect::Characters(Characters::Any),
                why: "A capture group needs ( and ), which OneLogin's article on rules forbids. To be sure, keep the prefix in the group's name.".into(),
            });
        }
        format!("^{body}(.{{1,}})$")
    } else {
        format!("^{body}.{{1,}}$")
    };
    Expression { text, depends }
}

/// The same, if any character may stand for one that means something.
fn looks_like(name: &str, pattern: &str) -> bool {
    name.chars().count() == pattern.chars().count()
        && pattern.chars().zip(name.chars()).all(|(wanted, shown)| wanted == shown || is_special(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Reading, group_for};
    use proptest::prelude::*;

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn on(expression: &Expression) -> Vec<Aspect> {
        expression.depends.iter().map(|dependence| dependence.on).collect()
    }

    #[test]
    fn a_role_whose_name_only_contains_another_is_left_alone() {
        let roles = strings(&["Sales", "Sales EMEA", "Pre-Sales"]);
        let expression = for_role("Sales", &roles);
        assert_eq!((expression.text.as_str(), on(&expression)), ("^Sales$", vec![]));
        for reading in Reading::ALL {
            assert_eq!(group_for(&expression.text, "Sales", reading), Ok(Some("Sales".into())));
            assert_eq!(group_for(&expression.text, "Sales EMEA", reading), Ok(None));
        }
    }

    #[test]
    fn special_characters_are_stood_for_by_a_dot_where_nothing_else_fits() {
        assert_eq!(for_role("Support (Tier 1)", &[]).text, "^Support .Tier 1.$");
        assert_eq!(for_role("R&D", &[]).text, "^R&D$");
    }

    #[test]
    fn where_something_else_fits_it_is_excluded_without_a_forbidden_character() {
        let told = for_role("A+B", &strings(&["A+B", "A-B", "AxB"]));
        assert_eq!((told.text.as_str(), on(&told)), ("^A[^-Xx]B$", vec![]));
        let told = for_role("Node.js", &strings(&["Node-js", "Node.js"]));
        assert_eq!((told.text.as_str(), on(&told)), ("^Node[.]js$", vec![]));
    }

    #[test]
    fn what_can_not_be_told_apart_under_every_reading_says_what_it_depends_on() {
        let told = for_role("IT", &strings(&["IT", "It"]));
        assert_eq!((told.text.as_str(), on(&told)), ("^IT$", vec![Aspect::Case(Case::Sensitive)]));
        assert!(told.depends[0].why.contains("“It”"), "{}", told.depends[0].why);
        let told = for_role("a(b", &strings(&["a(b", "a)b"]));
        assert_eq!((told.text.as_str(), on(&told)), ("^a[(]b$", vec![Aspect::Characters(Characters::Any)]));
    }

    #[test]
    fn a_convention_takes_in_what_begins_with_its_prefix() {
        let all = strings(&["app-sales", "app-", "App-x", "apple", "app.y"]);
        let names = Names::of(&all);
        let kept = for_prefix("app-", false, &names, true);
        assert_eq!((kept.text.as_str(), on(&kept)), ("^app-.{1,}$", vec![Aspect::Case(Case::Sensitive)]));
        let cut = for_prefix("app-", true, &names, false);
        assert_eq!(
            (cut.text.as_str(), on(&cut)),
            ("^app-(.{1,})$", vec![Aspect::Naming(Naming::GroupOrMatch), Aspect::Characters(Characters::Any)])
        );
        assert_eq!(for_prefix("app.", false, &names, true).text, "^app[.].{1,}$");
    }

    proptest! {
        #[test]
        fn an_expression_selects_exactly_its_role_under_every_reading_it_does_not_depend_on(
            names in proptest::collection::vec("[A-Ca-c+.()*&\\\\/ éßẞſ\\[\\]{}|?^$-]{1,6}", 1..9),
            chosen in any::<prop::sample::Index>(),
        ) {
            let role = chosen.get(&names).clone();
            let expression = for_role(&role, &names);
            for reading in Reading::ALL {
                if !expression.depends.iter().all(|dependence| dependence.on.holds(reading)) {
                    continue;
                }
                for name in &names {
                    // Of some letters engines disagree which case is which; nothing can be told of them here.
                    let group = match group_for(&expression.text, name, reading) {
                        Ok(group) => group,
                        Err(why) => {
                            prop_assert!(why.to_string().contains("letter case"), "{}: {}", expression.text, why);
                            continue;
                        }
                    };
                    prop_assert_eq!(group, (*name == role).then(|| role.clone()), "{} on {}", &expression.text, name);
                }
            }
        }

        #[test]
        fn a_convention_selects_exactly_what_begins_with_its_prefix(
            names in proptest::collection::vec("[aA][pP.+(-][a-cé.+-]{0,3}", 1..9),
            prefix in "[aA][pP.+(-]",
            strip in any::<bool>(),
        ) {
            let expression = for_prefix(&prefix, strip, &Names::of(&names), true);
            for reading in Reading::ALL {
                if !expression.depends.iter().all(|dependence| dependence.on.holds(reading)) {
                    continue;
                }
                for name in &names {
                    let Ok(group) = group_for(&expression.text, name, reading) else { continue };
                    let wanted = name.strip_prefix(&prefix).filter(|rest| !rest.is_empty());
                    let wanted = wanted.map(|rest| if strip { rest.to_owned() } else { name.clone() });
                    prop_assert_eq!(group, wanted, "{} on {}", &expression.text, name);
                }
            }
        }
    }
}
