//! Filters and attribute paths (RFC 7644 §3.4.2.2 and §3.5.2), read by the grammar of its figure 1.
//!
//! A filter is read to its comparisons, each with its place; how they are joined decides about no check. The first fault ends
//! the reading: what follows it may mean anything.

use crate::finding::{Edit, Span};

/// Deeper grouping is refused; nobody writes it.
const DEEPEST: usize = 40;

/// Longer ones are not read; a URL has no room for them.
const LONGEST: usize = 20_000;

/// The path of an operation: an attribute, perhaps a filter over its values, perhaps a part of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AttributePath {
    pub name: Name,
    /// The comparisons in brackets; `None` without brackets.
    pub filter: Option<Vec<Comparison>>,
    /// What stands behind the brackets: `.value`.
    pub part: Option<(String, Span)>,
}

/// The name of an attribute as a path has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// URI of its schema.
    pub uri: Option<String>,
    pub attribute: String,
    pub part: Option<String>,
    pub span: Span,
}

/// A comparison of a filter.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Comparison {
    pub name: Name,
    /// The attribute over whose values the brackets go that it stands in.
    pub within: Option<Name>,
    /// In lower case: `eq`, `pr`.
    pub operator: String,
    pub operator_span: Span,
    /// What it is compared with; `None` for `pr`.
    pub value: Option<(serde_json::Value, Span)>,
}

/// What is wrong with a path or a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub span: Span,
    pub what: String,
    /// What a button says, and what it does.
    pub fix: Option<(String, Vec<Edit>)>,
}

/// Reads the path of an operation.
pub(super) fn path(text: &str) -> Result<AttributePath, Fault> {
    let mut parser = Parser { text, at: 0, depth: 0, found: Vec::new() };
    if text.trim().is_empty() {
        return Err(parser.fault(Span::new(0, text.len()), "The path is empty."));
    }
    if text.len() > LONGEST {
        return Err(parser.fault(Span::new(0, text.len()), "The path is too long to be read."));
    }
    if let Some(pointer) = text.strip_prefix('/') {
        let mut fault = parser.fault(
            Span::new(0, 1),
            "This is a JSON Pointer. A path of SCIM begins with the name of an attribute and has dots.",
        );
        let words: Vec<&str> = pointer.split('/').collect();
        if words.len() <= 2 && words.iter().all(|word| is_name(word)) {
            let edit = Edit { span: Span::new(0, text.len()), text: words.join(".") };
            fault.fix = Some((format!("Write {}", words.join(".")), vec![edit]));
        }
        return Err(fault);
    }
    let name = parser.name()?;
    let mut path = AttributePath { name, filter: None, part: None };
    if parser.peek() == Some('[') {
        parser.brackets(&path.name)?;
        path.filter = Some(core::mem::take(&mut parser.found));
        if parser.peek() == Some('.') {
            let start = parser.at + 1;
            let end = parser.word_end(start);
            let part = text.get(start..end).unwrap_or_default();
            if !is_name(part) {
                let span = Span::new(start, end.max(start));
                return Err(parser.fault(span, "Behind the dot stands no name of a sub-attribute."));
            }
            path.part = Some((part.to_owned(), Span::new(start, end)));
            parser.at = end;
        }
    }
    if parser.at < text.len() {
        let span = Span::new(parser.at, text.len());
        return Err(parser.fault(span, "This does not belong to a path."));
    }
    Ok(path)
}

/// Reads a filter: its comparisons.
pub(super) fn filter(text: &str) -> Result<Vec<Comparison>, Fault> {
    let mut parser = Parser { text, at: 0, depth: 0, found: Vec::new() };
    if text.len() > LONGEST {
        return Err(parser.fault(Span::new(0, text.len()), "The filter is too long to be read."));
    }
    parser.any(None)?;
    parser.space();
    if parser.at < text.len() {
        return Err(parser.left_over());
    }
    Ok(parser.found)
}

