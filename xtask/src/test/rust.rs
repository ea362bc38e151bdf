//! What needs Rust alone: formatting, lints, the tests of the core, the fuzz targets, and the engines that expressions are held
//! against.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;

use super::jobs::Job;
use crate::tool::{cargo, command, root, run, target};
use crate::{fuzz, setup};

pub fn native() -> Vec<Job> {
    let job = |name: &str, work: fn() -> Result<()>| Job::new("native", name, work);
    vec![
        job("format", format),
        job("tests", tests),
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

fn tests() -> Result<()> {
    // The practice tenant serves its widgets from there.
    setup::node_modules()?;
    let nextest = Command::new("cargo")
        .args(["nextest", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let features = ["--locked", "--workspace", "--features", "scim-guide/panel,scim-guide/edge,scim-guide/schema"];
    if nextest {
        run(cargo().args(["nextest", "run", "--no-fail-fast", "--status-level", "fail"]).args(features))
    } else {
        run(cargo().args(["test", "--no-fail-fast"]).args(features))
    }
}

/// Ten thousand random sequences of messages to the panel. The native tests try a few hundred of them.
pub fn sequences() -> Vec<Job> {
    vec![Job::new("sequences", "10000 of messages", || {
        run(cargo()
            .args(["test", "--locked", "--profile", "sequences", "--package", "scim-guide", "--features", "panel"])
            .args(["--lib", "panel::tests::sequences"])
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
