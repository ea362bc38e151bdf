//! SCIM Guide for OneLogin: the core.

pub mod audit;
#[cfg(feature = "edge")]
pub mod edge;
pub mod guide;
pub mod onelogin;
pub mod page;
#[cfg(feature = "panel")]
pub mod panel;
pub mod rules;
pub mod scim;
pub mod text;
#[cfg(feature = "wasm")]
mod wasm;
