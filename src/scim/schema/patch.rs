//! The operations of a patch (RFC 7644 §3.5.2): what their paths name, and whether the values fit it.

use std::borrow::Cow;

use super::declared::Declared;
use super::known::{Attributes, Definition, Known, common};
use super::walk::{Direction, ProblemKind, Walker, get, same};
use super::{AttributeType, ENTERPRISE_USER, GROUP, USER};
use crate::finding::{Edit, InputSeverity, Span};
use crate::scim::filter::{self, AttributePath, Comparison, Name};
use crate::scim::json::{Data, Member, Node};
use crate::scim::path::Path;

/// Operations that are looked at; more of them say nothing new.
const MOST: usize = 10_000;

impl<'known> Walker<'known> {
    /// Looks at the operations of a patch.
    pub(super) fn patch(&mut self, members: &[Member], path: &Path<'_>) {
        let Some(Data::Array(items)) = get(members, "Operations").map(|member| &member.value.data) else { return };
        // A patch is a request, whoever shows it.
        let direction = core::mem::replace(&mut self.direction, Direction::Request);
        self.patching = true;
        let operations = path.member("Operations");
        for (index, item) in items.iter().enumerate().take(MOST) {
            if let Data::Object(operation) = &item.data {
                self.operation(operation, &operations.item(index));
            }
        }
        self.patching = false;
        self.direction = direction;
    }

    fn operation(&mut self, members: &[Member], path: &Path<'_>) {
        let op = match get(members, "op").map(|op| &op.value.data) {
            Some(Data::String(op)) => op.to_ascii_lowercase(),
            _ => return,
        };
        let value = get(members, "value").map(|value| &value.value);
        let (target, place) = (get(members, "path"), path.member("path"));
        let here = path.member("value");
        let Some(target) = target else {
            if let Some(value) = value.filter(|_| op != "remove") {
                self.part_of_resource(value, &here);
            }
            return;
        };
        let Data::String(text) = &target.value.data else { return };
        let place = Place { text, node: &target.value, path: &place };
        if let Some(schema) = self.known.get(text) {
            // The whole of an extension.
            if let Some(Node { data: Data::Object(inner), .. }) = value {
                let node = value.unwrap_or(&target.value);
                self.parts(&schema.attributes, inner, node, &here, schema.name, false);
            }
            return;
        }
        match filter::path(text) {
            Err(fault) => {
                let span = place.span(self.text, fault.span);
                let fix = fault.fix.map(|(title, edits)| (title, place.edits(self.text, edits)));
                if let Some(problem) = self.problem(ProblemKind::PatchPath, span, place.path, fault.what)
                    && let Some((title, edits)) = fix
                {
                    problem.perhaps(title, edits);
                }
            }
            Ok(named) => self.named(&named, &place, value.filter(|_| op != "remove"), &op, &here),
        }
    }

    /// What a path names, and the value that is for it.
    fn named(&mut self, named: &AttributePath, place: &Place<'_, '_>, value: Option<&Node>, op: &str, here: &Path<'_>) {
        let name = &named.name;
        let Some(definition) = self.definition(name, place) else { return };
        let list = definition.attribute.multi_valued;
        if let Some(comparisons) = &named.filter {
            if list || definition.attribute.kind == AttributeType::Complex {
                for comparison in comparisons {
                    self.comparison(comparison, &definition.parts, definition.attribute.name.as_str(), place);
                }
            } else {
                let what =
                    format!("“{}” has one value, so there is nothing to choose from by a filter.", name.attribute);
                self.problem(ProblemKind::PatchPath, place.span(self.text, name.span), place.path, what);
                return;
            }
        }
        let part = name.part.as_deref().map(|part| (part, name.span));
        let part = part.or_else(|| named.part.as_ref().map(|(part, span)| (part.as_str(), *span)));
        let mut target = definition;
        if let Some((part, span)) = part {
            match definition.parts.get(part) {
                Some(inner) => target = inner,
                None => {
                    const OF_LISTS: &[&str] = &["type", "primary", "display", "value", "$ref"];
                    if !list || !OF_LISTS.iter().any(|of| same(of, part)) {
                        let owner = format!("“{}”", definition.attribute.name);
                        let span = place.span(self.text, span);
                        self.unknown_name(part, span, &definition.parts, place.path, &owner);
                    }
                    return;
                }
            }
        }
        let read_only = [definition, target].into_iter().find(|one| one.attribute.is_read_only());
        if let Some(one) = read_only {
            let what = format!("Only the server sets “{}”; a client can't change it.", one.attribute.name);
            if let Some(problem) = self.problem(ProblemKind::ReadOnly, place.node.span, place.path, what) {
                problem.severity(InputSeverity::Warning);
            }
        }
        let Some(value) = value else { return };
        self.inside_read_only = read_only.is_some();
        if part.is_some() || named.filter.is_some() {
            // One of the values, or a part of it.
            self.one_of(target, value, here);
        } else if list && !matches!(value.data, Data::Array(_)) && op == "add" {
            // Servers take a single value as one more.
            let before = self.count();
            self.held_against(target, value, here);
            if let Some(problem) = self.since(before).find(|problem| problem.kind == ProblemKind::Single) {
                problem.severity(InputSeverity::Warning);
            }
        } else {
            self.held_against(target, value, here);
        }
        self.inside_read_only = false;
    }

