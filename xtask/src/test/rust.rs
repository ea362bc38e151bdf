//! What needs Rust alone: formatting, lints, the tests of the core, the fuzz targets, and the engines that expressions are held
//! against.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::jobs::Job;
use crate::tool::{cargo, command, root, run, target};
use crate::{fuzz, setup};

/// How the tests of the core are compiled.
#[derive(Clone, Copy)]
pub enum Compiled {
    /// As while one works on them: soon.
    Soon,
    /// Optimised, as the long run of random sequences needs them.
    Optimised,
}

pub fn native(compiled: Compiled) -> Vec<Job> {
    let job = |name: &str, work: fn() -> Result<()>| Job::new("native", name, work);
    vec![
        job("format", format),
        Job::new("native", "tests of the core", move || core_tests(compiled)),
        job("tests of the tools", tool_tests),
        job("lints of the workspace", || clippy(&["--workspace", "--all-targets"])),
        job("lints of all features", || {
            clippy(&["--package", "scim-guide", "--all-targets", "--features", "panel,npm,edge,schema"])
        }),
        job("lints for wasm", || {
            setup::wasm_target()?;
            clippy(&["--package", "scim-guide", "--target", "wasm32-unknown-unknown", "--features", "panel,npm,edge"])
        }),
    ]
}

fn format() -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    // `cargo fmt` does not find the modules that a macro declares.
    run(command("rustfmt").args(["--check", "--edition", "2024"]).args(rust_files(&root().join("src"))?))
}

fn clippy(of: &[&str]) -> Result<()> {
    run(cargo().args(["clippy", "--locked", "--quiet"]).args(of).args(["--", "-D", "warnings"]))
}

fn core_tests(compiled: Compiled) -> Result<()> {
    let features = ["--locked", "--package", "scim-guide", "--features", "panel,edge,schema"];
    let mut tests = cargo();
    tests.args(["test", "--no-fail-fast"]).args(features);
    if matches!(compiled, Compiled::Optimised) {
        tests.args(["--profile", "tests"]);
    }
    run(&mut tests)
}

fn tool_tests() -> Result<()> {
    // The practice tenant serves its widgets from there.
    setup::node_modules()?;
    run(cargo().args(["test", "--no-fail-fast", "--locked", "--workspace", "--exclude", "scim-guide"]))
}

/// Ten thousand random sequences of messages to the panel. The native tests try a few hundred of them.
pub fn sequences() -> Vec<Job> {
    vec![Job::new("sequences", "10000 of messages", || {
        run(cargo()
            .args(["test", "--locked", "--profile", "tests", "--package", "scim-guide"])
            .args(["--features", "panel,edge,schema", "--lib", "panel::tests::sequences"])
            .env("SEQUENCES", "10000"))
    })]
}

pub fn fuzz_targets() -> Vec<Job> {
    vec![Job::new("fuzz", "compiles", fuzz::check)]
}

pub fn engines() -> Vec<Job> {
    vec![Job::new("differential", "5000 cases", || differential(&["--count".into(), "5000".into()]))]
}

/// The expression engine against Ruby, V8, PCRE2 and Python.
pub fn differential(args: &[String]) -> Result<()> {
    setup::ruby()?;
    run(cargo().args(["build", "--locked", "--quiet", "--release", "--package", "differential"]))?;
    let folder = target().join("differential");
    run(command(target().join("release/differential")).arg("--folder").arg(folder).args(args))
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}
