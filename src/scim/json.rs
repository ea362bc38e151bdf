//! JSON with a place for every value, and recovery: a fault is noted, the rest is still read.
//!
//! Parsers that stop at the first fault, or that accept what JSON does not have, can't tell an admin everything that is
//! wrong with a template at once. This one agrees with `serde_json` on what is JSON; a property test holds it to that.

use crate::finding::{Applicability, Edit, Fix, Span};

/// Documents beyond this are not read: a template has a few hundred bytes, a page of a list some 100 KB.
pub(crate) const MAX_BYTES: usize = 1 << 20;
/// Deeper nesting is not read; SCIM's own schemas come to 5.
pub(crate) const MAX_DEPTH: usize = 32;
/// More faults say nothing new.
const MAX_FAULTS: usize = 100;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub span: Span,
    pub data: Data,
}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Data {
    Object(Vec<Member>),
    Array(Vec<Node>),
    String(String),
    /// As written.
    Number(String),
    Bool(bool),
    Null,
    /// A macro without quotation marks around it: a value once it is rendered, of which nothing is known.
    Macro,
    /// Something that is no value; a fault says what.
    Broken,
}

impl Data {
    /// What a value is, for people.
    pub(crate) const fn called(&self) -> &'static str {
        match self {
            Self::Object(_) => "an object",
            Self::Array(_) => "a list",
            Self::String(_) => "a text",
            Self::Number(_) => "a number",
            Self::Bool(_) => "true or false",
            Self::Null => "null",
            Self::Macro | Self::Broken => "something else",
        }
    }
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub name: String,
    pub name_span: Span,
    pub value: Node,
}

/// What is wrong with the syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    Empty,
    TooLarge,
    TooDeep,
    Unexpected,
    MissingComma,
    ExtraComma,
    MissingColon,
    Comment,
    Quotes,
    UnquotedName,
    UnquotedMacro,
    Unclosed,
    ControlCharacter,
    Escape,
    Number,
}

/// A fault of the syntax.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    pub kind: FaultKind,
    pub span: Span,
    pub what: String,
    pub fix: Option<Fix>,
}

/// What was read of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parsed {
    pub root: Option<Node>,
    pub faults: Vec<Fault>,
}

/// Reads a text; never fails, never panics.
pub(crate) fn parse(text: &str) -> Parsed {
    let mut parser = Parser { text, at: 0, depth: 0, faults: Vec::new() };
    let all = Span::new(0, text.len());
    if text.len() > MAX_BYTES {
        parser.fault(FaultKind::TooLarge, all, "The document is larger than 1 MB, so it was not read.");
        return Parsed { root: None, faults: parser.faults };
    }
    parser.space();
    if parser.peek().is_none() {
        parser.fault(FaultKind::Empty, all, "The document is empty.");
        return Parsed { root: None, faults: parser.faults };
    }
    let root = parser.value();
    parser.space();
    if parser.peek().is_some() {
        let span = Span::new(parser.at, text.trim_end().len().max(parser.at));
        parser.fault(FaultKind::Unexpected, span, "There is more text after the end of the document.");
    }
    Parsed { root: Some(root), faults: parser.faults }
}

