//! The rules that the given inputs ask for, made once and looked up by every step that needs one.

use std::collections::BTreeMap;

use super::format::{Guide, PlainInput};
use super::input::Inputs;
use crate::rules::{self, Aspect, PlannedRule, Reading, RulesRequest, Style};

/// The rules that a guide's inputs ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    request: Option<RulesRequest>,
    /// In the order in which they are added.
    pub rules: Vec<PlannedRule>,
    /// What the admin should know of all of them.
    pub warnings: Vec<String>,
    /// Why there are none, if roles were chosen and there are none.
    pub trouble: Option<String>,
    by_title: BTreeMap<String, usize>,
}

/// The readings that what is known leaves; empty if that is all, or none.
fn possible(known: &[Aspect]) -> Vec<Reading> {
    if known.is_empty() {
        return Vec::new();
    }
    Reading::ALL.into_iter().filter(|reading| known.iter().all(|aspect| aspect.holds(*reading))).collect()
}

impl Mapping {
    /// The rules for what was chosen, among the tenant's roles as far as they are known.
    #[must_use]
    pub fn of(guide: &Guide, inputs: &Inputs, known_roles: &[String]) -> Self {
        Self::default().renewed(guide, inputs, known_roles)
    }

    /// The same, made anew only if something that it depends on has changed.
    #[must_use]
    pub fn renewed(self, guide: &Guide, inputs: &Inputs, known_roles: &[String]) -> Self {
        let request = RulesRequest {
            // The guide asks for the app's name where it needs it; the rules do not wait for that.
            app: inputs.line(PlainInput::App).unwrap_or("the app").to_owned(),
            vendor: guide.vendor.name.clone(),
            roles: inputs.list(PlainInput::Roles),
            all_roles: known_roles.to_vec(),
            style: inputs.style.clone(),
            readings: possible(&inputs.known),
        };
        if self.request.as_ref() == Some(&request) {
            return self;
        }
        let mut made = Self::default();
        match rules::generate(&request) {
            Ok(generated) => {
                made.by_title =
                    generated.rules.iter().enumerate().map(|(index, rule)| (rule.title.clone(), index)).collect();
                made.rules = generated.rules;
                made.warnings = generated.warnings;
            }
            // Nothing chosen is no fault.
            Err(rules::RulesError::NoRoles) => {}
            Err(error) => made.trouble = Some(error.to_string()),
        }
        made.request = Some(request);
        made
    }

    /// The roles that are to become groups: those that were chosen, or those that a naming convention takes in.
    #[must_use]
    pub fn roles(&self) -> Vec<String> {
        match &self.request {
            Some(RulesRequest { style: Style::Convention { .. }, .. }) | None => {
                self.rules.iter().flat_map(|rule| rule.roles.iter().cloned()).collect()
            }
            Some(request) => request.roles.clone(),
        }
    }

    /// The readings that what is known leaves; empty if that is all.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        self.request.as_ref().map(|request| request.readings.as_slice()).unwrap_or_default()
    }

    /// A rule by its title.
    #[must_use]
    pub fn rule(&self, title: &str) -> Option<&PlannedRule> {
        self.rules.get(*self.by_title.get(title)?)
    }
}
