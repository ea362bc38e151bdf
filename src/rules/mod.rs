//! Rules that turn roles into groups.
//!
//! OneLogin does not document what "with value that matches" means. So rules get expressions that mean the same under every
//! plausible reading. Where there is no such expression, a warning says so.

mod condition;
mod engine;
mod explain;
mod expression;
mod generate;
mod import;
mod import_xml;
mod instructions;
pub(crate) mod lint;
mod listed;
mod model;
mod names;
mod plain;
mod reading;
mod request;
mod role_names;
mod simulate;

pub use condition::Facts;
pub use engine::{CannotEvaluate, Engine, group_for};
pub use explain::{ExplainRequest, Explained, Explanation, Kind, Reason, explain, run as explain_request};
pub use expression::{Dependence, Expression, for_role};
pub use generate::{Generated, PlannedRule, RulesError, RulesRequest, Style, api_json, generate, rule_name};
pub use import::read_roles;
pub use instructions::to_instructions;
pub use lint::{DirectGroups, LintRequest, LintRole, NameRewriting, RuleFinding, lint, spans_to_utf16};
pub use listed::{ListError, ListedRole};
pub use model::{AppRule, RuleAction, RuleCondition, from_api, to_api, to_terraform};
pub use reading::{Anchoring, Aspect, Case, Characters, Naming, Reading, aspects_that_matter, in_common};
pub use request::{SimulateError, SimulateRequest, Simulated, run as simulate_request};
pub use simulate::{Difference, LeftOut, Population, Simulation, mapping_rule, simulate, simulate_each};
