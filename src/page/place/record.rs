//! Whose page it is: tenant, kind and number of the record, and the heading by which a person reads it.

use serde::{Deserialize, Serialize};

use super::whereabouts::whereabouts;
use crate::onelogin::{ACCOUNT_FIELDS, ControlId, Host, NAVIGATION, Place, RouteId, SECTIONS, host};
use crate::page::Snapshot;
use crate::text;

/// Ends the tenant of a record on a shared host whose account the page does not name.
const UNKNOWN: &str = "#unknown";

/// Kinds of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// An app.
    App,
    /// A role.
    Role,
    /// A user.
    User,
}

impl RecordKind {
    /// The kind of record that a page is about; `None` for lists and forms for new records.
    #[must_use]
    pub const fn of_route(route: RouteId) -> Option<Self> {
        match route {
            RouteId::App => Some(Self::App),
            RouteId::Role => Some(Self::Role),
            RouteId::User => Some(Self::User),
            _ => None,
        }
    }

    /// The kind of record that a place is about.
    #[must_use]
    pub const fn of_place(place: Place) -> Option<Self> {
        Self::of_route(place.route().0)
    }
}

/// A record of one tenant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Record {
    /// Scheme and host of the page. On a host that tenants share, `#` and the account that the page names, or `#unknown`
    /// when it names none: see [`Record::knows_tenant`].
    pub tenant: String,
    /// What it is.
    pub kind: RecordKind,
    /// Its number in the path.
    pub number: u64,
    /// The heading by which a person reads whose page it is; empty when the page has none of its own.
    pub heading: String,
}

impl Record {
    /// The same record? The heading may change (an app is renamed) and does not count.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.tenant == other.tenant && self.kind == other.kind && self.number == other.number
    }

    /// Is it known which tenant it belongs to? What is not may be read, but nothing of it may be kept for later: the next
    /// page of that host may be another tenant's.
    #[must_use]
    pub fn knows_tenant(&self) -> bool {
        !self.tenant.ends_with(UNKNOWN)
    }
}

/// The records that the admin works on, one of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Bound {
    /// The app that is set up.
    pub app: Option<Record>,
    /// The new role.
    pub role: Option<Record>,
    /// The first user.
    pub user: Option<Record>,
}

impl Bound {
    /// The record of a kind.
    #[must_use]
    pub const fn of(&self, kind: RecordKind) -> Option<&Record> {
        match kind {
            RecordKind::App => self.app.as_ref(),
            RecordKind::Role => self.role.as_ref(),
            RecordKind::User => self.user.as_ref(),
        }
    }

    /// Binds a record in the place of the one of its kind.
    pub fn bind(&mut self, record: Record) {
        let slot = match record.kind {
            RecordKind::App => &mut self.app,
            RecordKind::Role => &mut self.role,
            RecordKind::User => &mut self.user,
        };
        *slot = Some(record);
    }
}

/// The tenant of a page, as in [`Record::tenant`].
#[must_use]
pub fn tenant(snapshot: &Snapshot) -> String {
    let origin = snapshot.origin.as_str();
    if host(origin) != Host::Shared {
        return origin.to_owned();
    }
    let named = |label: &str| ACCOUNT_FIELDS.iter().any(|field| text::same(field, label));
    let mut accounts = snapshot.facts.iter().filter(|fact| named(&fact.label)).map(|fact| text::fold(&fact.text));
    match accounts.next().filter(|account| !account.is_empty()) {
        Some(account) if accounts.all(|other| other == account) => format!("{origin}#account:{account}"),
        _ => format!("{origin}{UNKNOWN}"),
    }
}

/// The record whose page is open; `None` on lists, forms for new records and pages that the catalogue does not know.
#[must_use]
pub fn record(snapshot: &Snapshot) -> Option<Record> {
    let route = whereabouts(snapshot).route?;
    let kind = RecordKind::of_route(route.id)?;
    Some(Record { tenant: tenant(snapshot), kind, number: route.record?, heading: heading(snapshot) })
}

/// The first heading that is a name: no menu, no title of a place or tab, no section. What stands in an open window is not
/// the page's.
fn heading(snapshot: &Snapshot) -> String {
    let in_window = |heading: &&String| snapshot.dialog.as_ref().is_none_or(|title| !text::same(title, heading));
    let mut headings = snapshot.headings.iter().take_while(in_window);
    headings.find(|heading| !is_of_the_console(heading)).cloned().unwrap_or_default()
}

