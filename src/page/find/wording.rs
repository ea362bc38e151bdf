//! What a text says, whatever its wording: its words in one form each, and how well it fits what an entry is called.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::vocabulary::{
    ELSEWHERE, FRAME, HARMLESS, NAMELESS, OTHER_SECTIONS, QUALIFIERS, SOMETHING_ELSE, STALE, qualifies,
};
use crate::onelogin::{ControlId, ControlSpec};
use crate::text;

/// A word in its one form: every spelling, number and tense of it is the same word.
pub type Word = Cow<'static, str>;

/// A text, taken apart once for all comparisons.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    /// As [`text::fold`] has it.
    pub folded: String,
    /// Its words in order, without those that say nothing.
    pub words: Vec<Word>,
    /// Words of what stands in brackets.
    pub aside: Vec<Word>,
    /// Those of its words that make it something else, wherever they stand.
    elsewhere: Vec<Word>,
    /// One bit for each word: texts that share none need no closer look.
    bits: u64,
    /// A word mixes alphabets that look alike: it is made to be misread.
    pub is_lookalike: bool,
}

impl Wording {
    /// Takes a text apart.
    #[must_use]
    pub fn of(label: &str) -> Self {
        let mut folded = text::fold(label);
        // A text for screen readers beside the same text for the eye.
        if let Some((left, right)) =
            folded.split_at_checked(folded.len() / 2).filter(|(_, right)| right.starts_with(' '))
            && left == right.trim_start()
        {
            folded = left.to_owned();
        }
        let (main, aside) = asides(&folded);
        let (mut words, mut aside) = (words_of(&main), words_of(&aside));
        if words.is_empty() {
            words = std::mem::take(&mut aside);
        }
        let half = words.len() / 2;
        if words.len() > 2 && words.len() % 2 == 0 && words.get(..half) == words.get(half..) {
            words.truncate(half);
        }
        let bits = words.iter().chain(&aside).fold(0, |bits, word| bits | bit(word));
        let is_lookalike = !folded.is_ascii() && text::words(&folded).any(mixes_alphabets);
        let says_other = |word: &&Word| ELSEWHERE.contains(word.as_ref()) || QUALIFIERS.contains(&word.as_ref());
        let elsewhere = words.iter().filter(says_other).cloned().collect();
        Self { folded, words, aside, elsewhere, bits, is_lookalike }
    }

    /// Is the word one of the text, outside brackets?
    #[must_use]
    pub fn says(&self, word: &str) -> bool {
        self.words.iter().any(|own| own == word)
    }

    fn shares_a_word_with(&self, other: &Self) -> bool {
        self.bits & other.bits != 0
    }

    /// Could the text be the name of anything? `input-34`, `Value` and `https://…` are not.
    #[must_use]
    pub fn is_informative(&self) -> bool {
        let folded = &self.folded;
        folded.chars().any(char::is_alphabetic)
            && !folded.contains("://")
            && !self.words.iter().all(|word| NAMELESS.contains(&word.as_ref()) || is_number(word))
    }
}

/// Every word by which the catalogue knows a control of its own.
pub fn words_of_catalogue() -> &'static BTreeSet<Word> {
    static WORDS: LazyLock<BTreeSet<Word>> = LazyLock::new(|| {
        let specs = || ControlId::ALL.iter().map(|id| id.spec());
        let labels = specs().flat_map(|spec| spec.labels.iter().chain(spec.under)).filter(|label| !label.contains('{'));
        let words = specs().flat_map(|spec| spec.also.iter().chain(spec.must.iter().copied().flatten()));
        labels.flat_map(|label| words_of(&text::fold(label))).chain(words.map(|word| Word::Borrowed(word))).collect()
    });
    &WORDS
}

/// Does the word say which setting is meant, or that another one is? Such a word is never whose the setting is.
fn tells_settings_apart(word: &Word) -> bool {
    let said = word.as_ref();
    words_of_catalogue().contains(word)
        || [SOMETHING_ELSE, STALE, HARMLESS, NAMELESS].iter().any(|list| list.contains(&said))
        || ControlId::ALL.iter().any(|id| id.spec().not.contains(&said))
}

