//! Hosts of OneLogin: where a tenant's admin console is served, and which hosts several tenants share.

use super::sure::Sure;

/// Whose a page is, by its origin alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// One tenant's own host at OneLogin: `https://acme.onelogin.com`.
    OneLogin,
    /// A host of OneLogin's that several tenants share: the origin does not tell whose page it is.
    Shared,
    /// Another https site. It may be a tenant's custom domain: only the admin can say so.
    Other,
    /// No https: anybody on the way can read and change the page.
    Insecure,
}

/// A domain or host of OneLogin's, and how that is known.
#[derive(Clone, Copy, Debug)]
pub struct Domain {
    /// Lower case, without a dot at either end.
    pub name: &'static str,
    /// Where it was read.
    pub source: &'static str,
    /// How sure.
    pub sure: Sure,
}

const fn domain(name: &'static str, source: &'static str, sure: Sure) -> Domain {
    Domain { name, source, sure }
}

/// Domains under which tenants have a host each. Only confirmed ones count: a secret goes there without a further question.
pub const DOMAINS: &[Domain] = &[
    domain("onelogin.com", "onelogin-docs: account settings (KB0010304), subdomain", Sure::Confirmed),
    domain("onelogin-shadow.com", "OneLogin's page objects of 2014: its own test system", Sure::Single),
];

/// Hosts that belong to no single tenant.
pub const SHARED: &[Domain] = &[
    domain("onelogin.com", "a vendor's guide sends admins there to sign in", Sure::Single),
    domain("app.onelogin.com", "onelogin-docs: mandatory subdomains, 2016", Sure::Confirmed),
    domain("apps.onelogin.com", "old READMEs", Sure::Single),
    domain("admin.onelogin.com", "inferred from admin.us.onelogin.com", Sure::Inferred),
    domain("admin.us.onelogin.com", "guides: several READMEs link to its API credentials and apps", Sure::Confirmed),
    domain("admin.eu.onelogin.com", "inferred from admin.us.onelogin.com", Sure::Inferred),
    domain("api.onelogin.com", "inferred from api.us.onelogin.com", Sure::Inferred),
    domain("api.us.onelogin.com", "onelogin-docs: API v2", Sure::Confirmed),
    domain("api.eu.onelogin.com", "onelogin-docs: API v2", Sure::Confirmed),
    domain("portal.onelogin.com", "inferred: the name of the user portal", Sure::Inferred),
    domain("www.onelogin.com", "OneLogin's web site", Sure::Confirmed),
    domain("developers.onelogin.com", "OneLogin's documentation", Sure::Confirmed),
    domain("support.onelogin.com", "OneLogin's knowledge base", Sure::Confirmed),
];

/// Whose a page is. `origin` is scheme and host as `location.origin` gives them, e.g. `https://acme.onelogin.com`.
///
/// A tenant's host is one label before a confirmed domain, on https and its own port. Deeper names, a dot at the end,
/// another port and user info are not what OneLogin serves its console under: they are [`Host::Other`], so that the admin is
/// asked.
#[must_use]
pub fn host(origin: &str) -> Host {
    let Some((scheme, rest)) = origin.split_once("://") else { return Host::Insecure };
    if !scheme.eq_ignore_ascii_case("https") {
        return Host::Insecure;
    }
    let name = rest.to_ascii_lowercase();
    let name = name.strip_suffix(":443").unwrap_or(&name);
    if !name.split('.').all(is_label) {
        return Host::Other;
    }
    if SHARED.iter().any(|shared| shared.name == name) {
        return Host::Shared;
    }
    let confirmed = |domain: &&Domain| domain.sure == Sure::Confirmed;
    let is_tenant = name
        .split_once('.')
        .is_some_and(|(_, parent)| DOMAINS.iter().filter(confirmed).any(|domain| domain.name == parent));
    if is_tenant { Host::OneLogin } else { Host::Other }
}

