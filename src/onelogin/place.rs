//! Places of the admin console: pages, tabs and dialogs, how each is recognised and how one gets there.

use serde::{Deserialize, Serialize};

use super::route::RouteId;
use super::sure::Sure;

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

    /// Why the tab of the app may not be there, and what to do; `None` for what is no tab of an app.
    #[must_use]
    pub fn missing(self) -> Option<&'static str> {
        MISSING.iter().find(|tab| tab.place == self).map(|tab| tab.why)
    }

    /// Is it a dialog over another place?
    #[must_use]
    pub const fn is_dialog(self) -> bool {
        self.parent().is_some()
    }
}

/// A tab of an app that may not be there.
#[derive(Clone, Copy, Debug)]
pub struct MissingTab {
    /// The tab.
    pub place: Place,
    /// Why, and what to do.
    pub why: &'static str,
    /// Where it was read.
    pub source: &'static str,
    /// How sure.
    pub sure: Sure,
}

const fn tab(place: Place, why: &'static str) -> MissingTab {
    MissingTab {
        place,
        why,
        source: "inferred: tabs appear once the app is saved; roles limit what an admin sees",
        sure: Sure::Inferred,
    }
}

/// What is known of tabs of an app that are not there.
pub const MISSING: &[MissingTab] = &[
    MissingTab {
        place: Place::AppProvisioning,
        why: "This app has no Provisioning tab. OneLogin shows it only if your OneLogin plan includes provisioning and the app uses a SCIM connector. Ask your OneLogin contact for a plan with provisioning, or check the connector on the Info tab.",
        source: "onelogin-docs: KB0010298; guides",
        sure: Sure::Confirmed,
    },
    tab(
        Place::AppConfiguration,
        "This app has no Configuration tab. Save the app first; if the tab still does not appear, ask for the right to manage this app.",
    ),
    tab(
        Place::AppParameters,
        "This app has no Parameters tab. Save the app first; if the tab still does not appear, ask for the right to manage this app.",
    ),
    tab(
        Place::AppRules,
        "This app has no Rules tab. Save the app first; if the tab still does not appear, your plan may not include rules, or you need the right to manage this app.",
    ),
    tab(
        Place::AppAccess,
        "This app has no Access tab. Save the app first; if the tab still does not appear, ask for the right to manage this app.",
    ),
    tab(
        Place::AppUsers,
        "This app has no Users tab. Save the app first; if the tab still does not appear, ask for the right to manage this app.",
    ),
    tab(
        Place::AppSso,
        "This app has no SSO tab. Save the app first; if the tab still does not appear, ask for the right to manage this app.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_of_an_app_that_is_not_there_has_a_reason_and_nothing_else_has() {
        for place in Place::ALL {
            let is_tab = place.route().0 == RouteId::App && !place.is_dialog() && *place != Place::AppInfo;
            assert_eq!(place.missing().is_some(), is_tab, "{}", place.name());
        }
        assert!(Place::AppProvisioning.missing().is_some_and(|why| why.contains("plan")));
    }
}
