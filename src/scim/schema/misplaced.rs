//! What is there, but not where it belongs: attributes of an extension on the top level, of the core under its URI, paths in the
//! place of names, names that are misspelt.

use serde_json::Value;

use super::declared::Declared;
use super::known::{Attributes, KnownSchema};
use super::near::{nearest, old};
use super::walk::{ProblemKind, Walker, get, same};
use super::{AttributeType, ENTERPRISE_USER, GROUP, USER, built_in};
use crate::finding::{Applicability, Edit, InputSeverity, Span};
use crate::scim::json::{Data, Member};
use crate::scim::path::Path;

impl Walker<'_> {
    /// A member whose name begins with `urn:`. Gives the URI that is meant.
    pub(super) fn under_urn(&mut self, member: &Member, declared: &Declared, path: &Path<'_>) -> String {
        let name = member.name.as_str();
        if same(name, USER) || same(name, GROUP) {
            self.under_core(member, path);
            return name.to_owned();
        }
        let known = self.known;
        // `urn:…:User:department`
        if let Some((uri, attribute)) = name.rsplit_once(':')
            && let Some(schema) = known.get(uri).filter(|_| known.get(name).is_none() && !declared.lists(name))
        {
            let first = attribute.split(['.', '[']).next().unwrap_or_default();
            let what = format!(
                "This is a path. Here “{first}” stands in an object {}.",
                if same(uri, USER) || same(uri, GROUP) {
                    "of its own: at the top".to_owned()
                } else {
                    format!("under {uri}")
                }
            );
            self.path_as_name(member, path, what);
            if let Some(definition) = schema.attributes.get(attribute) {
                self.attribute(definition, &member.value, member, path);
            }
            return uri.to_owned();
        }
        self.extension(member, declared, path)
    }

    /// Attributes of the core schema in an object under its URI.
    fn under_core(&mut self, member: &Member, path: &Path<'_>) {
        let what = "Attributes of the core schema stand at the top, not in an object under its URI.";
        let problem = self.problem(ProblemKind::UnderUri, member.name_span, path, what.into());
        if let (Some(problem), Data::Object(inner)) = (problem, &member.value.data)
            && let (Some(first), Some(last)) = (inner.first(), inner.last())
        {
            let cut = |start, end| Edit { span: Span::new(start, end), text: String::new() };
            let edits = vec![
                cut(member.name_span.start, first.name_span.start),
                cut(last.value.span.end, member.value.span.end),
            ];
            problem.perhaps("Move them to the top", edits);
        }
        let known = self.known;
        if let (Some(schema), Data::Object(inner)) = (known.get(&member.name), &member.value.data) {
            for inner in inner {
                let path = path.member(&inner.name);
                if let Some(definition) = schema.attributes.get(&inner.name) {
                    self.attribute(definition, &inner.value, inner, &path);
                }
            }
        }
    }

    /// An extension. Gives the URI that is meant.
    fn extension(&mut self, member: &Member, declared: &Declared, path: &Path<'_>) -> String {
        let known = self.known;
        let name = member.name.as_str();
        let mut meant = name.to_owned();
        if !declared.lists(name) && !self.is_full() {
            let listed = declared.listed.iter().map(|(uri, _)| uri.as_str());
            let near = nearest(name, listed.chain(built_in().iter().map(|schema| schema.id.as_str())));
            let near = near.or_else(|| old(name)).filter(|near| !same(near, &declared.base)).map(str::to_owned);
            match near {
                // The listed one is misspelt, which is reported there.
                Some(near) if known.get(name).is_some() => meant = near,
                Some(near) => {
                    let what = format!("This URI is misspelt. Did you mean {near}?");
                    if let Some(problem) = self.problem(ProblemKind::Undeclared, member.name_span, path, what) {
                        let edit = Edit { span: member.name_span, text: format!("\"{near}\"") };
                        problem.todo("Correct the URI.").perhaps(format!("Use {near}"), vec![edit]);
                    }
                    meant = near;
                }
                None if !self.patching => self.undeclared(member, declared, path),
                None => {}
            }
        }
        let schema =
            known.get(&meant).or_else(|| known.get(name)).or_else(|| old(name).and_then(|instead| known.get(instead)));
        let (Some(schema), Data::Object(members)) = (schema, &member.value.data) else {
            if !matches!(member.value.data, Data::Object(_) | Data::Macro | Data::Broken) {
                self.problem(
                    ProblemKind::Type,
                    member.value.span,
                    path,
                    format!("This is {}, but an extension must be an object.", member.value.data.called()),
                );
            }
            return meant;
        };
        self.parts(&schema.attributes, members, &member.value, path, schema.name, false);
        meant
    }

    fn undeclared(&mut self, member: &Member, declared: &Declared, path: &Path<'_>) {
        let known = self.is_extension(&member.name);
        if let Some(problem) = self.problem(
            ProblemKind::Undeclared,
            member.name_span,
            path,
            "This extension is used here, but it is not listed in “schemas”.".into(),
        ) && let Some(end) = declared.end
        {
            let edit = Edit { span: Span::new(end, end), text: format!(", {}", Value::from(member.name.as_str())) };
            // Servers answer 400 to a URI that they do not know.
            let how = if known { Applicability::Safe } else { Applicability::Unsafe };
            problem.fix = Some((how, "Add it to schemas".into(), vec![edit]));
        }
    }

    /// Is it the URI of an extension that is known?
    pub(super) fn is_extension(&self, uri: &str) -> bool {
        self.known.get(uri).is_some() && !same(uri, USER) && !same(uri, GROUP)
    }

    /// A member that the resource's own schema does not have. Gives the URI of the extension that it belongs to, if it does.
    pub(super) fn misplaced(
        &mut self,
        members: &[Member],
        index: usize,
        declared: &Declared,
        schema: &KnownSchema<'_>,
        path: &Path<'_>,
    ) -> Option<String> {
        let member = members.get(index)?;
        // What follows looks through all members.
        if self.is_full() {
            return None;
        }
        let name = member.name.as_str();
        let known = self.known;
        if let Some((first, part)) = name.split_once(['.', '['])
            && let Some(definition) = schema.attributes.get(first)
        {
            let list = definition.attribute.multi_valued || definition.attribute.kind != AttributeType::Complex;
            self.path_as_name(
                member,
                path,
                format!("This is a path. Here “{first}” is the name, and its value has parts."),
            );
            if let Some(inner) = definition.parts.get(part).filter(|_| !list) {
                self.attribute(inner, &member.value, member, path);
                let once =
                    members.iter().filter(|other| other.name.split('.').next().is_some_and(|other| same(other, first)));
                if once.count() == 1 && !self.patching {
                    let open = Edit { span: member.name_span, text: format!("\"{first}\": {{ \"{part}\"") };
                    let end = Span::new(member.value.span.end, member.value.span.end);
                    let close = Edit { span: end, text: " }".into() };
                    if let Some(problem) = self.last(ProblemKind::PathAsName) {
                        problem.perhaps("Write it as an object", vec![open, close]);
                    }
                }
            }
            return None;
        }
        let enterprise = known.get(ENTERPRISE_USER).filter(|_| same(&declared.base, USER));
        let Some(definition) = enterprise.and_then(|schema| schema.attributes.get(name)) else {
            self.unknown(member, path, schema.attributes.names(), schema.name);
            return None;
        };
        let what = format!("“{name}” belongs into the enterprise extension, not to the top.");
        let edits = into_extension(self.text, members, index, declared);
        if let Some(problem) = self.problem(ProblemKind::UnknownAttribute, member.name_span, path, what) {
            problem.todo(format!("Move it into {ENTERPRISE_USER}.")).perhaps("Move it into the extension", edits);
        }
        self.held_against(definition, &member.value, path);
        Some(ENTERPRISE_USER.to_owned())
    }

    fn path_as_name(&mut self, member: &Member, path: &Path<'_>, what: String) {
        // Some clients send paths so in a patch, and some servers take it.
        let severity = if self.patching { InputSeverity::Warning } else { InputSeverity::Error };
        if let Some(problem) = self.problem(ProblemKind::PathAsName, member.name_span, path, what) {
            problem.severity(severity);
        }
    }

    /// A name that no schema has.
    pub(super) fn unknown<'names>(
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
            problem.perhaps(format!("Use the name {near}"), vec![edit]);
        }
    }

    /// A name that the attributes do not have, as a path of an operation has it.
    pub(super) fn unknown_name(
        &mut self,
        name: &str,
        span: Span,
        attributes: &Attributes<'_>,
        path: &Path<'_>,
        owner: &str,
    ) {
        if self.is_full() {
            return;
        }
        let what = match nearest(name, attributes.names()) {
            Some(near) => format!("{owner} has no attribute “{name}”. Did you mean “{near}”?"),
            None => format!("{owner} has no attribute “{name}”."),
        };
        self.problem(ProblemKind::UnknownAttribute, span, path, what);
    }
}

