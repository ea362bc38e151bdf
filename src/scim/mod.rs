//! What an admin pastes, validated before it is saved: base URL, bearer token, custom headers, JSON template; and SCIM
//! resources and messages of RFC 7643 and RFC 7644.
//!
//! Every validator gives [`InputFinding`]s: a stable code, how bad it is, the exact part of the input, what is wrong, why
//! it matters, what to do and, where there is one, a change that mends it. Each code is a check, each check a file, and
//! `docs/checks.md` is made from those files.

mod document;
mod exchange;
mod field;
mod filter;
mod headers;
mod json;
mod pasted;
mod path;
mod query;
mod resource;
mod schema;
mod secret;
mod source;
mod syntax;
mod template;
mod token;
mod trouble;
mod url;

#[cfg(test)]
mod docs;

pub use crate::finding::{
    Applicability, Edit, Field, Fix, InputFinding, InputSeverity, Position, Span, has_errors, to_utf16,
};
pub use exchange::{ExchangeRequest, GroupDialect, ScimRequest, preview};
#[cfg(feature = "panel")]
pub use field::holds_secret;
#[cfg(feature = "panel")]
pub use headers::secrets as header_secrets;
pub use headers::{HeaderRules, check as check_headers};
pub use query::check as check_filter;
pub use resource::{ResourceRules, Sender, check as check_resource};
pub use schema::{Attribute, AttributeType, Schema};
pub use secret::Secret;
pub use template::{
    SampleUser, TemplateRules, check as check_template, render as render_template, samples as sample_users,
};
pub use token::{TokenForm, TokenRules, check as check_token};
pub use trouble::{ErrorExplanation, explain_error};
pub use url::{EndpointRules, TrailingSlash, check as check_endpoint};
