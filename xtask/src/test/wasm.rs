//! The boundary between Rust and JavaScript: exports in a real browser, the npm package in Node, the edge module on workerd.

use std::{env, fs};

use anyhow::Result;

use super::jobs::Job;
use super::{browser, shared};
use crate::build;
use crate::services::{edge_config, workerd};
use crate::setup;
use crate::tool::{cargo, root, run, target};
use crate::types::without_debug_info;

/// Tells the runner the folder of what the tested module imports.
pub const WASM_TEST_FOLDER: &str = "WASM_TEST_FOLDER";

pub fn boundary() -> Vec<Job> {
    vec![Job::new("wasm", "exports in Chromium", exports)]
}

fn exports() -> Result<()> {
    setup::wasm_target()?;
    let driver = setup::chromedriver()?;
    setup::node_modules()?;
    let folder = target().join("wasm-test");
    build::morphdom(&folder)?;
    let runner = format!("{} wasm-test-runner", env::current_exe()?.display());
    run(without_debug_info(&mut cargo())
        .args(["test", "--locked", "--package", "scim-guide", "--target", "wasm32-unknown-unknown"])
        .args(["--features", "panel,npm,edge", "--test", "wasm"])
        .env(WASM_TEST_FOLDER, folder)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root().join("tests/wasm/webdriver.json")))
}

pub fn edge() -> Vec<Job> {
    vec![
        Job::new("edge", "package", || {
            shared::package()?;
            run(&mut browser::node_tests("edge-package", "tests/pkg")?)
        }),
        Job::new("edge", "workerd", || {
            shared::package()?;
            let config = root().join("pkg/wasm/test.capnp");
            fs::write(&config, edge_config("127.0.0.1:0"))?;
            let mut tests = browser::node_tests("edge-workerd", "tests/edge")?;
            run(tests.env("WORKERD", workerd()?).env("WORKERD_CONFIG", config))
        }),
    ]
}
