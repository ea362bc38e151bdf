//! What is known of OneLogin's admin pages: where things are, what they are called, and how sure that is.

mod catalogue;
mod headings;
mod host;
mod language;
mod place;
mod route;

pub use catalogue::{ControlId, ControlSpec, Kind, SECRET_WORDS, Sure};
pub use headings::{
    ACCOUNT_FIELDS, ADDRESS_FIELDS, APP_FIELDS, NAME_PARTS, NAVIGATION, PERSON_FIELDS, ROLE_FIELDS, SECTIONS,
};
pub use host::{DOMAINS, Domain, Host, SHARED, host};
pub use language::Language;
pub(crate) use language::{ENGLISH_BIT, languages_with};
pub use place::Place;
pub use route::{Route, RouteId, parse as parse_route, url as route_url};
