//! What is read of lists of roles, what lints and explanations say of rules, and what errors mean: `tests/cases/roles`,
//! `tests/cases/rules` and `tests/cases/scim-errors.json`.
//!
//! `UPDATE_CASES=1 cargo test --test told` writes the answers anew, to be read before they are committed.

#![allow(clippy::expect_used, reason = "a test ends with its reason when something is amiss")]

use std::fs;
use std::path::Path;

use scim_guide::{rules, scim};
use serde_json::{Value, json};

/// Holds each case of a file against what `answer` makes of it: the keys that it gives are those that are compared.
fn told(file: &str, answer: impl Fn(&Value) -> Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(file);
    let text = fs::read_to_string(&path).expect("readable");
    let mut cases: Vec<Value> = serde_json::from_str(&text).expect("a list of cases");
    assert!(cases.len() >= 5);
    let wanted = cases.clone();
    for case in &mut cases {
        let answer = answer(case);
        let (Some(case), Some(answer)) = (case.as_object_mut(), answer.as_object()) else { continue };
        case.extend(answer.clone());
    }
    if std::env::var_os("UPDATE_CASES").is_some() {
        fs::write(&path, serde_json::to_string_pretty(&cases).expect("serialises") + "\n").expect("written");
    } else {
        for (case, wanted) in cases.iter().zip(&wanted) {
            assert_eq!(case, wanted, "{file}");
        }
    }
}

#[test]
fn lists_of_roles_are_read_or_the_place_of_the_fault_is_told() {
    told("roles/lists.json", |case| match rules::read_roles(case["input"].as_str().expect("a text")) {
        Ok(roles) => json!({ "roles": roles.into_iter().map(|role| role.name).collect::<Vec<_>>(), "error": "" }),
        Err(error) => json!({ "roles": [], "error": error.to_string() }),
    });
}

#[test]
fn only_what_takes_in_roles_to_come_is_a_catch_all() {
    told("rules/all-roles.json", |case| {
        let request = serde_json::from_value(case["request"].clone()).expect("a request");
        let codes: Vec<String> = rules::lint(&request).into_iter().map(|finding| finding.code).collect();
        json!({ "codes": codes })
    });
}

#[test]
fn conditions_are_decided_by_what_is_known() {
    told("rules/conditions.json", |case| {
        let request = serde_json::from_value(case["request"].clone()).expect("a request");
        let explained = rules::explain_request(&request).expect("fits together").explanations;
        let told = explained.iter().map(|it| json!({ "inside": it.inside, "certain": it.certain }));
        json!({ "explanations": told.collect::<Vec<_>>() })
    });
}

#[test]
fn errors_are_explained() {
    told("scim-errors.json", |case| {
        let explained = scim::explain_error(case["input"].as_str().expect("a text"));
        json!({ "codes": explained.iter().map(|it| it.code).collect::<Vec<_>>() })
    });
}
