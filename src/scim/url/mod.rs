//! The SCIM base URL as OneLogin wants it: OneLogin adds `/Users` and `/Groups` after it.

mod placeholders;

use core::ops::Range;

use serde::{Deserialize, Serialize};

use super::field;
use super::pasted::Pasted;
use crate::finding::{Applicability, Edit, Field, Found, InputFinding, Span, checks, removal, run};
use crate::text::{is_invisible, is_quote};

checks!(
    Url,
    try_on,
    [
        wrong_field,
        empty,
        marks,
        words,
        ending,
        white_space,
        invisible,
        quotes,
        no_scheme,
        doubled_scheme,
        placeholder,
        malformed,
        no_host,
        scheme,
        not_https,
        user_info,
        bare_host,
        loopback,
        ip_host,
        not_ascii_host,
        host,
        query,
        fragment,
        resource,
        trailing_slash,
        doubled_slash,
        version_1,
    ]
);

/// What a vendor says about its base URL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct EndpointRules {
    /// Whether it must end with a slash.
    pub trailing_slash: TrailingSlash,
    /// The host, or the end of it after a dot (`spekit.co`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
}

/// Whether a base URL must end with a slash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum TrailingSlash {
    /// Either way works, or nobody says.
    #[default]
    Ignore,
    /// Must not.
    Forbid,
    /// Must.
    Require,
}

/// Checks a base URL as typed. No findings means that nothing is known to be wrong.
#[must_use]
pub fn check(input: &str, rules: &EndpointRules) -> Vec<InputFinding> {
    let url = Url::new(input, rules);
    // What belongs elsewhere is no bad URL.
    run(if url.belongs.is_some() { &[wrong_field::CHECK] } else { CHECKS }, &url, input)
}

#[cfg(test)]
fn try_on(input: &str, rules: Option<&str>) -> Vec<InputFinding> {
    let rules = rules.map(|json| serde_json::from_str(json).expect("rules")).unwrap_or_default();
    check(input, &rules)
}

/// A base URL taken apart, with every part's place in what was typed.
pub(super) struct Url {
    typed: String,
    pasted: Pasted,
    /// The field that it belongs in, if that is another one.
    belongs: Option<Field>,
    /// The URL alone, without what can't belong to one.
    clean: String,
    /// For each byte of `clean` and its end: the byte in `typed`.
    places: Vec<usize>,
    parts: Option<Parts>,
    rules: EndpointRules,
}

/// Parts of a URL (RFC 3986 §3) as ranges of the clean text.
pub(super) struct Parts {
    scheme: Range<usize>,
    user: Option<Range<usize>>,
    host: Range<usize>,
    path: Range<usize>,
    query: Option<Range<usize>>,
    fragment: Option<Range<usize>>,
}

impl Url {
    fn new(typed: &str, rules: &EndpointRules) -> Self {
        let pasted = Pasted::url(typed);
        let (mut clean, mut places) = (String::with_capacity(typed.len()), Vec::with_capacity(typed.len() + 1));
        for piece in &pasted.pieces {
            for (at, character) in piece.of(typed).char_indices() {
                if is_invisible(character) || is_quote(character) {
                    continue;
                }
                places.extend((0..character.len_utf8()).map(|offset| piece.start + at + offset));
                clean.push(character);
            }
        }
        let parts = parts(&clean);
        let belongs = field::of(typed).filter(|field| *field != Field::Url);
        Self { typed: typed.to_owned(), pasted, belongs, clean, places, parts, rules: rules.clone() }
    }

    const fn pasted(&self) -> &Pasted {
        &self.pasted
    }

    fn clean(&self) -> &str {
        &self.clean
    }

    const fn rules(&self) -> &EndpointRules {
        &self.rules
    }

    const fn parts(&self) -> Option<&Parts> {
        self.parts.as_ref()
    }

    /// All that was typed.
    const fn all(&self) -> Span {
        Span::new(0, self.typed.len())
    }

    /// From the first to the last character that belongs to the URL.
    fn visible(&self) -> Span {
        self.span(0..self.clean.len())
    }

    /// From the first to the last of these parts.
    fn around(&self, parts: &[Span]) -> Span {
        let start = parts.iter().map(|part| part.start).min().unwrap_or_default();
        Span::new(start, parts.iter().map(|part| part.end).max().unwrap_or(start))
    }

