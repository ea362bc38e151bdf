//! The SCIM base URL as OneLogin wants it: the address that `/Users` and `/Groups` are put behind.

use serde::{Deserialize, Serialize};

use super::finding::{Applicability, Fix, InputFinding, InputSeverity, Span};

/// What a vendor says about its base URL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct EndpointRules {
    /// Whether it must end with a slash.
    pub trailing_slash: TrailingSlash,
    /// The host, or the end of it after a dot (`spekit.co`).
    pub host: Option<String>,
}

/// Whether a base URL must end with a slash.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
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

const RESOURCES: &[&str] = &["users", "groups", "schemas", "resourcetypes", "serviceproviderconfig", "bulk", "me"];

/// Checks a base URL as typed. No findings means that nothing is known to be wrong.
#[must_use]
pub fn check(input: &str, rules: &EndpointRules) -> Vec<InputFinding> {
    let mut findings = Vec::new();
    let whole = Span { start: 0, end: input.len() };
    let mut report =
        |code: &str, severity, span: Span, what: &str, why: &str, todo: &str, fix: Option<(Applicability, String)>| {
            findings.push(InputFinding {
                code: format!("scim.url.{code}"),
                severity,
                span,
                what: what.to_owned(),
                why: why.to_owned(),
                todo: todo.to_owned(),
                fix: fix.map(|(applicability, replacement)| Fix { applicability, replacement: Some(replacement) }),
            });
        };
    let clean: String = input.chars().filter(|character| !is_noise(*character)).collect();
    if clean.is_empty() {
        report(
            "empty",
            InputSeverity::Error,
            whole,
            "The base URL is empty.",
            "OneLogin refuses to save any tab of the app while it is.",
            "Paste the endpoint that the vendor gave you.",
            None,
        );
        return findings;
    }
    if clean != input {
        let start = input.char_indices().find(|(_, character)| is_noise(*character)).map_or(0, |(at, _)| at);
        let end = input
            .char_indices()
            .rev()
            .find(|(_, character)| is_noise(*character))
            .map_or(input.len(), |(at, character)| at + character.len_utf8());
        report(
            "noise",
            InputSeverity::Error,
            Span { start, end },
            "There is white space, a quotation mark or an invisible character in it.",
            "OneLogin sends it as it is, and the server is not found.",
            "Remove it.",
            Some((Applicability::Safe, clean.clone())),
        );
    }
    let lower = clean.to_ascii_lowercase();
    let Some((scheme, rest)) = lower.split_once("://") else {
        report(
            "not-a-url",
            InputSeverity::Error,
            whole,
            "This is not a complete URL.",
            "OneLogin needs the scheme and the host to reach the server.",
            "Start it with https://, as the vendor gave it.",
            Some((Applicability::Unsafe, format!("https://{clean}"))),
        );
        return findings;
    };
    if rest.contains("://") {
        let last = lower.rfind("http").unwrap_or(0);
        report(
            "doubled-scheme",
            InputSeverity::Error,
            whole,
            "It has a scheme twice, as after pasting into a field that was not empty.",
            "No server has such a name.",
            "Keep one URL.",
            clean.get(last..).map(|tail| (Applicability::Unsafe, tail.to_owned())),
        );
        return findings;
    }
    if iri_string::types::UriStr::new(&clean).is_err() {
        let placeholder = clean.contains(['<', '>', '{', '}', '[']);
        if placeholder {
            report(
                "placeholder",
                InputSeverity::Error,
                whole,
                "Part of it still stands for something else.",
                "It is the vendor's pattern, not your endpoint.",
                "Put your own value in place of the part in brackets.",
                None,
            );
        } else {
            report(
                "not-a-url",
                InputSeverity::Error,
                whole,
                "This is not a valid URL.",
                "OneLogin can't reach it.",
                "Copy the endpoint again from the vendor.",
                None,
            );
        }
        return findings;
    }
    let (authority, tail) = rest.find(['/', '?', '#']).map_or((rest, ""), |at| rest.split_at(at));
    let (user, host_port) = authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
    let host = match host_port.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host_port.split(':').next().unwrap_or_default(),
    };
    let loopback = host == "localhost" || host.starts_with("127.") || host == "::1";
    if host.is_empty() {
        report(
            "no-host",
            InputSeverity::Error,
            whole,
            "There is no host in it.",
            "OneLogin has nowhere to send to.",
            "Copy the endpoint again from the vendor.",
            None,
        );
        return findings;
    }
    match scheme {
        "https" => {}
        "http" if loopback => report(
            "not-https",
            InputSeverity::Warning,
            whole,
            "It is not https. That is fine for a server on this machine only.",
            "OneLogin itself can't reach a server on your machine.",
            "Use this with the practice tenant only.",
            None,
        ),
        "http" => report(
            "not-https",
            InputSeverity::Error,
            whole,
            "It is not https.",
            "The bearer token would cross the network readable by anybody.",
            "Use https.",
            clean.get("http".len()..).map(|tail| (Applicability::Unsafe, format!("https{tail}"))),
        ),
        _ => report(
            "scheme",
            InputSeverity::Error,
            whole,
            "Its scheme is neither https nor http.",
            "SCIM is spoken over https.",
            "Copy the endpoint again from the vendor.",
            None,
        ),
    }
    if user.is_some() {
        report(
            "user-info",
            InputSeverity::Error,
            whole,
            "It holds a user name or password before the host.",
            "It would be stored and shown in clear text.",
            "Remove everything between // and @; the token has a field of its own.",
            None,
        );
    }
    if !loopback && !host.contains('.') {
        report(
            "bare-host",
            InputSeverity::Warning,
            whole,
            "The host has no domain.",
            "OneLogin's servers can't resolve a name of your own network.",
            "Use the vendor's public host.",
            None,
        );
    }
    if let Some(wanted) = &rules.host {
        let wanted = wanted.to_ascii_lowercase();
        if !loopback && host != wanted && !host.ends_with(&format!(".{wanted}")) {
            report(
                "host",
                InputSeverity::Error,
                whole,
                "The host is not the vendor's.",
                "Your people's data and the token would go to somebody else.",
                &format!("The host should be {wanted} or end with .{wanted}."),
                None,
            );
        }
    }
    if let Some(at) = clean.find(['?', '#']) {
        let cut = clean.get(..at).unwrap_or_default().to_owned();
        report(
            "query",
            InputSeverity::Error,
            Span { start: 0, end: input.len() },
            "It has a query or a fragment.",
            "OneLogin puts /Users behind it, so the request would go elsewhere.",
            "Cut it at the ? or #.",
            Some((Applicability::Unsafe, cut)),
        );
        return findings;
    }
    let path = tail.trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    if RESOURCES.contains(&last) {
        let keep = clean.trim_end_matches('/').len().saturating_sub(last.len());
        let cut = clean.get(..keep).unwrap_or_default().trim_end_matches('/').to_owned();
        report(
            "resource",
            InputSeverity::Error,
            whole,
            "It ends with the name of a resource.",
            "OneLogin adds /Users and /Groups itself.",
            "Cut the last part.",
            Some((Applicability::Unsafe, cut)),
        );
        return findings;
    }
    match rules.trailing_slash {
        TrailingSlash::Forbid if clean.ends_with('/') => report(
            "trailing-slash",
            InputSeverity::Error,
            whole,
            "It ends with a slash.",
            "OneLogin adds one, and this vendor's server does not know the address with two.",
            "Remove the last slash.",
            Some((Applicability::Safe, clean.trim_end_matches('/').to_owned())),
        ),
        TrailingSlash::Require if !clean.ends_with('/') => report(
            "trailing-slash",
            InputSeverity::Error,
            whole,
            "It does not end with a slash.",
            "This vendor's server wants one.",
            "Add a slash.",
            Some((Applicability::Safe, format!("{clean}/"))),
        ),
        _ => {}
    }
    findings
}

