//! Where the admin is, told from the URL, the chosen tab and the open window.

use crate::onelogin::{Place, Route, RouteId, parse_route};
use crate::page::{Barrier, Role, Snapshot, Source, Value};
use crate::text;

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
    let route = parse_route(&snapshot.path, &snapshot.hash);
    let shown_tab = snapshot
        .controls
        .iter()
        .filter(|control| matches!(control.role, Role::Tab | Role::Link))
        .filter(|control| matches!(control.value, Value::None { active: true }))
        .filter(|control| control.barriers.iter().all(|barrier| *barrier == Barrier::Inert))
        .filter_map(|control| control.labels.first())
        .map(|label| tab_name(&label.text));
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
            let (first, behind) = route.tab.split_once('/').unwrap_or((&route.tab, ""));
            let names =
                |place: &Place| place.route().1 == first || place.tab().map(text::fold).as_deref() == Some(first);
            // A rule that is a page of its own: `/apps/7/rules/new`.
            if snapshot.dialog.is_none()
                && (behind == "new" || behind == "edit" || behind.parse::<u64>().is_ok())
                && tabs.iter().any(|place| *place == Place::AppRules && names(place))
            {
                return Some(Place::AppRule);
            }
            let by_hash = tabs.iter().copied().find(names);
            by_tab.or_else(|| by_content(snapshot, &tabs)).or(by_hash).or(match (route.id, route.tab.as_str()) {
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

/// The only tab that shows what is on no other one. A page that shows several at once tells nothing by this.
fn by_content(snapshot: &Snapshot, tabs: &[Place]) -> Option<Place> {
    let mut shown = tabs.iter().copied().filter(|place| shows(snapshot, *place));
    shown.next().filter(|_| shown.next().is_none())
}

/// Is something on show that only this tab has?
fn shows(snapshot: &Snapshot, place: Place) -> bool {
    let has = |roles: &[Role], begins: &str| {
        let seen = snapshot.controls.iter().filter(|control| {
            roles.contains(&control.role)
                && !control.barriers.contains(&Barrier::Hidden)
                && !control.context.iter().any(|at| at.source == Source::Dialog)
        });
        seen.flat_map(|control| control.labels.first()).any(|label| text::fold(&label.text).starts_with(begins))
    };
    let lists = |head: &[&str]| {
        let is = |column: &String| head.iter().any(|head| text::same(head, column));
        let states = |column: &String| text::fold(column).starts_with("provisioning");
        snapshot.tables.iter().any(|table| table.columns.iter().any(is) && table.columns.iter().any(states))
    };
    match place {
        Place::AppUsers => lists(&["User", "Users", "Name", "Email"]),
        Place::UserApplications => lists(&["Application", "Applications", "App", "Name"]),
        Place::AppInfo => has(&[Role::Textbox], "display name"),
        Place::AppConfiguration => has(&[Role::Textbox], "scim base url"),
        Place::AppParameters => snapshot.headings.iter().any(|heading| text::same(heading, "Optional Parameters")),
        Place::AppRules => has(&[Role::Button, Role::Link], "add rule"),
        Place::AppProvisioning => has(&[Role::Checkbox, Role::Switch], "enable provisioning"),
        Place::RoleUsers => has(&[Role::Textbox], "check existing or add new users to this role"),
        _ => false,
    }
}

/// What a tab is called, folded, without the count or the mark behind it: `Rules (4)`, `Users 25`, `Access •`.
#[must_use]
pub fn tab_name(label: &str) -> String {
    let folded = text::fold(label);
    let cut = folded.trim_end_matches(|letter: char| !letter.is_alphabetic());
    if cut.is_empty() { folded } else { cut.to_owned() }
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
    use crate::page::testing;

    #[test]
    fn the_shown_tab_outweighs_a_stale_fragment() {
        let mut snapshot = Snapshot { path: "/apps/7/edit".into(), hash: "info".into(), ..Snapshot::default() };
        snapshot.controls.push(testing::tab("Provisioning", true));
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
