#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use scim_guide::rules::read_roles;

fuzz_target!(|input: &str| {
    let Ok(roles) = read_roles(input) else { return };
    let names: BTreeSet<&str> = roles.iter().map(|role| role.name.as_str()).collect();
    assert_eq!(names.len(), roles.len(), "each name once");
    assert!(!roles.is_empty() && names.iter().all(|name| !name.trim().is_empty()));
    for people in roles.iter().filter_map(|role| role.people.as_ref()) {
        assert!(people.is_sorted() && people.windows(2).all(|pair| pair[0] != pair[1]), "each person once");
    }
    // As JSON the list is read as what it is.
    let entries: Vec<_> = roles
        .iter()
        .map(|role| match &role.people {
            Some(people) => serde_json::json!({ "name": role.name, "id": role.id, "users": people }),
            None => serde_json::json!({ "name": role.name, "id": role.id }),
        })
        .collect();
    let again = read_roles(&serde_json::Value::from(entries).to_string()).expect("our own JSON");
    assert_eq!(again, roles);
});
