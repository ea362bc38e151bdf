#![no_main]

use libfuzzer_sys::fuzz_target;
use scim_guide::rules::{Population, Reading, explain, group_for, mapping_rule, simulate};

// The first line is the expression, the others are roles' names.
fuzz_target!(|input: &str| {
    let mut lines = input.split('\n');
    let expression = lines.next().unwrap_or_default();
    let roles: Vec<String> = lines.take(8).map(str::to_owned).collect();
    let users: Vec<Vec<u32>> = (0_u32..).zip(&roles).map(|(role, _)| vec![role]).collect();
    let rules = [mapping_rule("x", expression)];
    let population = Population::of(roles.clone(), &users);
    for reading in Reading::ALL {
        let made: Vec<_> = roles.iter().map(|role| group_for(expression, role, reading)).collect();
        let simulation = simulate(&rules, &population, reading);
        if expression.is_empty() {
            continue;
        }
        for (user, (role, made)) in roles.iter().zip(&made).enumerate() {
            if let Ok(Some(group)) = made {
                // What is cut from a name is a part of it.
                assert!(role.contains(group.as_str()), "{expression:?} makes {group:?} of {role:?}");
            }
            let groups: Vec<&String> =
                simulation.groups_of(user).iter().map(|group| &simulation.groups[*group as usize]).collect();
            if simulation.left_out.is_empty() {
                let single = made.as_ref().expect("it was evaluated").iter().filter(|group| !group.is_empty());
                assert_eq!(groups, single.collect::<Vec<_>>());
            } else {
                assert!(groups.is_empty() && made.is_err() || roles.len() > 1);
            }
            for group in roles.iter().chain(made.iter().flatten()).filter(|group| !group.is_empty()) {
                let told = explain(&rules, &population, reading, user, group);
                assert_eq!(told.inside, groups.contains(&group), "{told:?}");
                assert!(!told.reasons.is_empty());
            }
        }
    }
});