/// A label of a host's name: letters, digits and hyphens, no hyphen at either end.
fn is_label(label: &str) -> bool {
    const LONGEST: usize = 63;
    (1..=LONGEST).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_tenants_host_is_one_label_before_onelogins_domain() {
        for (origin, whose) in [
            ("https://acme.onelogin.com", Host::OneLogin),
            ("https://ACME.OneLogin.com", Host::OneLogin),
            ("https://acme.onelogin.com:443", Host::OneLogin),
            ("https://xn--acm-dma.onelogin.com", Host::OneLogin),
            ("https://app.onelogin.com", Host::Shared),
            ("https://admin.us.onelogin.com", Host::Shared),
            ("https://onelogin.com", Host::Shared),
            ("https://onelogin.com.evil.example", Host::Other),
            ("https://evilonelogin.com", Host::Other),
            ("https://acme.evilonelogin.com", Host::Other),
            ("https://acme-onelogin.com", Host::Other),
            ("https://acme.onelogin.com.", Host::Other),
            ("https://acme.onelogin.com:8443", Host::Other),
            ("https://acme.onelogin.com@evil.example", Host::Other),
            ("https://evil.example/acme.onelogin.com", Host::Other),
            ("https://evil.example#.onelogin.com", Host::Other),
            ("https://evil.example\\.onelogin.com", Host::Other),
            ("https://a.b.onelogin.com", Host::Other),
            ("https://.onelogin.com", Host::Other),
            ("https://-.onelogin.com", Host::Other),
            ("https://acme.onelogin-shadow.com", Host::Other),
            ("https://acme.onelogin.eu", Host::Other),
            ("https://sso.acme.example", Host::Other),
            ("http://acme.onelogin.com", Host::Insecure),
            ("ftp://acme.onelogin.com", Host::Insecure),
            ("file://", Host::Insecure),
            ("null", Host::Insecure),
            ("acme.onelogin.com", Host::Insecure),
            ("", Host::Insecure),
        ] {
            assert_eq!(host(origin), whose, "{origin}");
        }
    }

    #[test]
    fn every_shared_host_is_shared_and_says_where_it_is_from() {
        for shared in SHARED {
            assert_eq!(host(&format!("https://{}", shared.name)), Host::Shared);
            assert!(!shared.source.is_empty());
        }
    }

    proptest! {
        #[test]
        fn only_a_name_that_ends_in_onelogins_labels_is_onelogins(name in "[a-z0-9.@:/#?\\\\-]{0,40}") {
            let whose = host(&format!("https://{name}"));
            let labels: Vec<&str> = name.trim_end_matches(":443").split('.').collect();
            let ends = matches!(labels.as_slice(), [.., "onelogin", "com"]);
            prop_assert!(ends || whose == Host::Other, "{name}: {whose:?}");
        }

        #[test]
        fn what_stands_after_or_glued_to_onelogins_name_makes_it_another_site(
            tenant in "[a-z0-9]{1,12}", glue in "[a-z0-9-]{1,8}", tail in "(\\.[a-z]{2,8}){1,3}"
        ) {
            let glued = format!("https://{tenant}.{glue}onelogin.com");
            prop_assert_eq!(host(&glued), Host::Other);
            let followed = format!("https://{tenant}.onelogin.com{tail}");
            prop_assert_eq!(host(&followed), Host::Other);
            prop_assert_eq!(host(&format!("https://{tenant}.onelogin.com:{}", 444)), Host::Other);
            prop_assert_eq!(host(&format!("https://{tenant}.onelogin.com@{tenant}.example")), Host::Other);
        }

        #[test]
        fn no_tenants_host_is_trusted_over_another_scheme(scheme in "(http|ws|wss|ftp|data|blob)", tenant in "[a-z]{1,12}") {
            prop_assert_eq!(host(&format!("{scheme}://{tenant}.onelogin.com")), Host::Insecure);
        }

        #[test]
        fn any_text_is_told_without_a_panic(origin in ".{0,80}") {
            let whose = host(&origin);
            prop_assert!(whose == Host::Insecure || origin.to_ascii_lowercase().starts_with("https://"));
        }
    }
}
