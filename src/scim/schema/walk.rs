//! Holds a JSON document against schemas: what is missing, of the wrong type, unknown or not to be sent.

use std::collections::BTreeSet;

use base64::Engine as _;
use serde_json::Value;

use super::{Attribute, AttributeType, ENTERPRISE_USER, MESSAGES, Schema, USER, built_in};
use crate::finding::{Applicability, Edit, Span};
use crate::scim::json::{Data, Member, Node};

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
    let mut walker = Walker { published, direction, macros, problems: Vec::new(), inside_read_only: false };
    walker.resource(root, "");
    walker.problems
}

struct Walker<'input> {
    published: &'input [Schema],
    direction: Direction,
    macros: bool,
    problems: Vec<Problem>,
    /// Inside an attribute that only the server sets: its parts are not told again.
    inside_read_only: bool,
}

/// Where a value stands.
#[derive(Clone, Default)]
struct Path {
    pointer: String,
    attribute: String,
}

impl Path {
    fn member(&self, name: &str) -> Self {
        let escaped = name.replace('~', "~0").replace('/', "~1");
        let attribute = match self.attribute.as_str() {
            "" => name.to_owned(),
            // An attribute of an extension is behind its URI and a colon (RFC 7644 §3.10).
            before if before.starts_with("urn:") && !before.contains('.') && before.ends_with("User") => {
                format!("{before}:{name}")
            }
            before => format!("{before}.{name}"),
        };
        Self { pointer: format!("{}/{escaped}", self.pointer), attribute }
    }

    fn item(&self, index: usize) -> Self {
        Self { pointer: format!("{}/{index}", self.pointer), attribute: self.attribute.clone() }
    }
}

fn same(left: &str, right: &str) -> bool {
    left.eq_ignore_ascii_case(right)
}

fn get<'node>(members: &'node [Member], name: &str) -> Option<&'node Member> {
    members.iter().find(|member| same(&member.name, name))
}

/// What a value is, for people.
const fn called(data: &Data) -> &'static str {
    match data {
        Data::Object(_) => "an object",
        Data::Array(_) => "a list",
        Data::String(_) => "a text",
        Data::Number(_) => "a number",
        Data::Bool(_) => "true or false",
        Data::Null => "null",
        Data::Macro | Data::Broken => "something else",
    }
}

const fn wanted(kind: AttributeType) -> &'static str {
    match kind {
        AttributeType::String => "a text",
        AttributeType::Boolean => "true or false, without quotation marks",
        AttributeType::Decimal => "a number",
        AttributeType::Integer => "a whole number",
        AttributeType::DateTime => "a date and time in quotation marks",
        AttributeType::Binary => "base64 in quotation marks",
        AttributeType::Reference => "a URI in quotation marks",
        AttributeType::Complex => "an object",
        AttributeType::Any => "any value",
    }
}

