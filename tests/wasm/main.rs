//! What only a browser can tell: the boundary to JavaScript, every export, and the shell of the panel over a real document.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

mod boundary;
mod effects;
mod exports;
mod focus;
mod listening;
mod page;
mod panel;
mod render;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
