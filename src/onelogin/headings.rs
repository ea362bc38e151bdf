//! Headings of the console that are no record's name, and the fields in which a record's own name stands.
//!
//! Sources: the menus and sections that vendors' guides quote, and OneLogin's page objects of 2014 for the user form.

/// Words of menus and brands that a page may be headed by.
pub const NAVIGATION: &[&str] = &[
    "onelogin",
    "administration",
    "admin",
    "home",
    "dashboard",
    "menu",
    "navigation",
    "main navigation",
    "users",
    "user",
    "all users",
    "roles",
    "role",
    "groups",
    "directories",
    "mappings",
    "custom user fields",
    "applications",
    "application",
    "apps",
    "company apps",
    "devices",
    "activity",
    "events",
    "security",
    "policies",
    "settings",
    "account settings",
    "branding",
    "developers",
    "api credentials",
    "more actions",
];

/// Sections of records' pages that the catalogue has no control under.
pub const SECTIONS: &[&str] = &[
    "application details",
    "portal",
    "connection",
    "details",
    "general",
    "conditions",
    "actions",
    "entitlements",
    "credentials",
    "policy",
    "admins",
    "privileges",
    "setup",
    "notes",
    "profile",
    "personal",
    "personal information",
    "contact",
    "directory",
    "authentication",
    "loading",
    "select apps to add",
];

/// Fields in which a person's page shows that person's own address or name.
pub const PERSON_FIELDS: &[&str] =
    &["email", "e-mail", "email address", "username", "user name", "login", "name", "full name", "display name"];

/// Of those, the ones for an address: where one is shown, it decides.
pub const ADDRESS_FIELDS: &[&str] = &["email", "e-mail", "email address"];

/// First and last name, which together are a person's name.
pub const NAME_PARTS: (&[&str], &[&str]) =
    (&["first name", "firstname", "given name"], &["last name", "lastname", "surname"]);

/// Fields in which a role's page shows the role's own name.
pub const ROLE_FIELDS: &[&str] = &["name", "role name"];

/// Fields in which an app's page shows the app's own name.
pub const APP_FIELDS: &[&str] = &["display name", "app name", "name"];

/// Labels beside which a page says whose account it is.
pub const ACCOUNT_FIELDS: &[&str] = &["account", "account name", "subdomain", "company", "company name"];
