//! Holds one value against the definition of its attribute: its number, its type, its form.

use base64::Engine as _;

use super::AttributeType;
use super::date_time::{self, Fault};
use super::known::Definition;
use super::walk::{Direction, ProblemKind, Walker, get, same};
use crate::finding::{Applicability, Edit, InputSeverity, Span};
use crate::scim::json::{Data, Member, Node};
use crate::scim::path::Path;

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
    /// Holds a member's value against the definition of its attribute.
    pub(super) fn attribute(&mut self, definition: &Definition<'_>, node: &Node, member: &Member, path: &Path<'_>) {
        let attribute = definition.attribute;
        let outermost = attribute.is_read_only() && self.direction == Direction::Request && !self.inside_read_only;
        if outermost {
            let what = format!("Only the server sets “{}”; a client can't send it.", attribute.name);
            let patching = self.patching;
            if let Some(problem) = self.problem(ProblemKind::ReadOnly, member.name_span, path, what)
                && patching
            {
                // Where a resource is created or replaced it is ignored; here it is refused (RFC 7644 §3.5.2).
                problem.severity(InputSeverity::Warning);
            }
            self.inside_read_only = true;
        }
        if attribute.mutability == "writeOnly"
            && self.direction == Direction::Response
            && !matches!(node.data, Data::Null)
        {
            let what = format!("A server never returns “{}”.", attribute.name);
            self.problem(ProblemKind::NeverReturned, member.name_span, path, what);
        }
        self.held_against(definition, node, path);
        if outermost {
            self.inside_read_only = false;
        }
    }

    pub(super) fn held_against(&mut self, definition: &Definition<'_>, node: &Node, path: &Path<'_>) {
        let attribute = definition.attribute;
        match (&node.data, attribute.multi_valued) {
            (Data::Null, _) => {
                // Null and a missing attribute are the same (RFC 7643 §2.5); a required one is told elsewhere.
                let any = attribute.kind == AttributeType::Any && !attribute.multi_valued;
                if !attribute.required && !self.patching && !any {
                    self.problem(
                        ProblemKind::Null,
                        node.span,
                        path,
                        format!("“{}” is null. That means the same as leaving it out.", attribute.name),
                    );
                }
            }
            (Data::Macro, _) => self.bare_macro(attribute.kind, node, path),
            (Data::Broken, _) => {}
            (Data::Array(items), true) => self.list(definition, items, path),
            (Data::Array(_), false) => {
                if attribute.kind != AttributeType::Any {
                    self.problem(
                        ProblemKind::List,
                        node.span,
                        path,
                        format!("“{}” has one value, but here it is a list.", attribute.name),
                    );
                }
            }
            (_, true) => {
                if attribute.kind == AttributeType::Any && self.macros {
                    return;
                }
                let text = matches!(node.data, Data::String(_) | Data::Number(_));
                let entry = text && attribute.kind == AttributeType::Complex && definition.parts.get("value").is_some();
                let (open, close) = if entry { ("[{ \"value\": ", " }]") } else { ("[", "]") };
                let put = |at, text: &str| Edit { span: Span::new(at, at), text: text.into() };
                let edits = vec![put(node.span.start, open), put(node.span.end, close)];
                if let Some(problem) = self.problem(
                    ProblemKind::Single,
                    node.span,
                    path,
                    format!("“{}” must be a list, but here it is {}.", attribute.name, node.data.called()),
                ) {
                    if entry {
                        problem.todo("Write a list of objects, each with its value.");
                    }
                    // Of a text that has parts nobody knows which of them it is.
                    if entry || !(text && attribute.kind == AttributeType::Complex) {
                        problem.perhaps("Put it in a list", edits);
                    }
                }
                // What else is wrong with it is mended with that.
                if !entry {
                    self.single(definition, node, path);
                }
            }
            (_, false) => self.single(definition, node, path),
        }
    }

    fn list(&mut self, definition: &Definition<'_>, items: &[Node], path: &Path<'_>) {
        let attribute = definition.attribute;
        let mut primary = None;
        for (index, item) in items.iter().enumerate() {
            let path = path.item(index);
            if attribute.kind == AttributeType::Any {
                // Resources of a ListResponse.
                if same(&attribute.name, "Resources") {
                    self.resource(item, &path.resource());
                }
                continue;
            }
            self.single(definition, item, &path);
            if same(&attribute.name, "emails") {
                self.email(item, &path);
            }
            if let Data::Object(members) = &item.data {
                if let Some(flag) = get(members, "primary").filter(|flag| matches!(flag.value.data, Data::Bool(true))) {
                    if primary.is_some() {
                        self.problem(
                            ProblemKind::Primary,
                            flag.value.span,
                            &path.member("primary"),
                            format!("This is the second entry of “{}” that is marked as primary.", attribute.name),
                        );
                    }
                    primary = Some(index);
                }
                let valued =
                    definition.parts.get("value").is_some_and(|part| part.attribute.kind != AttributeType::Any);
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

    pub(super) fn single(&mut self, definition: &Definition<'_>, node: &Node, path: &Path<'_>) {
        let attribute = definition.attribute;
        if attribute.kind == AttributeType::Complex {
            match &node.data {
                Data::Object(members) => {
                    self.parts(
                        &definition.parts,
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
                    let what = format!("This is {}, but “{}” must be an object.", other.called(), attribute.name);
                    let entry = matches!(other, Data::String(_)) && definition.parts.get("value").is_some();
                    if let Some(problem) = self.problem(ProblemKind::Type, node.span, path, what)
                        && entry
                    {
                        let put = |at, text: &str| Edit { span: Span::new(at, at), text: text.into() };
                        let edits = vec![put(node.span.start, "{ \"value\": "), put(node.span.end, " }")];
                        problem.perhaps("Write it as an object with a value", edits);
                    }
                }
            }
            return;
        }
        if !self.kind(attribute.kind, node, path) {
            return;
        }
        if same(&attribute.name, "locale") || same(&attribute.name, "preferredLanguage") {
            self.language(node, path);
        }
        if let Data::String(text) = &node.data
            && !attribute.canonical_values.is_empty()
            && !self.is_full()
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
                "The schema does not suggest “{text}”, but these values: {}.",
                attribute.canonical_values.join(", ")
            );
            let problem = self.problem(ProblemKind::Canonical, node.span, path, what);
            if let (Some(problem), Some(near)) = (problem, near) {
                let edit = Edit { span: node.span, text: format!("\"{near}\"") };
                problem.fix = Some((Applicability::Unsafe, format!("Use {near}"), vec![edit]));
            }
        }
    }

    /// Is the value of this type? Reports it if not.
    pub(super) fn kind(&mut self, kind: AttributeType, node: &Node, path: &Path<'_>) -> bool {
        let macros = self.macros;
        let open = |text: &str| macros && text.contains('{');
        let right = match (kind, &node.data) {
            (_, Data::Macro) => {
                self.bare_macro(kind, node, path);
                return true;
            }
            (_, Data::Broken | Data::Null) | (AttributeType::Any, _) => return true,
            (AttributeType::Boolean, Data::Bool(_)) | (AttributeType::Decimal, Data::Number(_)) => true,
            (AttributeType::Integer, Data::Number(number)) => !number.contains(['.', 'e', 'E']),
            (
                AttributeType::String | AttributeType::DateTime | AttributeType::Binary | AttributeType::Reference,
                Data::String(_),
            ) => true,
            _ => false,
        };
        if let (Data::String(text), false) = (&node.data, self.macros)
            && text.contains("{$")
        {
            self.problem(ProblemKind::MacroLeft, node.span, path, "A macro was left in this value.".into());
        }
        if !right {
            if self.numbered(kind, node, path) {
                return false;
            }
            let macro_text = matches!(&node.data, Data::String(text) if open(text));
            let what = if macro_text {
                format!("A macro in quotation marks becomes a text. This must be {}.", wanted(kind))
            } else {
                format!("This is {}, but it must be {}.", node.data.called(), wanted(kind))
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
        let what = match kind {
            AttributeType::DateTime => date_time::fault(text).map(|fault| match fault {
                Fault::Form => "This is not a date and time such as 2026-11-24T09:30:00Z.",
                Fault::Day => "There is no such day in the calendar.",
                Fault::Time => {
                    "There is no such time of day: the last one is 23:59:59, or 24:00:00 for the end of the day."
                }
                Fault::Zone => "There is no such time zone: they go from -14:00 to +14:00.",
            }),
            AttributeType::Binary if !is_base64(text) => Some("This is not base64."),
            AttributeType::Reference if text.contains(char::is_whitespace) => Some("This is not a URI."),
            _ => None,
        };
        if let Some(what) = what {
            self.problem(ProblemKind::Format, node.span, path, what.to_owned());
        }
        true
    }

    /// A macro without quotation marks, where its value is of a type that has none.
    fn bare_macro(&mut self, kind: AttributeType, node: &Node, path: &Path<'_>) {
        if matches!(kind, AttributeType::Boolean | AttributeType::Integer | AttributeType::Decimal) {
            self.bare.push(node.span.start);
            self.numbered(kind, node, path);
        }
    }

    /// Reports a macro that OneLogin puts a number in for, where true or false is due. True if it did.
    fn numbered(&mut self, kind: AttributeType, node: &Node, path: &Path<'_>) -> bool {
        let written = node.span.of(self.text).trim_matches('"').trim();
        let number = match written {
            "{$user.status}" => "a number from 0 to 8",
            "{$user.id}" => "a number",
            _ => return false,
        };
        if !self.macros || kind != AttributeType::Boolean {
            return false;
        }
        let what = format!("OneLogin puts {number} here, which is never true or false.");
        if let Some(problem) = self.problem(ProblemKind::Type, node.span, path, what) {
            problem
                .todo("Write true, or leave the attribute out. OneLogin sends active itself when it suspends a user.")
                .perhaps("Write true", vec![Edit { span: node.span, text: "true".into() }]);
        }
        true
    }

    /// The `value` of an entry of `emails`.
    fn email(&mut self, item: &Node, path: &Path<'_>) {
        let Data::Object(members) = &item.data else { return };
        let Some(value) = get(members, "value") else { return };
        let Data::String(text) = &value.value.data else { return };
        if text.is_empty() || text.contains("{$") || (self.macros && text.contains(['{', '$'])) {
            return;
        }
        let address = text.rsplit_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && !host.is_empty() && (name.starts_with('"') || !name.contains('@'))
        });
        if !address || text.contains(char::is_whitespace) && !text.starts_with('"') {
            self.problem(
                ProblemKind::Email,
                value.value.span,
                &path.member("value"),
                "This is no e-mail address.".into(),
            );
        }
    }

    /// A language tag has hyphens (RFC 5646). `preferredLanguage` may be a list with weights (RFC 9110 §12.5.4).
    fn language(&mut self, node: &Node, path: &Path<'_>) {
        let Data::String(text) = &node.data else { return };
        if !text.contains('_') || text.contains('{') {
            return;
        }
        let tag = text.replace('_', "-");
        let what = format!("A language tag has hyphens: {tag}.");
        if let Some(problem) = self.problem(ProblemKind::Language, node.span, path, what) {
            let tag = tag.replace('\\', "\\\\").replace('"', "\\\"");
            problem.perhaps(format!("Write {tag}"), vec![Edit { span: node.span, text: format!("\"{tag}\"") }]);
        }
    }
}

fn is_base64(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    base64::engine::general_purpose::STANDARD.decode(&bare).is_ok()
        || base64::engine::general_purpose::URL_SAFE.decode(&bare).is_ok()
}
