//! One expression for one role.

/// An expression that is meant for one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// What goes into "with value that matches".
    pub text: String,
    /// Other known roles that it would match under some reading.
    pub collides: Vec<String>,
}

/// Characters that mean something in a regular expression. Some of them are also forbidden by OneLogin's own article on
/// rules, so none is escaped with a backslash: a dot stands for it.
const SPECIAL: &[char] = &['\\', '^', '$', '.', '|', '?', '*', '+', '(', ')', '[', ']', '{', '}', '/'];

/// The expression for exactly this role: anchored at both ends, so that it means the same whether OneLogin searches or
/// wants a whole match, and whether the group is called after the match or the role.
#[must_use]
pub fn for_role(role: &str, all_roles: &[String]) -> Expression {
    let mut text = String::with_capacity(role.len() + 2);
    text.push('^');
    text.extend(role.chars().map(|character| if SPECIAL.contains(&character) { '.' } else { character }));
    text.push('$');
    let pattern: Vec<char> =
        role.chars().map(|character| if SPECIAL.contains(&character) { '\0' } else { character }).collect();
    let collides = all_roles.iter().filter(|other| *other != role && could_match(&pattern, other)).cloned().collect();
    Expression { text, collides }
}

/// Could the pattern (`\0` stands for any character) match this name under the most generous reading: letter case ignored?
fn could_match(pattern: &[char], name: &str) -> bool {
    let mut name = name.chars();
    for wanted in pattern {
        let Some(shown) = name.next() else { return false };
        let same = *wanted == '\0'
            || *wanted == shown
            || wanted.to_lowercase().eq(shown.to_lowercase())
            || wanted.to_uppercase().eq(shown.to_uppercase());
        if !same {
            return false;
        }
    }
    name.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Reading, group_for};
    use proptest::prelude::*;

    fn strings(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_role_whose_name_only_contains_another_is_left_alone() {
        let roles = strings(&["Sales", "Sales EMEA", "Pre-Sales"]);
        let expression = for_role("Sales", &roles);
        assert_eq!((expression.text.as_str(), expression.collides.as_slice()), ("^Sales$", &[][..]));
        for reading in Reading::ALL {
            assert_eq!(group_for(&expression.text, "Sales", reading), Ok(Some("Sales".into())));
            assert_eq!(group_for(&expression.text, "Sales EMEA", reading), Ok(None));
        }
    }

    #[test]
    fn special_characters_are_stood_for_by_a_dot() {
        assert_eq!(for_role("Support (Tier 1)", &[]).text, "^Support .Tier 1.$");
        assert_eq!(for_role("R&D", &[]).text, "^R&D$");
    }

    #[test]
    fn what_would_match_too_is_named() {
        let roles = strings(&["A+B", "A-B", "a+b", "AxB"]);
        assert_eq!(for_role("A+B", &roles).collides, strings(&["A-B", "a+b", "AxB"]));
        assert_eq!(for_role("AxB", &roles).collides, Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn an_expression_selects_exactly_its_role_unless_a_collision_was_named(
            names in proptest::collection::vec("[A-Ca-c+.()*&\\\\/ éß\\[\\]{}|?^$]{1,6}", 1..8),
            chosen in any::<prop::sample::Index>(),
        ) {
            let role = chosen.get(&names).clone();
            let expression = for_role(&role, &names);
            for reading in Reading::ALL {
                for name in &names {
                    // Of some letters engines disagree which case is which; then nothing is claimed.
                    let Ok(group) = group_for(&expression.text, name, reading) else { continue };
                    if *name == role {
                        prop_assert_eq!(group, Some(role.clone()));
                    } else if group.is_some() {
                        prop_assert!(expression.collides.contains(name), "{} also matches {}", expression.text, name);
                    }
                }
            }
        }
    }
}
