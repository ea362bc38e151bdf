//! Simulating rules, natively; and the same data for the JavaScript that is measured beside it (`tests/bench/rules.mjs`).
//!
//! Prints one JSON line a size: users, milliseconds (the least of several runs), memberships, peak memory in MB.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};
use fastrand::Rng;
use scim_guide::rules::{AppRule, Population, Reading, mapping_rule, simulate};
use serde_json::json;

const ROLES: usize = 1_000;
const RULES: usize = 200;
const ROLES_A_USER: usize = 20;

#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
fn main() -> Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).context("a folder for the data is needed")?);
    fs::create_dir_all(&folder)?;
    let roles: Vec<String> = (0..ROLES)
        .map(|number| format!("{} {:03}", ["Sales", "Legal", "IT", "R&D", "Support"][number % 5], number / 5))
        .collect();
    // One rule in ten takes in several roles, as a naming convention does; the others are for one role each.
    let rules: Vec<AppRule> = (0..RULES)
        .map(|number| {
            let role = &roles[number * 5 % ROLES];
            let expression =
                if number % 10 == 0 { format!("^{}.*$", &role[..role.len() - 1]) } else { format!("^{role}$") };
            mapping_rule(&format!("Rule {number}"), &expression)
        })
        .collect();
    fs::write(folder.join("rules.json"), json!({ "roles": roles, "rules": rules }).to_string())?;
    for users in [10_000, 100_000, 1_000_000] {
        let population = population(&roles, users);
        fs::write(folder.join(format!("{users}.memberships")), bytes(&population.memberships))?;
        let mut least = f64::MAX;
        let mut memberships = 0;
        for _ in 0..5 {
            let start = Instant::now();
            let simulation = simulate(&rules, &population, Reading::LIKELIEST);
            least = least.min(start.elapsed().as_secs_f64() * 1000.0);
            memberships = simulation.memberships.len();
        }
        println!("{}", json!({ "users": users, "ms": least, "memberships": memberships, "peakMB": peak_mb() }));
    }
    Ok(())
}

fn population(roles: &[String], users: usize) -> Population {
    let mut rng = Rng::with_seed(20_261_124);
    let count = u32::try_from(roles.len()).unwrap_or(u32::MAX);
    let mut population = Population { roles: roles.to_vec(), offsets: vec![0], ..Population::default() };
    for user in 1..=users {
        population.memberships.extend((0..ROLES_A_USER).map(|_| rng.u32(..count)));
        population.offsets.push(u32::try_from(user * ROLES_A_USER).unwrap_or(u32::MAX));
    }
    population
}

fn bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// The most memory that this process has held, in MB; 0 where the system does not say.
fn peak_mb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() / 1024
}
