//! What `schemas` says, and whether that goes with what is used.

use super::near::{nearest, old};
use super::walk::{ProblemKind, Walker, get, same};
use super::{ENTERPRISE_USER, MESSAGES, USER, built_in, shape};
use serde_json::Value;

use crate::finding::{Applicability, Edit, Span};
use crate::scim::json::{Data, Member, Node};
use crate::scim::path::Path;

/// What a resource says of itself.
#[derive(Default)]
pub(super) struct Declared {
    /// The URIs in `schemas`.
    pub listed: Vec<(String, Span)>,
    /// The URI of the resource's own schema: a listed one, or what the shape tells.
    pub base: String,
    /// Where one more could be listed.
    pub end: Option<usize>,
}

impl Declared {
    /// Is this URI listed?
    pub(super) fn lists(&self, uri: &str) -> bool {
        self.listed.iter().any(|(listed, _)| same(listed, uri))
    }
}

/// Does the URI say that it is an extension's?
fn is_extension(uri: &str) -> bool {
    uri.to_ascii_lowercase().contains(":extension:")
}

impl Walker<'_> {
    /// The declared URIs and the one of the resource's own schema.
    pub(super) fn declared(&mut self, node: &Node, members: &[Member], path: &Path<'_>) -> Declared {
        let here = path.member("schemas");
        let open = Span::new(node.span.start, (node.span.start + 1).min(node.span.end));
        // Without a declaration, the shape decides.
        let shape = shape::of(members);
        let guess = || shape.unwrap_or(USER).to_owned();
        let Some(member) = get(members, "schemas") else {
            let after = Edit { span: Span::new(open.end, open.end), text: format!("\"schemas\": [\"{}\"],", guess()) };
            if let Some(problem) = self.problem(
                ProblemKind::NoSchemas,
                open,
                &here,
                "“schemas” is missing, so it does not say what it is.".into(),
            ) {
                problem.fix = Some((Applicability::Unsafe, "Add schemas".into(), vec![after]));
            }
            return Declared { base: guess(), ..Declared::default() };
        };
        let Data::Array(items) = &member.value.data else {
            // With a list there, extensions that are used could be listed, so the fix does that too.
            let used: std::collections::BTreeSet<&str> = match &member.value.data {
                Data::String(uri) => members
                    .iter()
                    .map(|member| member.name.as_str())
                    .filter(|name| self.is_extension(name) && !same(name, uri))
                    .collect(),
                _ => std::collections::BTreeSet::new(),
            };
            let used: String = used.into_iter().map(|uri| format!(", {}", Value::from(uri))).collect();
            let problem = self.problem(
                ProblemKind::SchemasShape,
                member.value.span,
                &here,
                "“schemas” must be a list of URIs.".into(),
            );
            if let (Some(problem), Data::String(_)) = (problem, &member.value.data) {
                let put = |at, text: String| Edit { span: Span::new(at, at), text };
                let edits =
                    vec![put(member.value.span.start, "[".into()), put(member.value.span.end, format!("{used}]"))];
                problem.fix = Some((Applicability::Safe, "Make it a list".into(), edits));
            }
            let declared = match &member.value.data {
                Data::String(uri) => vec![(uri.clone(), member.value.span)],
                _ => Vec::new(),
            };
            let base = declared.first().map_or_else(guess, |(uri, _)| uri.clone());
            return Declared { listed: declared, base, ..Declared::default() };
        };
        if items.is_empty() {
            // It says as little as if it were missing.
            if let Some(problem) =
                self.problem(ProblemKind::NoSchemas, member.value.span, &here, "“schemas” is empty.".into())
            {
                let edit = Edit { span: member.value.span, text: format!("[\"{}\"]", guess()) };
                problem.perhaps("Add the URI", vec![edit]);
            }
        }
        let mut declared: Vec<(String, Span)> = Vec::new();
        let mut old_base = None;
        // Nobody lists so many; each is held against the others.
        for (index, item) in items.iter().enumerate().take(100) {
            let here = here.item(index);
            let Data::String(uri) = &item.data else {
                self.problem(
                    ProblemKind::SchemasShape,
                    item.span,
                    &here,
                    "An entry of “schemas” must be a URI in quotation marks.".into(),
                );
                continue;
            };
            if declared.iter().any(|(other, _)| same(other, uri)) {
                self.problem(ProblemKind::SchemasShape, item.span, &here, "This URI is already in the list.".into());
            }
            declared.push((uri.clone(), item.span));
            if self.known.get(uri).is_some() {
                continue;
            }
            if let Some(instead) = old(uri) {
                // A message of SCIM 1.x had the URI of the core.
                let message = shape.filter(|shape| shape.starts_with(MESSAGES));
                let instead = if instead.contains("extension") { instead } else { message.unwrap_or(instead) };
                if !instead.contains("extension") {
                    old_base = Some(instead.to_owned());
                }
                let inside = Span::new(item.span.start, item.span.end);
                if let Some(problem) = self.problem(
                    ProblemKind::OldSchema,
                    item.span,
                    &here,
                    format!("SCIM 2.0 does not have this URI. It has {instead} instead."),
                ) {
                    let edit = Edit { span: inside, text: format!("\"{instead}\"") };
                    problem.fix = Some((Applicability::Unsafe, "Use the URI of SCIM 2.0".into(), vec![edit]));
                }
            } else if self.macros && uri.contains("{$") {
                // Nothing is known of it.
            } else {
                let near = nearest(uri, built_in().iter().map(|schema| schema.id.as_str()));
                let what = near.map_or_else(
                    || "This schema is unknown.".to_owned(),
                    |near| format!("This schema is unknown. Did you mean {near}?"),
                );
                let problem = self.problem(ProblemKind::UnknownSchema, item.span, &here, what);
                if let (Some(problem), Some(near)) = (problem, near) {
                    let edit = Edit { span: item.span, text: format!("\"{near}\"") };
                    problem.fix = Some((Applicability::Unsafe, format!("Use {near}"), vec![edit]));
                }
            }
        }
        let base = declared
            .iter()
            .map(|(uri, _)| uri.as_str())
            .find(|uri| self.known.get(uri).is_some() && !uri.to_ascii_lowercase().contains(":extension:"))
            .map(str::to_owned)
            .or(old_base)
            .or_else(|| shape.map(str::to_owned))
            // Of a schema of the vendor's own nothing is known, and least of all that it is a user's.
            .or_else(|| declared.iter().map(|(uri, _)| uri).find(|uri| !is_extension(uri)).cloned())
            .unwrap_or_else(guess);
        let end = declared.last().map(|(_, span)| span.end);
        let declared = Declared { listed: declared, base, end };
        self.core_listed(members, items, &declared, &here);
        declared
    }

    /// Are attributes of the core used, and its schema is not listed beside the extensions?
    fn core_listed(&mut self, members: &[Member], items: &[Node], declared: &Declared, path: &Path<'_>) {
        let Some(first) = items.first().filter(|_| declared.listed.len() == items.len()) else { return };
        if !declared.listed.iter().all(|(uri, _)| is_extension(uri)) || declared.base.starts_with(MESSAGES) {
            return;
        }
        let Some(schema) = self.known.get(&declared.base) else { return };
        let Some(member) = members.iter().find(|member| schema.attributes.get(&member.name).is_some()) else { return };
        let what = format!("“{}” belongs to {}, which is not listed.", member.name, declared.base);
        if let Some(problem) = self.problem(ProblemKind::CoreNotListed, first.span, path, what) {
            let start = Span::new(first.span.start, first.span.start);
            let edit = Edit { span: start, text: format!("\"{}\", ", declared.base) };
            problem.perhaps("Add the URI of the core schema", vec![edit]);
        }
    }

    /// Extensions that are declared and not used.
    pub(super) fn unused(&mut self, declared: &Declared, used: &[String], path: &Path<'_>) {
        let (base, declared) = (declared.base.as_str(), &declared.listed);
        let items: Vec<Span> = declared.iter().map(|(_, span)| *span).collect();
        for (index, (uri, span)) in declared.iter().enumerate() {
            let extension = uri.to_ascii_lowercase().contains(":extension:");
            if !extension || same(uri, base) || used.iter().any(|name| same(name, uri)) {
                continue;
            }
            // With the old URI listed, the members of the new one are meant, and the other way round.
            if used.iter().any(|name| {
                old(name).is_some_and(|instead| same(instead, uri))
                    || old(uri).is_some_and(|instead| same(instead, name))
            }) {
                continue;
            }
            let schemas = path.member("schemas");
            let here = schemas.item(index);
            let name = if same(uri, ENTERPRISE_USER) { "The enterprise extension" } else { "This extension" };
            if let Some(problem) = self.problem(
                ProblemKind::Unused,
                *span,
                &here,
                format!("{name} is listed, but none of its attributes are used."),
            ) {
                let before = index.checked_sub(1).and_then(|before| items.get(before)).map(|span| span.end);
                if let Some(start) = before {
                    problem.fix = Some((
                        Applicability::Unsafe,
                        "Remove it from the list".into(),
                        vec![Edit { span: Span::new(start, span.end), text: String::new() }],
                    ));
                }
            }
        }
    }
}