/// Words by which a page says whose it is: those that its title and its first heading share, but for what everybody says.
#[must_use]
pub fn owner_of(title: &str, heading: &str) -> Vec<Word> {
    let title = words_of(&text::fold(title));
    let mut words = words_of(&text::fold(heading));
    words.retain(|word| title.contains(word) && !tells_settings_apart(word));
    words
}

fn bit(word: &str) -> u64 {
    let hash = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    1 << (hash >> 58)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// `v2`, or the digits of a version right after a word that has versions.
fn is_version(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    if let Some(digits) = word.strip_prefix('v') {
        return !digits.is_empty() && is_number(digits);
    }
    let before = at.checked_sub(1).and_then(|before| words.get(before).map(|word| (before, word)));
    is_number(word)
        && before
            .is_some_and(|(at, before)| matches!(before.as_ref(), "scim" | "v" | "version") || is_version(words, at))
}

fn mixes_alphabets(word: &str) -> bool {
    let latin = word.chars().any(|letter| letter.is_ascii_alphabetic());
    latin && word.chars().any(|letter| matches!(letter, '\u{370}'..='\u{52f}' | '\u{13a0}'..='\u{13ff}'))
}

/// What stands outside and inside round brackets.
fn asides(folded: &str) -> (String, String) {
    if !folded.contains('(') {
        return (folded.to_owned(), String::new());
    }
    let (mut main, mut aside, mut depth) = (String::new(), String::new(), 0_u32);
    for character in folded.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            other if depth > 0 => aside.push(other),
            other => main.push(other),
        }
        if matches!(character, '(' | ')') {
            main.push(' ');
            aside.push(' ');
        }
    }
    (main, aside)
}

/// The words of a folded text, each in its one form.
#[must_use]
pub fn words_of(folded: &str) -> Vec<Word> {
    let tokens: Vec<&str> = folded
        .split(|character: char| !character.is_alphanumeric() && character != '\'')
        .map(|token| token.trim_matches('\''))
        .filter(|token| !token.is_empty())
        .collect();
    let mut words = Vec::with_capacity(tokens.len());
    let mut skip = false;
    for (index, token) in tokens.iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        let next = tokens.get(index + 1).copied().unwrap_or_default();
        if let Some(word) = pair(token, next) {
            skip = true;
            words.push(Cow::Borrowed(word));
            continue;
        }
        match *token {
            "baseurl" => words.extend([Cow::Borrowed("base"), Cow::Borrowed("url")]),
            token if token.ends_with("n't") => words.push(Cow::Borrowed("not")),
            token => words.extend(one_form(token.split('\'').next().unwrap_or(token))),
        }
    }
    words
}

/// Two words that are one.
fn pair(first: &str, second: &str) -> Option<&'static str> {
    Some(match (first, second) {
        ("turn" | "turned" | "switch" | "switched", "on") => "enable",
        ("turn" | "turned" | "switch" | "switched", "off") => "disable",
        ("e", "mail" | "mails") => "email",
        ("sign" | "log" | "single", "on" | "in" | "sign") => "login",
        ("sign" | "log", "out" | "off") => "logout",
        ("taken" | "takes", "away") => "delete",
        _ => return None,
    })
}

