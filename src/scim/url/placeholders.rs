//! Parts of a URL that stand for something else.

use core::ops::Range;

/// More of them say nothing new.
const MOST: usize = 100;
/// Words behind `your` that a vendor's pattern has.
const NOUNS: &[&str] = &[
    "account",
    "app",
    "application",
    "base",
    "company",
    "companyname",
    "customer",
    "domain",
    "domainname",
    "env",
    "environment",
    "host",
    "hostname",
    "id",
    "identifier",
    "instance",
    "name",
    "org",
    "organization",
    "organisation",
    "region",
    "site",
    "slug",
    "subdomain",
    "team",
    "tenant",
    "tenantid",
    "tenantname",
    "url",
    "vendor",
    "workspace",
    "here",
];
/// Parts of a path or host that are a placeholder by themselves.
const WHOLE: &[&str] =
    &["changeme", "change-me", "replaceme", "replace-me", "example-company", "insert-here", "tbd", "todo"];

/// Parts that stand for something else: in brackets, dots, variables, or words such as `your-domain`.
pub(super) fn placeholders(clean: &str) -> Vec<Range<usize>> {
    let mut found = brackets(clean);
    for mark in ["...", "…"] {
        if let Some(at) = clean.find(mark) {
            found.push(at..at + mark.len());
        }
    }
    let authority = clean.find("://").map_or(0, |at| at + 3);
    let host_end = clean.get(authority..).and_then(|rest| rest.find('/')).map_or(clean.len(), |at| authority + at);
    let mut at = authority;
    for part in clean.get(authority..).unwrap_or_default().split(['/', '?', '#', '&', '=']) {
        let in_host = at < host_end;
        let labels: Vec<&str> = if in_host { part.split('.').collect() } else { vec![part] };
        let mut start = at;
        for label in labels {
            let range = start..start + label.len();
            let apart = found.iter().take(MOST).all(|other| other.end <= range.start || other.start >= range.end);
            if apart && found.len() < MOST && stands_for(label, in_host) {
                found.push(range);
            }
            start += label.len() + 1;
        }
        at += part.len() + 1;
    }
    found.truncate(MOST);
    found
}

/// What stands in `<…>`, `{…}` and `[…]`.
fn brackets(clean: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = clean.get(from..).filter(|_| found.len() < MOST) {
        let Some(open) = rest.find(['<', '{', '[']) else { break };
        let closer = match rest.get(open..).and_then(|text| text.chars().next()) {
            Some('<') => '>',
            Some('{') => '}',
            _ => ']',
        };
        let end = rest.get(open..).and_then(|text| text.find(closer)).map_or(rest.len(), |at| open + at + 1);
        let inside = rest.get(open + 1..end.saturating_sub(1)).unwrap_or_default();
        // An IPv6 address stands in brackets too.
        let address =
            closer == ']' && inside.chars().all(|character| character.is_ascii_hexdigit() || ":.%".contains(character));
        if !address {
            found.push(from + open..from + end);
        }
        from += end;
    }
    found
}

/// Is a label of the host, or a part of the path, a placeholder as a whole?
fn stands_for(part: &str, in_host: bool) -> bool {
    let lower = part.to_ascii_lowercase();
    let name = |text: &str| {
        text.len() > 1
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
            && text.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let variable = part.strip_prefix('$').is_some_and(name)
        || part.strip_prefix('%').and_then(|text| text.strip_suffix('%')).is_some_and(name)
        || !in_host && part.strip_prefix(':').is_some_and(name);
    let capitals = part.contains('_')
        && part.chars().all(|c| c.is_ascii_uppercase() || c == '_')
        && part
            .split('_')
            .any(|word| word == "YOUR" || NOUNS.contains(&word.to_ascii_lowercase().as_str()) || word == "ME");
    let filler = lower.contains("xxxx") && lower.chars().all(|c| matches!(c, 'x' | '-' | '_'));
    variable || capitals || filler || WHOLE.contains(&lower.as_str()) || is_yours(&lower)
}

/// `your` and a word of a vendor's pattern: `your-company`, `yourdomain`, `your_tenant_id`. `your-server.example` is somebody's host.
fn is_yours(lower: &str) -> bool {
    let Some(rest) = lower.strip_prefix("your") else { return false };
    let words: Vec<&str> = rest.split(['-', '_']).filter(|word| !word.is_empty()).collect();
    !words.is_empty() && words.len() <= 6 && words.iter().all(|word| NOUNS.contains(word))
}
