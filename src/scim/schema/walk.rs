//! Holds a JSON document against schemas: what is missing, of the wrong type, unknown or not to be sent.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::declared::Declared;
use super::known::{Attributes, Known, common};
use super::{AttributeType, GROUP, MESSAGES, PATCH, Schema, USER};
use crate::finding::{Applicability, Edit, InputSeverity, Span};
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
    /// Attributes of a core schema that is not listed.
    CoreNotListed,
    /// Attributes of the core schema in an object under its URI.
    UnderUri,
    /// A path in the place of a name.
    PathAsName,
    /// A server's answer without `id`.
    NoId,
    /// What a server never returns.
    NeverReturned,
    /// No e-mail address.
    Email,
    /// No language tag.
    Language,
    /// A macro that was left in a payload.
    MacroLeft,
    /// The path of an operation.
    PatchPath,
    /// What OneLogin itself needs of an answer.
    OneLoginName,
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
    /// How bad, where the check's own word is not right.
    pub severity: Option<InputSeverity>,
    /// What to do, where the check's own word is not right.
    pub todo: Option<String>,
}

impl Problem {
    /// Says how bad this very case is.
    pub(super) fn severity(&mut self, severity: InputSeverity) -> &mut Self {
        self.severity = Some(severity);
        self
    }

    /// Says what to do in this very case.
    pub(super) fn todo(&mut self, todo: impl Into<String>) -> &mut Self {
        self.todo = Some(todo.into());
        self
    }

    /// Proposes a change that is shown first. Edits may come in any order; those that overlap are no change.
    pub(super) fn perhaps(&mut self, title: impl Into<String>, mut edits: Vec<Edit>) -> &mut Self {
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        if edits.windows(2).all(|pair| matches!(pair, [left, right] if left.span.end <= right.span.start)) {
            self.fix = Some((Applicability::Unsafe, title.into(), edits));
        }
        self
    }
}

/// What came of a walk.
#[derive(Default)]
pub(in crate::scim) struct Walked {
    pub problems: Vec<Problem>,
    /// URI of the schema that the document is held against.
    pub base: String,
    /// Where macros without quotation marks begin that must have none.
    pub bare: Vec<usize>,
}

/// Walks a document. `published` are a server's own schemas; with `macros`, a text that holds one may be any text.
pub(in crate::scim) fn walk(
    text: &str,
    root: &Node,
    published: &[Schema],
    direction: Direction,
    macros: bool,
) -> Walked {
    let known = Known::of(published);
    let mut walker = Walker {
        text,
        known: &known,
        direction,
        macros,
        problems: Vec::new(),
        bare: Vec::new(),
        inside_read_only: false,
        patching: false,
    };
    let base = walker.resource(root, &Path::DOCUMENT);
    Walked { problems: walker.problems, base, bare: walker.bare }
}

