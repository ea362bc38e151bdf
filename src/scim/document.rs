//! A JSON document taken apart: its syntax, its macros, and how it stands to SCIM's schemas.

use super::json::{self, Data, Fault, FaultKind, Node, Parsed};
use super::path::Path;
use super::schema::{Direction, Problem, ProblemKind, Schema, Walked, walk};
use super::source::{self, Source};
use super::template::TemplateRules;
use crate::finding::{Applicability, Found, InputSeverity, Span};

/// Checks look at this many macros: thousands of findings say no more than hundreds.
const MOST: usize = 200;

/// A template, or a resource or message.
pub(in crate::scim) struct Document {
    text: String,
    parsed: Parsed,
    problems: Vec<Problem>,
    /// URI of the schema that it was held against.
    base: String,
    /// Where macros begin that must have no quotation marks.
    bare: Vec<usize>,
    macros: Vec<Macro>,
    /// What of it comes from the source of a page.
    source: Option<Source>,
    /// What is known of the app, if it is a template.
    template: Option<TemplateRules>,
}

/// A macro of a template, or something that looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::scim) struct Macro {
    /// From `{` to `}`.
    pub span: Span,
    /// What stands between, with `$`.
    pub name: String,
    /// Is there a `}`?
    pub closed: bool,
    /// In a member's name instead of a value?
    pub in_name: bool,
    /// JSON Pointer of the value, for those that checks look at.
    pub pointer: String,
}

impl Document {
    pub(in crate::scim) fn template(text: &str, rules: &TemplateRules) -> Self {
        Self::new(text, &rules.schemas, Direction::Request, Some(rules.clone()))
    }

    pub(in crate::scim) fn resource(text: &str, schemas: &[Schema], direction: Direction) -> Self {
        Self::new(text, schemas, direction, None)
    }

    fn new(text: &str, schemas: &[Schema], direction: Direction, template: Option<TemplateRules>) -> Self {
        let mut parsed = json::parse(text);
        let Walked { mut problems, base, bare } = match &parsed.root {
            // A document that was not read to its end would seem to lack what was not read.
            Some(root) if !parsed.faults.iter().any(|fault| fault.kind == FaultKind::TooDeep) => {
                walk(text, root, schemas, direction, template.is_some())
            }
            _ => Walked::default(),
        };
        settle(&mut parsed.faults, &mut problems);
        let source = source::of(text, parsed.faults.len());
        let mut macros = Vec::new();
        if template.is_some()
            && let Some(root) = &parsed.root
        {
            collect(text, root, &Path::DOCUMENT, &mut macros);
        }
        Self { text: text.to_owned(), parsed, problems, base, bare, macros, source, template }
    }

    pub(in crate::scim) fn text(&self) -> &str {
        &self.text
    }

    pub(in crate::scim) const fn root(&self) -> Option<&Node> {
        self.parsed.root.as_ref()
    }

    /// All macros, for rendering.
    pub(in crate::scim) fn macros(&self) -> &[Macro] {
        &self.macros
    }

    /// The macros that checks look at.
    pub(in crate::scim) fn first_macros(&self) -> impl Iterator<Item = &Macro> {
        self.macros.iter().take(MOST)
    }

    pub(in crate::scim) const fn template_rules(&self) -> Option<&TemplateRules> {
        self.template.as_ref()
    }

    pub(in crate::scim) const fn is_template(&self) -> bool {
        self.template.is_some()
    }

    /// What of it comes from the source of a page. Then nothing else can be said of it.
    pub(in crate::scim) const fn page_source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    /// URI of the schema that it was held against: declared, or told from its shape.
    pub(in crate::scim) fn base(&self) -> &str {
        &self.base
    }

    /// Does it name schemas of SCIM 1.x, or mixtures?
    pub(in crate::scim) fn is_old(&self) -> bool {
        self.problems.iter().any(|problem| problem.kind == ProblemKind::OldSchema)
    }