struct Parser<'text> {
    text: &'text str,
    at: usize,
    depth: usize,
    faults: Vec<Fault>,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn advance(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.at += character.len_utf8();
        Some(character)
    }

    fn fault(&mut self, kind: FaultKind, span: Span, what: &str) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault { kind, span, what: what.to_owned(), fix: None });
        }
    }

    fn fixable(&mut self, kind: FaultKind, span: Span, what: &str, how: (Applicability, &str, Vec<Edit>)) {
        if self.faults.len() < MAX_FAULTS {
            let fix = Fix { applicability: how.0, title: how.1.to_owned(), edits: how.2 };
            self.faults.push(Fault { kind, span, what: what.to_owned(), fix: Some(fix) });
        }
    }

    /// Skips white space, and comments with a fault.
    fn space(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
            if blank > 0 {
                self.at += blank;
                continue;
            }
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |at| at + 2)
            } else {
                // Other white space and marks that can't be seen are none to JSON.
                let odd = rest.chars().next().filter(|c| c.is_whitespace() || crate::text::is_invisible(*c));
                let Some(odd) = odd else { return };
                let span = Span::new(self.at, self.at + odd.len_utf8());
                let edit = Edit { span, text: String::new() };
                self.fixable(
                    FaultKind::ControlCharacter,
                    span,
                    "There is an invisible character here. JSON does not allow it.",
                    (Applicability::Safe, "Remove it", vec![edit]),
                );
                self.at = span.end;
                continue;
            };
            let span = Span::new(self.at, self.at + length);
            let edit = Edit { span, text: String::new() };
            self.fixable(
                FaultKind::Comment,
                span,
                "JSON has no comments.",
                (Applicability::Safe, "Remove the comment", vec![edit]),
            );
            self.at = span.end;
        }
    }

    fn node(&self, start: usize, data: Data) -> Node {
        Node { span: Span::new(start, self.at), data }
    }

    fn value(&mut self) -> Node {
        self.space();
        let start = self.at;
        match self.peek() {
            Some('{') if self.macro_length().is_some() => {
                self.at += self.macro_length().unwrap_or(1);
                let span = Span::new(start, self.at);
                let quote = |at| Edit { span: Span::new(at, at), text: "\"".into() };
                self.fixable(
                    FaultKind::UnquotedMacro,
                    span,
                    "This macro has no quotation marks around it.",
                    (Applicability::Unsafe, "Put quotation marks around it", vec![quote(span.start), quote(span.end)]),
                );
                self.node(start, Data::Macro)
            }
            Some(open @ ('{' | '[')) => {
                if self.depth >= MAX_DEPTH {
                    self.fault(
                        FaultKind::TooDeep,
                        Span::new(start, start + 1),
                        "The document is nested too deeply from here on, so the rest was not read.",
                    );
                    self.at = self.text.len();
                    return self.node(start, Data::Broken);
                }
                self.depth += 1;
                let node = if open == '{' { self.object() } else { self.array() };
                self.depth -= 1;
                node
            }
            Some('"' | '\'' | '“' | '”' | '„' | '‘' | '’') => {
                let string = self.string();
                self.node(start, Data::String(string))
            }
            Some('-' | '+' | '.' | '0'..='9') => self.number(),
            Some(character) if character.is_alphabetic() || character == '_' || character == '$' => self.word(),
            Some(_) => {
                // A closer belongs to whoever opened; anything else is passed over.
                let end = start + self.peek().map_or(0, char::len_utf8);
                if !matches!(self.peek(), Some('}' | ']' | ',' | ':')) {
                    self.advance();
                }
                self.fault(FaultKind::Unexpected, Span::new(start, end), "A value was expected here.");
                self.node(start, Data::Broken)
            }
            None => {
                self.fault(
                    FaultKind::Unclosed,
                    Span::new(start, start),
                    "The document ends where a value was expected.",
                );
                self.node(start, Data::Broken)
            }
        }
    }

    /// Length of a macro that begins here: `{$…}`, or `{word}` as parameter values have it.
    fn macro_length(&self) -> Option<usize> {
        let inside = self.rest().strip_prefix('{')?;
        let bare = inside.strip_prefix('$').unwrap_or(inside);
        // Never looks further than the word goes: a brace may be far away, and this is asked at each of them.
        let end = bare.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-')))?;
        (end > 0 && bare.get(end..)?.starts_with('}')).then(|| self.rest().len() - bare.len() + end + 1)
    }

    fn object(&mut self) -> Node {
        let start = self.at;
        self.advance();
        let mut members: Vec<Member> = Vec::new();
        loop {
            self.space();
            let name_start = self.at;
            match self.peek() {
                None => return self.unclosed(start, "}", Data::Object(members)),
                Some('}') => {
                    self.advance();
                    return self.node(start, Data::Object(members));
                }
                Some(']') => {
                    self.fault(
                        FaultKind::Unexpected,
                        Span::new(self.at, self.at + 1),
                        "This “]” closes no list: the object before it is still open.",
                    );
                    if self.depth > 1 {
                        return self.node(start, Data::Object(members));
                    }
                    self.advance();
                    continue;
                }
                Some(',') => {
                    self.extra_comma();
                    continue;
                }
                _ => {}
            }
            let Some(name) = self.name() else { continue };
            let name_span = Span::new(name_start, self.at);
            self.space();
            if self.peek() == Some(':') {
                self.advance();
            } else {
                let span = Span::new(name_span.end, name_span.end);
                let wrong = self.peek().filter(|character| matches!(character, '=' | ';'));
                let edit = match wrong {
                    Some(_) => Edit { span: Span::new(self.at, self.at + 1), text: ":".into() },
                    None => Edit { span, text: ":".into() },
                };
                self.fixable(
                    FaultKind::MissingColon,
                    edit.span,
                    "A colon is missing after this name.",
                    (Applicability::Unsafe, "Add a colon", vec![edit.clone()]),
                );
                if wrong.is_some() {
                    self.advance();
                }
            }
            let value = self.value();
            members.push(Member { name, name_span, value });
            self.between('}');
        }
    }

    fn array(&mut self) -> Node {
        let start = self.at;
        self.advance();
        let mut items = Vec::new();
        loop {
            self.space();
            match self.peek() {
                None => return self.unclosed(start, "]", Data::Array(items)),
                Some(']') => {
                    self.advance();
                    return self.node(start, Data::Array(items));
                }
                Some('}') => {
                    self.fault(
                        FaultKind::Unexpected,
                        Span::new(self.at, self.at + 1),
                        "This “}” closes no object: the list before it is still open.",
                    );
                    if self.depth > 1 {
                        return self.node(start, Data::Array(items));
                    }
                    self.advance();
                    continue;
                }
                Some(',') => {
                    self.extra_comma();
                    continue;
                }
                Some(':') => {
                    self.fault(
                        FaultKind::Unexpected,
                        Span::new(self.at, self.at + 1),
                        "A list has no colons: a colon stands between a name and its value in an object.",
                    );
                    self.advance();
                    continue;
                }
                _ => {}
            }
            items.push(self.value());
            self.between(']');
        }
    }

    fn extra_comma(&mut self) {
        let span = Span::new(self.at, self.at + 1);
        let edit = Edit { span, text: String::new() };
        self.fixable(
            FaultKind::ExtraComma,
            span,
            "There is one comma too many.",
            (Applicability::Safe, "Remove the comma", vec![edit]),
        );
        self.advance();
    }

    /// After a value: a comma and more, or the end.
    fn between(&mut self, closer: char) {
        let end = self.at;
        self.space();
        match self.peek() {
            Some(',') => {
                let comma = self.at;
                self.advance();
                self.space();
                if self.peek() == Some(closer) {
                    let span = Span::new(comma, comma + 1);
                    let edit = Edit { span, text: String::new() };
                    self.fixable(
                        FaultKind::ExtraComma,
                        span,
                        "There is a comma after the last entry.",
                        (Applicability::Safe, "Remove the comma", vec![edit]),
                    );
                }
            }
            Some('}' | ']') | None => {}
            Some(next) => {
                let start = next == '"' || next == '{' || next == '[' || next.is_alphanumeric() || is_mark(next);
                if start {
                    let span = Span::new(end, end);
                    let edit = Edit { span, text: ",".into() };
                    self.fixable(
                        FaultKind::MissingComma,
                        span,
                        "A comma is missing here.",
                        (Applicability::Safe, "Add a comma", vec![edit]),
                    );
                } else {
                    let span = Span::new(self.at, self.at + next.len_utf8());
                    self.fault(FaultKind::Unexpected, span, "This character does not belong here.");
                    self.advance();
                }
            }
        }
    }

    fn unclosed(&mut self, start: usize, closer: &str, data: Data) -> Node {
        // What was not read to its end may well be closed there.
        if self.faults.iter().any(|fault| fault.kind == FaultKind::TooDeep) {
            return self.node(start, data);
        }
        let (span, end) = (Span::new(start, start + 1), self.text.trim_end().len());
        let edit = Edit { span: Span::new(end, end), text: closer.to_owned() };
        let what = format!("This is not closed: “{closer}” is missing.");
        self.fixable(
            FaultKind::Unclosed,
            span,
            &what,
            (Applicability::Unsafe, &format!("Add {closer} at the end"), vec![edit]),
        );
        self.node(start, data)
    }

    /// A member's name; `None` after something that can't be one was passed over.
    fn name(&mut self) -> Option<String> {
        let start = self.at;
        let first = self.peek()?;
        if first == '"' || is_mark(first) {
            return Some(self.string());
        }
        if first.is_alphabetic() || matches!(first, '_' | '$') {
            let length = self
                .rest()
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.')))
                .unwrap_or(self.rest().len());
            self.at += length;
            let name = self.text.get(start..self.at).unwrap_or_default().to_owned();
            let quote = |at| Edit { span: Span::new(at, at), text: "\"".into() };
            self.fixable(
                FaultKind::UnquotedName,
                Span::new(start, self.at),
                "This name has no quotation marks around it.",
                (Applicability::Safe, "Put quotation marks around it", vec![quote(start), quote(self.at)]),
            );
            return Some(name);
        }
        self.advance();
        self.fault(FaultKind::Unexpected, Span::new(start, self.at), "A name in quotation marks was expected here.");
        None
    }

    fn string(&mut self) -> String {
        let start = self.at;
        let open = self.advance().unwrap_or('"');
        let closes = |character: char| match open {
            '"' => character == '"',
            '\'' => character == '\'',
            _ => is_mark(character) || character == '"',
        };
        let mut text = String::new();
        loop {
            let here = self.at;
            match self.advance() {
                Some(character) if closes(character) => {
                    if open != '"' {
                        let edits = vec![
                            Edit { span: Span::new(start, start + open.len_utf8()), text: "\"".into() },
                            Edit { span: Span::new(here, self.at), text: "\"".into() },
                        ];
                        // A straight mark inside would end the string early.
                        let how = if text.contains('"') { Applicability::DisplayOnly } else { Applicability::Safe };
                        self.fixable(
                            FaultKind::Quotes,
                            Span::new(start, self.at),
                            "JSON allows only straight double quotation marks.",
                            (how, "Use straight double quotation marks", edits),
                        );
                    }
                    return text;
                }
                Some('\\') => self.escape(here, &mut text),
                Some('\n') | None => {
                    // The rest of the line is taken for the string, and what seems to follow it is given back.
                    self.at = here;
                    let line = self.text.get(start..here).unwrap_or_default().trim_end();
                    let line = line.strip_suffix(',').unwrap_or(line).trim_end();
                    let end = start + line.len().max(open.len_utf8());
                    if end < here && self.text.get(end..here).is_some_and(|tail| tail.contains(',')) {
                        self.at = end;
                    }
                    let edit = Edit { span: Span::new(end, end), text: "\"".into() };
                    self.fixable(
                        FaultKind::Unclosed,
                        Span::new(start, end),
                        "This text is not closed: a quotation mark is missing.",
                        (Applicability::Unsafe, "Add a quotation mark at its end", vec![edit]),
                    );
                    return text;
                }
                Some(character) => {
                    if character < ' ' {
                        let shown = format!("\\u{:04x}", u32::from(character));
                        let span = Span::new(here, self.at);
                        let edit = Edit { span, text: if character == '\t' { "\\t".into() } else { shown } };
                        self.fixable(
                            FaultKind::ControlCharacter,
                            span,
                            "A text can't contain a control character.",
                            (Applicability::Safe, "Write it as an escape", vec![edit]),
                        );
                    }
                    text.push(character);
                }
            }
        }
    }

    fn escape(&mut self, start: usize, text: &mut String) {
        match self.peek() {
            Some('u') => {
                self.advance();
                let unit = self.hex();
                let character = match unit {
                    Some(high @ 0xD800..=0xDBFF) => {
                        let before = self.at;
                        let low = if self.rest().starts_with("\\u") {
                            self.at += 2;
                            self.hex()
                        } else {
                            None
                        };
                        match low {
                            Some(low @ 0xDC00..=0xDFFF) => {
                                char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
                            }
                            _ => {
                                self.at = before;
                                None
                            }
                        }
                    }
                    Some(unit) => char::from_u32(unit),
                    None => None,
                };
                match character {
                    Some(character) => text.push(character),
                    None => self.fault(
                        FaultKind::Escape,
                        Span::new(start, self.at),
                        "This escape does not stand for a character.",
                    ),
                }
            }
            Some(character @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => {
                self.advance();
                text.push(match character {
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    other => other,
                });
            }
            _ => {
                let edit = Edit { span: Span::new(start, start), text: "\\".into() };
                self.fixable(
                    FaultKind::Escape,
                    Span::new(start, start + 1),
                    "A single backslash is not a character in JSON.",
                    (Applicability::Unsafe, "Write two backslashes", vec![edit]),
                );
            }
        }
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let unit = u32::from_str_radix(digits, 16).ok();
        self.at += 4;
        unit
    }

    fn number(&mut self) -> Node {
        let start = self.at;
        let rest = self.rest();
        let length =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))).unwrap_or(rest.len());
        self.at += length;
        let text = self.text.get(start..self.at).unwrap_or_default().to_owned();
        if !is_number(&text) {
            self.fault(FaultKind::Number, Span::new(start, self.at), "JSON does not write a number like this.");
        }
        self.node(start, Data::Number(text))
    }

    fn word(&mut self) -> Node {
        let start = self.at;
        let rest = self.rest();
        let length = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.' | '@')))
            .unwrap_or(rest.len())
            .max(1);
        self.at += length;
        let word = self.text.get(start..self.at).unwrap_or_default().to_owned();
        let span = Span::new(start, self.at);
        let data = match word.as_str() {
            "true" => return self.node(start, Data::Bool(true)),
            "false" => return self.node(start, Data::Bool(false)),
            "null" => return self.node(start, Data::Null),
            "True" | "TRUE" => Data::Bool(true),
            "False" | "FALSE" => Data::Bool(false),
            "None" | "NULL" | "Null" | "undefined" => Data::Null,
            _ => Data::String(word),
        };
        let edits = match &data {
            Data::Bool(on) => vec![Edit { span, text: on.to_string() }],
            Data::Null => vec![Edit { span, text: "null".into() }],
            _ => [start, span.end].map(|at| Edit { span: Span::new(at, at), text: "\"".into() }).to_vec(),
        };
        self.fixable(
            FaultKind::Unexpected,
            span,
            "This word is not a JSON value.",
            (Applicability::Unsafe, "Write it as JSON wants it", edits),
        );
        self.node(start, data)
    }
}

