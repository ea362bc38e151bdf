//! Every test there is: `cargo xtask test`.

mod browser;
mod jobs;
mod rust;
mod scripts;
mod shared;
mod wasm;

use anyhow::{Context, Result, bail};

pub use rust::differential;
pub use wasm::WASM_TEST_FOLDER;

use jobs::Job;
use rust::Compiled;

/// In this order they are begun, as far as a lane is free.
const KINDS: &[&str] =
    &["native", "sequences", "js", "wasm", "fuzz", "differential", "edge", "build", "pages", "e2e", "firefox"];
/// By name only: they take a minute or more for each console.
const BY_NAME: &[&str] = &["consoles", "consoles-firefox"];
/// Beside these may stand the names of their files or consoles: `test e2e rules`, `test consoles quarry`.
const WITH_NAMES: &[&str] = &["e2e", "firefox", "consoles", "consoles-firefox"];

pub fn verb(args: &[String]) -> Result<()> {
    let (args, folders) = without_pages(args)?;
    let known = || KINDS.iter().chain(BY_NAME);
    let (kinds, files): (Vec<&str>, Vec<&str>) =
        args.iter().map(String::as_str).partition(|arg| known().any(|kind| kind == arg) || *arg == "quick");
    let with_names = !kinds.is_empty() && kinds.iter().all(|kind| WITH_NAMES.contains(kind));
    if let Some(unknown) = files.first().filter(|_| !with_names) {
        let all: Vec<&str> = known().copied().collect();
        bail!("unknown kind of test {unknown}: one of {}, quick", all.join(", "));
    }
    if kinds == ["quick"] {
        return jobs::run_all(quick());
    }
    if kinds.contains(&"quick") {
        bail!("quick goes by itself");
    }
    let wanted = |kind: &&&str| {
        kinds.is_empty() || kinds.contains(kind) || (**kind == "build" && kinds.iter().any(|kind| needs_build(kind)))
    };
    let mut all = Vec::new();
    let named = BY_NAME.iter().filter(|kind| kinds.contains(kind));
    for kind in KINDS.iter().filter(wanted).chain(named) {
        all.extend(jobs_of(kind, &folders, &files)?);
    }
    jobs::run_all(all)
}

fn jobs_of(kind: &str, folders: &[String], files: &[&str]) -> Result<Vec<Job>> {
    Ok(match kind {
        "native" => rust::native(Compiled::Optimised),
        "sequences" => rust::sequences(),
        "js" => [scripts::checks(), scripts::shipped()].concat(),
        "wasm" => wasm::boundary(),
        "fuzz" => rust::fuzz_targets(),
        "differential" => rust::engines(),
        "edge" => wasm::edge(),
        "build" => shared::build(folders),
        "pages" => browser::pages(folders),
        "e2e" => browser::end_to_end("chromium", folders, files)?,
        "consoles" => vec![browser::consoles("chromium", files)],
        "consoles-firefox" => vec![browser::consoles("firefox", files)],
        "firefox" if files.is_empty() => {
            [browser::finding("firefox", folders), browser::end_to_end("firefox", folders, files)?].concat()
        }
        _ => browser::end_to_end("firefox", folders, files)?,
    })
}

/// What tells most of what is wrong, and needs no build for release.
fn quick() -> Vec<Job> {
    [rust::native(Compiled::Soon), scripts::checks(), wasm::boundary()].concat()
}

/// What others find on the gallery's pages, as JSON.
pub fn peers(args: &[String]) -> Result<()> {
    let (left, folders) = without_pages(args)?;
    if !left.is_empty() {
        bail!("peers [--pages DIR]");
    }
    browser::peers(&folders)
}

/// Takes every `--pages DIR` out of the arguments: what is left, and the folders.
fn without_pages(args: &[String]) -> Result<(Vec<String>, Vec<String>)> {
    let (mut left, mut folders) = (Vec::new(), Vec::new());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--pages" => folders.push(args.next().context("--pages needs a folder")?.clone()),
            _ => left.push(arg.clone()),
        }
    }
    Ok((left, folders))
}

fn needs_build(kind: &str) -> bool {
    ["js", "edge", "pages", "e2e", "firefox", "consoles", "consoles-firefox"].contains(&kind)
}
