//! For whom a rule applies. What is not known of a user is not guessed at: with "any" a condition that holds decides, with "all"
//! one that does not.

use std::collections::BTreeMap;

use super::model::{AppRule, RuleCondition};
use super::role_names::RoleNames;

/// What is known of a user besides roles, by the source that conditions name: `email`, `department`, `member_of`, `group_id`,
/// `status`, `custom_attribute_…`. Several values where there are several.
pub type Facts = BTreeMap<String, Vec<String>>;

/// The conditions of a rule.
#[derive(PartialEq)]
pub(super) enum Condition {
    Always,
    /// All, or any, of these.
    Of {
        all: bool,
        /// Has (true) or has not (false) this role.
        roles: Vec<(u32, bool)>,
        /// On other facts of a user.
        tests: Vec<Test>,
        /// Why some can't be evaluated for anybody.
        blind: Vec<String>,
    },
}

/// A condition on a fact of a user.
#[derive(PartialEq)]
pub(super) struct Test {
    source: String,
    operator: String,
    value: String,
}

impl Condition {
    /// The conditions of a rule, or why none of them can be evaluated.
    pub(super) fn of(rule: &AppRule, names: &RoleNames<'_>, known: &dyn Fn(&str) -> bool) -> Result<Self, String> {
        if rule.conditions.is_empty() {
            return Ok(Self::Always);
        }
        let all = rule.matching.as_deref() != Some("any");
        let (mut roles, mut tests, mut blind) = (Vec::new(), Vec::new(), Vec::new());
        for condition in &rule.conditions {
            match role(condition, names) {
                Some(Ok(role)) => roles.push(role),
                Some(Err(why)) => blind.push(why),
                None if known(&condition.source) => tests.push(Test {
                    source: condition.source.clone(),
                    operator: condition.operator.clone(),
                    value: text(condition),
                }),
                None => blind.push(format!(
                    "its condition {} {} needs more than the user's roles",
                    condition.source, condition.operator
                )),
            }
        }
        match blind.first() {
            Some(why) if roles.is_empty() && tests.is_empty() => Err(why.clone()),
            _ => Ok(Self::Of { all, roles, tests, blind }),
        }
    }

    /// Does it hold for a user? `owns` says whether the user has a role. `None` if what is known does not decide.
    pub(super) fn holds(&self, owns: impl Fn(u32) -> bool, facts: Option<&Facts>) -> Option<bool> {
        let Self::Of { all, roles, tests, blind } = self else { return Some(true) };
        // With all a condition that fails decides, with any one that holds.
        let decisive = !*all;
        if roles.iter().any(|(role, has)| (owns(*role) == *has) == decisive) {
            return Some(decisive);
        }
        let mut open = !blind.is_empty();
        for test in tests {
            match test.holds(facts) {
                Some(held) if held == decisive => return Some(decisive),
                Some(_) => {}
                None => open = true,
            }
        }
        (!open).then_some(*all)
    }

    /// Why it may not be decided.
    pub(super) fn doubt(&self) -> String {
        let Self::Of { tests, blind, .. } = self else { return String::new() };
        let test = tests.first().map(|test| format!("its condition {} {} can't be told", test.source, test.operator));
        blind.first().cloned().or(test).unwrap_or_default()
    }
}

/// A condition on a role; `None` if it is on something else.
fn role(condition: &RuleCondition, names: &RoleNames<'_>) -> Option<Result<(u32, bool), String>> {
    let has = match (condition.source.as_str(), condition.operator.as_str()) {
        ("has_role" | "role", "ri" | "=") => true,
        ("has_role" | "role", "rin" | "nri" | "!=") => false,
        _ => return None,
    };
    let index = names.of_condition(&condition.value).and_then(|index| u32::try_from(index).ok());
    Some(
        index.map(|index| (index, has)).ok_or_else(|| {
            format!("its condition names the role {}, which is not in the list of roles", text(condition))
        }),
    )
}

fn text(condition: &RuleCondition) -> String {
    condition.value.as_str().map_or_else(|| condition.value.to_string(), str::to_owned)
}

