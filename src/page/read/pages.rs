//! What leads to more of a list: its next page, or more rows of it.

use std::collections::BTreeSet;

use crate::page::{Role, RowRef, Snapshot, Source, Value};
use crate::text;

/// A link or button that shows more of a list, and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct More {
    /// What it says.
    pub label: String,
    /// The element.
    pub handle: u32,
}

/// What shows more of the list on the page: what is called so, or the lowest number of a page that is not among the `opened`.
#[must_use]
pub fn more(snapshot: &Snapshot, opened: &[String]) -> Option<More> {
    let in_window = |context: &[crate::page::Evidence]| context.iter().any(|at| at.source == Source::Dialog);
    let links = || {
        snapshot
            .controls
            .iter()
            .filter(|control| {
                matches!(control.role, Role::Link | Role::Button)
                    && control.barriers.is_empty()
                    && control.row.is_none_or(|row| is_pager(snapshot, row))
                    && !in_window(&control.context)
            })
            .filter_map(|control| {
                let more = More { label: control.labels.first()?.text.trim().to_owned(), handle: control.handle };
                Some((more, control.value == Value::None { active: true }))
            })
    };
    let on_show = page_on_show(snapshot);
    links().map(|(more, _)| more).find(|more| shows_more(&more.label)).or_else(|| {
        links()
            // The page that is on show is not opened again.
            .filter(|(_, active)| !active)
            .filter_map(|(more, _)| Some((more.label.parse::<u32>().ok()?, more)))
            .filter(|(page, more)| on_show.map_or_else(|| !opened.contains(&more.label), |on_show| *page > on_show))
            .min_by_key(|(page, _)| *page)
            .map(|(_, more)| more)
    })
}

/// The page of a list of pages that is on show: the one that is no link.
fn page_on_show(snapshot: &Snapshot) -> Option<u32> {
    let links: BTreeSet<(u32, u32)> =
        snapshot.controls.iter().filter_map(|control| control.row).map(|row| (row.table, row.row)).collect();
    let rows = snapshot.tables.iter().zip(0..).flat_map(|(table, number)| {
        table.rows.iter().zip(0..).map(move |(row, index)| (RowRef { table: number, row: index }, row))
    });
    let plain = rows.filter(|(at, _)| !links.contains(&(at.table, at.row)) && is_pager(snapshot, *at));
    let mut numbers = plain.filter_map(|(_, row)| row.cells.first()?.trim().parse().ok());
    let one = numbers.next()?;
    // The list of pages may stand above and below.
    numbers.all(|other: u32| other == one).then_some(one)
}

/// Is it a row in a list of pages: `1`, `2`, `3`, `Next`?
fn is_pager(snapshot: &Snapshot, row: RowRef) -> bool {
    let table = usize::try_from(row.table).ok().and_then(|table| snapshot.tables.get(table));
    let names_page = |cell: &String| {
        let folded = text::fold(cell);
        let words: Vec<&str> = text::words(&folded).collect();
        let is_word = |word: &&str| matches!(*word, "next" | "previous" | "prev" | "first" | "last" | "page");
        words.iter().all(|word| is_word(word) || word.parse::<u32>().is_ok())
    };
    table.is_some_and(|table| table.rows.iter().flat_map(|row| &row.cells).all(names_page))
}

/// `Next`, `Load 5 more`, `›`. What only says `More` may open a menu.
#[must_use]
pub fn shows_more(label: &str) -> bool {
    let folded = text::fold(label);
    let words: Vec<&str> = text::words(&folded).collect();
    let is_of_a_list = |word: &&str| {
        let listed = ["load", "show", "view", "see", "more", "next", "page", "results", "rows", "entries", "items"];
        let named = ["roles", "users", "apps", "applications", "rules", "people"];
        listed.contains(word) || named.contains(word) || word.parse::<u32>().is_ok()
    };
    match words.as_slice() {
        [] => matches!(label.trim(), "›" | "»" | ">" | "→"),
        ["more" | "page" | "results"] => false,
        [first, ..] => {
            matches!(*first, "load" | "show" | "view" | "see" | "next" | "more")
                && words.iter().any(|word| matches!(*word, "more" | "next"))
                && words.iter().all(is_of_a_list)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_more_of_a_list_is_told_from_what_opens_something_else() {
        for label in
            ["Next", "next ›", "›", "Load more", "Show 5 more", "Load 10 more roles", "Next page", "More results"]
        {
            assert!(shows_more(label), "{label}");
        }
        for label in [
            "More",
            "More Actions",
            "Show details",
            "Load",
            "Show all",
            "Next of kin",
            "Previous",
            "Page",
            "2",
            "Save",
            "",
        ] {
            assert!(!shows_more(label), "{label}");
        }
    }
}
