//! Roles → rules → groups as a picture: one row for each role and group, a rule at the middle of its roles.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::rules::PlannedRule;

/// Rows that are drawn at most; the table beside it says how many there are.
pub const MOST: usize = 500;

const ROW: usize = 22;
const WIDTH: usize = 372;
/// Left edge and width of the columns.
const COLUMNS: [(usize, usize); 3] = [(2, 118), (146, 88), (260, 110)];

/// A box of a column.
struct Node {
    text: String,
    /// Its row; halves, so that a rule stands between two roles.
    half: usize,
    count: Option<u32>,
}

/// A rule with its box, and for each of its roles the row of the role and of the group.
struct Drawn<'rule> {
    rule: &'rule PlannedRule,
    node: Node,
    edges: Vec<(usize, usize)>,
}

/// The picture. `people` counts who has a role, `sizes` who is in a group, as far as that is known.
#[must_use]
pub fn flow(rules: &[PlannedRule], people: &BTreeMap<String, u32>, sizes: &BTreeMap<String, u32>) -> Markup {
    let (mut roles, mut groups): (Vec<Node>, Vec<Node>) = (Vec::new(), Vec::new());
    let mut group_rows: BTreeMap<&str, usize> = BTreeMap::new();
    let mut drawn: Vec<Drawn> = Vec::new();
    for rule in rules {
        if roles.len() >= MOST {
            break;
        }
        let mut edges = Vec::new();
        for (role, group) in rule.roles.iter().zip(&rule.groups).take(MOST - roles.len()) {
            let row = roles.len();
            roles.push(Node { text: role.clone(), half: row * 2, count: people.get(role).copied() });
            let group_row = *group_rows.entry(group).or_insert_with(|| {
                groups.push(Node { text: group.clone(), half: row * 2, count: sizes.get(group).copied() });
                row
            });
            edges.push((row, group_row));
        }
        let half = match (edges.first(), edges.last()) {
            (Some((first, _)), Some((last, _))) => first + last,
            // A rule that no known role fits still stands in the picture.
            _ => {
                roles.push(Node { text: "no role so far".into(), half: roles.len() * 2, count: None });
                (roles.len() - 1) * 2
            }
        };
        drawn.push(Drawn { rule, node: Node { text: rule.title.clone(), half, count: None }, edges });
    }
    let height = roles.len().max(1) * ROW + 4;
    html! {
        div class="flow" data-roving role="group" aria-label="Roles, rules and groups as a picture. Up and down go from rule to rule; the table below says the same." {
            svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (WIDTH) " " (height) } width=(WIDTH) height=(height) {
                @for (index, Drawn { rule, node, edges }) in drawn.iter().enumerate() {
                    g class=(if rule.depends.is_empty() { "rule" } else { "rule doubt" }) data-item tabindex=(if index == 0 { "0" } else { "-1" }) role="img" aria-label=(spoken(rule, sizes)) {
                        title { (spoken(rule, sizes)) }
                        @for (role, group) in edges {
                            path d=(curve((0, role * 2), (1, node.half))) {}
                            path d=(curve((1, node.half), (2, group * 2))) {}
                        }
                        @if edges.is_empty() && let Some(none) = roles.get(node.half / 2) { (place(0, none, "role none")) }
                        @for (role, _) in edges { @if let Some(node) = roles.get(*role) { (place(0, node, "role")) } }
                        (place(1, node, "rule-node"))
                    }
                }
                @for node in &groups { (place(2, node, "group")) }
            }
        }
    }
}

/// What a rule does, in a sentence.
fn spoken(rule: &PlannedRule, sizes: &BTreeMap<String, u32>) -> String {
    let made: Vec<String> = rule
        .roles
        .iter()
        .zip(&rule.groups)
        .take(5)
        .map(|(role, group)| match sizes.get(group) {
            Some(size) => format!("role {role} becomes group {group}, {size} people"),
            None => format!("role {role} becomes group {group}"),
        })
        .collect();
    let more = rule.roles.len().saturating_sub(5);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let doubt = if rule.depends.is_empty() { "" } else { " Depends on how OneLogin reads it." };
    if made.is_empty() {
        return format!("Rule {}: no role fits so far.{doubt}", rule.name);
    }
    format!("Rule {}: {}{more}.{doubt}", rule.name, made.join("; "))
}

