//! URLs of the admin console: with and without `/admin2`, `/edit` or not, `#tab` and `#/tab`.
//!
//! No source shows today's form of the app page in full, so every plausible one is read, and the one the admin is on is
//! the one that new URLs are built in (research: OneLogin §1.1).

/// What a path and fragment say, before the page itself is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The page.
    pub id: RouteId,
    /// Was the path under `/admin2` (or `/admin`)? Kept for building further URLs.
    pub prefix: String,
    /// The record's number in the path: app, role, user or connector.
    pub record: Option<u64>,
    /// The fragment, without `#` and a leading `/`; without one, what the path names after the record.
    pub tab: String,
}

/// Pages told apart by their path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RouteId {
    /// The console's first page.
    Home,
    /// List of apps.
    Apps,
    /// Catalogue of connectors.
    AppFind,
    /// Form for a new app of one connector; the record is the connector.
    AppNew,
    /// An app.
    App,
    /// List of roles.
    Roles,
    /// Form for a new role.
    RoleNew,
    /// A role.
    Role,
    /// List of users.
    Users,
    /// A user.
    User,
    /// Queue of provisioning tasks.
    Provisioning,
}

/// Reads a path and fragment. `None` for pages that the catalogue does not know (portal, sign-in, settings).
#[must_use]
pub fn parse(path: &str, hash: &str) -> Option<Route> {
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let prefix = match parts.first() {
        Some(first @ (&"admin2" | &"admin")) => {
            let prefix = format!("/{first}");
            parts.remove(0);
            prefix
        }
        _ => String::new(),
    };
    let mut tab = hash.trim_start_matches('#').trim_start_matches('/').to_lowercase();
    // `/apps/7/edit/rules`: a tab that is a page of its own.
    let named = |part: &str| part.chars().all(|letter| letter.is_ascii_alphabetic() || letter == '-' || letter == '_');
    if let [_, record, rest @ ..] = parts.as_slice()
        && record.parse::<u64>().is_ok()
    {
        let behind: Vec<&str> = rest.iter().copied().skip_while(|part| *part == "edit").collect();
        if behind.first().is_some_and(|first| named(first)) && behind.len() <= 2 {
            if tab.is_empty() {
                tab = behind.join("/").to_lowercase();
            }
            parts.truncate(2);
        }
    }
    let number = |text: &str| text.parse::<u64>().ok();
    let (id, record) = match *parts.as_slice() {
        [] if !prefix.is_empty() => (RouteId::Home, None),
        ["apps"] => (RouteId::Apps, None),
        ["apps", "find"] => (RouteId::AppFind, None),
        ["apps", "new", connector] => (RouteId::AppNew, number(connector)),
        ["apps", app] | ["apps", app, "edit"] => (RouteId::App, Some(number(app)?)),
        ["roles"] => (RouteId::Roles, None),
        ["roles", "new"] => (RouteId::RoleNew, None),
        ["roles", role] | ["roles", role, "edit"] => (RouteId::Role, Some(number(role)?)),
        ["users"] => (RouteId::Users, None),
        ["provisioning"] | ["users", "provisioning"] => (RouteId::Provisioning, None),
        ["users", user] | ["users", user, "edit"] => (RouteId::User, Some(number(user)?)),
        _ => return None,
    };
    Some(Route { id, prefix, record, tab })
}

/// Builds the path and fragment of a page in the form that `like` was in.
///
/// `None` when the page needs a record and there is none.
#[must_use]
pub fn url(id: RouteId, record: Option<u64>, tab: &str, prefix: &str) -> Option<String> {
    let path = match id {
        RouteId::Home => String::new(),
        RouteId::Apps => "/apps".into(),
        RouteId::AppFind => "/apps/find".into(),
        RouteId::AppNew => format!("/apps/new/{}", record?),
        RouteId::App => format!("/apps/{}/edit", record?),
        RouteId::Roles => "/roles".into(),
        RouteId::RoleNew => "/roles/new".into(),
        RouteId::Role => format!("/roles/{}", record?),
        RouteId::Users => "/users".into(),
        RouteId::User => format!("/users/{}", record?),
        RouteId::Provisioning => "/provisioning".into(),
    };
    let fragment = if tab.is_empty() { String::new() } else { format!("#{tab}") };
    let url = format!("{prefix}{path}{fragment}");
    Some(if url.is_empty() { "/".into() } else { url })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plausible_form_of_the_app_page_is_read() {
        for path in ["/apps/1234567/edit", "/apps/1234567/edit/", "/apps/1234567", "/admin2/apps/1234567/edit"] {
            for hash in ["provisioning", "/provisioning", "#provisioning", "#/Provisioning"] {
                let route = parse(path, hash).expect("known page");
                assert_eq!(
                    (route.id, route.record, route.tab.as_str()),
                    (RouteId::App, Some(1_234_567), "provisioning")
                );
            }
        }
    }

    #[test]
    fn the_portal_and_sign_in_are_not_the_admin_console() {
        let page = parse("/apps/7/edit/rules", "").expect("known page");
        assert_eq!((page.id, page.record, page.tab.as_str()), (RouteId::App, Some(7), "rules"));
        assert_eq!(parse("/roles/5/users", "").map(|page| page.tab).as_deref(), Some("users"));
        for path in ["/", "/portal", "/client/apps", "/login2/", "/apps/abc/edit", "/apps/1/2/3"] {
            assert_eq!(parse(path, ""), None, "{path}");
        }
    }

    #[test]
    fn new_urls_keep_the_prefix_that_the_admin_is_under() {
        let here = parse("/admin2/apps/7/edit", "info").expect("known page");
        assert_eq!(
            url(RouteId::App, here.record, "mappings", &here.prefix).as_deref(),
            Some("/admin2/apps/7/edit#mappings")
        );
        assert_eq!(url(RouteId::Roles, None, "", "").as_deref(), Some("/roles"));
        assert_eq!(url(RouteId::App, None, "info", ""), None);
    }

    proptest::proptest! {
        #[test]
        fn any_path_is_read_without_a_panic(path in ".{0,60}", hash in ".{0,20}") {
            let _ = parse(&path, &hash);
        }

        #[test]
        fn what_is_built_is_read_back(record in 1u64..99_999_999, tab in "[a-z]{0,12}") {
            for id in [RouteId::App, RouteId::Role, RouteId::User] {
                let built = url(id, Some(record), &tab, "/admin2").expect("has a record");
                let (path, hash) = built.split_once('#').unwrap_or((&built, ""));
                let route = parse(path, hash).expect("known page");
                proptest::prop_assert_eq!((route.id, route.record, route.tab), (id, Some(record), tab.clone()));
            }
        }
    }
}
