//! Findings: a requirement, what was read of it, and what that means.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::guide::{
    Each, Guide, Inputs, Mapping, PlainInput, Requirement, Severity, Step, Strength, Vars, Want, fill_in, said, vars,
};
use crate::onelogin::{ControlId, Place};
use crate::page::{
    Bound, Located, Observation, Pick, Prepared, RecordKind, Saved, State, Value, against, locate_in, observe, record,
    remember, whereabouts,
};
use crate::rules::RuleFinding;
use crate::scim;

/// One requirement held against what was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Finding {
    /// Stable id of the requirement, e.g. `OL.PROV.003`.
    pub id: String,
    /// The entry it was checked for (a role, a person), when the step repeats.
    pub entry: Option<String>,
    /// The good state, as a sentence.
    pub title: String,
    /// Pass, fail and the shades between.
    pub status: Status,
    /// Needed, recommended, worth knowing.
    pub strength: Strength,
    /// How bad it is if it is not so.
    pub severity: Severity,
    /// What was seen and where, or why nothing was.
    pub evidence: String,
    /// What happens if it is not so.
    pub why: String,
    /// What to do about it.
    pub fix: String,
    /// The guide's step that brings it about.
    pub step: String,
    /// Where it is read.
    pub place: String,
}

/// What a finding says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Read, and not as required.
    Fail,
    /// Read, and not as recommended.
    Warning,
    /// Read, but not saved yet, or for a person to judge.
    Review,
    /// The place has not been open yet, or could not be read.
    NotReached,
    /// Read, and as required.
    Pass,
    /// Nothing to check: the guide was given no such role, person or user.
    NotApplicable,
}

impl Status {
    /// The word shown to people.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fail => "Fail",
            Self::Warning => "Warning",
            Self::Review => "Review",
            Self::NotReached => "Not checked",
            Self::Pass => "Pass",
            Self::NotApplicable => "Not applicable",
        }
    }
}

/// Counts of findings by status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// Passed.
    pub pass: usize,
    /// Failed.
    pub fail: usize,
    /// Warnings.
    pub warning: usize,
    /// To be judged by a person.
    pub review: usize,
    /// Not checked.
    pub not_reached: usize,
    /// Not applicable.
    pub not_applicable: usize,
}

/// Names an observation: requirement id and entry.
#[must_use]
pub fn key(requirement: &str, entry: Option<&str>) -> String {
    match entry {
        Some(entry) => format!("{requirement}/{entry}"),
        None => requirement.to_owned(),
    }
}

/// The entries that a step is carried out for: one `None` for a step that does not repeat.
#[must_use]
pub fn entries(step: &Step, inputs: &Inputs, mapping: &Mapping) -> Vec<Option<String>> {
    match step.for_each {
        Some(Each::Roles) => mapping.roles().into_iter().map(Some).collect(),
        Some(Each::Rules) => mapping.rules.iter().map(|rule| Some(rule.title.clone())).collect(),
        Some(Each::People) => inputs.list(PlainInput::People).into_iter().map(Some).collect(),
        // Its requirement is about all rows at once.
        Some(Each::Pending) | None => vec![None],
    }
}

/// What was read of a requirement of an entry, if it still holds: of the bound record, and compared with what is wanted now.
#[must_use]
pub fn holds<'seen>(
    requirement: &Requirement,
    entry: Option<&str>,
    vars: &Vars,
    bound: &Bound,
    seen: &'seen BTreeMap<String, Observation>,
) -> Option<&'seen Observation> {
    let seen = seen.get(&key(&requirement.id, entry))?;
    let record = RecordKind::of_place(seen.place).and_then(|kind| bound.of(kind));
    seen.holds_for(record, &against(requirement, vars)?).then_some(seen)
}

