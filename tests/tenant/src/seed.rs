//! 200 people, 30 roles and three ordinary apps; the same every time.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::model::{App, Person, Role};
use crate::store::Store;

const FIRST: &[&str] = &[
    "Ana", "Ben", "Chloé", "Dilip", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Keiko", "Liam", "Mira", "Nils",
    "Olga", "Pablo", "Quinn", "Rosa", "Søren", "Tariq",
];
const LAST: &[&str] = &["Silva", "Okafor", "Müller", "Novak", "Tanaka", "O'Brien", "Larsson", "Haddad", "Costa", "Kim"];
const DEPARTMENTS: &[&str] = &["Sales", "Engineering", "Support", "Finance", "Operations"];
/// Name and number of members.
const ROLES: &[(&str, u64)] = &[
    ("Default", 0),
    ("Sales", 8),
    ("Sales EMEA", 5),
    ("Sales Ops", 3),
    ("Pre-Sales", 4),
    ("Engineering", 12),
    ("Engineering Managers", 3),
    ("R&D", 4),
    ("Support (Tier 1)", 6),
    ("Support (Tier 2)", 4),
    ("Finance", 5),
    ("Legal", 3),
    ("IT", 4),
    ("HR", 3),
    ("Marketing", 6),
    ("Marketing EMEA", 3),
    ("Product", 5),
    ("Design", 4),
    ("Data", 4),
    ("Security", 3),
    ("Facilities", 2),
    ("Board", 2),
    ("Contractors", 7),
    ("Interns", 5),
    ("Leadership", 3),
    ("Customer Success", 6),
    ("Partners", 4),
    ("QA", 4),
    ("DevOps", 4),
    ("Office Zürich", 3),
];

/// ASCII letters of a name, as mail addresses have them.
fn plain(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter_map(|letter| match letter {
            'é' => Some('e'),
            'ü' => Some('u'),
            'ø' => Some('o'),
            'a'..='z' => Some(letter),
            _ => None,
        })
        .collect()
}

pub fn fill(store: &Store) -> Result<()> {
    for number in 0..200_u64 {
        let (first, last) = (FIRST[usize::try_from(number % 20)?], LAST[usize::try_from(number / 20)?]);
        let person = Person {
            id: 4_000 + number,
            first: first.into(),
            last: last.into(),
            email: format!("{}.{}@acme.example", plain(first), plain(last)),
            department: DEPARTMENTS[usize::try_from(number % 5)?].into(),
            logins: BTreeSet::new(),
        };
        store.put("person", person.id, &person)?;
    }
    // A small linear congruential generator: membership looks arbitrary and is always the same.
    let mut state: u64 = 42;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % 200
    };
    for (index, (name, size)) in ROLES.iter().enumerate() {
        let mut people = BTreeSet::new();
        while (people.len() as u64) < *size {
            people.insert(4_000 + draw());
        }
        let role = Role { id: 700 + index as u64, name: (*name).into(), apps: BTreeSet::new(), people };
        store.put("role", role.id, &role)?;
    }
    for (id, name, connector) in [(5_001, "Slack", 77_999), (5_002, "Salesforce", 35_534), (5_003, "Zoom", 50_534)] {
        store.save_app(&App {
            id,
            name: name.into(),
            connector,
            visible: true,
            parameters: BTreeMap::new(),
            ..App::default()
        })?;
    }
    Ok(())
}