/// Is it a text of the console itself, and so nobody's name?
pub(super) fn is_of_the_console(heading: &str) -> bool {
    let folded = text::fold(heading);
    let is = |name: &str| text::fold(name) == folded;
    folded.is_empty()
        || NAVIGATION.iter().chain(SECTIONS).any(|name| *name == folded)
        || Place::ALL.iter().any(|place| is(place.title()) || place.tab().is_some_and(is))
        || ControlId::ALL.iter().any(|id| id.spec().under.iter().any(|section| is(section)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Fact;

    fn page(origin: &str, path: &str, headings: &[&str]) -> Snapshot {
        Snapshot {
            origin: origin.into(),
            path: path.into(),
            headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
            ..Snapshot::default()
        }
    }

    const ACME: &str = "https://acme.onelogin.com";

    #[test]
    fn a_record_is_known_by_tenant_kind_and_number() {
        let app = record(&page(ACME, "/apps/7/edit", &["Spekit SCIM"])).expect("an app");
        assert_eq!((app.kind, app.number, app.heading.as_str()), (RecordKind::App, 7, "Spekit SCIM"));
        let renamed = record(&page(ACME, "/admin2/apps/7/edit", &["Spekit 2"])).expect("an app");
        assert!(app.is(&renamed));
        for (origin, path) in [
            (ACME, "/apps/8/edit"),
            (ACME, "/roles/7"),
            (ACME, "/users/7"),
            ("https://beta.onelogin.com", "/apps/7/edit"),
            ("http://acme.onelogin.com", "/apps/7/edit"),
            ("https://acme.onelogin.com:8443", "/apps/7/edit"),
        ] {
            assert!(!app.is(&record(&page(origin, path, &["Spekit SCIM"])).expect("a record")), "{origin}{path}");
        }
        for path in ["/apps", "/apps/new/130179", "/roles/new", "/users", "/portal", "/apps/abc"] {
            assert_eq!(record(&page(ACME, path, &["Spekit SCIM"])), None, "{path}");
        }
    }

    #[test]
    fn the_heading_is_the_records_name_and_no_menu_tab_or_section() {
        for (headings, name) in [
            (&["Spekit SCIM", "API Connection"][..], "Spekit SCIM"),
            (&["Applications", "Spekit SCIM", "Workflow"], "Spekit SCIM"),
            (&["onelogin", "Users", "User Info", "Ana Silva"], "Ana Silva"),
            (&["Provisioning", "Workflow", "Entitlements"], ""),
            (&["Users Added Manually"], ""),
            (&[""], ""),
            (&[], ""),
        ] {
            assert_eq!(record(&page(ACME, "/apps/7/edit", headings)).expect("a record").heading, name, "{headings:?}");
        }
    }

    #[test]
    fn a_windows_heading_is_not_the_pages() {
        let mut snapshot = page(ACME, "/roles/7", &["Users", "Save changes to this role?", "Ana Silva"]);
        snapshot.dialog = Some("Save changes to this role?".into());
        assert_eq!(record(&snapshot).expect("a role").heading, "");
    }

    #[test]
    fn on_a_shared_host_the_account_belongs_to_the_tenant_and_is_unknown_where_the_page_does_not_name_it() {
        let mut snapshot = page("https://admin.us.onelogin.com", "/apps/7/edit", &["Spekit SCIM"]);
        let unknown = record(&snapshot).expect("an app");
        assert!(!unknown.knows_tenant());
        let account = |name: &str| Fact { label: "Account".into(), text: name.into(), handle: 1 };
        snapshot.facts = vec![account("Acme")];
        let acme = record(&snapshot).expect("an app");
        assert!(acme.knows_tenant() && !acme.is(&unknown));
        snapshot.facts = vec![account("Beta")];
        assert!(!record(&snapshot).expect("an app").is(&acme));
        snapshot.facts = vec![account("Acme"), account("Beta")];
        assert!(!record(&snapshot).expect("an app").knows_tenant());
        assert!(record(&page(ACME, "/apps/7/edit", &[])).expect("an app").knows_tenant());
    }

    #[test]
    fn a_record_comes_back_from_storage_as_it_was() {
        let app = record(&page(ACME, "/apps/7/edit", &["Spekit SCIM"])).expect("an app");
        let bound = Bound { app: Some(app), ..Bound::default() };
        let json = serde_json::to_string(&bound).expect("JSON");
        assert_eq!(serde_json::from_str::<Bound>(&json).expect("a record"), bound);
    }
}