/// Holds every requirement against the observations of the bound records.
#[must_use]
pub fn findings(
    guide: &Guide,
    inputs: &Inputs,
    mapping: &Mapping,
    bound: &Bound,
    seen: &BTreeMap<String, Observation>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for step in &guide.steps {
        let entries = entries(step, inputs, mapping);
        if entries.is_empty() {
            let vars = vars(guide, inputs, mapping, step, None);
            findings
                .extend(step.requires.iter().map(|requirement| finding(step, requirement, None, None, &vars, true)));
        }
        for entry in entries {
            let vars = vars(guide, inputs, mapping, step, entry.as_deref());
            for requirement in &step.requires {
                let seen = holds(requirement, entry.as_deref(), &vars, bound, seen);
                // A step that may be skipped, and whose input was left blank, asks for nothing.
                let idle = step.optional && fill_in(&requirement.title, &vars).is_err();
                findings.push(finding(step, requirement, entry.as_deref(), seen, &vars, idle));
            }
        }
    }
    in_order(findings)
}

/// The worst first, then what is not as it should be.
#[must_use]
pub fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings
        .sort_by(|left, right| (left.severity, left.status, &left.id).cmp(&(right.severity, right.status, &right.id)));
    findings
}

/// What the validators say of the base URL and the template on an app's Configuration tab; `None` on any other page.
///
/// Neither is a secret: the token and the custom headers are never read.
#[must_use]
pub fn configuration(guide: &Guide, page: &Prepared, picks: &[Pick]) -> Option<Vec<Finding>> {
    let snapshot = page.snapshot;
    let place = whereabouts(snapshot).place.filter(|place| *place == Place::AppConfiguration)?;
    let text = |id: ControlId| match locate_in(page, id.spec(), place, &Vars::new(), picks) {
        Located::Found { index, .. } => match snapshot.controls.get(index).map(|control| &control.value) {
            Some(Value::Text { text }) if !text.trim().is_empty() => Some(text.as_str()),
            _ => None,
        },
        _ => None,
    };
    let url = text(ControlId::BaseUrl).map(|url| scim::check_endpoint(url, &guide.connection.base_url));
    let template = text(ControlId::Template).map(|text| scim::check_template(text, &scim::TemplateRules::default()));
    let step = guide.steps.iter().find(|step| step.phases.iter().any(|phase| phase.at == place));
    let named = |name: &'static str, findings: Option<Vec<scim::InputFinding>>| {
        findings.unwrap_or_default().into_iter().map(move |finding| (name, finding))
    };
    let findings = named("SCIM Base URL", url).chain(named("SCIM JSON Template", template)).map(|(name, finding)| {
        let (status, severity) = graded(finding.severity);
        let where_to = match &finding.pointer {
            Some(pointer) => format!("line {}, column {}, {pointer}", finding.at.line, finding.at.column),
            None => format!("line {}, column {}", finding.at.line, finding.at.column),
        };
        Finding {
            id: finding.code,
            entry: None,
            title: format!("{name}: {}", finding.what),
            status,
            strength: Strength::Should,
            severity,
            evidence: format!("{name}, {where_to}. Read on {}.", place.title()),
            why: finding.why,
            fix: finding.todo,
            step: step.map(|step| step.id.clone()).unwrap_or_default(),
            place: place.title().to_owned(),
        }
    });
    Some(findings.collect())
}

/// What the lints say of the app's rules.
#[must_use]
pub fn of_rules(guide: &Guide, linted: &[RuleFinding]) -> Vec<Finding> {
    let step = guide.steps.iter().find(|step| step.for_each == Some(Each::Rules));
    let place = Place::AppRules.title();
    let findings = linted.iter().map(|linted| {
        let (status, severity) = graded(linted.severity);
        let subject = linted.name.as_ref().map_or_else(|| "Rules".to_owned(), |name| format!("Rule “{name}”"));
        let part = linted.expression.as_ref().zip(linted.span).map(|(expression, span)| span.of(expression));
        let part = part.map_or_else(String::new, |part| format!(", with value that matches “{part}”"));
        let evidence = match linted.rule {
            Some(rule) => format!("Number {} in the app's list of rules{part}.", rule + 1),
            None => "Several of the app's rules together.".to_owned(),
        };
        Finding {
            id: linted.code.clone(),
            entry: linted.name.clone(),
            title: format!("{subject}: {}", linted.what),
            status,
            strength: Strength::Should,
            severity,
            evidence,
            why: linted.why.clone(),
            fix: linted.todo.clone(),
            step: step.map(|step| step.id.clone()).unwrap_or_default(),
            place: place.to_owned(),
        }
    });
    findings.collect()
}

