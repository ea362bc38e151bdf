//! What is known of OneLogin's admin pages: where things are, what they are called, and how sure that is.

mod catalogue;
mod language;
mod place;
mod route;

pub use catalogue::{ControlId, ControlSpec, Kind, SECRET_WORDS, Sure};
pub use language::{Language, language};
pub use place::{Place, Whereabouts, dialog_place, whereabouts};
pub use route::{Route, RouteId, parse as parse_route, url as route_url};