impl Walker<'_> {
    fn problem(&mut self, kind: ProblemKind, span: Span, path: &Path, what: String) -> Option<&mut Problem> {
        // A document of a thousand faults is no document of this kind.
        if self.problems.len() >= 200 {
            return None;
        }
        let Path { pointer, attribute } = path.clone();
        self.problems.push(Problem { kind, span, what, pointer, attribute, fix: None });
        self.problems.last_mut()
    }

    fn schema(&self, id: &str) -> Option<&Schema> {
        // A server's own definition outweighs the RFC's.
        self.published.iter().chain(built_in()).find(|schema| same(&schema.id, id))
    }

    fn resource(&mut self, node: &Node, pointer: &str) {
        let path = Path { pointer: pointer.to_owned(), attribute: String::new() };
        let Data::Object(members) = &node.data else {
            if !matches!(node.data, Data::Broken) {
                self.problem(
                    ProblemKind::NotAnObject,
                    node.span,
                    &path,
                    format!("It is {}, not an object.", called(&node.data)),
                );
            }
            return;
        };
        let (declared, base) = self.declared(node, members, &path);
        let is_list = get(members, "schemas").is_some_and(|member| matches!(member.value.data, Data::Array(_)));
        let list_end = declared.last().map(|(_, span)| span.end).filter(|_| is_list);
        self.duplicates(members, &path);
        let base_schema = self.schema(&base).cloned();
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
            let Some(schema) = &base_schema else { continue };
            match schema.attributes.iter().find(|attribute| same(&attribute.name, &member.name)) {
                Some(attribute) => self.attribute(attribute, &member.value, member, &path),
                None => self.unknown(
                    member,
                    &path,
                    schema.attributes.iter().map(|attribute| attribute.name.as_str()),
                    &schema.name,
                ),
            }
        }
        if let Some(schema) = &base_schema {
            self.required(&schema.attributes, members, node, &path);
        }
        self.unused(&declared, &base, &used, &path);
    }

    /// The declared URIs and the one of the resource's own schema.
    fn declared(&mut self, node: &Node, members: &[Member], path: &Path) -> (Vec<(String, Span)>, String) {
        let here = path.member("schemas");
        let open = Span::new(node.span.start, (node.span.start + 1).min(node.span.end));
        let guess = || {
            // Without a declaration, names that only groups have decide.
            if get(members, "members").is_some() && get(members, "userName").is_none() { super::GROUP } else { USER }
                .to_owned()
        };
        let Some(member) = get(members, "schemas") else {
            let after = Edit { span: Span::new(open.end, open.end), text: format!("\"schemas\": [\"{}\"],", guess()) };
            if let Some(problem) = self.problem(
                ProblemKind::NoSchemas,
                open,
                &here,
                "It does not say of which schema it is: “schemas” is missing.".into(),
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
                "“schemas” has to be a list of URIs.".into(),
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
                    "An entry of “schemas” has to be a URI in quotation marks.".into(),
                );
                continue;
            };
            if declared.iter().any(|(other, _)| same(other, uri)) {
                self.problem(ProblemKind::SchemasShape, item.span, &here, "This URI is in the list twice.".into());
            }
            declared.push((uri.clone(), item.span));
            if self.schema(uri).is_some() {
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
                    format!("This URI is not one of SCIM 2.0; its counterpart is {instead}."),
                ) {
                    let edit = Edit { span: inside, text: format!("\"{instead}\"") };
                    problem.fix = Some((Applicability::Unsafe, "Use the URI of SCIM 2.0".into(), vec![edit]));
                }
            } else if self.macros && uri.contains("{$") {
                // Nothing is known of it.
            } else {
                let near = nearest(uri, built_in().iter().map(|schema| schema.id.as_str()));
                let what = near.map_or_else(
                    || "This schema is not known here.".to_owned(),
                    |near| format!("This schema is not known here; {near} looks much like it."),
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
            .find(|uri| self.schema(uri).is_some() && !uri.to_ascii_lowercase().contains(":extension:"))
            .map(str::to_owned)
            .or(old_base)
            .unwrap_or_else(guess);
        (declared, base)
    }

    /// `id`, `externalId` and `meta` (RFC 7643 §3.1). True when the member is one of them.
    fn common(&mut self, member: &Member, path: &Path, message: bool) -> bool {
        if message {
            return false;
        }
        let text = |name: &str, mutability: &str, kind| Attribute {
            name: name.into(),
            kind,
            multi_valued: false,
            required: false,
            canonical_values: Vec::new(),
            mutability: mutability.into(),
            sub_attributes: Vec::new(),
        };
        let attribute = match member.name.to_ascii_lowercase().as_str() {
            "id" => text("id", "readOnly", AttributeType::String),
            "externalid" => text("externalId", "readWrite", AttributeType::String),
            "meta" => Attribute {
                sub_attributes: vec![
                    text("resourceType", "", AttributeType::String),
                    text("created", "", AttributeType::DateTime),
                    text("lastModified", "", AttributeType::DateTime),
                    text("location", "", AttributeType::Reference),
                    text("version", "", AttributeType::String),
                ],
                ..text("meta", "readOnly", AttributeType::Complex)
            },
            _ => return false,
        };
        self.attribute(&attribute, &member.value, member, path);
        true
    }

    /// `list_end` is where one more could be listed.
    fn extension(&mut self, member: &Member, path: &Path, declared: &[(String, Span)], list_end: Option<usize>) {
        if !declared.iter().any(|(uri, _)| same(uri, &member.name))
            && let Some(problem) = self.problem(
                ProblemKind::Undeclared,
                member.name_span,
                path,
                "The extension is used here and not listed in “schemas”.".into(),
            )
            && let Some(end) = list_end
        {
            let edit = Edit { span: Span::new(end, end), text: format!(", {}", Value::from(member.name.as_str())) };
            problem.fix = Some((Applicability::Safe, "List it in schemas".into(), vec![edit]));
        }
        let schema =
            self.schema(&member.name).or_else(|| old(&member.name).and_then(|instead| self.schema(instead))).cloned();
        let (Some(schema), Data::Object(members)) = (schema, &member.value.data) else {
            if !matches!(member.value.data, Data::Object(_) | Data::Macro | Data::Broken) {
                self.problem(
                    ProblemKind::Type,
                    member.value.span,
                    path,
                    format!("It is {}; an extension is an object.", called(&member.value.data)),
                );
            }
            return;
        };
        self.parts(&schema.attributes, members, &member.value, path, &schema.name, false);
    }

    /// The members of a complex value or an extension.
    fn parts(
        &mut self,
        attributes: &[Attribute],
        members: &[Member],
        node: &Node,
        path: &Path,
        owner: &str,
        listed: bool,
    ) {
        self.duplicates(members, path);
        for member in members {
            let path = path.member(&member.name);
            if let Some(attribute) = attributes.iter().find(|attribute| same(&attribute.name, &member.name)) {
                self.attribute(attribute, &member.value, member, &path);
            } else if !(listed
                && matches!(
                    member.name.to_ascii_lowercase().as_str(),
                    "type" | "primary" | "display" | "value" | "$ref"
                ))
            {
                // Those five may stand in every list of objects (RFC 7643 §2.4).
                self.unknown(member, &path, attributes.iter().map(|attribute| attribute.name.as_str()), owner);
            } else if same(&member.name, "primary") {
                self.kind(AttributeType::Boolean, &member.value, &path);
            }
        }
        self.required(attributes, members, node, path);
    }

    fn duplicates(&mut self, members: &[Member], path: &Path) {
        let mut names = BTreeSet::new();
        for member in members {
            if !names.insert(member.name.to_ascii_lowercase()) {
                self.problem(
                    ProblemKind::DuplicateAttribute,
                    member.name_span,
                    &path.member(&member.name),
                    "The same name stands further up; letter case does not count.".into(),
                );
            }
        }
    }

    fn required(&mut self, attributes: &[Attribute], members: &[Member], node: &Node, path: &Path) {
        for attribute in attributes.iter().filter(|attribute| attribute.required) {
            // A server sets what a client may not.
            if attribute.is_read_only() && self.direction == Direction::Request {
                continue;
            }
            let blank = match get(members, &attribute.name).map(|member| &member.value.data) {
                None | Some(Data::Null) => true,
                Some(Data::String(text)) => text.is_empty(),
                Some(_) => false,
            };
            if blank {
                let here = path.member(&attribute.name);
                let span = get(members, &attribute.name)
                    .map_or(Span::new(node.span.start, (node.span.start + 1).min(node.span.end)), |member| {
                        member.value.span
                    });
                self.problem(
                    ProblemKind::Required,
                    span,
                    &here,
                    format!(
                        "“{}” is required and {}.",
                        attribute.name,
                        if get(members, &attribute.name).is_some() { "empty" } else { "missing" }
                    ),
                );
            }
        }
    }

    fn unknown<'names>(&mut self, member: &Member, path: &Path, names: impl Iterator<Item = &'names str>, owner: &str) {
        let near = nearest(&member.name, names.chain(["externalId"]));
        let what = match near {
            Some(near) => format!("{owner} has no attribute “{}”; “{near}” is near.", member.name),
            None => format!("{owner} has no attribute “{}”.", member.name),
        };
        let problem = self.problem(ProblemKind::UnknownAttribute, member.name_span, path, what);
        if let (Some(problem), Some(near)) = (problem, near) {
            let edit = Edit { span: member.name_span, text: format!("\"{near}\"") };
            problem.fix = Some((Applicability::Unsafe, format!("Call it {near}"), vec![edit]));
        }
    }

    fn attribute(&mut self, attribute: &Attribute, node: &Node, member: &Member, path: &Path) {
        let outermost = attribute.is_read_only() && self.direction == Direction::Request && !self.inside_read_only;
        if outermost {
            self.problem(
                ProblemKind::ReadOnly,
                member.name_span,
                path,
                format!("“{}” is set by the server and can't be sent.", attribute.name),
            );
            self.inside_read_only = true;
        }
        self.held_against(attribute, node, path);
        if outermost {
            self.inside_read_only = false;
        }
    }

    fn held_against(&mut self, attribute: &Attribute, node: &Node, path: &Path) {
        match (&node.data, attribute.multi_valued) {
            (Data::Null, _) => {
                // Null and a missing attribute are the same (RFC 7643 §2.5); a required one is told elsewhere.
                if !attribute.required {
                    self.problem(
                        ProblemKind::Null,
                        node.span,
                        path,
                        format!("“{}” is null, which is the same as leaving it out.", attribute.name),
                    );
                }
            }
            (Data::Macro | Data::Broken, _) => {}
            (Data::Array(items), true) => self.list(attribute, items, path),
            (Data::Array(_), false) => {
                if attribute.kind != AttributeType::Any {
                    self.problem(
                        ProblemKind::List,
                        node.span,
                        path,
                        format!("“{}” has one value; here it is a list.", attribute.name),
                    );
                }
            }
            (_, true) => {
                if attribute.kind == AttributeType::Any && self.macros {
                    return;
                }
                let bracket = |at, text: &str| Edit { span: Span::new(at, at), text: text.into() };
                let edits = vec![bracket(node.span.start, "["), bracket(node.span.end, "]")];
                if let Some(problem) = self.problem(
                    ProblemKind::Single,
                    node.span,
                    path,
                    format!("“{}” has to be a list; here it is {}.", attribute.name, called(&node.data)),
                ) {
                    problem.fix = Some((Applicability::Unsafe, "Put it into a list".into(), edits));
                }
                self.single(attribute, node, path);
            }
            (_, false) => self.single(attribute, node, path),
        }
    }

    fn list(&mut self, attribute: &Attribute, items: &[Node], path: &Path) {
        let mut primary = None;
        for (index, item) in items.iter().enumerate() {
            let path = path.item(index);
            if attribute.kind == AttributeType::Any {
                // Resources of a ListResponse.
                if same(&attribute.name, "Resources") {
                    self.resource(item, &path.pointer);
                }
                continue;
            }
            self.single(attribute, item, &path);
            if let Data::Object(members) = &item.data {
                if let Some(flag) = get(members, "primary").filter(|flag| matches!(flag.value.data, Data::Bool(true))) {
                    if primary.is_some() {
                        self.problem(
                            ProblemKind::Primary,
                            flag.value.span,
                            &path.member("primary"),
                            format!("A second entry of “{}” is marked as primary.", attribute.name),
                        );
                    }
                    primary = Some(index);
                }
                let valued = attribute
                    .sub_attributes
                    .iter()
                    .any(|part| same(&part.name, "value") && part.kind != AttributeType::Any);
                let empty =
                    match get(members, "value").or_else(|| get(members, "$ref")).map(|member| &member.value.data) {
                        None | Some(Data::Null) => true,
                        Some(Data::String(text)) => text.is_empty(),
                        Some(_) => false,
                    };
                if valued && empty {
                    self.problem(
                        ProblemKind::EmptyItem,
                        item.span,
                        &path,
                        format!("This entry of “{}” has no value.", attribute.name),
                    );
                }
            }
        }
    }

    fn single(&mut self, attribute: &Attribute, node: &Node, path: &Path) {
        if attribute.kind == AttributeType::Complex {
            match &node.data {
                Data::Object(members) => {
                    self.parts(
                        &attribute.sub_attributes,
                        members,
                        node,
                        path,
                        &format!("“{}”", attribute.name),
                        attribute.multi_valued,
                    );
                }
                Data::Macro | Data::Broken | Data::Null => {}
                // OneLogin and others write a manager as his number; RFC 7643 §4.3 wants an object.
                other => {
                    self.problem(
                        ProblemKind::Type,
                        node.span,
                        path,
                        format!("It is {}; “{}” is an object.", called(other), attribute.name),
                    );
                }
            }
            return;
        }
        if !self.kind(attribute.kind, node, path) {
            return;
        }
        if let Data::String(text) = &node.data
            && !attribute.canonical_values.is_empty()
            && !(self.macros && text.contains('{'))
            && !attribute.canonical_values.iter().any(|value| value == text)
        {
            let near = attribute.canonical_values.iter().find(|value| same(value, text)).or_else(|| {
                attribute
                    .canonical_values
                    .iter()
                    .find(|value| strsim::osa_distance(value, &text.to_ascii_lowercase()) <= 1)
            });
            let what = format!(
                "“{text}” is none of the values that the schema suggests: {}.",
                attribute.canonical_values.join(", ")
            );
            let problem = self.problem(ProblemKind::Canonical, node.span, path, what);
            if let (Some(problem), Some(near)) = (problem, near) {
                let edit = Edit { span: node.span, text: format!("\"{near}\"") };
                problem.fix = Some((Applicability::Unsafe, format!("Use {near}"), vec![edit]));
            }
        }
    }

    /// Is the value of this type? Says so if not.
    fn kind(&mut self, kind: AttributeType, node: &Node, path: &Path) -> bool {
        let open = |text: &str| self.macros && text.contains('{');
        let right = match (kind, &node.data) {
            (_, Data::Macro | Data::Broken | Data::Null) | (AttributeType::Any, _) => return true,
            (AttributeType::Boolean, Data::Bool(_)) | (AttributeType::Decimal, Data::Number(_)) => true,
            (AttributeType::Integer, Data::Number(number)) => !number.contains(['.', 'e', 'E']),
            (
                AttributeType::String | AttributeType::DateTime | AttributeType::Binary | AttributeType::Reference,
                Data::String(_),
            ) => true,
            _ => false,
        };
        if !right {
            let macro_text = matches!(&node.data, Data::String(text) if open(text));
            let what = if macro_text {
                format!("It becomes a text; this has to be {}.", wanted(kind))
            } else {
                format!("It is {}; this has to be {}.", called(&node.data), wanted(kind))
            };
            let fix = match (&node.data, kind) {
                (Data::String(text), AttributeType::Boolean)
                    if matches!(text.to_ascii_lowercase().as_str(), "true" | "false") =>
                {
                    Some((
                        Applicability::Safe,
                        "Remove the quotation marks".to_owned(),
                        vec![Edit { span: node.span, text: text.to_ascii_lowercase() }],
                    ))
                }
                (Data::String(text), AttributeType::Integer) if text.parse::<i64>().is_ok() => Some((
                    Applicability::Safe,
                    "Remove the quotation marks".to_owned(),
                    vec![Edit { span: node.span, text: text.clone() }],
                )),
                (Data::Number(number), AttributeType::String) => Some((
                    Applicability::Unsafe,
                    "Put quotation marks around it".to_owned(),
                    vec![Edit { span: node.span, text: format!("\"{number}\"") }],
                )),
                (Data::String(text), AttributeType::Boolean) if macro_text => Some((
                    Applicability::Unsafe,
                    "Remove the quotation marks".to_owned(),
                    vec![Edit { span: node.span, text: text.clone() }],
                )),
                _ => None,
            };
            if let Some(problem) = self.problem(ProblemKind::Type, node.span, path, what) {
                problem.fix = fix;
            }
            return false;
        }
        let Data::String(text) = &node.data else { return true };
        if text.is_empty() || open(text) {
            return true;
        }
        let wrong = match kind {
            AttributeType::DateTime if !is_date_time(text) => Some("a date and time such as 2026-11-24T09:30:00Z"),
            AttributeType::Binary if !is_base64(text) => Some("base64"),
            AttributeType::Reference if text.contains(char::is_whitespace) => Some("a URI"),
            _ => None,
        };
        if let Some(form) = wrong {
            self.problem(ProblemKind::Format, node.span, path, format!("This is not {form}."));
        }
        true
    }

    /// Extensions that are declared and not used.
    fn unused(&mut self, declared: &[(String, Span)], base: &str, used: &[String], path: &Path) {
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
            let here = path.member("schemas").item(index);
            let name = if same(uri, ENTERPRISE_USER) { "The enterprise extension" } else { "This extension" };
            if let Some(problem) =
                self.problem(ProblemKind::Unused, *span, &here, format!("{name} is listed and nothing of it is used."))
            {
                let before = index.checked_sub(1).and_then(|before| items.get(before)).map(|span| span.end);
                if let Some(start) = before {
                    problem.fix = Some((
                        Applicability::Unsafe,
                        "Take it off the list".into(),
                        vec![Edit { span: Span::new(start, span.end), text: String::new() }],
                    ));
                }
            }
        }
    }
}

