//! SCIM Guide for OneLogin: the core.
//!
//! A [`guide`] is data: it says where OneLogin must end up. Steps, fills, the audit and the read-back are derived from that
//! one file, with the help of the [`onelogin`] catalogue, which knows what OneLogin's controls are called and how sure that is.
//!
//! ```text
//! guide ──────┐
//! catalogue ──┼─> page::next_move ─> plan ── approved in the panel ─> page::operation ──> content script
//! snapshot ───┘                                                                                │
//!      ▲                                                                                       │
//!      └────────── read back, page::observe ─> audit::findings <───────────────────────────────┘
//! ```
//!
//! - [`page`]: a snapshot of a page, which control is meant (or a refusal), what to do, whether it took.
//! - [`audit`]: every requirement of the guide held against what was read; reports.
//! - [`finding`]: what every validator and every lint reports with; [`text`]: how a person reads a text.
//! - [`rules`]: rules that turn roles into groups, under every plausible reading of OneLogin's expressions.
//! - [`scim`]: validators of what is pasted: base URL, token, headers, JSON template; SCIM resources; one check a file.
//! - `panel` (feature): the extension's own page; `update` and `view` are pure, `shell` is not.
//! - `edge` (feature): the same core as HTTP routes without state.
//! - `wasm` (feature `npm`): exports to JavaScript; conversions, no logic.
//!
//! Nothing here touches a clock, randomness or the network; only `panel::shell` and `wasm` know JavaScript. The content
//! script (`extension/content`) collects and acts and decides nothing: Chromium forbids wasm there on pages with a strict
//! content security policy, and a page's script is the wrong place for decisions anyway.
//!
//! To work on it: `cargo xtask test quick` is the fast loop, `cargo xtask test e2e` and `cargo xtask test firefox` the slow ones, `cargo xtask demo` shows
//! the whole. After a change of the guide's types, `UPDATE_SCHEMA=1 cargo test --features schema` writes the schema anew; after a change of a
//! check, `UPDATE_DOCS=1 cargo test` writes `docs/checks.md`, and `UPDATE_CASES=1 cargo test` the findings of `tests/cases/scim`.

pub mod audit;
#[cfg(feature = "wasm")]
pub mod boundary;
#[cfg(feature = "edge")]
pub mod edge;
pub mod finding;
pub mod guide;
pub mod onelogin;
pub mod page;
#[cfg(feature = "panel")]
pub mod panel;
pub mod rules;
pub mod scim;
pub mod text;
#[cfg(feature = "npm")]
pub mod wasm;
