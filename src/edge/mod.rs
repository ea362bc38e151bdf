//! The core over HTTP: stateless routes as pure functions, the same on every runtime.

mod route;

pub use route::{EdgeAnswer, route};