/// The counterpart of a URI that SCIM 2.0 does not have: those of 1.x, and mixtures seen in published guides.
fn old(uri: &str) -> Option<&'static str> {
    let uri = uri.to_ascii_lowercase();
    let known = uri.starts_with("urn:scim:schemas:")
        || uri.starts_with("urn:ietf:params:scim:schemas:core:1")
        || uri.starts_with("urn:ietf:params:scim:schemas:extension:enterprise:1");
    let cut = matches!(
        uri.as_str(),
        "urn:ietf:params:scim:schemas:core:2.0" | "urn:ietf:params:scim:schemas:extension:enterprise:2.0"
    );
    if !known && !cut {
        return None;
    }
    Some(if uri.contains("enterprise") {
        ENTERPRISE_USER
    } else if uri.ends_with("group") {
        super::GROUP
    } else {
        USER
    })
}

/// The name that is meant by a misspelt one, if one is near enough to be no chance.
pub(in crate::scim) fn nearest<'names>(name: &str, names: impl Iterator<Item = &'names str>) -> Option<&'names str> {
    // No name of SCIM is nearly as long, and the distance takes time that grows with both.
    if name.len() > 80 {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_ascii_lowercase();
    let flat = bare(name);
    names
        .filter(|candidate| !candidate.eq_ignore_ascii_case(name))
        .map(|candidate| {
            let distance =
                if bare(candidate) == flat { 0 } else { strsim::osa_distance(&lower, &candidate.to_ascii_lowercase()) };
            (distance, candidate)
        })
        .filter(|(distance, candidate)| *distance <= (candidate.len() / 4).clamp(1, 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `xsd:dateTime` (RFC 7643 §2.3.5): date, `T`, time, and a zone that most leave in.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once('T') else { return false };
    let numbers = |text: &str, sizes: &[usize], by: char| {
        let parts: Vec<&str> = text.split(by).collect();
        parts.len() == sizes.len()
            && parts
                .iter()
                .zip(sizes)
                .all(|(part, size)| part.len() == *size && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let clock_end = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(clock_end).unwrap_or((time, ""));
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let zone_right = zone.is_empty() || zone == "Z" || zone.get(1..).is_some_and(|zone| numbers(zone, &[2, 2], ':'));
    let range = |text: &str, at: usize, most: u32| {
        text.get(at..at + 2).and_then(|part| part.parse::<u32>().ok()).is_some_and(|value| value <= most)
    };
    numbers(date, &[4, 2, 2], '-')
        && numbers(clock, &[2, 2, 2], ':')
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit())
        && zone_right
        && range(date, 5, 12)
        && range(date, 8, 31)
        && range(clock, 0, 24)
        && range(clock, 3, 59)
}

fn is_base64(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    base64::engine::general_purpose::STANDARD.decode(&bare).is_ok()
        || base64::engine::general_purpose::URL_SAFE.decode(&bare).is_ok()
}
