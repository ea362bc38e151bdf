//! Names of roles, made ready once to be held against many expressions.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use serde_json::Value;

use super::engine::{fold, folds_plainly, is_odd};

/// Names of roles, as they are and without letter case.
pub(super) struct RoleNames<'names> {
    pub(super) names: Vec<&'names str>,
    pub(super) shown: Texts<'names>,
    folded: OnceCell<(Texts<'names>, Option<(usize, char)>)>,
    /// The first with a character of which engines differ where a line ends.
    odd: Option<usize>,
    /// The first that is not ASCII.
    wide: Option<usize>,
    /// By their numbers, where those are known.
    numbers: BTreeMap<u64, usize>,
}

impl<'names> RoleNames<'names> {
    pub(super) fn of(names: impl IntoIterator<Item = &'names str>) -> Self {
        let names: Vec<&str> = names.into_iter().collect();
        Self {
            shown: Texts::of(names.iter().map(|name| Cow::Borrowed(*name)).collect()),
            folded: OnceCell::new(),
            odd: names.iter().position(|name| is_odd(name)),
            wide: names.iter().position(|name| !name.is_ascii()),
            names,
            numbers: BTreeMap::new(),
        }
    }

    /// The same with the roles' numbers, in the order of the names.
    pub(super) fn numbered(mut self, numbers: impl IntoIterator<Item = Option<u64>>) -> Self {
        for (index, number) in numbers.into_iter().enumerate() {
            if let Some(number) = number {
                self.numbers.entry(number).or_insert(index);
            }
        }
        self
    }

    /// Without letter case; and the first name with a letter whose case engines disagree on.
    pub(super) fn folded(&self) -> &(Texts<'names>, Option<(usize, char)>) {
        self.folded.get_or_init(|| {
            let doubtful = self.names.iter().enumerate().find_map(|(index, name)| {
                name.chars().find(|character| !folds_plainly(*character)).map(|character| (index, character))
            });
            (Texts::of(self.names.iter().map(|name| Cow::Owned(fold(name))).collect()), doubtful)
        })
    }

    /// Why an expression can't be held against these names. `ascii_only` says that it asks for digits, letters or blanks,
    /// `caseless` that letter case does not count.
    pub(super) fn doubt(&self, ascii_only: bool, caseless: bool) -> Option<String> {
        let odd = self.odd.map(|at| (at, "the role's name has a line break or another control character".to_owned()));
        let wide = self.wide.filter(|_| ascii_only);
        let wide = wide.map(|at| (at, "engines disagree on what \\d, \\w and \\s are beyond ASCII".to_owned()));
        let case = caseless.then(|| self.folded().1).flatten().map(|(at, character)| {
            (at, format!("engines disagree on the letter case of “{character}” in the role's name"))
        });
        [odd, wide, case].into_iter().flatten().min_by_key(|(at, _)| *at).map(|(_, why)| why)
    }

    /// The first role of this name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.shown.same(name).iter().copied().min()
    }

    /// The role that a condition names: by its number, or else by its name.
    pub(super) fn of_condition(&self, value: &Value) -> Option<usize> {
        let name = value.as_str().map_or_else(|| value.to_string().into(), Cow::Borrowed);
        let by_number = name.parse::<u64>().ok().and_then(|number| self.numbers.get(&number).copied());
        by_number.or_else(|| self.find(&name))
    }
}

/// Texts that can be looked up.
pub(super) struct Texts<'names> {
    pub(super) texts: Vec<Cow<'names, str>>,
    /// Their indices in the order of the texts, which brings those together that begin alike.
    order: Vec<usize>,
}

impl<'names> Texts<'names> {
    pub(super) fn of(texts: Vec<Cow<'names, str>>) -> Self {
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by(|left, right| texts.get(*left).cmp(&texts.get(*right)));
        Self { texts, order }
    }

    pub(super) fn get(&self, index: usize) -> &str {
        self.texts.get(index).map_or("", AsRef::as_ref)
    }

    /// Indices of those that begin with this, in the order of the texts.
    pub(super) fn beginning_with(&self, head: &str) -> &[usize] {
        let from = self.order.partition_point(|index| self.get(*index) < head);
        let rest = self.order.get(from..).unwrap_or_default();
        let count = rest.partition_point(|index| self.get(*index).starts_with(head));
        rest.get(..count).unwrap_or_default()
    }

    /// Indices of those that begin with `head`, go on with `tail`, where `None` is any character, and end there; or go on as
    /// they like if `open`. In no order.
    ///
    /// Texts that begin alike stand together, so that a letter is looked up among all of them at once.
    pub(super) fn fitting(&self, head: &str, tail: &[Option<char>], open: bool) -> Vec<usize> {
        let mut found = Vec::new();
        // Texts that are alike so far, how many bytes that is, and what has to follow. A list of its own, since a pattern may
        // be longer than the stack is deep.
        let mut ways = vec![(self.beginning_with(head), head.len(), tail)];
        while let Some((alike, at, tail)) = ways.pop() {
            // The shortest come first.
            let (ended, longer) = alike.split_at(alike.partition_point(|index| self.get(*index).len() <= at));
            let Some((next, rest)) = tail.split_first() else {
                found.extend(if open { alike } else { ended });
                continue;
            };
            let character = |index: &usize| self.get(*index).get(at..).and_then(|text| text.chars().next());
            let mut longer = longer;
            if let Some(wanted) = next {
                let from = longer.partition_point(|index| character(index) < Some(*wanted));
                longer = longer.get(from..).unwrap_or_default();
            }
            while let Some(first) = longer.first().and_then(character) {
                if next.is_some_and(|wanted| wanted != first) {
                    break;
                }
                let (alike, others) = longer.split_at(longer.partition_point(|index| character(index) == Some(first)));
                ways.push((alike, at + first.len_utf8(), rest));
                longer = others;
            }
        }
        found
    }

    /// Indices of those that are this.
    pub(super) fn same(&self, text: &str) -> &[usize] {
        let alike = self.beginning_with(text);
        // The shortest come first.
        let count = alike.partition_point(|index| self.get(*index).len() == text.len());
        alike.get(..count).unwrap_or_default()
    }
}