    fn one_of(&mut self, target: &Definition<'known>, value: &Node, here: &Path<'_>) {
        match (&value.data, target.attribute.multi_valued) {
            (Data::Array(_), _) if target.attribute.kind != AttributeType::Any => {
                let what = format!("The path names one value of “{}”, but here is a list.", target.attribute.name);
                self.problem(ProblemKind::List, value.span, here, what);
            }
            (Data::Null, _) => {}
            _ => self.single(target, value, here),
        }
    }

    /// The attribute that a name means: of the users' and groups' schemas, or of the one whose URI stands before it.
    fn definition(&mut self, name: &Name, place: &Place<'_, '_>) -> Option<&'known Definition<'known>> {
        let known: &'known Known<'known> = self.known;
        let attribute = name.attribute.as_str();
        if let Some(uri) = &name.uri {
            let schema = known.get(uri)?;
            let found = schema.attributes.get(attribute).or_else(|| common().get(attribute));
            if found.is_none() {
                let span = place.span(self.text, name.span);
                self.unknown_name(attribute, span, &schema.attributes, place.path, schema.name);
            }
            return found;
        }
        let in_core = [USER, GROUP].into_iter().find_map(|uri| known.get(uri)?.attributes.get(attribute));
        let found = in_core.or_else(|| common().get(attribute)).or_else(|| known.anywhere(attribute));
        if found.is_some() || same(attribute, "schemas") {
            return found;
        }
        let span = place.span(self.text, name.span);
        if known.get(ENTERPRISE_USER).is_some_and(|schema| schema.attributes.get(attribute).is_some()) {
            let what = format!("“{attribute}” belongs to the enterprise extension, so its URI stands before it.");
            let whole = place.edits(
                self.text,
                vec![Edit { span: Span::new(name.span.start, name.span.start), text: format!("{ENTERPRISE_USER}:") }],
            );
            if let Some(problem) = self.problem(ProblemKind::UnknownAttribute, span, place.path, what) {
                problem.todo(format!("Write {ENTERPRISE_USER}:{attribute}.")).perhaps("Put the URI before it", whole);
            }
        } else if let Some(schema) = known.get(USER) {
            self.unknown_name(attribute, span, &schema.attributes, place.path, "Neither User nor Group");
        }
        None
    }

    /// A comparison in brackets, held against the parts of the attribute.
    fn comparison(&mut self, one: &Comparison, parts: &Attributes<'_>, owner: &str, place: &Place<'_, '_>) {
        let Some(part) = parts.get(&one.name.attribute) else {
            const OF_LISTS: &[&str] = &["type", "primary", "display", "value", "$ref"];
            if !OF_LISTS.iter().any(|of| same(of, &one.name.attribute)) {
                let span = place.span(self.text, one.name.span);
                self.unknown_name(&one.name.attribute, span, parts, place.path, &format!("“{owner}”"));
            }
            return;
        };
        if let Some((span, what, fix)) = mismatch(one, part.attribute.kind) {
            let edits = place.edits(self.text, fix.into_iter().collect());
            let span = place.span(self.text, span);
            if let Some(problem) = self.problem(ProblemKind::Type, span, place.path, what.into_owned())
                && !edits.is_empty()
            {
                problem.perhaps("Remove the quotation marks", edits);
            }
        }
    }

