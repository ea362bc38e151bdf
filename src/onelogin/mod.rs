//! What is known of OneLogin's admin pages: where things are, what they are called, and how sure that is.

mod catalogue;
mod headings;
mod host;
mod language;
mod lists;
mod place;
mod route;
mod saving;
mod sure;

pub use catalogue::{ControlId, ControlSpec, Kind, SECRET_WORDS};
pub use headings::{
    ACCOUNT_FIELDS, ADDRESS_FIELDS, APP_FIELDS, NAME_PARTS, NAVIGATION, PERSON_FIELDS, ROLE_FIELDS, SECTIONS,
};
pub use host::{DOMAINS, Domain, Host, SHARED, host};
pub use language::Language;
pub(crate) use language::{ENGLISH_BIT, languages_with};
pub use lists::{
    APP_USERS, APPS, BACK, BULK, CLEARING, EMPTY, FILTERS, ListWords, MEMBERS, MORE, NO, ROLES, RULES, UNFILTERED,
    USER_APPS, UserState, YES,
};
pub use place::{MISSING, MissingTab, Place};
pub use route::{Route, RouteId, parse as parse_route, url as route_url};
pub use saving::{
    ACTING, CHANGING, CONFIRMING, DENYING, DISMISSING, KEPT, NOT_KEPT, REAPPLYING, SAVE_MAY_SAY, SEARCHES, Words,
};
pub use sure::Sure;
