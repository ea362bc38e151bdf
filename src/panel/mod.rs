//! The extension's own page: `update` and `view` are pure, `shell` is the only part that touches the browser.

mod findings_view;
mod flow;
mod model;
mod paste;
mod rules;
mod rules_view;
#[cfg(all(feature = "panel", target_arch = "wasm32"))]
mod shell;
mod template_view;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use model::{Effect, Link, Model, Msg, Pointed, Pointing, Progress, Run, Screen, SecretField, StepState, Template};
pub use rules::{Existing, RulesField, RulesTab};
pub use update::update;
pub use view::view;
