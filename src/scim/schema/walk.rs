//! Holds a JSON document against schemas: what is missing, of the wrong type, unknown or not to be sent.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde_json::Value;

use super::known::{Attributes, Known, common};
use super::near::{nearest, old};
use super::{AttributeType, ENTERPRISE_USER, GROUP, MESSAGES, Schema, USER, built_in};
use crate::finding::{Applicability, Edit, Span};
use crate::scim::json::{Data, Member, Node};
use crate::scim::path::Path;

/// More problems than this are not reported.
const MOST: usize = 200;

/// Who sends the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scim) enum Direction {
    /// A client, to create or replace.
    Request,
    /// A server.
    Response,
}

/// What kind of thing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scim) enum ProblemKind {
    NotAnObject,
    NoSchemas,
    SchemasShape,
    UnknownSchema,
    OldSchema,
    Undeclared,
    Unused,
    Required,
    Type,
    Single,
    List,
    Canonical,
    Primary,
    ReadOnly,
    UnknownAttribute,
    DuplicateAttribute,
    Null,
    EmptyItem,
    Format,
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::scim) struct Problem {
    pub kind: ProblemKind,
    pub span: Span,
    pub what: String,
    pub pointer: String,
    pub attribute: String,
    pub fix: Option<(Applicability, String, Vec<Edit>)>,
}

/// Walks a document. `published` are a server's own schemas; with `macros`, a text that holds one may be any text.
pub(in crate::scim) fn walk(root: &Node, published: &[Schema], direction: Direction, macros: bool) -> Vec<Problem> {
    let known = Known::of(published);
    let mut walker = Walker { known: &known, direction, macros, problems: Vec::new(), inside_read_only: false };
    walker.resource(root, &Path::DOCUMENT);
    walker.problems
}

pub(super) struct Walker<'known> {
    known: &'known Known<'known>,
    pub(super) direction: Direction,
    pub(super) macros: bool,
    problems: Vec<Problem>,
    /// Inside an attribute that only the server sets, whose parts are not reported again.
    pub(super) inside_read_only: bool,
}

pub(super) fn same(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
}

pub(super) fn get<'node>(members: &'node [Member], name: &str) -> Option<&'node Member> {
    members.iter().find(|member| same(&member.name, name))
}

