//! Which option of a drop-down is meant: the same text, or the only one that says the same in other words.

use super::wording::{Word, words_of};
use crate::text;

/// Words that an option may have or not without meaning another thing: `Suspend`, `Suspend user`, `Suspend the account`.
const GENERIC: &[&str] = &["user", "app"];

/// What came of looking for an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// This one, as the page spells it.
    One(String),
    /// Several say the same.
    Several(Vec<String>),
    /// None does.
    None,
}

/// The option that is meant by `wanted`.
#[must_use]
pub fn meant(options: &[String], wanted: &str) -> Meant {
    let folded = text::fold(wanted);
    let exact: Vec<&String> = options.iter().filter(|option| text::fold(option) == folded).collect();
    let found =
        if exact.is_empty() { options.iter().filter(|option| says_same(option, wanted)).collect() } else { exact };
    match found.as_slice() {
        [] => Meant::None,
        [one] => Meant::One((*one).clone()),
        several => Meant::Several(several.iter().map(|option| (*option).clone()).collect()),
    }
}

/// Is the chosen option the one that is meant?
#[must_use]
pub fn is_chosen(selected: &str, options: &[String], wanted: &str) -> bool {
    if text::same(selected, wanted) {
        return true;
    }
    match meant(options, wanted) {
        Meant::One(option) => text::same(&option, selected),
        Meant::Several(_) => false,
        Meant::None => options.is_empty() && says_same(selected, wanted),
    }
}

/// How consoles spell what happens to a user. An option that is named after something of the tenant has one spelling only.
const SPELLINGS: &[&[&str]] = &[
    &[
        "Suspend",
        "Suspend user",
        "Suspend users",
        "Suspend the user",
        "Suspend account",
        "Suspend the account",
        "Suspended",
        "Suspend in app",
    ],
    &["Delete", "Delete user", "Delete users", "Delete the user", "Delete account", "Delete the account", "Deleted"],
    &["Do Nothing", "Nothing"],
];

/// Other spellings of an option that will do where the options are not known yet, the likeliest first. The writer compares
/// to the letter, so each comes in the letter cases that consoles use.
#[must_use]
pub fn acceptable(wanted: &str) -> Vec<String> {
    let Some(spellings) = SPELLINGS.iter().find(|list| list.first().is_some_and(|first| text::same(first, wanted)))
    else {
        return Vec::new();
    };
    let mut found: Vec<String> = Vec::new();
    for spelling in *spellings {
        let lower = spelling.to_lowercase();
        for form in [
            (*spelling).to_owned(),
            capitalised(&lower, false),
            capitalised(&lower, true),
            lower.clone(),
            lower.to_uppercase(),
        ] {
            if form != wanted && !found.contains(&form) {
                found.push(form);
            }
        }
    }
    found
}

/// With a capital at its beginning, or at that of every word.
fn capitalised(lower: &str, every: bool) -> String {
    let mut first = true;
    lower
        .chars()
        .map(|letter| {
            let shown = if first { letter.to_ascii_uppercase() } else { letter };
            first = every && letter == ' ';
            shown
        })
        .collect()
}

fn says_same(shown: &str, wanted: &str) -> bool {
    let words = |text: &str| {
        let mut words: Vec<Word> = words_of(&text::fold(text));
        words.retain(|word| !GENERIC.contains(&word.as_ref()));
        words.sort_unstable();
        words.dedup();
        words
    };
    let (shown, wanted) = (words(shown), words(wanted));
    !shown.is_empty() && shown == wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_met_in_other_words_if_only_one_says_so() {
        let options = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        for (offered, chosen) in [
            (&["Do Nothing", "Suspend user", "Delete user"][..], Some("Suspend user")),
            (&["do nothing", "suspend"], Some("suspend")),
            (&["Suspend the account", "Delete the account"], Some("Suspend the account")),
            (&["Suspend", "Suspend user"], Some("Suspend")),
            (&["Suspend the user", "Suspend account"], None),
            (&["Suspend", "Suspend"], None),
            (&["Suspendieren"], None),
            (&["Do not suspend"], None),
            (&["Suspend after 30 days"], None),
            (&["Unsuspend"], None),
        ] {
            let found = match meant(&options(offered), "Suspend") {
                Meant::One(option) => Some(option),
                Meant::Several(_) | Meant::None => None,
            };
            assert_eq!(found.as_deref(), chosen, "{offered:?}");
        }
    }

    #[test]
    fn every_spelling_that_is_accepted_says_the_same_and_names_of_the_tenant_have_one() {
        for wanted in ["Suspend", "Delete", "Do Nothing"] {
            let aliases = acceptable(wanted);
            assert!(!aliases.iter().any(|alias| alias == wanted));
            for alias in &aliases {
                assert!(says_same(alias, wanted), "{alias}");
            }
        }
        let suspend = acceptable("Suspend");
        for spelling in ["suspend", "SUSPEND", "Suspend user", "Suspend User", "Suspend the account", "Suspended"] {
            assert!(suspend.iter().any(|alias| alias == spelling), "{spelling}");
        }
        assert_eq!(acceptable("Spekit SCIM"), Vec::<String>::new());
    }

    #[test]
    fn what_is_chosen_is_compared_in_the_same_way() {
        let options: Vec<String> = ["Do nothing", "Suspend user"].map(str::to_owned).into();
        assert!(is_chosen("Suspend user", &options, "Suspend"));
        assert!(is_chosen("Suspend account", &[], "Suspend"));
        assert!(!is_chosen("Do nothing", &options, "Suspend"));
        assert!(!is_chosen("", &options, "Suspend"));
    }
}