/// The one form of a word; `None` for one that says nothing by itself.
fn one_form(token: &str) -> Option<Word> {
    let word = match token {
        "the" | "of" | "for" | "your" | "a" | "an" | "to" | "in" | "is" | "are" | "be" | "been" | "being" | "this"
        | "that" | "these" | "those" | "on" | "when" | "whenever" | "with" | "and" | "or" | "field" | "please"
        | "enter" | "if" | "it" | "its" | "their" | "his" | "her" | "our" | "my" | "by" | "at" | "as" | "into"
        | "upon" | "once" | "will" | "should" | "can" | "do" | "does" | "has" | "have" | "had" | "gets" | "get"
        | "was" | "were" | "they" | "you" | "we" | "so" | "then" | "what" | "which" | "any" | "all" | "us"
        | "there" => return None,
        "url" | "urls" | "uri" | "uris" | "address" | "addresses" | "endpoint" | "endpoints" => "url",
        "base" | "root" => "base",
        "enable" | "enabled" | "enabling" | "enables" | "activate" | "activated" | "activating" | "activates" => {
            "enable"
        }
        "disable" | "disabled" | "disabling" | "disables" | "deactivate" | "deactivated" | "deactivates"
        | "deactivating" => "disable",
        "user" | "users" | "account" | "accounts" | "person" | "persons" | "people" | "someone" | "somebody"
        | "anyone" | "employee" | "employees" => "user",
        "delete" | "deleted" | "deletes" | "deleting" | "deletion" | "deletions" | "remove" | "removed" | "removes"
        | "removing" | "removal" | "revoke" | "revoked" | "revokes" | "revoking" | "revocation" | "lose" | "loses"
        | "lost" | "losing" => "delete",
        "suspend" | "suspended" | "suspends" | "suspending" | "suspension" | "suspensions" => "suspend",
        "create" | "created" | "creates" | "creating" | "creation" | "add" | "added" | "adds" | "adding" | "new" => {
            "create"
        }
        "update" | "updated" | "updates" | "updating" | "edit" | "edited" | "editing" | "modify" | "modified"
        | "modification" => "update",
        "approve" | "approved" | "approves" | "approving" | "approval" | "approvals" => "approve",
        "save" | "saved" | "saves" | "saving" => "save",
        "provision" | "provisions" | "provisioned" | "provisioning" => "provision",
        "group" | "groups" | "grouping" => "group",
        "app" | "apps" | "application" | "applications" => "app",
        "match" | "matches" | "matching" | "matched" => "match",
        "map" | "maps" | "mapped" | "mapping" | "mappings" => "map",
        "include" | "included" | "includes" | "including" => "include",
        "perform" | "performed" | "performs" | "performing" => "perform",
        "mail" | "mails" | "email" | "emails" => "email",
        "notify" | "notified" | "notifies" | "notification" | "notifications" | "alert" | "alerts" => "notify",
        "reminder" | "reminders" | "remind" | "reminds" => "remind",
        "expire" | "expires" | "expired" | "expiry" | "expiration" | "expiring" => "expire",
        "search" | "find" | "searches" => "search",
        "logs" | "logging" => "log",
        "admin" | "admins" | "administrator" | "administrators" => "admin",
        "not" | "no" | "never" | "cannot" | "neither" | "nor" => "not",
        "docs" | "documentation" | "manual" => "documentation",
        "confirmation" | "confirm" | "confirmed" => "confirm",
        "automatic" | "automatically" | "auto" => "automatic",
        "testing" | "test" | "tests" => "test",
        "access" | "status" | "process" | "alias" => return Some(Cow::Owned(token.to_owned())),
        other => {
            let plural = other.len() > 3 && !other.ends_with("ss") && !other.ends_with("us") && !other.ends_with("is");
            let word = if plural { other.strip_suffix('s').unwrap_or(other) } else { other };
            return Some(Cow::Owned(word.to_owned()));
        }
    };
    Some(Cow::Borrowed(word))
}

/// How well a text fits what is wanted; a higher one wins over all lower ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Too little by itself; the section it stands under says the rest.
    WithSection,
    /// A long label that says the same in other words.
    Sense,
    /// The name, and words before it that say which one.
    Qualified,
    /// A part of the name, with every word that it can't do without.
    Part,
    /// The same words as another wording of the name.
    OtherWords,
    /// The same words in another order or form.
    Words,
    /// Another wording of the name.
    Alias,
    /// The name to the letter.
    Verbatim,
}

/// What an entry is called, taken apart.
pub struct Wanted {
    /// Its labels, verbatim first.
    pub names: Vec<(String, Wording)>,
    /// Words of the app's and the connector's name: they say whose it is.
    pub whose: Vec<Word>,
    /// The sections it stands under.
    pub under: Vec<Wording>,
    /// Words that are in one of its names.
    own: Vec<Word>,
}

