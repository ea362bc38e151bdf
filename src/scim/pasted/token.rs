//! A bearer token, and what was copied with it.

use super::{Join, MOST, Pasted, breaks, ending, pieces, trimmed, unmarked, without_endings};
use crate::finding::Span;

/// Words that stand before a token and are no part of it.
const LABELS: &[&str] = &[
    "access",
    "api",
    "api-key",
    "api-token",
    "apikey",
    "apitoken",
    "api_key",
    "api_token",
    "auth",
    "authorization",
    "bearer",
    "bearertoken",
    "credential",
    "credentials",
    "genericapikey",
    "geniekey",
    "header",
    "http",
    "integration",
    "is",
    "key",
    "my",
    "new",
    "oauth",
    "oauth2",
    "onelogin",
    "pat",
    "personal",
    "private",
    "provisioning",
    "scim",
    "scim-token",
    "scim_token",
    "scimtoken",
    "secret",
    "ssws",
    "static",
    "the",
    "token",
    "value",
    "x-api-key",
    "x-auth-token",
    "your",
];

impl Pasted {
    /// Takes the text of a token's field apart. `prefix` is a word that the vendor wants before the token.
    pub(in crate::scim) fn token(text: &str, prefix: Option<&str>) -> Self {
        let mut pasted = Self::default();
        let all = trimmed(text, Span::new(0, text.len()));
        let all = unmarked(text, all, &mut pasted.marks, is_wrapped_token);
        let all = without_endings(text, all, &mut pasted.endings, sentence);
        let part = all.of(text);
        // `<your token>` and its like are one thing, whatever stands in them.
        let bracketed = [('<', '>'), ('{', '}'), ('[', ']')]
            .iter()
            .any(|(open, close)| part.starts_with(*open) && part.ends_with(*close))
            || part.starts_with("${");
        let mut pieces = if bracketed { vec![all] } else { pieces(text, all) };
        let mut lead = label(text, &mut pieces, prefix, &mut pasted);
        if let (Some(label), Some(next)) = (pasted.label, pieces.get(lead)) {
            // Marks may stand around the token alone.
            let rest =
                unmarked(text, Span::new(next.start.max(label.end), all.end), &mut pasted.marks, is_wrapped_token);
            pieces = super::pieces(text, rest);
            lead = 0;
        }
        if lead >= pieces.len() {
            // Nothing but a label is a token that is not there.
            return pasted;
        }
        let rest = pieces.get(lead..).unwrap_or_default();
        let first = lead + rest.iter().position(|piece| is_token(piece.of(text))).unwrap_or(0);
        let at = |index: usize| pieces.get(index).copied().unwrap_or_default();
        if first > lead {
            pasted.words.push(Span::new(at(lead).start, at(first).start));
        }
        let mut last = first;
        let mut join = Join::Sure;
        while let Some(next) = pieces.get(last + 1).filter(|_| last < first + MOST) {
            let how = continues(text, pieces.get(first..=last).unwrap_or_default(), *next);
            if how == Join::No {
                break;
            }
            join = join.min(how);
            last += 1;
        }
        pasted.wrapped = join == Join::Sure && !bracketed;
        pasted.pieces = pieces.get(first..=last).unwrap_or_default().to_vec();
        let end = at(last).end;
        if let Some(behind) = pieces.last().filter(|piece| piece.end > end) {
            let endings = pasted.endings.drain(..).map(|ending| ending.end).max().unwrap_or_default();
            pasted.words.push(Span::new(end, behind.end.max(endings)));
        }
        if let Some(piece) = pasted.pieces.last_mut().filter(|_| !bracketed) {
            *piece = without_endings(text, *piece, &mut pasted.endings, sentence);
        }
        pasted.value = Span::new(at(first).start, pasted.pieces.last().map_or(end, |piece| piece.end));
        pasted
    }
}

/// May it be a token, perhaps in several lines?
fn is_wrapped_token(inner: &str) -> bool {
    let lines: String = inner.split(super::is_line_break).map(str::trim).collect();
    is_token(&lines) && !lines.contains('*')
}

/// Length of what ends a sentence. A full stop may end a signed token, and stars are a mask.
fn sentence(value: &str) -> usize {
    let cut = ending(value);
    let last = value.rsplit(char::is_whitespace).next().unwrap_or_default();
    let unsigned = last.starts_with("eyJ") && last.ends_with('.') && last.matches('.').count() == 2;
    if unsigned { 0 } else { cut }
}