/// White space, quotation marks and what can't be seen.
pub(super) fn is_noise(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '"' | '\'' | '`' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2018}'..='\u{201f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(input: &str) -> Vec<String> {
        check(input, &EndpointRules::default()).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn ordinary_endpoints_raise_nothing() {
        for url in [
            "https://api.spekit.co/scim/v2",
            "https://api.workos.com/scim/v2.0/abcDEF123",
            "https://a.example:8443/scim/v2/",
        ] {
            assert_eq!(codes(url), Vec::<String>::new(), "{url}");
        }
    }

    #[test]
    fn what_admins_paste_by_mistake_is_told() {
        for (pasted, code) in [
            ("", "scim.url.empty"),
            ("  ", "scim.url.empty"),
            ("https://a.example/scim \n", "scim.url.noise"),
            ("“https://a.example/scim”", "scim.url.noise"),
            ("https://a.example/scim\u{200b}", "scim.url.noise"),
            ("a.example/scim/v2", "scim.url.not-a-url"),
            ("https://https://a.example/scim", "scim.url.doubled-scheme"),
            ("https://<your-domain>/scim/v2", "scim.url.placeholder"),
            ("http://a.example/scim", "scim.url.not-https"),
            ("ftp://a.example/scim", "scim.url.scheme"),
            ("https://me:pw@a.example/scim", "scim.url.user-info"),
            ("https://scimhost/v2", "scim.url.bare-host"),
            ("https://a.example/scim/v2?aadOptscim062020", "scim.url.query"),
            ("https://a.example/scim/v2#x", "scim.url.query"),
            ("https://a.example/scim/v2/Users", "scim.url.resource"),
            ("https://a.example/scim/v2/ServiceProviderConfig/", "scim.url.resource"),
            ("https:///scim", "scim.url.no-host"),
        ] {
            assert!(codes(pasted).contains(&code.to_owned()), "{pasted}: {:?}", codes(pasted));
        }
    }

    #[test]
    fn a_server_on_this_machine_is_a_warning() {
        let findings = check("http://127.0.0.1:8091/v2", &EndpointRules::default());
        assert_eq!(findings.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [InputSeverity::Warning]);
    }

    #[test]
    fn the_vendors_host_and_slash_are_held_against_its_rules() {
        let rules = EndpointRules { trailing_slash: TrailingSlash::Forbid, host: Some("spekit.co".into()) };
        let codes = |url: &str| check(url, &rules).into_iter().map(|finding| finding.code).collect::<Vec<_>>();
        assert_eq!(codes("https://api.spekit.co/scim"), Vec::<String>::new());
        assert_eq!(codes("https://api.spekit.co/scim/"), ["scim.url.trailing-slash"]);
        assert_eq!(codes("https://notspekit.co/scim"), ["scim.url.host"]);
        assert_eq!(codes("https://spekit.co.evil.example/scim"), ["scim.url.host"]);
    }

    proptest::proptest! {
        #[test]
        fn spans_lie_in_the_input_and_safe_fixes_remove_their_finding(input in "\\PC{0,60}", slash in 0u8..3) {
            let rules = EndpointRules {
                trailing_slash: [TrailingSlash::Ignore, TrailingSlash::Forbid, TrailingSlash::Require][slash as usize],
                host: None,
            };
            for finding in check(&input, &rules) {
                proptest::prop_assert!(input.get(finding.span.start..finding.span.end).is_some());
                if let Some(Fix { applicability: Applicability::Safe, replacement: Some(fixed) }) = finding.fix {
                    proptest::prop_assert!(check(&fixed, &rules).iter().all(|after| after.code != finding.code));
                }
            }
        }
    }
}
