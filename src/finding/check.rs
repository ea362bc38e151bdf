//! What a check is, and how a list of them is run over a subject.
//!
//! One check a file; the file's doc comment is its page in `docs/checks.md`, and its examples are run as tests.

use std::borrow::Cow;

use super::fix::{Applicability, Edit, Fix};
use super::input::{Field, InputFinding, InputSeverity};
use super::span::{Position, Positions, Span};

/// A check of a subject: a URL, a token, headers or a JSON document, taken apart.
pub struct Check<S: 'static> {
    /// Stable, e.g. `scim.url.not-https`.
    pub code: &'static str,
    /// How bad.
    pub severity: InputSeverity,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub todo: &'static str,
    /// Reports what it finds.
    pub run: fn(&S, &mut Found),
}

/// What one check has found.
#[derive(Default)]
pub struct Found(Vec<Report>);

/// One report of a check.
pub struct Report {
    span: Span,
    what: Cow<'static, str>,
    todo: Option<String>,
    severity: Option<InputSeverity>,
    pointer: Option<String>,
    attribute: Option<String>,
    fix: Option<Fix>,
    belongs: Option<Field>,
}

impl Found {
    /// Reports a part of the input.
    pub fn at(&mut self, span: Span, what: impl Into<Cow<'static, str>>) -> &mut Report {
        self.0.push(Report {
            span,
            what: what.into(),
            todo: None,
            severity: None,
            pointer: None,
            attribute: None,
            fix: None,
            belongs: None,
        });
        // It was pushed just now, so there is a last one; the index can't miss.
        let last = self.0.len() - 1;
        #[allow(clippy::indexing_slicing, reason = "an element was pushed in the line above")]
        &mut self.0[last]
    }
}

impl Report {
    /// Proposes a change.
    pub fn fix(&mut self, applicability: Applicability, title: impl Into<String>, edits: Vec<Edit>) -> &mut Self {
        self.fix = Some(Fix { applicability, title: title.into(), edits });
        self
    }

    /// Proposes to replace one part.
    pub fn replace(
        &mut self,
        applicability: Applicability,
        title: impl Into<String>,
        span: Span,
        text: &str,
    ) -> &mut Self {
        self.fix(applicability, title, vec![Edit { span, text: text.to_owned() }])
    }

    /// Says what to do in this very case.
    pub fn todo(&mut self, todo: impl Into<String>) -> &mut Self {
        self.todo = Some(todo.into());
        self
    }

    /// Says how bad this very case is.
    pub fn severity(&mut self, severity: InputSeverity) -> &mut Self {
        self.severity = Some(severity);
        self
    }

    /// Names the field that the input belongs in.
    pub fn belongs(&mut self, field: Field) -> &mut Self {
        self.belongs = Some(field);
        self.todo(format!("Move it into the field “{}”.", field.label()))
    }

    /// Names the JSON value and the SCIM attribute it is about.
    pub fn path(&mut self, pointer: &str, attribute: &str) -> &mut Self {
        self.pointer = Some(pointer.to_owned());
        self.attribute = (!attribute.is_empty()).then(|| attribute.to_owned());
        self
    }
}

/// Runs the checks over a subject that was made from `text`. In order of position, errors first where two share it.
#[must_use]
pub fn run<S>(checks: &[Check<S>], subject: &S, text: &str) -> Vec<InputFinding> {
    let mut findings: Vec<InputFinding> = Vec::new();
    for check in checks {
        let mut found = Found::default();
        (check.run)(subject, &mut found);
        findings.extend(found.0.into_iter().map(|report| InputFinding {
            code: check.code.to_owned(),
            severity: report.severity.unwrap_or(check.severity),
            span: report.span,
            at: Position::default(),
            pointer: report.pointer,
            attribute: report.attribute,
            what: report.what.into_owned(),
            why: check.why.to_owned(),
            todo: report.todo.unwrap_or_else(|| check.todo.to_owned()),
            fix: report.fix,
            belongs: report.belongs,
        }));
    }
    findings.sort_by(|left, right| {
        (left.span.start, left.severity, &left.code).cmp(&(right.span.start, right.severity, &right.code))
    });
    // They are in the order of the text now, so that it is gone through once.
    let mut positions = Positions::of(text);
    for finding in &mut findings {
        finding.at = positions.at(finding.span.start);
    }
    findings
}

/// What `docs/checks.md` and the tests of examples know of a check besides its page.
#[cfg(test)]
pub(crate) struct Documented {
    pub code: &'static str,
    pub severity: InputSeverity,
    pub why: &'static str,
    pub todo: &'static str,
    /// The file of the check.
    pub source: &'static str,
    /// Runs the whole family on an example, with rules as JSON.
    pub try_on: fn(&str, Option<&str>) -> Vec<InputFinding>,
}

/// Declares the modules of a family of checks, their list, and what documents them.
macro_rules! checks {
    ($subject:ty, $try_on:path, [$($module:ident),* $(,)?]) => {
        $(mod $module;)*

        /// The checks of this family.
        pub(in crate::scim) const CHECKS: &[$crate::finding::Check<$subject>] = &[$($module::CHECK),*];

        #[cfg(test)]
        pub(crate) const DOCUMENTED: &[$crate::finding::Documented] = &[$($crate::finding::Documented {
            code: $module::CHECK.code,
            severity: $module::CHECK.severity,
            why: $module::CHECK.why,
            todo: $module::CHECK.todo,
            source: include_str!(concat!(stringify!($module), ".rs")),
            try_on: $try_on,
        }),*];
    };
}
pub(crate) use checks;

/// The part of a text from the first to the last character that does not belong, by its place and itself, and edits that take each of them away.
pub(crate) fn removal(text: &str, wrong: impl Fn(usize, char) -> bool) -> Option<(Span, Vec<Edit>)> {
    let edits: Vec<Edit> = text
        .char_indices()
        .filter(|(at, character)| wrong(*at, *character))
        .map(|(at, character)| Edit { span: Span::new(at, at + character.len_utf8()), text: String::new() })
        .collect();
    let span = Span::new(edits.first()?.span.start, edits.last()?.span.end);
    Some((span, edits))
}