impl Wanted {
    /// Of the labels with the values put in.
    #[must_use]
    pub fn of(spec: &ControlSpec, labels: Vec<String>, whose: Vec<Word>) -> Self {
        let names: Vec<(String, Wording)> = labels
            .into_iter()
            .map(|label| {
                let wording = Wording::of(&label);
                (label, wording)
            })
            .collect();
        let own = names.iter().flat_map(|(_, name)| name.words.iter().chain(&name.aside)).cloned().collect();
        Self { names, whose, under: spec.under.iter().map(|under| Wording::of(under)).collect(), own }
    }

    fn is_own(&self, word: &str) -> bool {
        self.own.iter().any(|own| own == word)
    }

    fn is_harmless(&self, spec: &ControlSpec, word: &str) -> bool {
        HARMLESS.contains(&word) || spec.also.contains(&word) || self.whose.iter().any(|whose| whose == word)
    }

    /// Is the text the name of something else, going by one of its words?
    fn is_of_something_else(&self, spec: &ControlSpec, shown: &Wording) -> bool {
        let meant = |word: &str| self.is_own(word) || spec.also.contains(&word);
        shown.is_lookalike
            || shown.words.iter().chain(&shown.aside).any(|word| spec.not.contains(&word.as_ref()))
            || shown.elsewhere.iter().any(|word| !meant(word))
            || shown.aside.iter().any(|word| qualifies(word) && !meant(word))
    }

    /// How well a shown text fits, and which of the names it fits.
    #[must_use]
    pub fn likeness(&self, spec: &ControlSpec, shown: &Wording) -> Option<(Level, &str)> {
        for (index, (label, name)) in self.names.iter().enumerate() {
            if !name.folded.is_empty() && name.folded == shown.folded {
                return Some((if index == 0 { Level::Verbatim } else { Level::Alias }, label));
            }
        }
        if self.names.iter().all(|(_, name)| !name.shares_a_word_with(shown)) || self.is_of_something_else(spec, shown)
        {
            return None;
        }
        self.names
            .iter()
            .enumerate()
            .filter_map(|(index, (label, name))| {
                self.closeness(spec, shown, name, index == 0).map(|level| (level, label.as_str()))
            })
            .max_by_key(|(level, _)| *level)
    }

    fn closeness(&self, spec: &ControlSpec, shown: &Wording, name: &Wording, verbatim: bool) -> Option<Level> {
        if name.words.is_empty() || shown.words.is_empty() {
            return None;
        }
        let of_name = |word: &str| name.says(word) || name.aside.iter().any(|own| own == word);
        let shown_says = |word: &str| shown.says(word) || shown.aside.iter().any(|own| own == word && of_name(own));
        let all_of_name = name.words.iter().all(|word| shown_says(word));
        let extra: Vec<usize> =
            (0..shown.words.len()).filter(|at| shown.words.get(*at).is_some_and(|word| !of_name(word))).collect();
        let word_at = |at: usize| shown.words.get(at).map_or("", |word| word.as_ref());
        let harmless = |at: &usize| self.is_harmless(spec, word_at(*at)) || is_version(&shown.words, *at);
        if all_of_name && extra.is_empty() {
            return Some(if verbatim { Level::Words } else { Level::OtherWords });
        }
        if all_of_name && extra.iter().all(harmless) {
            return Some(Level::OtherWords);
        }
        let musts = !spec.must.is_empty() && must_hold(spec, |word| shown_says(word));
        if !all_of_name && extra.iter().all(harmless) && musts {
            return Some(Level::Part);
        }
        // Words before the name say which one it is; words after it make it something of it.
        let last_of_name = shown.words.iter().rposition(|word| of_name(word)).unwrap_or(0);
        let first_of_name = shown.words.iter().position(|word| of_name(word)).unwrap_or(0);
        if all_of_name
            && name.words.len() > 2
            && extra.iter().all(|at| *at < first_of_name || (*at > last_of_name && harmless(at)) || harmless(at))
        {
            return Some(Level::Qualified);
        }
        if is_sentence(name) && musts {
            let strange = extra.iter().filter(|at| !harmless(at) && !FRAME.contains(&word_at(**at))).count();
            let common = shown.words.len() - extra.len();
            if strange * 4 <= shown.words.len() && strange <= common.saturating_sub(1) && common > 0 {
                return Some(Level::Sense);
            }
        }
        // What is left has to be said by the section.
        let head = spec.must.first().is_some_and(|clause| clause.iter().any(|word| shown.says(word)));
        (head && !is_sentence(name) && !all_of_name && extra.iter().all(harmless)).then_some(Level::WithSection)
    }