const fn is_mark(character: char) -> bool {
    matches!(character, '\'' | '‘' | '’' | '‚' | '“' | '”' | '„' | '‟')
}

/// RFC 8259 §6.
fn is_number(text: &str) -> bool {
    let body = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match body.find(['e', 'E']) {
        Some(at) => (body.get(..at).unwrap_or_default(), body.get(at + 1..)),
        None => (body, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<FaultKind> {
        parse(text).faults.into_iter().map(|fault| fault.kind).collect()
    }

    fn plain(node: &Node) -> serde_json::Value {
        match &node.data {
            Data::Object(members) => members.iter().map(|member| (member.name.clone(), plain(&member.value))).collect(),
            Data::Array(items) => items.iter().map(plain).collect(),
            Data::String(text) => text.clone().into(),
            Data::Number(text) => serde_json::from_str(text).unwrap_or(serde_json::Value::Null),
            Data::Bool(on) => (*on).into(),
            Data::Null | Data::Macro | Data::Broken => serde_json::Value::Null,
        }
    }

    #[test]
    fn several_faults_are_found_in_one_pass() {
        let text = "{\n  // who\n  userName: '{$user.email}'\n  \"active\": True,\n}";
        assert_eq!(
            kinds(text),
            [
                FaultKind::Comment,
                FaultKind::UnquotedName,
                FaultKind::Quotes,
                FaultKind::MissingComma,
                FaultKind::Unexpected,
                FaultKind::ExtraComma
            ]
        );
    }

    #[test]
    fn what_was_opened_and_not_closed_is_named_where_it_was_opened() {
        let faults = parse("{\"a\": [1, {\"b\": 2}").faults;
        assert_eq!(
            faults.iter().map(|fault| (fault.kind, fault.span.start)).collect::<Vec<_>>(),
            [(FaultKind::Unclosed, 6), (FaultKind::Unclosed, 0)]
        );
    }

    #[test]
    fn bombs_end_in_a_fault() {
        assert_eq!(kinds(&"[".repeat(100_000)), [FaultKind::TooDeep]);
        assert_eq!(kinds(&"{\"a\":".repeat(100_000)), [FaultKind::TooDeep]);
        assert_eq!(kinds(&" ".repeat(MAX_BYTES + 1)), [FaultKind::TooLarge]);
        assert!(kinds(&",".repeat(100_000)).len() <= 2 + MAX_FAULTS);
    }

    fn json() -> impl proptest::strategy::Strategy<Value = serde_json::Value> {
        use proptest::prelude::*;
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            "\\PC{0,12}".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 32, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
                prop::collection::btree_map("\\PC{0,8}", inner, 0..5).prop_map(|map| map.into_iter().collect()),
            ]
        })
    }

    proptest::proptest! {
        #[test]
        fn json_is_read_as_serde_json_reads_it(value in json()) {
            let text = serde_json::to_string_pretty(&value).expect("serialises");
            let parsed = parse(&text);
            proptest::prop_assert_eq!(&parsed.faults, &Vec::new());
            proptest::prop_assert_eq!(plain(&parsed.root.expect("a value")), value);
        }

        #[test]
        fn what_serde_json_refuses_has_a_fault_and_what_it_takes_has_none(text in "[\\[\\]{}:,\"'a0. \\\\\\-tu\n]{0,24}") {
            let taken = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            let parsed = parse(&text);
            proptest::prop_assert_eq!(taken, parsed.faults.is_empty(), "{:?}", parsed);
        }

        #[test]
        fn every_span_and_fix_lies_in_the_text(text in "\\PC{0,60}|[\\[\\]{}:,\"'“”a0. \\\\]{0,40}") {
            for fault in parse(&text).faults {
                proptest::prop_assert!(text.get(fault.span.start..fault.span.end).is_some());
                proptest::prop_assert!(fault.fix.is_none_or(|fix| fix.apply(&text).is_some()));
            }
        }
    }
}
