//! What was pasted into a field for one value: the value, and what came with it. A fix is only as safe as this is sure.
//!
//! White space inside a value is joined without asking only where one unbroken value was wrapped. Words before or behind the
//! value, marks around it and the end of a sentence are told apart from it, so that nothing is glued to it.

mod token;
mod url;

use crate::finding::Span;
use crate::text::{is_invisible, is_quote};

/// Nobody's value has more marks around it, or is wrapped into more lines.
const MOST: usize = 40;

/// A text taken apart.
#[derive(Debug, Default)]
pub(super) struct Pasted {
    /// Where the value stands, from its first to its last piece; empty if there is none.
    pub value: Span,
    /// Its pieces. More than one if there is white space in it.
    pub pieces: Vec<Span>,
    /// Is it sure that the pieces are one value that was wrapped?
    pub wrapped: bool,
    /// A second value of the same kind, and all that follows it.
    pub second: Option<Span>,
    /// Marks around the value: `<`, `>`, `**`, `- `, `[words](`, `)`.
    pub marks: Vec<Span>,
    /// Words that name the value: `Bearer`, `SCIM Bearer Token:`, `Api-Key`.
    pub label: Option<Span>,
    /// Does the label say nothing but what the field is?
    pub plain_label: bool,
    /// Other words before and behind the value, with the white space between.
    pub words: Vec<Span>,
    /// The end of a sentence behind the value: `.`, `,`, `)`, `%20`.
    pub endings: Vec<Span>,
}

impl Pasted {
    /// Does the byte belong to something that is cut as a whole?
    pub(super) fn is_cut(&self, at: usize) -> bool {
        let cut = self.marks.iter().chain(&self.words).chain(&self.label).chain(&self.endings);
        // What stands between two values must not be taken away, or they are glued.
        let second = self.second.is_some_and(|second| self.value.end <= at && at < second.end);
        second || cut.into_iter().any(|span| (span.start..span.end).contains(&at))
    }

    /// Does the byte stand inside the value?
    pub(super) const fn is_inside(&self, at: usize) -> bool {
        self.value.start <= at && at < self.value.end
    }
}

/// Does it go away wherever it stands around a value?
pub(super) fn is_outside(character: char) -> bool {
    character.is_whitespace() || is_invisible(character) || is_quote(character)
}

/// Characters that begin a new line.
pub(super) const fn is_line_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}')
}

/// The part without what goes away at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let start = span.end - part.trim_start_matches(is_outside).len();
    let end = span.start + part.trim_end_matches(is_outside).len();
    if start < end { Span::new(start, end) } else { Span::new(start.min(span.end), start.min(span.end)) }
}

/// Parts between white space, without invisible characters and quotation marks at their ends.
fn pieces(text: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = None;
    let part = span.of(text);
    for (at, character) in part.char_indices() {
        let at = span.start + at;
        match (character.is_whitespace(), start) {
            (true, Some(from)) => {
                pieces.push(trimmed(text, Span::new(from, at)));
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        pieces.push(trimmed(text, Span::new(from, span.end)));
    }
    pieces.retain(|piece| piece.start < piece.end);
    pieces
}

/// Cuts the marks of a list, a quotation or a heading off the beginning, and pairs of marks off both ends. `fits` says whether
/// what stands in a pair of marks may be the value.
fn unmarked(text: &str, mut span: Span, marks: &mut Vec<Span>, fits: impl Fn(&str) -> bool) -> Span {
    loop {
        span = trimmed(text, span);
        if marks.len() >= MOST {
            return span;
        }
        let part = span.of(text);
        if let Some(length) = bullet(part) {
            marks.push(Span::new(span.start, span.start + length));
            span.start += length;
            continue;
        }
        // What ends a sentence may stand behind the marks.
        let tail = ending(part);
        let shorter = part.get(..part.len() - tail).unwrap_or_default();
        if let Some((open, close)) = pair_of(part, &fits) {
            marks.push(Span::new(span.start, span.start + open));
            marks.push(Span::new(span.end - close, span.end));
            span = Span::new(span.start + open, span.end - close);
        } else if tail > 0 && pair_of(shorter.trim_end_matches(is_outside), &fits).is_some() {
            marks.push(Span::new(span.end - tail, span.end));
            span.end -= tail;
        } else {
            return span;
        }
    }
}

/// Lengths of the marks at both ends, if what stands in them may be the value.
fn pair_of(part: &str, fits: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let pairs = [("<", ">"), ("**", "**"), ("*", "*"), ("__", "__"), ("~~", "~~"), ("(", ")"), ("[", "]")];
    pairs.iter().find_map(|(open, close)| {
        let inner = part.strip_prefix(open)?.strip_suffix(close)?.trim_matches(is_outside);
        let inner = inner.get(..inner.len() - ending(inner)).unwrap_or_default();
        // Marks may stand inside marks.
        (fits(inner) || pair_of_inner(inner, &fits)).then_some((open.len(), close.len()))
    })
}

/// One more pair of marks.
fn pair_of_inner(part: &str, fits: impl Fn(&str) -> bool) -> bool {
    [("<", ">"), ("**", "**"), ("*", "*"), ("(", ")"), ("[", "]")].iter().any(|(open, close)| {
        let inner = part.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        inner.is_some_and(|inner| fits(inner.trim_matches(is_outside)))
    })
}

/// Length of `- `, `* `, `> `, `1. ` and the like at the beginning.
pub(super) fn bullet(text: &str) -> Option<usize> {
    let after = match text.strip_prefix(['-', '*', '+', '>', '•', '–', '·', '#']) {
        Some(after) => after.trim_start_matches('#'),
        None => {
            let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
            if after.len() == text.len() || text.len() - after.len() > 2 {
                return None;
            }
            after.strip_prefix(['.', ')'])?
        }
    };
    let rest = after.trim_start_matches([' ', '\t']);
    (rest.len() < after.len() && !rest.is_empty()).then(|| text.len() - rest.len())
}

/// Length of what ends a sentence at the end of a value.
fn ending(value: &str) -> usize {
    let opens = value.contains('(');
    let mut rest = value;
    // Looks at the last characters only: there may be very many of them.
    loop {
        let last = rest.get(rest.len().saturating_sub(3)..).unwrap_or_default();
        let cut = if ["%20", "%0a", "%0d"].iter().any(|blank| last.eq_ignore_ascii_case(blank)) {
            3
        } else if rest.ends_with("...") || rest.ends_with('…') {
            0
        } else {
            usize::from(rest.ends_with(['.', ',', ';', '!']) || (rest.ends_with(')') && !opens))
        };
        let shorter = rest.get(..rest.len() - cut).unwrap_or_default();
        if cut == 0 || shorter.is_empty() {
            return value.len() - rest.len();
        }
        rest = shorter;
    }
}

/// Cuts the ends of a sentence off, with what goes away anyway between them. `cut` says how long one is.
fn without_endings(text: &str, mut span: Span, endings: &mut Vec<Span>, cut: impl Fn(&str) -> usize) -> Span {
    loop {
        span = trimmed(text, span);
        let length = cut(span.of(text));
        if length == 0 || endings.len() >= MOST {
            return span;
        }
        endings.push(Span::new(span.end - length, span.end));
        span.end -= length;
    }
}

/// Is there a line break in the part between two pieces?
fn breaks(text: &str, left: Span, right: Span) -> bool {
    Span::new(left.end, right.start).of(text).contains(is_line_break)
}

/// How surely two pieces are one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Join {
    /// They are not.
    No,
    /// They may be.
    Perhaps,
    /// One was wrapped.
    Sure,
}