/// How many pieces at the beginning are words that name the token. A word that is glued to it is cut off its piece.
fn label(text: &str, pieces: &mut [Span], prefix: Option<&str>, pasted: &mut Pasted) -> usize {
    let wanted = |word: &str| prefix.is_some_and(|prefix| word.starts_with(prefix.trim()));
    let Some(start) = pieces.first().map(|piece| piece.start) else { return 0 };
    let (mut lead, mut plain, mut sure) = (0, true, false);
    for piece in pieces.iter() {
        let word = piece.of(text);
        // The label itself may stand in bold letters.
        let word = word.trim_matches(['*', '_', '`']);
        let bare = word.trim_end_matches([':', '=']).trim_end_matches(['*', '_']);
        let lower = bare.to_ascii_lowercase();
        if wanted(word) || lower == "basic" || !LABELS.contains(&lower.as_str()) && !is_name(word) {
            break;
        }
        let own = matches!(lower.as_str(), "bearer" | "authorization");
        // What stands before a colon says what the field is; a word of another scheme asks for another header.
        // `X-Api-Key:` is another header.
        plain = !lower.starts_with("x-") && (word.len() > bare.len() || plain && own);
        sure |= own;
        lead += 1;
    }
    // Words alone are a placeholder, or a short token; but for those that OneLogin adds itself.
    if lead == pieces.len() && !sure {
        return 0;
    }
    let mut end = None;
    if let Some(piece) = pieces.get_mut(lead)
        && let Some(length) = glued(piece.of(text), lead > 0).filter(|_| !wanted(piece.of(text)))
    {
        // The vendor may want `token=` before the token.
        plain &= lead == 0;
        piece.start += length;
        *piece = trimmed(text, *piece);
        end = Some(piece.start);
    }
    let before = lead.checked_sub(1).and_then(|last| pieces.get(last)).map(|piece| piece.end);
    let next = pieces.get(lead).map(|piece| piece.start).filter(|_| lead > 0);
    if let Some(end) = end.or(next).or(before) {
        pasted.label = Some(Span::new(start, end));
        pasted.plain_label = plain;
    }
    lead
}

/// A label of its own making: `SCIM-Key:`.
fn is_name(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|name| {
        name.len() >= 2 && name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '_')) && name.len() <= 24
    })
}

/// Length of a label that is glued to the token: `Bearer:`, `token=` behind other words.
fn glued(piece: &str, behind_label: bool) -> Option<usize> {
    let at = piece.find([':', '='])?;
    let name = piece.get(..at)?.to_ascii_lowercase();
    let sure = matches!(
        name.as_str(),
        "authorization" | "bearer" | "api_key" | "apikey" | "api-key" | "access_token" | "scim_token" | "bearer_token"
    );
    let rest = piece.get(at + 1..)?.trim_start_matches(super::is_outside);
    // The sign may be the filling of base64.
    let goes_on = !rest.is_empty() && !rest.starts_with('=');
    (goes_on && (sure || behind_label && LABELS.contains(&name.as_str()))).then(|| piece.len() - rest.len())
}

/// May it be a token, and no word?
fn is_token(piece: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._~+/=".contains(c);
    let core = piece.get(..piece.len() - ending(piece)).unwrap_or_default();
    let has = |kind: fn(&char) -> bool| core.chars().any(|c| kind(&c));
    let mixed = core.chars().skip(1).any(|c| c.is_ascii_uppercase()) && has(char::is_ascii_lowercase);
    core.len() >= 8
        && core.chars().all(fits)
        && (has(char::is_ascii_digit) && has(char::is_ascii_alphabetic) || mixed || core.len() >= 20)
}

/// Does the token go on in the next piece?
fn continues(text: &str, so_far: &[Span], next: Span) -> Join {
    let (Some(first), Some(left)) = (so_far.first(), so_far.last()) else { return Join::No };
    let right = next.of(text);
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._~+/=".contains(c);
    let core = right.get(..right.len() - ending(right)).unwrap_or_default();
    let (first, left_text) = (first.of(text), left.of(text));
    let mixed = core.chars().skip(1).any(|c| c.is_ascii_uppercase()) && core.contains(|c: char| c.is_ascii_lowercase());
    let word = core.chars().all(|c| c.is_ascii_alphabetic()) && !mixed && core.len() <= 15;
    let broken = breaks(text, *left, next);
    if core.is_empty() || !core.chars().all(fits) || word && !(broken && (left_text.len() >= 60 || so_far.len() > 1)) {
        return Join::No;
    }
    // Lines of one token are equally long, but for the last.
    let lines = so_far.iter().all(|piece| piece.of(text).len() == first.len()) && core.len() <= first.len();
    let shorter = core.len() < first.len() || so_far.len() > 1;
    if broken && first.len() >= 8 && lines && shorter && !is_whole(first, core) {
        return Join::Sure;
    }
    if right.len() >= 4 || broken { Join::Perhaps } else { Join::No }
}

/// Is the first line surely a token of its own, or does the second begin like it?
fn is_whole(first: &str, second: &str) -> bool {
    let parts: Vec<&str> = first.split('-').collect();
    let uuid = first.len() == 36 && parts.len() == 5 && first.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let signed = first.starts_with("eyJ")
        && first.rsplit('.').next().is_some_and(|last| last.len() >= 43)
        && first.split('.').count() == 3;
    let prefix = first.find('_').and_then(|at| first.get(..=at));
    uuid || signed
        || first.ends_with('=')
        || second.starts_with("eyJ")
        || prefix.is_some_and(|prefix| second.starts_with(prefix))
}
