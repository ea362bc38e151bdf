//! The scripts: formatting, lints, types, and what Mozilla's linter says of what ships.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::jobs::Job;
use super::shared;
use crate::tool::{command, complaints, npm_tool, run, say};
use crate::{setup, types};

/// Each with a strictness and globals of its own.
const PROJECTS: &[&str] = &["tsconfig.json", "pkg/tsconfig.json", "tests/tsconfig.json", "tests/pages/tsconfig.json"];

pub fn checks() -> Vec<Job> {
    vec![
        Job::new("js", "lints", || {
            setup::node_modules()?;
            run(npm_tool("biome").args(["ci", "--error-on-warnings"]))
        }),
        Job::new("js", "types", || {
            types::make()?;
            // All of them, whatever came of the first.
            let came: Vec<_> =
                PROJECTS.iter().map(|project| run(npm_tool("tsc").args(["--project", project]))).collect();
            came.into_iter().collect()
        }),
        Job::new("js", "composed consoles", || {
            setup::node_modules()?;
            run(command("node").args(["--test", "tests/consoles/composed/composed.test.mjs"]))
        }),
    ]
}

pub fn shipped() -> Vec<Job> {
    vec![Job::new("js", "what ships", || mozilla_lint(&shared::extension()?.plain))]
}

/// What Mozilla's linter warns of, and why it stays. One manifest serves both browsers, and each browser ignores what is the other's.
const EXPLAINED: &[(&str, &str, &str)] = &[
    ("MANIFEST_PERMISSIONS", "manifest.json", "sidePanel is Chromium's; Firefox has sidebar_action, which needs none"),
    (
        "BACKGROUND_SERVICE_WORKER_IGNORED",
        "manifest.json",
        "the service worker is Chromium's; Firefox takes background.scripts",
    ),
    (
        "UNSAFE_VAR_ASSIGNMENT",
        "panel.js",
        "it imports the extension's own glue, once for each instance of the wasm: a number is all that differs",
    ),
    (
        "UNSAFE_VAR_ASSIGNMENT",
        "vendor/morphdom.js",
        "it is given elements only, never text, and the code for text is not reached; the panel's markup is escaped by maud and made by a DOMParser",
    ),
];

/// `web-ext lint`: no errors, and no warning that is not explained.
fn mozilla_lint(extension: &Path) -> Result<()> {
    let mut tool = npm_tool("web-ext");
    tool.args(["lint", "--no-config-discovery", "--output", "json", "--source-dir"]).arg(extension);
    let output = tool.stderr(complaints()?).output()?;
    let report: Value = serde_json::from_slice(&output.stdout).context("web-ext lint gave no report")?;
    let found = |kind: &str| report[kind].as_array().cloned().with_context(|| format!("web-ext lint: no {kind}"));
    let unexplained: Vec<Value> = found("warnings")?
        .into_iter()
        .filter(|warning| !EXPLAINED.iter().any(|(code, file, _)| warning["code"] == *code && warning["file"] == *file))
        .chain(found("errors")?)
        .collect();
    ensure!(unexplained.is_empty(), "web-ext lint: {}", serde_json::to_string_pretty(&unexplained)?);
    for (code, file, why) in EXPLAINED {
        let is_there = found("warnings")?.iter().any(|warning| warning["code"] == *code && warning["file"] == *file);
        ensure!(is_there, "web-ext lint no longer warns of {code} in {file}: take it off the list");
        say(&format!("explained: {code} in {file}: {why}"))?;
    }
    Ok(())
}