    /// Does the section say what the label leaves open?
    #[must_use]
    pub fn is_completed_by(&self, spec: &ControlSpec, shown: &Wording, section: &Wording) -> bool {
        must_hold(spec, |word| shown.says(word) || section.says(word))
    }

    /// What a section says of the control in it.
    #[must_use]
    pub fn section(&self, section: &Wording) -> Section {
        let meant = |word: &str| {
            self.under.iter().any(|under| under.says(word))
                || self.is_own(word)
                || self.whose.iter().any(|own| own == word)
        };
        let says = |list: &[&str]| section.words.iter().any(|word| list.contains(&word.as_ref()) && !meant(word));
        let stale = section.aside.iter().any(|word| STALE.contains(&word.as_ref()) && !meant(word));
        if says(STALE) || stale || section.is_lookalike {
            return Section::Other;
        }
        let named = self
            .under
            .iter()
            .any(|under| section.folded.contains(&under.folded) || under.words.iter().any(|word| section.says(word)));
        if named || (section.says("scim") && !self.under.is_empty()) {
            return Section::Right;
        }
        if says(OTHER_SECTIONS) { Section::Other } else { Section::Neutral }
    }

    /// Is the section that of a draft, a copy or another environment? The name of a record may say so as well.
    #[must_use]
    pub fn is_qualified(&self, section: &Wording) -> bool {
        let meant = |word: &str| self.is_own(word) || self.whose.iter().any(|own| own == word);
        section.words.iter().chain(&section.aside).any(|word| qualifies(word) && !meant(word))
    }

    /// Is a text beside the name a mark and nothing else: `Legacy`, `Test`?
    #[must_use]
    pub fn is_marked(&self, beside: &Wording) -> bool {
        !beside.words.is_empty()
            && beside.words.len() <= 2
            && beside.words.iter().all(|word| qualifies(word) && !self.is_own(word))
    }

    /// Do the names in the markup say that it is something else?
    #[must_use]
    pub fn is_ruled_out_by(&self, spec: &ControlSpec, tokens: &[Word]) -> bool {
        tokens.iter().any(|token| {
            (SOMETHING_ELSE.contains(&token.as_ref()) && !self.is_own(token)) || spec.not.contains(&token.as_ref())
        })
    }
}

fn is_sentence(name: &Wording) -> bool {
    name.words.len() >= 4
}

fn must_hold(spec: &ControlSpec, says: impl Fn(&str) -> bool) -> bool {
    spec.must.iter().all(|clause| clause.iter().any(|word| says(word)))
}

/// What a section says of a control in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// It is the entry's own.
    Right,
    /// Nothing.
    Neutral,
    /// It is that of something else.
    Other,
}

/// The words of names in the markup: `scimBaseUrl`, `scim_base_url`, `app[scim-base-url]`.
#[must_use]
pub fn tokens_of(names: &[&str]) -> Vec<Word> {
    let mut split = String::new();
    for name in names {
        let mut lower_before = false;
        for character in name.chars() {
            if character.is_uppercase() && lower_before {
                split.push(' ');
            }
            lower_before = character.is_lowercase() || character.is_numeric();
            split.push(character);
        }
        split.push(' ');
    }
    words_of(&split.to_lowercase())
}
