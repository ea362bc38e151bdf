//! Rules that turn roles into groups.
//!
//! OneLogin documents nowhere what "with value that matches" means, so an expression is chosen that means the same under
//! every plausible reading, and where none does, that is said.

mod engine;
mod expression;
mod generate;
mod reading;

pub use engine::{CannotEvaluate, Engine, group_for};
pub use expression::{Expression, for_role};
pub use generate::{Generated, PlannedRule, RulesError, RulesRequest, api_json, generate, rule_name};
pub use reading::{Anchoring, Case, Naming, Reading};
