//! Places of the admin console: pages, tabs and dialogs, how each is recognised and how one gets there.

use serde::{Deserialize, Serialize};

use super::catalogue::ControlId;
use super::route::{Route, RouteId, parse};
use crate::page::{Role, Snapshot, Value};
use crate::text;

macro_rules! places {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $title:literal;)*) => {
        /// A page, tab or dialog.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
        pub enum Place { $( $(#[$doc])* #[serde(rename = $name)] $variant, )* }

        impl Place {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name used in guides.
            #[must_use]
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name),* } }

            /// What a person calls it.
            #[must_use]
            pub const fn title(self) -> &'static str { match self { $(Self::$variant => $title),* } }
        }
    };
}

places! {
    /// First page of the console.
    Home = "home", "the admin console";
    /// Applications > Applications.
    Apps = "apps", "Applications";
    /// Applications > Add App.
    AppFind = "app.find", "Find Applications";
    /// Form for a new app.
    AppNew = "app.new", "the form for the new app";
    /// Info tab.
    AppInfo = "app.info", "the app's Info tab";
    /// Configuration tab.
    AppConfiguration = "app.configuration", "the app's Configuration tab";
    /// Parameters tab.
    AppParameters = "app.parameters", "the app's Parameters tab";
    /// Dialog for the Groups parameter.
    AppParametersGroups = "app.parameters.groups", "the Edit Field Groups window";
    /// Rules tab.
    AppRules = "app.rules", "the app's Rules tab";
    /// Dialog for one rule.
    AppRule = "app.rule", "the New mapping window";
    /// Access tab.
    AppAccess = "app.access", "the app's Access tab";
    /// Provisioning tab.
    AppProvisioning = "app.provisioning", "the app's Provisioning tab";
    /// Users tab of the app.
    AppUsers = "app.users", "the app's Users tab";
    /// Dialog for one pending task.
    AppPending = "app.pending", "the approval window";
    /// SSO tab.
    AppSso = "app.sso", "the app's SSO tab";
    /// Users > Roles.
    Roles = "roles", "Roles";
    /// Form for a new role.
    RoleNew = "role.new", "the form for the new role";
    /// Applications tab of a role.
    RoleApplications = "role.applications", "the role's Applications tab";
    /// Users tab of a role.
    RoleUsers = "role.users", "the role's Users tab";
    /// Confirmation dialog of a role's users.
    RoleUsersConfirm = "role.users.confirm", "the confirmation window";
    /// Users > Users.
    Users = "users", "Users";
    /// User Info tab.
    UserInfo = "user.info", "the user's profile";
    /// Applications tab of a user.
    UserApplications = "user.applications", "the user's Applications tab";
    /// Dialog: which app to assign.
    UserAssign = "user.assign", "the Assign new login window";
    /// Dialog: the login's fields.
    UserLogin = "user.login", "the Edit login window";
    /// Users > Provisioning.
    Queue = "provisioning.queue", "the provisioning queue";
}

impl Place {
    /// The place that has to be open before this one can be: the page under a dialog.
    #[must_use]
    pub const fn parent(self) -> Option<Self> {
        match self {
            Self::AppParametersGroups => Some(Self::AppParameters),
            Self::AppRule => Some(Self::AppRules),
            Self::AppPending => Some(Self::AppUsers),
            Self::RoleUsersConfirm => Some(Self::RoleUsers),
            Self::UserAssign => Some(Self::UserApplications),
            Self::UserLogin => Some(Self::UserAssign),
            _ => None,
        }
    }

    /// What to press in the page to get here from [`Place::parent`] or from a page nearby.
    #[must_use]
    pub const fn opener(self) -> Option<ControlId> {
        match self {
            Self::AppParametersGroups => Some(ControlId::ParametersGroupsRow),
            Self::AppRule => Some(ControlId::RulesAdd),
            Self::AppPending => Some(ControlId::UsersPending),
            Self::RoleUsersConfirm => Some(ControlId::RoleSave),
            Self::UserAssign => Some(ControlId::UserAddApp),
            Self::UserLogin => Some(ControlId::AssignContinue),
            Self::AppFind => Some(ControlId::AppsAdd),
            Self::AppNew => Some(ControlId::FindResult),
            Self::RoleNew => Some(ControlId::RolesNew),
            _ => None,
        }
    }