struct Parser<'text> {
    text: &'text str,
    at: usize,
    depth: usize,
    found: Vec<Comparison>,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    #[allow(clippy::unused_self, reason = "reads like the other methods")]
    fn fault(&self, span: Span, what: impl Into<String>) -> Fault {
        Fault { span, what: what.into(), fix: None }
    }

    /// Where a word that begins at `from` ends.
    fn word_end(&self, from: usize) -> usize {
        let rest = self.text.get(from..).unwrap_or_default();
        from + rest.find(|c: char| c.is_whitespace() || "[]().,".contains(c)).unwrap_or(rest.len())
    }

    /// What stands here up to a blank or a bracket.
    fn token(&self) -> Span {
        let rest = self.rest();
        let length = rest.find(|c: char| c.is_whitespace() || "[](),".contains(c)).unwrap_or(rest.len());
        Span::new(self.at, self.at + length)
    }

    /// Alternatives, joined by `or`.
    fn any(&mut self, within: Option<&Name>) -> Result<(), Fault> {
        loop {
            self.all(within)?;
            if !self.keyword("or") {
                return Ok(());
            }
        }
    }

    /// Conditions, joined by `and`.
    fn all(&mut self, within: Option<&Name>) -> Result<(), Fault> {
        loop {
            self.one(within)?;
            if !self.keyword("and") {
                return Ok(());
            }
        }
    }

    /// Passes over a word between two conditions, if it is this one.
    fn keyword(&mut self, word: &str) -> bool {
        let before = self.at;
        self.space();
        let span = self.token();
        let is = span.of(self.text).eq_ignore_ascii_case(word);
        self.at = if is { span.end } else { before };
        is
    }

    fn one(&mut self, within: Option<&Name>) -> Result<(), Fault> {
        self.space();
        let negated = self.rest().get(..3).is_some_and(|word| word.eq_ignore_ascii_case("not"))
            && self.rest().get(3..).is_some_and(|rest| rest.trim_start().starts_with('('));
        if negated {
            self.at += 3;
            self.space();
        }
        if self.peek() != Some('(') {
            return self.comparison(within);
        }
        let open = self.at;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault(Span::new(open, open + 1), "The filter is nested too deeply."));
        }
        self.at += 1;
        self.any(within)?;
        self.space();
        if self.peek() != Some(')') {
            return Err(match self.peek() {
                None => self.fault(Span::new(open, open + 1), "This bracket is not closed."),
                Some(_) => self.left_over(),
            });
        }
        self.at += 1;
        self.depth -= 1;
        Ok(())
    }

    /// `attribute operator value`, `attribute pr`, or `attribute[…]`.
    fn comparison(&mut self, within: Option<&Name>) -> Result<(), Fault> {
        let span = self.token();
        let word = span.of(self.text);
        if word.is_empty() {
            let here = Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8));
            return Err(self.fault(here, "The name of an attribute is missing here."));
        }
        if word.bytes().all(|byte| byte.is_ascii_digit()) && within.is_some() {
            return Err(
                self.fault(span, "SCIM has no index. Say which entry is meant by a filter, such as value eq \"7\".")
            );
        }
        let name = self.name()?;
        if self.peek() == Some('[') {
            if within.is_some() {
                return Err(self.fault(Span::new(self.at, self.at + 1), "There can't be brackets inside brackets."));
            }
            return self.brackets(&name);
        }
        self.space();
        let operator_span = self.token();
        let written = operator_span.of(self.text);
        let operator = written.to_ascii_lowercase();
        if written.is_empty() {
            let here = Span::new(name.span.start, self.at);
            return Err(self.fault(here, "An operator is missing, such as eq \"…\" or pr."));
        }
        self.at = operator_span.end;
        let value = match operator.as_str() {
            "pr" => None,
            "eq" | "ne" | "co" | "sw" | "ew" | "gt" | "ge" | "lt" | "le" => Some(self.value(operator_span)?),
            _ => return Err(unknown_operator(operator_span, written)),
        };
        self.found.push(Comparison { name, within: within.cloned(), operator, operator_span, value });
        Ok(())
    }

    /// A filter over the values of an attribute, in brackets.
    fn brackets(&mut self, of: &Name) -> Result<(), Fault> {
        let open = self.at;
        self.at += 1;
        self.space();
        if matches!(self.peek(), Some(']') | None) {
            return Err(self.fault(Span::new(open, self.text.len()), "There is no filter in the brackets."));
        }
        self.any(Some(of))?;
        self.space();
        match self.peek() {
            Some(']') => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(self.left_over()),
            None => Err(self.fault(Span::new(open, open + 1), "This bracket is not closed.")),
        }
    }

    /// What stands where the filter should end, or go on with `and` or `or`.
    fn left_over(&self) -> Fault {
        let instead = [(",", "and"), ("&&", "and"), ("&", "and"), ("||", "or"), ("|", "or"), (";", "and")];
        for (mark, word) in instead {
            if self.rest().starts_with(mark) {
                let span = Span::new(self.at, self.at + mark.len());
                let blank = |at: usize| if self.text.get(at..at + 1) == Some(" ") { "" } else { " " };
                let before = if self.at.checked_sub(1).is_some_and(|at| blank(at).is_empty()) { "" } else { " " };
                let edit = Edit { span, text: format!("{before}{word}{}", blank(span.end)) };
                return Fault {
                    span,
                    what: format!("Two conditions are joined by “and” or “or”, not by “{mark}”."),
                    fix: Some((format!("Write {word}"), vec![edit])),
                };
            }
        }
        let span = Span::new(self.at, self.token().end.max(self.at + self.peek().map_or(0, char::len_utf8)));
        self.fault(span, "The condition before this is complete. Next could come “and”, “or” or its end.")
    }

    /// A name: URI and colon, attribute, dot and sub-attribute.
    fn name(&mut self) -> Result<Name, Fault> {
        let span = self.token();
        let word = span.of(self.text);
        let urn = word.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("urn:"));
        let (uri, local) = match word.rfind(':').filter(|_| urn) {
            Some(at) => (word.get(..at).map(str::to_owned), word.get(at + 1..).unwrap_or_default()),
            None => (None, word),
        };
        let (attribute, part) = match local.split_once('.') {
            Some((attribute, part)) => (attribute, Some(part)),
            None => (local, None),
        };
        if part.is_some_and(|part| part.contains('.')) {
            return Err(self.fault(span, "A path has at most one dot: an attribute and its sub-attribute."));
        }
        if !is_name(attribute) || part.is_some_and(|part| !is_name(part)) {
            let quoted = word.starts_with(['"', '\'']);
            let what = if quoted {
                "The name of an attribute has no quotation marks."
            } else {
                "This is not the name of an attribute."
            };
            return Err(self.fault(span, what));
        }
        let name = Name { uri, attribute: attribute.to_owned(), part: part.map(str::to_owned), span };
        self.at = span.end;
        Ok(name)
    }

    /// What an attribute is compared with: a value of JSON.
    fn value(&mut self, operator: Span) -> Result<(serde_json::Value, Span), Fault> {
        self.space();
        let start = self.at;
        match self.peek() {
            None | Some(']' | ')') => {
                return Err(self.fault(operator, "A value is missing behind this operator."));
            }
            Some('"') => {
                let mut escaped = false;
                let end = self.rest().char_indices().skip(1).find_map(|(at, character)| {
                    let closes = character == '"' && !escaped;
                    escaped = character == '\\' && !escaped;
                    closes.then_some(at + 1)
                });
                let Some(length) = end else {
                    return Err(self.fault(
                        Span::new(start, self.text.len()),
                        "This text is not closed: a quotation mark is missing.",
                    ));
                };
                let span = Span::new(start, start + length);
                self.at = span.end;
                return match serde_json::from_str(span.of(self.text)) {
                    Ok(value) => Ok((value, span)),
                    Err(_) => Err(self.fault(span, "This is not a text as JSON writes it.")),
                };
            }
            Some(open @ ('\'' | '‘' | '’' | '“' | '”' | '„')) => {
                let inner = self.rest().get(open.len_utf8()..).unwrap_or_default();
                let close = inner.find(['\'', '’', '‘', '”', '“']).unwrap_or(inner.len());
                let from = start + open.len_utf8();
                let mark = inner.get(close..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                let span = Span::new(start, from + close + mark);
                let edit = |from, to| Edit { span: Span::new(from, to), text: "\"".into() };
                let edits = vec![edit(start, from), edit(from + close, span.end)];
                let mut fault = self.fault(span, "A text in a filter has straight double quotation marks.");
                fault.fix = Some(("Use double quotation marks".into(), edits));
                return Err(fault);
            }
            Some(_) => {}
        }
        let span = self.token();
        let word = span.of(self.text);
        self.at = span.end;
        match serde_json::from_str::<serde_json::Value>(word) {
            Ok(value @ (serde_json::Value::Bool(_) | serde_json::Value::Null | serde_json::Value::Number(_))) => {
                Ok((value, span))
            }
            _ => {
                let mark = |at| Edit { span: Span::new(at, at), text: "\"".into() };
                let mut fault = self.fault(span, "A text in a filter needs quotation marks around it.");
                fault.fix = Some(("Put quotation marks around it".into(), vec![mark(span.start), mark(span.end)]));
                Err(fault)
            }
        }
    }
}

