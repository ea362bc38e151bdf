#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use scim_guide::rules::{Reading, RulesRequest, Style, generate, group_for};

// The first line says the style and which readings are possible; then come the roles, one a line, those chosen with a `>`.
fuzz_target!(|input: &str| {
    let mut lines = input.split('\n');
    let head = lines.next().unwrap_or_default();
    let (mut roles, mut all_roles) = (Vec::new(), Vec::new());
    for line in lines.take(12) {
        let name = line.strip_prefix('>').unwrap_or(line).to_owned();
        if line.starts_with('>') {
            roles.push(name.clone());
        }
        all_roles.push(name);
    }
    let style = match head.chars().next() {
        Some('1') => Style::OneForAll,
        Some('p') => Style::Convention { prefix: head.chars().skip(1).collect(), strip: false },
        Some('s') => Style::Convention { prefix: head.chars().skip(1).collect(), strip: true },
        _ => Style::PerRole,
    };
    let bits = head.chars().last().map_or(0, u32::from) as usize;
    let readings: Vec<Reading> = Reading::ALL
        .into_iter()
        .enumerate()
        .filter(|(index, _)| bits >> (index % 4) & 1 == 1)
        .map(|(_, it)| it)
        .collect();
    let request =
        RulesRequest { app: "App".into(), vendor: "V".into(), roles, all_roles, style, readings: readings.clone() };
    let Ok(made) = generate(&request) else { return };
    let by_prefix = matches!(request.style, Style::Convention { .. });
    for reading in Reading::possible(&readings) {
        for rule in made.rules.iter().filter(|rule| rule.claims(reading)) {
            let wanted: BTreeMap<&String, &String> = rule.roles.iter().zip(&rule.groups).collect();
            for role in &request.all_roles {
                // Of names with control characters, and of some letters, engines disagree; nothing is claimed of them.
                let Ok(group) = group_for(&rule.expression, role, reading) else { continue };
                let ours = wanted.get(role).copied().cloned();
                // Another chosen role may be taken in as well, under its own name.
                let chosen = !by_prefix && request.roles.contains(role);
                let right = group == ours || (ours.is_none() && chosen && group.as_ref() == Some(role));
                assert!(right, "{:?} makes {group:?} of {role:?} under {reading:?}", rule.expression);
            }
        }
    }
});