/// Edits that move a member into the object of the enterprise extension, which is made if there is none.
fn into_extension(text: &str, members: &[Member], index: usize, declared: &Declared) -> Vec<Edit> {
    let Some(member) = members.get(index) else { return Vec::new() };
    let at = |at: usize, text: String| Edit { span: Span::new(at, at), text };
    let extension = get(members, ENTERPRISE_USER).map(|extension| &extension.value);
    let Some((span, inner)) = extension.and_then(|value| match &value.data {
        Data::Object(inner) => Some((value.span, inner)),
        _ => None,
    }) else {
        let mut edits = vec![
            at(member.name_span.start, format!("\"{ENTERPRISE_USER}\": {{ ")),
            at(member.value.span.end, " }".into()),
        ];
        if let Some(end) = declared.end.filter(|_| !declared.lists(ENTERPRISE_USER)) {
            edits.push(at(end, format!(", \"{ENTERPRISE_USER}\"")));
        }
        return edits;
    };
    let before = index.checked_sub(1).and_then(|before| members.get(before));
    let gone = match (before, members.get(index + 1)) {
        (Some(before), _) => Span::new(before.value.span.end, member.value.span.end),
        (None, Some(next)) => Span::new(member.name_span.start, next.name_span.start),
        (None, None) => Span::new(member.name_span.start, member.value.span.end),
    };
    let moved = Span::new(member.name_span.start, member.value.span.end).of(text);
    let comma = if inner.is_empty() { "" } else { "," };
    vec![Edit { span: gone, text: String::new() }, at(span.start + 1, format!(" {moved}{comma}"))]
}