/// What the severity of a validator or a lint is in an audit.
fn graded(severity: scim::InputSeverity) -> (Status, Severity) {
    match severity {
        scim::InputSeverity::Error => (Status::Fail, Severity::High),
        scim::InputSeverity::Warning => (Status::Warning, Severity::Low),
        scim::InputSeverity::Info => (Status::Review, Severity::Low),
    }
}

fn finding(
    step: &Step,
    requirement: &Requirement,
    entry: Option<&str>,
    seen: Option<&Observation>,
    vars: &Vars,
    idle: bool,
) -> Finding {
    let place = requirement.control.spec().places.first().map_or("the app", |place| place.title());
    let (status, evidence) = match seen {
        _ if idle => (Status::NotApplicable, "The guide was given nothing to check here.".to_owned()),
        None if matches!(requirement.want, Want::Saved(_)) => {
            (Status::NotReached, "Only seen at the moment of saving; it was not seen in this session.".to_owned())
        }
        None => (Status::NotReached, format!("Open {place} with this panel open, and it is read.")),
        Some(seen) => {
            let evidence = format!("{} Read on {}.", seen.evidence, seen.place.title());
            match (seen.state, seen.saved) {
                (State::Met, Saved::Yes) => (Status::Pass, evidence),
                (State::Met, saved) => (Status::Review, format!("{evidence}{}", saved.words())),
                (State::Unreadable, _) => (Status::NotReached, evidence),
                (State::Unmet, _) => match requirement.strength {
                    Strength::Must => (Status::Fail, evidence),
                    Strength::Should => (Status::Warning, evidence),
                    Strength::Info => (Status::Review, evidence),
                },
            }
        }
    };
    let said = |text: &str| said(text, vars);
    Finding {
        id: requirement.id.clone(),
        entry: entry.map(str::to_owned),
        title: said(&requirement.title),
        status,
        strength: requirement.strength,
        severity: requirement.severity,
        evidence,
        why: said(&requirement.why),
        fix: said(&step.what),
        step: step.id.clone(),
        place: place.to_owned(),
    }
}

/// Reads every requirement that a snapshot shows into `seen`. A page of a record is read only if it is the bound one.
pub fn read(
    guide: &Guide,
    inputs: &Inputs,
    mapping: &Mapping,
    page: &Prepared,
    picks: &[Pick],
    bound: &Bound,
    seen: &mut BTreeMap<String, Observation>,
) {
    let here = whereabouts(page.snapshot);
    // With a window open the page under it is still there to be read.
    let Some(place) = here.place.or(here.under) else { return };
    let is_bound = RecordKind::of_place(place)
        .is_none_or(|kind| bound.of(kind).zip(record(page.snapshot)).is_some_and(|(bound, open)| bound.is(&open)));
    if !is_bound {
        return;
    }
    for step in &guide.steps {
        for entry in entries(step, inputs, mapping) {
            let vars = vars(guide, inputs, mapping, step, entry.as_deref());
            for requirement in &step.requires {
                // Every tab has a Save; the one that is meant is on the step's own page.
                if matches!(requirement.want, Want::Saved(_)) && !step.phases.iter().any(|phase| phase.at == place) {
                    continue;
                }
                if let Some(observation) = observe(page, place, requirement, &vars, picks) {
                    remember(seen, key(&requirement.id, entry.as_deref()), &requirement.want, observation);
                }
            }
        }
    }
}

/// Counts findings by status.
#[must_use]
pub fn tally(findings: &[Finding]) -> Tally {
    let count = |status| findings.iter().filter(|finding| finding.status == status).count();
    Tally {
        pass: count(Status::Pass),
        fail: count(Status::Fail),
        warning: count(Status::Warning),
        review: count(Status::Review),
        not_reached: count(Status::NotReached),
        not_applicable: count(Status::NotApplicable),
    }
}