/// `ATTRNAME` of figure 1, and `$ref` of RFC 7643 §2.1.
fn is_name(name: &str) -> bool {
    let bare = name.strip_prefix('$').unwrap_or(name);
    bare.starts_with(|c: char| c.is_ascii_alphabetic())
        && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn unknown_operator(span: Span, written: &str) -> Fault {
    let instead = match written.to_ascii_lowercase().as_str() {
        "=" | "==" | "===" | "equals" | "is" | ":" => "eq",
        "!=" | "<>" | "neq" => "ne",
        ">" => "gt",
        ">=" | "gte" => "ge",
        "<" => "lt",
        "<=" | "lte" => "le",
        "contains" | "like" | "~" => "co",
        "startswith" | "starts" => "sw",
        "endswith" | "ends" => "ew",
        _ => {
            let what = "This is no operator of SCIM: eq, ne, co, sw, ew, pr, gt, ge, lt or le.".to_owned();
            return Fault { span, what, fix: None };
        }
    };
    let edit = Edit { span, text: instead.to_owned() };
    Fault {
        span,
        what: format!("This is no operator of SCIM. It has “{instead}” for it."),
        fix: Some((format!("Write {instead}"), vec![edit])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filters_of_the_rfc_are_read() {
        for text in [
            "userName eq \"bjensen\"",
            "name.familyName co \"O'Malley\"",
            "userName sw \"J\"",
            "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"",
            "title pr",
            "meta.lastModified gt \"2011-05-13T04:42:34Z\"",
            "title pr and userType eq \"Employee\"",
            "title pr or userType eq \"Intern\"",
            "schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"",
            "userType eq \"Employee\" and (emails co \"example.com\" or emails.value co \"example.org\")",
            "userType ne \"Employee\" and not (emails co \"example.com\" or emails.value co \"example.org\")",
            "userType eq \"Employee\" and emails[type eq \"work\" and value co \"@example.com\"]",
            "emails[type eq \"work\" and value co \"@example.com\"] or ims[type eq \"xmpp\" and value co \"@foo.com\"]",
            "active EQ true AND NOT(a eq -1.5e3)",
            "a eq \"say \\\"hi\\\" ] )\"",
        ] {
            assert!(filter(text).is_ok(), "{text}: {:?}", filter(text));
        }
        for text in [
            "members",
            "name.familyName",
            "addresses[type eq \"work\"]",
            "members[value eq \"2819c223-7f76-453a-919d-413861904646\"]",
            "members[value eq \"2819c223\"].displayName",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
            "emails[not (type eq \"work\")].value",
            "members[$ref eq \"x\"].$ref",
        ] {
            assert!(path(text).is_ok(), "{text}: {:?}", path(text));
        }
    }

    #[test]
    fn the_first_fault_is_told_with_its_place() {
        for (text, part) in [
            ("members[value eq", "eq"),
            ("members[value eq ]", "eq"),
            ("members[value eq 2819c223]", "2819c223"),
            ("members[value eq '7']", "'7'"),
            ("members[value == \"7\"]", "=="),
            ("members[0]", "0"),
            ("members[]", "[]"),
            ("members[value]", "value"),
            ("members[value eq \"7\", type eq \"User\"]", ","),
            ("members[value eq \"7\"", "["),
            ("members[value eq \"7\"]x", "x"),
            ("members[value eq \"7].x", "\"7].x"),
            ("emails[type eq \"work\"].", ""),
            ("a.b.c", "a.b.c"),
            ("/active", "/"),
            ("", ""),
            ("members[a[b eq 1]]", "["),
            ("emails[type gt= \"x\"]", "gt="),
            ("7up", "7up"),
        ] {
            match path(text) {
                Err(fault) => assert_eq!(fault.span.of(text), part, "{text}: {fault:?}"),
                Ok(read) => unreachable!("{text} is read as {read:?}"),
            }
        }
        assert!(filter(&"(".repeat(100_000)).is_err());
        assert!(
            filter("(a eq 1").is_err()
                && filter("a eq 1)").is_err()
                && filter("").is_err()
                && filter("not a eq 1").is_err()
        );
    }

    #[test]
    fn a_fix_mends_what_it_is_for() {
        for (text, mended) in [
            ("members[value eq 7f]", "members[value eq \"7f\"]"),
            ("members[value eq '7f']", "members[value eq \"7f\"]"),
            ("members[value == \"7f\"]", "members[value eq \"7f\"]"),
            ("/name/givenName", "name.givenName"),
            ("a[b eq 1,c eq 2]", "a[b eq 1 and c eq 2]"),
        ] {
            let (_, edits) = path(text).expect_err("a fault").fix.expect("a fix");
            let fix = crate::finding::Fix {
                applicability: crate::finding::Applicability::Unsafe,
                title: String::new(),
                edits,
            };
            assert_eq!(fix.apply(text).as_deref(), Some(mended));
        }
    }

    fn a_filter() -> impl proptest::strategy::Strategy<Value = String> {
        use proptest::prelude::*;
        let literal = prop_oneof![
            Just("true".to_owned()),
            Just("null".to_owned()),
            any::<i32>().prop_map(|number| number.to_string()),
            "\\PC{0,6}".prop_map(|text| serde_json::to_string(&text).expect("a text")),
        ];
        let name = "[a-z][a-zA-Z0-9_-]{0,5}(\\.[a-z]{1,4})?|urn:a:b:2\\.0:User:[a-z]{1,4}";
        let operator = prop::sample::select(vec!["eq", "NE", "co", "sw", "ew", "gt", "ge", "lt", "le"]);
        let leaf = prop_oneof![
            (name, operator, literal).prop_map(|(name, operator, value)| format!("{name} {operator} {value}")),
            name.prop_map(|name| format!("{name} pr")),
        ];
        leaf.prop_recursive(4, 16, 3, |inner| {
            prop_oneof![
                (inner.clone(), "and|or|AND", inner.clone()).prop_map(|(a, word, b)| format!("{a} {word} {b}")),
                inner.clone().prop_map(|it| format!("({it})")),
                inner.prop_map(|it| format!("not ({it})")),
            ]
        })
    }

    proptest::proptest! {
        #[test]
        fn what_the_grammar_makes_is_read(text in a_filter()) {
            proptest::prop_assert!(filter(&text).is_ok(), "{:?}", filter(&text));
            let bracketed = format!("emails[{text}].value");
            proptest::prop_assert!(path(&bracketed).is_ok(), "{:?}", path(&bracketed));
        }

        #[test]
        fn anything_is_read_or_refused_with_a_part_of_it(text in "[a-c\\[\\]()., \"'=7]{0,20}|\\PC{0,20}|(emails|\\[|\\]| eq | and |\"x\"|\\(|not ){0,8}") {
            for fault in [path(&text).err(), filter(&text).err()].into_iter().flatten() {
                proptest::prop_assert!(text.get(fault.span.start..fault.span.end).is_some(), "{:?}", fault);
            }
        }
    }
}