    /// The page and tab, for building a URL: route, tab fragment.
    #[must_use]
    pub const fn route(self) -> (RouteId, &'static str) {
        match self {
            Self::Home => (RouteId::Home, ""),
            Self::Apps => (RouteId::Apps, ""),
            Self::AppFind => (RouteId::AppFind, ""),
            Self::AppNew => (RouteId::AppNew, ""),
            Self::AppInfo => (RouteId::App, "info"),
            Self::AppConfiguration => (RouteId::App, "configuration"),
            Self::AppParameters | Self::AppParametersGroups => (RouteId::App, "parameters"),
            // The Rules tab's fragment is `mappings`; seen in public guides.
            Self::AppRules | Self::AppRule => (RouteId::App, "mappings"),
            Self::AppAccess => (RouteId::App, "access"),
            Self::AppProvisioning => (RouteId::App, "provisioning"),
            Self::AppUsers | Self::AppPending => (RouteId::App, "users"),
            Self::AppSso => (RouteId::App, "sso"),
            Self::Roles => (RouteId::Roles, ""),
            Self::RoleNew => (RouteId::RoleNew, ""),
            Self::RoleApplications => (RouteId::Role, "applications"),
            Self::RoleUsers | Self::RoleUsersConfirm => (RouteId::Role, "users"),
            Self::Users => (RouteId::Users, ""),
            Self::UserInfo => (RouteId::User, ""),
            Self::UserApplications | Self::UserAssign | Self::UserLogin => (RouteId::User, "apps"),
            Self::Queue => (RouteId::Provisioning, ""),
        }
    }

    /// The tab's visible name, when the place is a tab of a record.
    #[must_use]
    pub const fn tab(self) -> Option<&'static str> {
        match self {
            Self::AppInfo => Some("Info"),
            Self::AppConfiguration => Some("Configuration"),
            Self::AppParameters => Some("Parameters"),
            Self::AppRules => Some("Rules"),
            Self::AppAccess => Some("Access"),
            Self::AppProvisioning => Some("Provisioning"),
            Self::AppUsers | Self::RoleUsers => Some("Users"),
            Self::AppSso => Some("SSO"),
            Self::RoleApplications | Self::UserApplications => Some("Applications"),
            Self::UserInfo => Some("User Info"),
            _ => None,
        }
    }

    /// Is it a dialog over another place?
    #[must_use]
    pub const fn is_dialog(self) -> bool {
        self.parent().is_some()
    }
}

/// Where the admin is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    /// The place, if the catalogue knows it.
    pub place: Option<Place>,
    /// The place under an open dialog, or the same as `place`.
    pub under: Option<Place>,
    /// What the URL said.
    pub route: Option<Route>,
}

impl Whereabouts {
    /// Number of the app that is open.
    #[must_use]
    pub fn app(&self) -> Option<u64> {
        self.route.as_ref().filter(|route| route.id == RouteId::App).and_then(|route| route.record)
    }
}