impl Test {
    /// Does it hold, by the operators that OneLogin publishes? `None` if that can't be told.
    fn holds(&self, facts: Option<&Facts>) -> Option<bool> {
        let values = facts?.get(&self.source)?;
        let any = |test: &dyn Fn(&str, &str) -> bool| -> Option<bool> {
            let exact = values.iter().any(|value| test(value, &self.value));
            let wanted = self.value.to_lowercase();
            let folded = values.iter().any(|value| test(&value.to_lowercase(), &wanted));
            // Nobody has published whether letter case counts.
            (exact == folded).then_some(exact)
        };
        let ordered = |greater: bool| -> Option<bool> {
            let [value] = values.as_slice() else { return None };
            let order = match (value.parse::<f64>(), self.value.parse::<f64>()) {
                (Ok(value), Ok(wanted)) => value.partial_cmp(&wanted)?,
                // Dates of one form are in the order of their texts.
                _ if is_date(value) && is_date(&self.value) && value.len() == self.value.len() => {
                    value.as_str().cmp(self.value.as_str())
                }
                _ => return None,
            };
            Some(if greater { order.is_gt() } else { order.is_lt() })
        };
        match self.operator.as_str() {
            "=" | "ri" => any(&|value, wanted| value == wanted),
            "!=" | "rin" | "nri" => any(&|value, wanted| value == wanted).map(|is| !is),
            "~" => any(&|value, wanted| value.contains(wanted)),
            "!~" => any(&|value, wanted| value.contains(wanted)).map(|is| !is),
            "bw" => any(&|value, wanted| value.starts_with(wanted)),
            "ew" => any(&|value, wanted| value.ends_with(wanted)),
            ">" => ordered(true),
            "<" => ordered(false),
            _ => None,
        }
    }
}

fn is_date(text: &str) -> bool {
    text.len() >= 10
        && text
            .bytes()
            .take(10)
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::from_api;

    fn holds(matching: &str, conditions: &[(&str, &str, &str)], facts: &[(&str, &str)]) -> Option<bool> {
        let conditions: Vec<_> = conditions
            .iter()
            .map(
                |(source, operator, value)| serde_json::json!({"source": source, "operator": operator, "value": value}),
            )
            .collect();
        let rule = serde_json::json!([{"name": "R", "match": matching, "conditions": conditions, "actions": []}]);
        let rule = from_api(&rule.to_string()).expect("a rule").remove(0);
        let names = RoleNames::of(["Sales", "Legal"]);
        let facts: Facts = facts.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect();
        let condition = Condition::of(&rule, &names, &|source| facts.contains_key(source)).ok()?;
        // The user has the first role.
        condition.holds(|role| role == 0, Some(&facts))
    }

    #[test]
    fn what_is_known_decides_and_nothing_else() {
        const SALES: (&str, &str, &str) = ("has_role", "ri", "Sales");
        const LEGAL: (&str, &str, &str) = ("has_role", "ri", "Legal");
        const GROUP: (&str, &str, &str) = ("group_id", "=", "477");
        const GONE: (&str, &str, &str) = ("has_role", "ri", "Gone");
        for (matching, conditions, held) in [
            ("any", &[GROUP, SALES][..], Some(true)),
            ("any", &[GROUP, LEGAL], None),
            ("all", &[GROUP, SALES], None),
            ("all", &[GROUP, LEGAL], Some(false)),
            ("all", &[SALES], Some(true)),
            ("any", &[LEGAL], Some(false)),
            ("any", &[GONE, SALES], Some(true)),
            ("all", &[GONE, LEGAL], Some(false)),
            ("all", &[GONE, SALES], None),
            ("any", &[GROUP], None),
        ] {
            assert_eq!(holds(matching, conditions, &[]), held, "{matching} {conditions:?}");
        }
        assert_eq!(holds("all", &[GROUP, SALES], &[("group_id", "477")]), Some(true));
        assert_eq!(holds("any", &[GROUP, LEGAL], &[("group_id", "478")]), Some(false));
    }

    #[test]
    fn operators_are_those_that_are_published() {
        for (operator, value, known, held) in [
            ("=", "ana@acme.example", "ana@acme.example", Some(true)),
            ("!=", "ana@acme.example", "ben@acme.example", Some(true)),
            ("=", "Ana@acme.example", "ana@acme.example", None),
            ("~", "@acme.", "ana@acme.example", Some(true)),
            ("!~", "@acme.", "ana@other.example", Some(true)),
            ("bw", "ana", "ana@acme.example", Some(true)),
            ("ew", ".example", "ana@acme.test", Some(false)),
            (">", "3", "20", Some(true)),
            ("<", "2026-01-01", "2025-11-30", Some(true)),
            (">", "yesterday", "2025-11-30", None),
            ("regex", "x", "x", None),
        ] {
            assert_eq!(holds("all", &[("email", operator, value)], &[("email", known)]), held, "{operator} {value}");
        }
    }
}