    /// Reports the faults of one kind.
    pub(in crate::scim) fn faults(&self, kind: FaultKind, found: &mut Found) {
        for fault in self.parsed.faults.iter().filter(|fault| fault.kind == kind) {
            let report = found.at(fault.span, fault.what.clone());
            // Quotation marks would make a text of a number, or of true and false.
            let bare = kind == FaultKind::UnquotedMacro && self.bare.contains(&fault.span.start);
            if let Some(fix) = fault.fix.as_ref().filter(|_| !bare) {
                report.fix(fix.applicability, fix.title.clone(), fix.edits.clone());
            }
        }
    }

    /// Reports the problems of one kind, each with `severity` instead of the check's own where that says so.
    pub(in crate::scim) fn problems(
        &self,
        kind: ProblemKind,
        found: &mut Found,
        severity: impl Fn(&Problem) -> Option<InputSeverity>,
    ) {
        for problem in self.problems.iter().filter(|problem| problem.kind == kind) {
            let report = found.at(problem.span, problem.what.clone()).path(&problem.pointer, &problem.attribute);
            if let Some((applicability, title, edits)) = &problem.fix {
                report.fix(*applicability, title.clone(), edits.clone());
            }
            if let Some(todo) = &problem.todo {
                report.todo(todo.clone());
            }
            if let Some(severity) = severity(problem).or(problem.severity) {
                report.severity(severity);
            }
        }
    }
}

/// Lets safe fixes stand beside each other: all of them can be applied at once, and nothing safe is left then.
fn settle(faults: &mut [Fault], problems: &mut [Problem]) {
    let safe = |fault: &Fault| fault.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe);
    // Where the text is no JSON yet, what is read out of it may be something else once it is.
    let certain = faults.iter().all(|fault| fault.kind == FaultKind::UnquotedMacro || safe(fault));
    for (applicability, _, edits) in problems.iter_mut().filter_map(|problem| problem.fix.as_mut()) {
        if *applicability != Applicability::Safe {
            continue;
        }
        if !certain {
            *applicability = Applicability::Unsafe;
            continue;
        }
        // What replaces a value mends the faults inside it too.
        let inside = |span: Span| edits.iter().any(|edit| edit.span.start <= span.start && span.end <= edit.span.end);
        for fix in faults.iter_mut().filter_map(|fault| fault.fix.as_mut()) {
            if fix.edits.iter().all(|edit| inside(edit.span)) {
                fix.applicability = Applicability::Unsafe;
            }
        }
    }
}

fn collect(text: &str, node: &Node, path: &Path<'_>, macros: &mut Vec<Macro>) {
    match &node.data {
        Data::Object(members) => {
            for member in members {
                let here = path.member(&member.name);
                scan(text, member.name_span, &here, true, macros);
                collect(text, &member.value, &here, macros);
            }
        }
        Data::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(text, item, &path.item(index), macros);
            }
        }
        Data::String(_) | Data::Macro => scan(text, node.span, path, false, macros),
        _ => {}
    }
}

fn scan(text: &str, span: Span, path: &Path<'_>, in_name: bool, macros: &mut Vec<Macro>) {
    let source = span.of(text);
    let mut from = 0;
    while let Some(open) = source.get(from..).and_then(|rest| rest.find('{')).map(|at| at + from) {
        let inside = source.get(open + 1..).unwrap_or_default();
        let end = inside.find(['{', '}', '"', '\n']).unwrap_or(inside.len());
        let name = inside.get(..end).unwrap_or_default();
        let closed = inside.get(end..).is_some_and(|rest| rest.starts_with('}'));
        let word = |text: &str| {
            !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ' '))
        };
        let looks = name.starts_with('$') || (closed && word(name));
        let length = 1 + name.len() + usize::from(closed);
        if looks {
            let start = span.start + open;
            macros.push(Macro {
                span: Span::new(start, start + length),
                name: name.to_owned(),
                closed,
                in_name,
                pointer: if macros.len() < MOST { path.pointer() } else { String::new() },
            });
        }
        from = open + length.max(1);
    }
}
