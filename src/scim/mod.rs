//! What an admin pastes: the base URL and the bearer token, checked before they are saved.

mod endpoint;
mod finding;
mod secret;
mod token;

pub use endpoint::{EndpointRules, TrailingSlash, check as check_endpoint};
pub use finding::{Applicability, Fix, InputFinding, InputSeverity, Span};
pub use secret::Secret;
pub use token::{check as check_token, cleaned as clean_token};
