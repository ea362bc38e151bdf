//! Expressions of letters and dots that are anchored at both ends: `^A.B$`, `^app-.*$`, and several with `|` between them.
//!
//! Most rules have such a one. What it matches is looked up; no engine has to go through thousands of names for it.

use std::collections::BTreeSet;

use super::role_names::Texts;

/// Such an expression; what it matches is always the whole name.
#[derive(Default)]
pub(super) struct Plain {
    /// Names that it is made of, letter by letter.
    names: BTreeSet<String>,
    /// Those with dots.
    patterns: Vec<Pattern>,
}

struct Pattern {
    /// What it begins with, up to the first dot.
    head: String,
    /// What comes then; `None` is a dot.
    tail: Vec<Option<char>>,
    /// More may follow: `.*` stands at the end.
    open: bool,
}

impl Pattern {
    fn matches(&self, name: &str) -> bool {
        let Some(rest) = name.strip_prefix(self.head.as_str()) else { return false };
        let mut characters = rest.chars();
        let alike = self
            .tail
            .iter()
            .all(|wanted| characters.next().is_some_and(|character| wanted.is_none_or(|wanted| wanted == character)));
        alike && (self.open || characters.next().is_none())
    }
}

impl Plain {
    /// The plain form of an expression, if it has one. `whole` is whether it is held against the whole name anyhow.
    pub(super) fn of(expression: &str, whole: bool) -> Option<Self> {
        let mut made = Self::default();
        for part in expression.split('|') {
            let body = part.strip_prefix('^').or_else(|| whole.then_some(part))?;
            let (body, open) = match body.strip_suffix(".*$").or_else(|| body.strip_suffix(".*").filter(|_| whole)) {
                Some(body) => (body, true),
                None => (body.strip_suffix('$').or_else(|| whole.then_some(body))?, false),
            };
            if body.contains(|character| "\\^$?*+()[]{}/".contains(character)) {
                return None;
            }
            if open || body.contains('.') {
                let (head, tail) = body.split_at(body.find('.').unwrap_or(body.len()));
                let tail = tail.chars().map(|character| (character != '.').then_some(character)).collect();
                made.patterns.push(Pattern { head: head.to_owned(), tail, open });
            } else {
                made.names.insert(body.to_owned());
            }
        }
        Some(made)
    }

    pub(super) fn matches(&self, name: &str) -> bool {
        self.names.contains(name) || self.patterns.iter().any(|pattern| pattern.matches(name))
    }

    /// The texts that match, by index and in order.
    pub(super) fn among(&self, texts: &Texts<'_>) -> Vec<usize> {
        let mut found: Vec<usize> = self.names.iter().flat_map(|name| texts.same(name)).copied().collect();
        for pattern in &self.patterns {
            found.extend(texts.fitting(&pattern.head, &pattern.tail, pattern.open));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_up_is_what_matches_one_by_one() {
        let names = ["A.B", "AxB", "AxBy", "app-x", "app-", "ap", "Sales", "Sales EMEA", "", "é.", "éa"];
        let texts = Texts::of(names.into_iter().map(Into::into).collect());
        for expression in ["^A.B$", "^app-.*$", "^Sales$|^A.B$|^é.$", "^.*$", "^$", "^Sales$|^Sales$", "^.*$|^ap$"] {
            let plain = Plain::of(expression, false).expect(expression);
            let one_by_one: Vec<usize> = (0..names.len()).filter(|index| plain.matches(names[*index])).collect();
            assert_eq!(plain.among(&texts), one_by_one, "{expression}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_plain_expression_looks_up_what_matches_one_by_one(
            names in proptest::collection::vec("[abé.李]{0,4}", 0..12),
            expression in "\\^[ab.é]{0,4}(\\.\\*)?\\$(\\|\\^[ab.李]{0,3}\\$)?",
        ) {
            let texts = Texts::of(names.iter().map(|name| name.as_str().into()).collect());
            let plain = Plain::of(&expression, false).expect("plain");
            let one_by_one: Vec<usize> = (0..names.len()).filter(|index| plain.matches(&names[*index])).collect();
            proptest::prop_assert_eq!(plain.among(&texts), one_by_one, "{}", expression);
        }
    }

    #[test]
    fn what_needs_an_engine_is_left_to_it() {
        for expression in ["Sales", "^Sales", "^A$|B", "^(A|B)$", "^a.+$", "^[|]$", r"^a\|b$", "^a.*b$"] {
            assert!(Plain::of(expression, false).is_none(), "{expression}");
        }
        assert!(Plain::of("Sales|^IT$|app-.*", true).is_some_and(|plain| plain.matches("app-") && plain.matches("IT")));
    }
}
