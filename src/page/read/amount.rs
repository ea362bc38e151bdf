//! How much of a list is on show: what the page says of pages, totals and filters.

use serde::{Deserialize, Serialize};

use crate::onelogin::{BACK, CLEARING, EMPTY, FILTERS, MORE, Place, SEARCHES, UNFILTERED, UserState};
use crate::page::place::whereabouts;
use crate::page::{Barrier, Control, Role, Snapshot, Source, Table, Value};
use crate::text;

/// Is all of a list on show?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", tag = "kind")]
pub enum Completeness {
    /// All of it.
    Complete,
    /// A part of it.
    Partial {
        /// How many entries are on show.
        shown: usize,
        /// How many there are, if the page says so.
        total: Option<u32>,
    },
    /// It can't be told: an empty list may not have loaded yet.
    NotKnown,
}

/// What is known of a list whose completeness is asked for.
pub struct Asked<'a> {
    /// Its table; `None` for boxes that stand in none.
    pub table: Option<&'a Table>,
    /// Entries on show.
    pub shown: usize,
    /// A row or text in it says that there is none.
    pub says_none: bool,
    /// A row of it can't be read, or says that it is loading.
    pub is_unclear: bool,
    /// What its entries are called.
    pub nouns: &'a [&'a str],
}

/// How much of the list is on show.
pub fn completeness(snapshot: &Snapshot, asked: &Asked) -> Completeness {
    let Asked { table, shown, .. } = *asked;
    let texts = texts(snapshot, table);
    let facts = snapshot.facts.iter().filter_map(|fact| count(&format!("{} {}", fact.label, fact.text), asked.nouns));
    let counts: Vec<u32> = texts.iter().filter_map(|text| count(text, asked.nouns)).chain(facts).collect();
    // What says that it is shown is said of a list; other numbers beside it may be of anything.
    let (own, others): (Vec<&str>, Vec<&str>) = texts.iter().copied().partition(|text| says_shown(text));
    let own: Vec<Window> = own.into_iter().filter_map(window).collect();
    let windows = if own.is_empty() { others.into_iter().filter_map(window).collect() } else { own };
    let stated = table.and_then(|table| table.stated_total);
    let paged = windows.iter().filter(|window| !window.of_pages).map(|window| window.total);
    let total = stated.into_iter().chain(paged).chain(counts.iter().copied()).max();
    let is_part = snapshot.truncated
        || table.is_some_and(|table| table.partial)
        || total.is_some_and(|total| usize::try_from(total).is_ok_and(|total| total > shown))
        || windows.iter().any(Window::is_part)
        || goes_on(snapshot, shown);
    if is_filtered(snapshot) {
        // What is stated then is how many fit the filter.
        return Completeness::Partial { shown, total: None };
    }
    if is_part {
        return Completeness::Partial { shown, total };
    }
    let says_none = asked.says_none || total == Some(0) || texts.iter().any(|text| says_none(text));
    // Fewer than there are entries: one of the two is misread.
    let contradicts = total.is_some_and(|total| usize::try_from(total).is_ok_and(|total| total < shown));
    if asked.is_unclear || contradicts || (shown == 0 && !says_none) || texts.iter().any(|text| is_loading(text)) {
        return Completeness::NotKnown;
    }
    Completeness::Complete
}