fn middle(half: usize) -> usize {
    half * ROW / 2 + ROW / 2 + 2
}

fn curve((from, from_half): (usize, usize), (to, to_half): (usize, usize)) -> String {
    let edge = |column: usize, right: bool| {
        COLUMNS.get(column).map_or(0, |(left, width)| if right { left + width } else { *left })
    };
    let (x1, x2) = (edge(from, true), edge(to, false));
    let (y1, y2) = (middle(from_half), middle(to_half));
    let bend = usize::midpoint(x1, x2);
    format!("M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}")
}

fn place(column: usize, node: &Node, class: &str) -> Markup {
    let (left, width) = COLUMNS.get(column).copied().unwrap_or_default();
    let count = node.count.map(|count| count.to_string());
    // About six and a half units a character of this size.
    let room = (width.saturating_sub(10) * 2 / 13).saturating_sub(count.as_ref().map_or(0, |count| count.len() + 1));
    html! {
        g class=(class) {
            rect x=(left) y=(middle(node.half) - ROW / 2 + 2) width=(width) height=(ROW - 4) rx="4" {}
            text x=(left + 5) y=(middle(node.half) + 4) { (short(&node.text, room)) title { (node.text) } }
            @if let Some(count) = count { text class="count" x=(left + width - 5) y=(middle(node.half) + 4) text-anchor="end" { (count) } }
        }
    }
}

/// Cut in the middle, where names that begin alike differ least.
fn short(text: &str, room: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= room {
        return text.to_owned();
    }
    let tail = room / 3;
    let head = room.saturating_sub(tail + 1);
    let cut = |from: usize, to: usize| characters.get(from..to).unwrap_or_default().iter().collect::<String>();
    format!("{}…{}", cut(0, head), cut(characters.len() - tail, characters.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RulesRequest, Style, generate};

    fn rules(roles: usize, style: Style) -> Vec<PlannedRule> {
        let roles: Vec<String> = (0..roles).map(|number| format!("Role <{number}> with a name that is long")).collect();
        let request =
            RulesRequest { app: "A".into(), vendor: "V".into(), roles, all_roles: vec![], style, readings: vec![] };
        generate(&request).expect("rules").rules
    }

    #[test]
    fn three_hundred_roles_are_drawn_with_a_row_each() {
        for style in [Style::PerRole, Style::OneForAll] {
            let markup = flow(&rules(300, style), &BTreeMap::new(), &BTreeMap::new()).into_string();
            assert_eq!(markup.matches("class=\"role\"").count(), 300);
            assert_eq!(markup.matches("class=\"group\"").count(), 300);
            assert!(markup.contains(&format!("height=\"{}\"", 300 * ROW + 4)));
            assert!(!markup.contains("<7>"), "names are escaped");
        }
    }

    #[test]
    fn ten_thousand_roles_are_bounded() {
        let markup = flow(&rules(10_000, Style::OneForAll), &BTreeMap::new(), &BTreeMap::new()).into_string();
        assert_eq!(markup.matches("class=\"role\"").count(), MOST);
    }

    #[test]
    fn a_rule_without_a_known_role_is_still_drawn() {
        let style = Style::Convention { prefix: "x-".into(), strip: false };
        let markup = flow(&rules(0, style), &BTreeMap::new(), &BTreeMap::new()).into_string();
        assert!(markup.contains("no role so far"));
    }

    #[test]
    fn a_long_name_is_cut_in_the_middle() {
        assert_eq!(short("Engineering Managers EMEA", 12), "Enginee…EMEA");
        assert_eq!(short("Sales", 12), "Sales");
    }
}