impl<'known> Walker<'known> {
    /// Is there no room for more? A document of a thousand faults is no document of this kind.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() >= MOST
    }

    pub(super) fn problem(
        &mut self,
        kind: ProblemKind,
        span: Span,
        path: &Path<'_>,
        what: String,
    ) -> Option<&mut Problem> {
        if self.is_full() {
            return None;
        }
        let (pointer, attribute) = (path.pointer(), path.attribute());
        self.problems.push(Problem { kind, span, what, pointer, attribute, fix: None });
        self.problems.last_mut()
    }

    pub(super) fn resource(&mut self, node: &Node, path: &Path<'_>) {
        let Data::Object(members) = &node.data else {
            if !matches!(node.data, Data::Broken) {
                self.problem(
                    ProblemKind::NotAnObject,
                    node.span,
                    path,
                    format!("This is {}, not an object.", node.data.called()),
                );
            }
            return;
        };
        let (declared, base) = self.declared(node, members, path);
        let is_list = get(members, "schemas").is_some_and(|member| matches!(member.value.data, Data::Array(_)));
        let list_end = declared.last().map(|(_, span)| span.end).filter(|_| is_list);
        let present = self.present(members, path);
        let base_schema = self.known.get(&base);
        let mut used = Vec::new();
        for member in members {
            let path = path.member(&member.name);
            if same(&member.name, "schemas") {
                continue;
            }
            if member.name.to_ascii_lowercase().starts_with("urn:") {
                used.push(member.name.clone());
                self.extension(member, &path, &declared, list_end);
                continue;
            }
            if self.common(member, &path, base.starts_with(MESSAGES)) {
                continue;
            }
            let Some(schema) = base_schema else { continue };
            match schema.attributes.get(&member.name) {
                Some(attribute) => self.attribute(attribute, &member.value, member, &path),
                None => self.unknown(member, &path, schema.attributes.names(), schema.name),
            }
        }
        if let Some(schema) = base_schema {
            self.required(&schema.attributes, &present, node, path);
        }
        self.unused(&declared, &base, &used, path);
    }

    /// The declared URIs and the one of the resource's own schema.
    fn declared(&mut self, node: &Node, members: &[Member], path: &Path<'_>) -> (Vec<(String, Span)>, String) {
        let here = path.member("schemas");
        let open = Span::new(node.span.start, (node.span.start + 1).min(node.span.end));
        let guess = || {
            // Without a declaration, names that only groups have decide.
            if get(members, "members").is_some() && get(members, "userName").is_none() { GROUP } else { USER }
                .to_owned()
        };
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
            return (Vec::new(), guess());
        };
        let Data::Array(items) = &member.value.data else {
            let problem = self.problem(
                ProblemKind::SchemasShape,
                member.value.span,
                &here,
                "“schemas” must be a list of URIs.".into(),
            );
            if let (Some(problem), Data::String(_)) = (problem, &member.value.data) {
                let bracket = |at, text: &str| Edit { span: Span::new(at, at), text: text.into() };
                let edits = vec![bracket(member.value.span.start, "["), bracket(member.value.span.end, "]")];
                problem.fix = Some((Applicability::Safe, "Make it a list".into(), edits));
            }
            let declared = match &member.value.data {
                Data::String(uri) => vec![(uri.clone(), member.value.span)],
                _ => Vec::new(),
            };
            let base = declared.first().map_or_else(guess, |(uri, _)| uri.clone());
            return (declared, base);
        };
        if items.is_empty() {
            self.problem(ProblemKind::SchemasShape, member.value.span, &here, "“schemas” is empty.".into());
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
            .unwrap_or_else(guess);
        (declared, base)
    }

    /// Looks at `id`, `externalId` and `meta`. True when the member is one of them.
    fn common(&mut self, member: &Member, path: &Path<'_>, message: bool) -> bool {
        let Some(definition) = common().get(&member.name).filter(|_| !message) else { return false };
        self.attribute(definition, &member.value, member, path);
        true
    }

    /// `list_end` is where one more could be listed.
    fn extension(&mut self, member: &Member, path: &Path<'_>, declared: &[(String, Span)], list_end: Option<usize>) {
        if !declared.iter().any(|(uri, _)| same(uri, &member.name))
            && let Some(problem) = self.problem(
                ProblemKind::Undeclared,
                member.name_span,
                path,
                "This extension is used here, but it is not listed in “schemas”.".into(),
            )
            && let Some(end) = list_end
        {
            let edit = Edit { span: Span::new(end, end), text: format!(", {}", Value::from(member.name.as_str())) };
            problem.fix = Some((Applicability::Safe, "Add it to schemas".into(), vec![edit]));
        }
        let known = self.known;
        let schema = known.get(&member.name).or_else(|| old(&member.name).and_then(|instead| known.get(instead)));
        let (Some(schema), Data::Object(members)) = (schema, &member.value.data) else {
            if !matches!(member.value.data, Data::Object(_) | Data::Macro | Data::Broken) {
                self.problem(
                    ProblemKind::Type,
                    member.value.span,
                    path,
                    format!("This is {}, but an extension must be an object.", member.value.data.called()),
                );
            }
            return;
        };
        self.parts(&schema.attributes, members, &member.value, path, schema.name, false);
    }

    /// The members of a complex value or an extension. `listed` says that the value is one of a list.
    pub(super) fn parts(
        &mut self,
        attributes: &Attributes<'_>,
        members: &[Member],
        node: &Node,
        path: &Path<'_>,
        owner: &str,
        listed: bool,
    ) {
        // These may stand in every list of objects (RFC 7643 §2.4).
        const OF_LISTS: &[&str] = &["type", "primary", "display", "value", "$ref"];
        let present = self.present(members, path);
        for member in members {
            let path = path.member(&member.name);
            if let Some(definition) = attributes.get(&member.name) {
                self.attribute(definition, &member.value, member, &path);
            } else if !listed || !OF_LISTS.iter().any(|name| same(name, &member.name)) {
                self.unknown(member, &path, attributes.names(), owner);
            } else if same(&member.name, "primary") {
                self.kind(AttributeType::Boolean, &member.value, &path);
            }
        }
        self.required(attributes, &present, node, path);
    }

    /// The members by name in lower case; of those that share a name the first, and the others are reported.
    fn present<'node>(&mut self, members: &'node [Member], path: &Path<'_>) -> BTreeMap<String, &'node Member> {
        let mut present = BTreeMap::new();
        for member in members {
            match present.entry(member.name.to_ascii_lowercase()) {
                Entry::Vacant(place) => {
                    place.insert(member);
                }
                Entry::Occupied(_) => {
                    self.problem(
                        ProblemKind::DuplicateAttribute,
                        member.name_span,
                        &path.member(&member.name),
                        "This name is used before in the same object. Letter case does not count.".into(),
                    );
                }
            }
        }
        present
    }

    fn required(
        &mut self,
        attributes: &Attributes<'_>,
        present: &BTreeMap<String, &Member>,
        node: &Node,
        path: &Path<'_>,
    ) {
        for attribute in attributes.required() {
            // A server sets what a client may not.
            if attribute.is_read_only() && self.direction == Direction::Request {
                continue;
            }
            let member = present.get(&attribute.name.to_ascii_lowercase());
            let blank = match member.map(|member| &member.value.data) {
                None | Some(Data::Null) => true,
                Some(Data::String(text)) => text.is_empty(),
                Some(_) => false,
            };
            if blank {
                let open = Span::new(node.span.start, (node.span.start + 1).min(node.span.end));
                let span = member.map_or(open, |member| member.value.span);
                let how = if member.is_some() { "it is empty" } else { "it is missing" };
                let what = format!("“{}” is required, but {how}.", attribute.name);
                self.problem(ProblemKind::Required, span, &path.member(&attribute.name), what);
            }
        }
    }

    fn unknown<'names>(
        &mut self,
        member: &Member,
        path: &Path<'_>,
        names: impl Iterator<Item = &'names str>,
        owner: &str,
    ) {
        // To look for a near name takes time.
        if self.is_full() {
            return;
        }
        let near = nearest(&member.name, names.chain(["externalId"]));
        let what = match near {
            Some(near) => format!("{owner} has no attribute “{}”. Did you mean “{near}”?", member.name),
            None => format!("{owner} has no attribute “{}”.", member.name),
        };
        let problem = self.problem(ProblemKind::UnknownAttribute, member.name_span, path, what);
        if let (Some(problem), Some(near)) = (problem, near) {
            let edit = Edit { span: member.name_span, text: format!("\"{near}\"") };
            problem.fix = Some((Applicability::Unsafe, format!("Use the name {near}"), vec![edit]));
        }
    }

    /// Extensions that are declared and not used.
    fn unused(&mut self, declared: &[(String, Span)], base: &str, used: &[String], path: &Path<'_>) {
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