/// Tells the place from URL, chosen tab and open dialog. The chosen tab on show outweighs the fragment, which a page
/// need not keep up to date.
#[must_use]
pub fn whereabouts(snapshot: &Snapshot) -> Whereabouts {
    let route = parse(&snapshot.path, &snapshot.hash);
    let shown_tab = snapshot
        .controls
        .iter()
        .filter(|control| matches!(control.role, Role::Tab | Role::Link))
        .filter(|control| matches!(control.value, Value::None { active: true }))
        .filter(|control| control.barriers.iter().all(|barrier| *barrier == crate::page::Barrier::Inert))
        .filter_map(|control| control.labels.first())
        .map(|label| text::fold(&label.text));
    let under = route.as_ref().and_then(|route| match route.id {
        RouteId::Home => Some(Place::Home),
        RouteId::Apps => Some(Place::Apps),
        RouteId::AppFind => Some(Place::AppFind),
        RouteId::AppNew => Some(Place::AppNew),
        RouteId::Roles => Some(Place::Roles),
        RouteId::RoleNew => Some(Place::RoleNew),
        RouteId::Users => Some(Place::Users),
        RouteId::Provisioning => Some(Place::Queue),
        RouteId::App | RouteId::Role | RouteId::User => {
            let tabs: Vec<Place> = Place::ALL
                .iter()
                .copied()
                .filter(|place| place.route().0 == route.id && !place.is_dialog() && place.tab().is_some())
                .collect();
            let by_tab = shown_tab.clone().find_map(|label| {
                tabs.iter().copied().find(|place| place.tab().map(text::fold).as_deref() == Some(&label))
            });
            let by_hash = tabs.iter().copied().find(|place| place.route().1 == route.tab);
            by_tab.or(by_hash).or(match (route.id, route.tab.as_str()) {
                (RouteId::App, "") => Some(Place::AppInfo),
                (RouteId::Role, "") => Some(Place::RoleApplications),
                (RouteId::User, "") => Some(Place::UserInfo),
                _ => None,
            })
        }
    });
    let place = match (&snapshot.dialog, under) {
        (Some(title), Some(under)) => dialog_place(title, under),
        (Some(_), None) => None,
        (None, under) => under,
    };
    Whereabouts { place, under, route }
}

/// Which dialog it is, by its title and the page under it. An unknown dialog is no place: nothing is to be filled there.
#[must_use]
pub fn dialog_place(title: &str, under: Place) -> Option<Place> {
    let title = text::fold(title);
    let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
    match under {
        Place::AppParameters
            if matches!(title.as_str(), "edit field groups" | "edit field: groups" | "edit groups" | "groups") =>
        {
            Some(Place::AppParametersGroups)
        }
        Place::AppRules
            if says(&["new ", "edit ", "add ", "create "])
                && (title.ends_with("mapping") || title.ends_with("rule")) =>
        {
            Some(Place::AppRule)
        }
        Place::AppUsers if title.ends_with("user in application") => Some(Place::AppPending),
        Place::RoleUsers if says(&["save", "confirm", "sure", "users"]) => Some(Place::RoleUsersConfirm),
        Place::UserApplications if title.starts_with("assign new login") => Some(Place::UserAssign),
        Place::UserApplications if title.starts_with("edit ") && title.contains("login") => Some(Place::UserLogin),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shown_tab_outweighs_a_stale_fragment() {
        let mut snapshot = Snapshot { path: "/apps/7/edit".into(), hash: "info".into(), ..Snapshot::default() };
        snapshot.controls.push(crate::page::testing::tab("Provisioning", true));
        assert_eq!(whereabouts(&snapshot).place, Some(Place::AppProvisioning));
    }

    #[test]
    fn an_unknown_dialog_is_no_place() {
        let snapshot = Snapshot {
            path: "/apps/7/edit".into(),
            hash: "parameters".into(),
            dialog: Some("Session expired".into()),
            ..Snapshot::default()
        };
        let here = whereabouts(&snapshot);
        assert_eq!((here.place, here.under), (None, Some(Place::AppParameters)));
    }

    #[test]
    fn dialogs_are_told_by_title_and_page() {
        for (hash, dialog, place) in [
            ("parameters", "Edit Field Groups", Place::AppParametersGroups),
            ("mappings", "New mapping", Place::AppRule),
            ("users", "Create User in Application", Place::AppPending),
        ] {
            let snapshot = Snapshot {
                path: "/apps/7/edit".into(),
                hash: hash.into(),
                dialog: Some(dialog.into()),
                ..Snapshot::default()
            };
            assert_eq!(whereabouts(&snapshot).place, Some(place));
        }
    }
}
