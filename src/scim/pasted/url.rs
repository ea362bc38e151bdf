//! A URL, and what was copied with it.

use super::{Join, MOST, Pasted, breaks, ending, pieces, trimmed, unmarked, without_endings};
use crate::finding::Span;

impl Pasted {
    /// Takes the text of a URL's field apart.
    pub(in crate::scim) fn url(text: &str) -> Self {
        let mut pasted = Self::default();
        let all = trimmed(text, Span::new(0, text.len()));
        let fits =
            |inner: &str| scheme(inner) == Some(0) || bare(inner) || inner.starts_with('[') && inner.contains("](");
        let all = unmarked(text, all, &mut pasted.marks, fits);
        let all = match link(text, all, &mut pasted) {
            Some(inner) => unmarked(text, inner, &mut pasted.marks, fits),
            None => all,
        };
        let all = without_endings(text, all, &mut pasted.endings, ending);
        let mut pieces = pieces(text, all);
        let first = match pieces.iter().position(|piece| piece.of(text).contains("://")) {
            Some(at) => at,
            None if pieces.first().is_some_and(|piece| is_host_like(piece.of(text))) => 0,
            None => {
                pasted.value = all;
                pasted.pieces = pieces;
                return pasted;
            }
        };
        if let (Some(before), Some(piece)) = (pieces.first().copied(), pieces.get_mut(first)) {
            let glued = scheme(piece.of(text)).unwrap_or_default();
            let whole = unmarked(text, Span::new(piece.start + glued, piece.end), &mut pasted.marks, |inner| {
                scheme(inner) == Some(0)
            });
            let start = piece.start + glued;
            if before.start < start {
                pasted.words.push(Span::new(before.start, start));
            }
            // The mark that ends it stood in the words: `href="…">`.
            let close = whole.of(text).find(['>', '"', '<', '\'']).filter(|_| glued > 0);
            *piece = Span::new(whole.start, close.map_or(whole.end, |at| whole.start + at));
            if let Some(end) = close.map(|at| whole.start + at) {
                pasted.words.push(Span::new(end, all.end));
                pieces.truncate(first + 1);
            }
        }
        let (mut last, mut join) = (first, Join::Sure);
        let last_of_all = pieces.last().copied().unwrap_or_default();
        let value = |pieces: &[Span], at: usize| pieces.get(at).copied().unwrap_or_default();
        let start = value(&pieces, first).start;
        while let Some(next) = pieces.get(last + 1).copied().filter(|_| last < first + MOST) {
            let here = value(&pieces, last);
            if next.of(text).contains("://") {
                pasted.second = Some(Span::new(next.start, all.end));
                break;
            }
            let so_far = Span::new(start, here.end).of(text);
            let how = continues(so_far, next.of(text), breaks(text, here, next));
            if how == Join::No {
                break;
            }
            join = join.min(how);
            last += 1;
        }
        let end = value(&pieces, last);
        pasted.wrapped = join == Join::Sure;
        pasted.pieces = pieces.get(first..=last).unwrap_or_default().to_vec();
        // A second URL is reported as that, and words behind the first as words.
        if pasted.second.is_some() {
            pasted.endings.clear();
        } else if last_of_all.end > end.end {
            let behind = pasted.endings.drain(..).map(|ending| ending.end).max().unwrap_or_default();
            pasted.words.push(Span::new(end.end, last_of_all.end.max(behind)));
        }
        if pasted.second.is_none()
            && let Some(piece) = pasted.pieces.last_mut()
        {
            *piece = without_endings(text, *piece, &mut pasted.endings, ending);
        }
        pasted.value = Span::new(start, pasted.pieces.last().map_or(end.end, |piece| piece.end));
        pasted
    }
}

/// The URL of `[words](URL)`; what stands behind it are words, or the end of a sentence.
fn link(text: &str, all: Span, pasted: &mut Pasted) -> Option<Span> {
    let part = all.of(text);
    let open = if part.starts_with('[') { part.find("](")? + 2 } else { return None };
    let inside = part.get(open..)?;
    // A title may stand behind the URL.
    let url_end = open + inside.find([' ', ')'])?;
    let close = url_end + part.get(url_end..)?.find(')')? + 1;
    let at = |offset: usize| all.start + offset;
    pasted.marks.push(Span::new(at(0), at(open)));
    let behind = part.get(close..)?;
    let rest = behind.replace("%20", "");
    if rest.chars().all(|c| super::is_outside(c) || ".,;!)".contains(c)) {
        pasted.marks.push(Span::new(at(url_end), all.end));
    } else {
        pasted.marks.push(Span::new(at(url_end), at(close)));
        pasted.words.push(Span::new(at(close), all.end));
    }
    Some(Span::new(at(open), at(url_end)))
}

/// Where `https://` or `http://` begins, if it begins the text or stands behind a mark that may part it from words.
fn scheme(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find("://")?;
    let before = lower.get(..at)?;
    let start = ["https", "http"].iter().find_map(|word| before.strip_suffix(word)).map(str::len)?;
    let parted = before.get(..start)?.chars().next_back();
    parted
        .is_none_or(|mark| matches!(mark, ':' | '=' | '(' | '<' | '[' | '"' | '\'' | '“' | '*' | '`' | ',' | '|'))
        .then_some(start)
}

/// A URL without a scheme that marks may stand around.
fn bare(text: &str) -> bool {
    is_host_like(text) && text.contains('/')
}

/// May it be a host, with or without a path?
fn is_host_like(text: &str) -> bool {
    let host = text.split(['/', ':', '?']).next().unwrap_or_default();
    host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

/// Does the URL go on in the next piece? `broken` says that there is a line break between them.
fn continues(left: &str, right: &str, broken: bool) -> Join {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._~/?#@!$&'+,;=%:".contains(c);
    if right.len() < 2 || !right.chars().all(fits) || right.ends_with(':') {
        return Join::No;
    }
    let surely = if broken { Join::Sure } else { Join::Perhaps };
    let first = right.split('/').next().unwrap_or_default();
    let known = matches!(first.to_ascii_lowercase().as_str(), "scim" | "scim2" | "v1" | "v2" | "v2.0" | "api");
    let path = left.split_once("://").map_or(left, |(_, rest)| rest).contains('/');
    if right.starts_with(['/', '?', '&', '=', '%']) || (right.starts_with('.') && !path) {
        return surely;
    }
    let long = left.len() >= 60 && right.contains('/');
    if left.ends_with('/') && path && (known || (right.contains('/') && !first.contains('.')) || long) {
        return surely;
    }
    if !path && left.ends_with(['.', '-']) && right.contains(['.', '/']) {
        return surely;
    }
    if long && !first.contains('.') {
        return surely;
    }
    let number = right.len() >= 8 && right.contains(|c: char| c.is_ascii_digit()) && !right.contains('@');
    if right.contains('/') || known || (left.ends_with('/') && number) { Join::Perhaps } else { Join::No }
}