/// Does a text say that a list has no entries?
pub fn says_none(shown: &str) -> bool {
    let folded = text::fold(shown);
    EMPTY.iter().any(|empty| folded.strip_prefix(empty).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// `Showing 8 of 10`.
fn says_shown(shown: &str) -> bool {
    let folded = text::fold(shown);
    text::words(&folded).next().is_some_and(|word| matches!(word, "showing" | "displaying" | "viewing"))
}

/// `Loading…`
pub fn is_loading(shown: &str) -> bool {
    let folded = text::fold(shown);
    folded.starts_with("loading") || folded.starts_with("please wait")
}

/// Texts of the page that may say how much of a list is on show, without those of rows.
fn texts<'page>(snapshot: &'page Snapshot, table: Option<&'page Table>) -> Vec<&'page str> {
    const SHORT: usize = 120;
    let mut texts: Vec<&str> = table.iter().map(|table| table.caption.as_str()).collect();
    texts.extend(snapshot.headings.iter().map(String::as_str));
    texts.extend(snapshot.facts.iter().flat_map(|fact| [fact.label.as_str(), fact.text.as_str()]));
    for control in snapshot.controls.iter().filter(|control| control.row.is_none() && is_shown(control)) {
        // A tab that is not chosen, a link, a box: what it counts is another list.
        let own = match (control.role, &control.value) {
            (Role::Tab, Value::None { active }) => *active,
            (Role::Link | Role::Menuitem | Role::Checkbox | Role::Switch | Role::Radio, _) => false,
            _ => true,
        };
        let labels = control.labels.iter().filter(|label| own || label.source != Source::Content);
        texts.extend(labels.chain(&control.context).map(|text| text.text.as_str()));
    }
    texts.retain(|text| text.len() <= SHORT);
    texts.sort_unstable();
    texts.dedup();
    texts
}

fn is_shown(control: &Control) -> bool {
    !control.barriers.contains(&Barrier::Hidden)
}

/// `11–20 of 300`, `Page 1 of 2`.
struct Window {
    first: u32,
    last: u32,
    total: u32,
    of_pages: bool,
}

impl Window {
    const fn is_part(&self) -> bool {
        self.last < self.total
            || self.first > 1 && (self.of_pages || self.first < self.last)
            || self.of_pages && self.total > 1
    }
}

/// The words of a text; digits with thousands separators are one word, and `/` is a word.
fn tokens(shown: &str) -> Vec<String> {
    let folded = text::fold(shown);
    let mut joined = String::with_capacity(folded.len());
    let mut letters = folded.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let between = before.is_ascii_digit() && letters.peek().is_some_and(char::is_ascii_digit);
        match letter {
            ',' | '.' if between => continue,
            '/' => joined.push_str(" / "),
            other => joined.push(other),
        }
        before = letter;
    }
    let apart = joined.split(|letter: char| !letter.is_alphanumeric() && letter != '/');
    apart.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Reads `1–10 of 300`, `1 to 10 of 300`, `10 of 300`, `Page 1 of 2`, `1 / 2`.
fn window(shown: &str) -> Option<Window> {
    let tokens = tokens(shown);
    let number = |at: usize| tokens.get(at).and_then(|word| word.parse::<u32>().ok());
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", String::as_str);
    let of = tokens.iter().position(|word| matches!(word.as_str(), "of" | "/"))?;
    // A date and a path have slashes, too.
    if word(Some(of)) == "/" && tokens.len() != 3 {
        return None;
    }
    let (last, total) = (number(of.checked_sub(1)?)?, number(of + 1)?);
    let at = of - 1;
    let start = match word(at.checked_sub(1)) {
        "to" | "through" => at.checked_sub(2).and_then(number),
        _ => at.checked_sub(1).and_then(number),
    };
    let named = tokens.iter().map(String::as_str);
    if named.clone().any(|word| matches!(word, "step" | "selected" | "chosen" | "licenses" | "used" | "characters")) {
        return None;
    }
    let of_pages =
        named.clone().any(|word| matches!(word, "page" | "pages")) || (start.is_none() && word(Some(of)) == "/");
    let first = start.unwrap_or(if of_pages { last } else { 1 });
    Some(Window { first, last, total, of_pages })
}

/// Reads how many there are: `Roles (31)`, `31 roles`, `Total: 31`, `31 results`.
fn count(shown: &str, nouns: &[&str]) -> Option<u32> {
    let tokens = tokens(shown);
    let mut numbers = tokens.iter().filter_map(|word| word.parse::<u32>().ok());
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    let all = ["total", "results", "records", "entries", "items", "all", "found", "showing", "in"];
    let words: Vec<&str> = tokens.iter().map(String::as_str).filter(|word| word.parse::<u32>().is_err()).collect();
    let fits = |word: &&str| nouns.contains(word) || all.contains(word);
    (!words.is_empty() && words.len() <= 3 && words.iter().all(fits) && !words.contains(&"showing")).then_some(number)
}

/// Is there something to press that leads to another part of a list?
fn goes_on(snapshot: &Snapshot, shown: usize) -> bool {
    let outside = |control: &&Control| {
        control.row.is_none() && is_shown(control) && !control.context.iter().any(|at| at.source == Source::Dialog)
    };
    snapshot.controls.iter().filter(outside).any(|control| {
        let usable = !control.barriers.contains(&Barrier::Disabled);
        match (control.role, &control.value) {
            (Role::Link | Role::Button | Role::Menuitem, value) => {
                let active = *value == Value::None { active: true };
                usable && control.labels.iter().any(|label| leads_on(&label.text) || is_page(&label.text, active))
            }
            (Role::Combobox, Value::Choice { selected, options }) => {
                control.labels.iter().any(|label| is_cut_by(&label.text, selected, options, shown))
            }
            _ => false,
        }
    })
}

/// `Next`, `Load 10 more`, `2`, `›`.
fn leads_on(label: &str) -> bool {
    let plain = text::collapse(label).to_lowercase();
    let folded = text::fold(label);
    let is = |list: &[&str]| list.contains(&plain.as_str()) || list.contains(&folded.as_str());
    let words: Vec<&str> = text::words(&folded).collect();
    let begins = |first: &[&str], second: &[&str]| {
        words.first().is_some_and(|word| first.contains(word)) && words.iter().any(|word| second.contains(word))
    };
    let counted = words.iter().any(|word| word.parse::<u32>().is_ok());
    is(MORE)
        || is(BACK)
        || begins(&["load", "show", "view", "see"], &["more", "next"])
        || counted && begins(&["show", "view", "see", "load"], &["all"])
        || begins(&["next", "previous"], &["page"])
        || words.first() == Some(&"page") && counted && words.get(1) != Some(&"1")
}

/// The number of a page, other than the first one while that is the chosen one.
fn is_page(label: &str, active: bool) -> bool {
    label.trim().parse::<u32>().is_ok_and(|page| page > 1 || !active)
}

/// Rows to a page, or the number of a page, in a drop-down.
fn is_cut_by(label: &str, selected: &str, options: &[String], shown: usize) -> bool {
    let folded = text::fold(label);
    let number = |text: &str| text::words(&text::fold(text)).find_map(|word| word.parse::<usize>().ok());
    let rows = ["per page", "page size", "entries", "rows", "results"].iter().any(|words| folded.contains(words));
    let page = matches!(folded.as_str(), "page" | "go to page" | "page number");
    rows && number(selected).is_some_and(|rows| shown >= rows) || page && options.len() > 1
}

/// Does a search or a filter that is set leave entries out?
fn is_filtered(snapshot: &Snapshot) -> bool {
    let place = whereabouts(snapshot).under;
    let has_no_settings = matches!(place, Some(Place::Roles | Place::Users | Place::Apps | Place::AppFind));
    let outside = |control: &&Control| {
        is_shown(control) && control.row.is_none() && !control.context.iter().any(|at| at.source == Source::Dialog)
    };
    snapshot.controls.iter().filter(outside).any(|control| {
        let says = |list: &[&str]| control.labels.iter().any(|label| list.contains(&text::fold(&label.text).as_str()));
        match (&control.value, control.role) {
            (Value::Text { text }, Role::Textbox | Role::Combobox) => {
                !text.trim().is_empty() && (has_no_settings || is_search(control))
            }
            (Value::Choice { selected, .. }, _) => {
                let chosen = text::fold(selected);
                let first = chosen.split(' ').next().unwrap_or_default();
                (says(FILTERS) || says_filter(control)) && !UNFILTERED.contains(&first)
            }
            (Value::None { active }, Role::Button | Role::Link | Role::Menuitem | Role::Tab) => {
                (says(CLEARING) && !control.barriers.contains(&Barrier::Disabled))
                    || (*active && is_of_a_state(control))
            }
            (Value::Checked { on: true }, _) => {
                control.labels.iter().any(|label| text::fold(&label.text).starts_with("only "))
            }
            _ => false,
        }
    })
}

fn says_filter(control: &Control) -> bool {
    control.labels.iter().any(|label| text::words(&text::fold(&label.text)).any(|word| word == "filter"))
}

/// Does a field look something up in a list? By its type, its label or its name in the markup.
pub fn is_search(control: &Control) -> bool {
    let named = [&control.name, &control.id, &control.data].into_iter().any(|name| {
        let name = name.to_lowercase();
        name.contains("search") || name.contains("filter")
    });
    let called = control.labels.iter().any(|label| {
        let folded = text::fold(&label.text);
        SEARCHES.contains(&folded.as_str()) || folded.starts_with("search ") || folded.starts_with("filter ")
    });
    control.input_type == "search" || named || called
}

/// A chosen chip or tab of the list that shows one state only: `Pending`, `Failed (3)`.
fn is_of_a_state(control: &Control) -> bool {
    control.labels.first().is_some_and(|label| {
        let folded = text::fold(&label.text);
        let word = folded.split('(').next().unwrap_or_default().trim();
        // The app's own tab has the name of a state.
        word != "provisioning" && UserState::of(word) != UserState::Unknown
    })
}