pub(super) struct Walker<'known> {
    pub(super) text: &'known str,
    pub(super) known: &'known Known<'known>,
    pub(super) direction: Direction,
    pub(super) macros: bool,
    problems: Vec<Problem>,
    pub(super) bare: Vec<usize>,
    /// Inside an operation of a patch: a part of a resource.
    pub(super) patching: bool,
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
        self.problems.push(Problem { kind, span, what, pointer, attribute, fix: None, severity: None, todo: None });
        self.problems.last_mut()
    }

    /// How many problems there are so far.
    pub(super) fn count(&self) -> usize {
        self.problems.len()
    }

    /// The problems since there were so many.
    pub(super) fn since(&mut self, count: usize) -> impl Iterator<Item = &mut Problem> {
        self.problems.iter_mut().skip(count)
    }

    /// The last problem of this kind.
    pub(super) fn last(&mut self, kind: ProblemKind) -> Option<&mut Problem> {
        self.problems.iter_mut().rev().find(|problem| problem.kind == kind)
    }

    /// Holds a resource or message against its schema, and says which that is.
    pub(super) fn resource(&mut self, node: &Node, path: &Path<'_>) -> String {
        let Data::Object(members) = &node.data else {
            if !matches!(node.data, Data::Broken) {
                self.problem(
                    ProblemKind::NotAnObject,
                    node.span,
                    path,
                    format!("This is {}, not an object.", node.data.called()),
                );
            }
            return String::new();
        };
        let declared = self.declared(node, members, path);
        let mut present = self.present(members, path);
        // What stands under the core's own URI is there, though in the wrong place.
        for member in members.iter().filter(|member| same(&member.name, &declared.base)) {
            if let Data::Object(inner) = &member.value.data {
                for inner in inner {
                    present.entry(inner.name.to_ascii_lowercase()).or_insert(inner);
                }
            }
        }
        let used = self.members(members, &declared, path);
        if let Some(schema) = self.known.get(&declared.base) {
            self.required(&schema.attributes, &present, node, path);
        }
        if self.direction == Direction::Response {
            self.answered(&declared.base, &present, node, path);
        }
        self.unused(&declared, &used, path);
        if same(&declared.base, PATCH) {
            self.patch(members, path);
        }
        declared.base
    }

    /// Holds the members of a resource against its schemas. Gives the URIs of the extensions that are used.
    pub(super) fn members(&mut self, members: &[Member], declared: &Declared, path: &Path<'_>) -> Vec<String> {
        let known = self.known;
        let base = known.get(&declared.base);
        let message = declared.base.starts_with(MESSAGES);
        let mut used = Vec::new();
        for (index, member) in members.iter().enumerate() {
            let path = path.member(&member.name);
            if same(&member.name, "schemas") {
                continue;
            }
            if member.name.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("urn:")) {
                used.push(self.under_urn(member, declared, &path));
                continue;
            }
            if self.common(member, &path, message) {
                continue;
            }
            let Some(schema) = base else { continue };
            match schema.attributes.get(&member.name) {
                Some(attribute) => self.attribute(attribute, &member.value, member, &path),
                None => used.extend(self.misplaced(members, index, declared, schema, &path)),
            }
        }
        used
    }

    /// What a server may not leave out of an answer, and what OneLogin reads there.
    fn answered(&mut self, base: &str, present: &BTreeMap<String, &Member>, node: &Node, path: &Path<'_>) {
        let blank = |name: &str| match present.get(name).map(|member| &member.value.data) {
            None | Some(Data::Null) => true,
            Some(Data::String(text)) => text.trim().is_empty(),
            Some(_) => false,
        };
        let core = same(base, USER) || same(base, GROUP);
        let open = Span::new(node.span.start, (node.span.start + 1).min(node.span.end));
        if core && blank("id") {
            let span = present.get("id").map_or(open, |member| member.value.span);
            let how = if present.contains_key("id") { "it is empty" } else { "it is missing" };
            self.problem(ProblemKind::NoId, span, &path.member("id"), format!("An answer needs “id”, but {how}."));
        }
        if same(base, USER) {
            let name = present.get("name").map(|member| &member.value.data);
            let parts = match name {
                Some(Data::Object(parts)) => parts.as_slice(),
                _ => &[],
            };
            let lacks = |part: &str| {
                get(parts, part).is_none_or(|part| match &part.value.data {
                    Data::String(text) => text.trim().is_empty(),
                    data => matches!(data, Data::Null),
                })
            };
            if matches!(name, None | Some(Data::Object(_) | Data::Null)) && (lacks("givenName") || lacks("familyName"))
            {
                let span = present.get("name").map_or(open, |member| member.value.span);
                let what = "“name” with “givenName” and “familyName” is missing in this answer.";
                self.problem(ProblemKind::OneLoginName, span, &path.member("name"), what.into());
            }
        }
    }

    /// Looks at `id`, `externalId` and `meta`. True when the member is one of them.
    fn common(&mut self, member: &Member, path: &Path<'_>, message: bool) -> bool {
        let Some(definition) = common().get(&member.name).filter(|_| !message) else { return false };
        self.attribute(definition, &member.value, member, path);
        true
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
        // An operation names a part of a resource.
        if self.patching {
            return;
        }
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
}
