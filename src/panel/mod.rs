//! The extension's own page: `update` and `view` are pure, `shell` is the only part that touches the browser.

mod effect;
mod msg;
#[cfg(all(feature = "panel", target_arch = "wasm32"))]
pub mod shell;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use effect::{Effect, SecretField};
pub use msg::{Msg, ViewMsg};
pub use state::{Link, Model, Permitted, Progress, RulesField, Screen, StepState, Stored};
pub use update::update;
pub use view::view;