    /// The value of an operation without a path: attributes of a resource.
    fn part_of_resource(&mut self, value: &Node, here: &Path<'_>) {
        let Data::Object(members) = &value.data else {
            if !matches!(value.data, Data::Macro | Data::Broken) {
                let what = format!(
                    "Without a path the value must be an object of attributes, but here it is {}.",
                    value.data.called()
                );
                self.problem(ProblemKind::Type, value.span, here, what);
            }
            return;
        };
        let base = if get(members, "members").is_some() { GROUP } else { USER };
        let unknown = members
            .iter()
            .all(|member| self.known.get(base).is_none_or(|schema| schema.attributes.get(&member.name).is_none()));
        // Resources of another type are changed by such messages too.
        let published = members.iter().any(|member| self.known.published(&member.name));
        if unknown && published {
            return;
        }
        let declared = Declared { base: base.to_owned(), ..Declared::default() };
        self.members(members, &declared, &here.resource());
    }
}

/// What a comparison can't be, for an attribute of this type; and the change that mends it.
pub(in crate::scim) fn mismatch(
    one: &Comparison,
    kind: AttributeType,
) -> Option<(Span, Cow<'static, str>, Option<Edit>)> {
    let (value, span) = one.value.as_ref()?;
    let ordered = matches!(one.operator.as_str(), "gt" | "ge" | "lt" | "le");
    let textual = matches!(one.operator.as_str(), "co" | "sw" | "ew");
    match kind {
        AttributeType::Boolean if ordered || textual => {
            Some((one.operator_span, "True and false are only equal or not: use eq or ne.".into(), None))
        }
        AttributeType::Binary if ordered => Some((one.operator_span, "Binary values have no order.".into(), None)),
        AttributeType::Boolean => {
            let text = value.as_str().map(str::to_ascii_lowercase).filter(|text| text == "true" || text == "false");
            let edit = text.map(|text| Edit { span: *span, text });
            let wrong = !(value.is_boolean() || value.is_null());
            wrong.then(|| (*span, "This must be true or false, without quotation marks.".into(), edit))
        }
        AttributeType::Integer | AttributeType::Decimal => {
            let wrong = !(value.is_number() || value.is_null());
            wrong.then(|| (*span, "This must be a number, without quotation marks.".into(), None))
        }
        AttributeType::String | AttributeType::Reference | AttributeType::DateTime | AttributeType::Binary => {
            let wrong = value.is_number() || value.is_boolean();
            wrong.then(|| (*span, "This must be a text, in quotation marks.".into(), None))
        }
        AttributeType::Complex | AttributeType::Any => None,
    }
}

/// A path in the document, and where its characters stand there.
struct Place<'a, 'b> {
    text: &'a str,
    node: &'a Node,
    path: &'a Path<'b>,
}

impl Place<'_, '_> {
    /// Where a part of the path stands in the document.
    fn span(&self, document: &str, span: Span) -> Span {
        match (self.at(document, span.start), self.at(document, span.end)) {
            (Some(start), Some(end)) if start <= end => Span::new(start, end),
            _ => self.node.span,
        }
    }

    /// Edits of the path as edits of the document; none if a place is not known.
    fn edits(&self, document: &str, edits: Vec<Edit>) -> Vec<Edit> {
        let whole = edits.len();
        let edits: Vec<Edit> = edits
            .into_iter()
            .filter_map(|edit| {
                let span = Span::new(self.at(document, edit.span.start)?, self.at(document, edit.span.end)?);
                Some(Edit { span, text: edit.text.replace('\\', "\\\\").replace('"', "\\\"") })
            })
            .collect();
        if edits.len() == whole { edits } else { Vec::new() }
    }

    /// Where a byte of the path stands in the document.
    fn at(&self, document: &str, byte: usize) -> Option<usize> {
        let source = self.node.span.of(document);
        let inside = source.strip_prefix('"')?;
        if !inside.contains('\\') {
            return (byte <= self.text.len()).then_some(self.node.span.start + 1 + byte);
        }
        let (mut read, mut at) = (0, 0);
        let mut characters = inside.char_indices().peekable();
        while read < byte {
            let (_, character) = characters.next()?;
            let mut length = character.len_utf8();
            at += length;
            if character == '\\' {
                let (_, escape) = characters.next()?;
                at += escape.len_utf8();
                length = 1;
                if escape == 'u' {
                    // Such escapes are rare enough to point at the whole path.
                    return None;
                }
            }
            read += length;
        }
        Some(self.node.span.start + 1 + at)
    }
}
