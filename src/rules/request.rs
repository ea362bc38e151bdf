//! What callers outside Rust ask of the simulation, and what they get.

use serde::{Deserialize, Serialize};

use super::condition::Facts;
use super::model::AppRule;
use super::reading::Reading;
use super::simulate::{Difference, Population, Simulation, simulate, simulate_each};

/// A population, rules, and perhaps the rules that are there now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SimulateRequest {
    /// Names of the tenant's roles.
    pub roles: Vec<String>,
    /// Numbers of the roles, if conditions name them by number.
    pub role_ids: Vec<u64>,
    /// Each user's roles, as indices into `roles`.
    pub users: Vec<Vec<u32>>,
    /// What else is known of each user, by the source that conditions name: `email`, `department`, `member_of`. As long as `users`,
    /// or empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "wasm", tsify(type = "Record<string, string[]>[]", optional))]
    pub facts: Vec<Facts>,
    /// The rules, as API v2 has them.
    pub rules: Vec<AppRule>,
    /// The rules that are there now, for what would change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Vec<AppRule>>,
    /// One reading; without it the likeliest, and which others differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
}

/// What would come of the rules.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Simulated {
    /// The reading it was done under.
    pub reading: Reading,
    /// Groups and who is in them.
    pub simulation: Simulation,
    /// How many people are in each group.
    pub sizes: Vec<u32>,
    /// What would change, if the rules of now were given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
    /// Readings under which something else would come of them; empty if one was asked for.
    pub differing: Vec<Reading>,
}

/// Why a simulation can't be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SimulateError {
    /// A user has a role that is not in the list.
    #[error("User number {user} has role number {role}, but there are only {roles} roles. Roles are counted from 0.")]
    NoSuchRole {
        /// The user, from 0.
        user: usize,
        /// What was given.
        role: u32,
        /// How many roles there are.
        roles: usize,
    },
    /// Numbers of roles do not go with their names.
    #[error("There are {ids} role numbers for {roles} roles. Give a number for each role, or none at all.")]
    Ids {
        /// Numbers.
        ids: usize,
        /// Names.
        roles: usize,
    },
}

/// Simulates what was asked for.
///
/// # Errors
/// [`SimulateError`] says what does not fit together.
pub fn run(request: &SimulateRequest) -> Result<Simulated, SimulateError> {
    let roles = request.roles.len();
    if !request.role_ids.is_empty() && request.role_ids.len() != roles {
        return Err(SimulateError::Ids { ids: request.role_ids.len(), roles });
    }
    for (user, own) in request.users.iter().enumerate() {
        if let Some(role) = own.iter().find(|role| **role as usize >= roles) {
            return Err(SimulateError::NoSuchRole { user, role: *role, roles });
        }
    }
    let mut population = Population::of(request.roles.clone(), &request.users);
    population.role_ids.clone_from(&request.role_ids);
    population.facts.clone_from(&request.facts);
    let reading = request.reading.unwrap_or(Reading::LIKELIEST);
    let simulation = simulate(&request.rules, &population, reading);
    let difference =
        request.before.as_ref().map(|before| simulate(before, &population, reading).difference(&simulation));
    let differing = match request.reading {
        Some(_) => Vec::new(),
        None => simulate_each(&request.rules, &population, Reading::ALL)
            .into_iter()
            .filter(|(_, other)| **other != simulation)
            .map(|(other, _)| other)
            .collect(),
    };
    Ok(Simulated { reading, sizes: simulation.sizes(), simulation, difference, differing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::mapping_rule;

    #[test]
    fn readings_that_differ_are_named_and_misfits_told() {
        let request = SimulateRequest {
            roles: vec!["Sales".into(), "Sales EMEA".into()],
            users: vec![vec![0], vec![1]],
            rules: vec![mapping_rule("x", "^Sales$")],
            before: Some(Vec::new()),
            ..SimulateRequest::default()
        };
        let anchored = run(&request).expect("simulated");
        assert_eq!((anchored.differing.len(), anchored.difference.map(|difference| difference.people)), (0, Some(1)));
        let loose =
            run(&SimulateRequest { rules: vec![mapping_rule("x", "Sales")], ..request.clone() }).expect("simulated");
        assert!(loose.differing.len() >= 4);
        assert_eq!(
            run(&SimulateRequest { users: vec![vec![2]], ..request }),
            Err(SimulateError::NoSuchRole { user: 0, role: 2, roles: 2 })
        );
    }
}