    /// Where something can be put behind the URL: behind what is removed there, and before words.
    fn end(&self) -> usize {
        let words = self.pasted.words.iter().map(|words| words.start).find(|start| *start >= self.pasted.value.end);
        words.unwrap_or(self.typed.len())
    }

    /// Where a range of the clean text was typed.
    fn span(&self, range: Range<usize>) -> Span {
        let place = |at: usize| self.places.get(at).copied();
        let start = place(range.start).unwrap_or(self.pasted.value.end);
        if range.is_empty() {
            return Span::new(start, start);
        }
        let last = range.end.checked_sub(1).and_then(place).map_or(start, |last| last + 1);
        Span::new(start, last)
    }

    /// A part in lower case.
    fn lower(&self, range: &Range<usize>) -> String {
        self.clean.get(range.clone()).unwrap_or_default().to_ascii_lowercase()
    }

    fn is_loopback(&self) -> bool {
        self.parts.as_ref().is_some_and(|parts| {
            let host = self.lower(&parts.host);
            host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") || host == "[::1]"
        })
    }

    /// The part that RFC 3986 (or RFC 3987, whose hosts may hold any letters) does not allow, if there is one and no
    /// other check has a better word for it.
    fn malformed(&self) -> Option<Range<usize>> {
        let parts = self.parts()?;
        if iri_string::types::IriStr::new(&self.clean).is_ok()
            || parts.host.is_empty()
            || !placeholders::placeholders(&self.clean).is_empty()
        {
            return None;
        }
        // The first part that is not allowed by itself.
        let whole = |range: &Range<usize>, before: &str, after: &str| {
            let text = format!("{before}{}{after}", self.clean.get(range.clone()).unwrap_or_default());
            iri_string::types::IriStr::new(&text).is_err()
        };
        let authority = parts.scheme.end + 3..parts.path.start;
        if whole(&authority, "https://", "") {
            return Some(authority);
        }
        if whole(&parts.path, "https://a", "") {
            return Some(parts.path.clone());
        }
        Some(0..self.clean.len())
    }
}

fn parts(clean: &str) -> Option<Parts> {
    let colon = clean.find("://")?;
    let start = colon + 3;
    // Two URLs in one field are none: which part is the host nobody can say.
    let before_query = clean.split('?').next().unwrap_or_default();
    if before_query.get(start..).is_some_and(|rest| rest.contains("://")) {
        return None;
    }
    let find = |from: usize, wanted: &[char]| {
        clean.get(from..).and_then(|rest| rest.find(wanted)).map_or(clean.len(), |at| from + at)
    };
    let authority_end = find(start, &['/', '?', '#']);
    let authority = clean.get(start..authority_end)?;
    let user = authority.rfind('@').map(|at| start..start + at + 1);
    let host_start = user.as_ref().map_or(start, |user| user.end);
    let host_text = clean.get(host_start..authority_end)?;
    let host_length = if host_text.starts_with('[') {
        host_text.find(']').map_or(host_text.len(), |at| at + 1)
    } else {
        host_text.find(':').unwrap_or(host_text.len())
    };
    let path_end = find(authority_end, &['?', '#']);
    let query_end = find(path_end, &['#']);
    Some(Parts {
        scheme: 0..colon,
        user,
        host: host_start..host_start + host_length,
        path: authority_end..path_end,
        query: (query_end > path_end).then_some(path_end..query_end),
        fragment: (clean.len() > query_end).then_some(query_end..clean.len()),
    })
}

/// Reports the characters that can't belong to the URL, all in one, with a fix that takes them away. What is cut as a whole is
/// left to the check that cuts it.
fn remove(
    url: &Url,
    found: &mut Found,
    how: Applicability,
    wrong: impl Fn(usize, char) -> bool,
    (what, title): (&'static str, &str),
) {
    if url.clean.is_empty() {
        return;
    }
    if let Some((span, edits)) = removal(&url.typed, |at, character| !url.pasted.is_cut(at) && wrong(at, character)) {
        found.at(span, what).fix(how, title, edits);
    }
}

/// Edits that cut these parts.
fn cut(parts: &[Span]) -> Vec<Edit> {
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    parts.into_iter().map(|span| Edit { span, text: String::new() }).collect()
}
