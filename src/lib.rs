//! SCIM Guide for OneLogin: the core.

#[cfg(feature = "edge")]
pub mod edge;
pub mod page;
pub mod rules;
pub mod scim;
#[cfg(feature = "wasm")]
mod wasm;
