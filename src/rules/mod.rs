//! Rules that turn roles into groups.
//!
//! OneLogin documents nowhere what "with value that matches" means, so an expression is chosen that means the same under
//! every plausible reading, and where none does, that is said.

mod engine;
mod expression;
mod generate;
mod model;
mod reading;
mod request;
mod simulate;

pub use engine::{CannotEvaluate, Engine, group_for};
pub use expression::{Expression, for_role};
pub use generate::{Generated, PlannedRule, RulesError, RulesRequest, api_json, generate, rule_name};
pub use model::{AppRule, RuleAction, RuleCondition, from_api, to_api, to_terraform};
pub use reading::{Anchoring, Case, Naming, Reading};
pub use request::{SimulateError, SimulateRequest, Simulated, run as simulate_request};
pub use simulate::{Because, Difference, LeftOut, Population, Simulation, explain, mapping_rule, simulate};
