//! What drives a browser: the gallery's truth, the product on the gallery, and the product end to end.

use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

use anyhow::{Result, bail, ensure};

use super::jobs::Job;
use super::shared;
use crate::services::{Services, gallery, scratch};
use crate::setup;
use crate::tool::{command, root, run, target};

fn program(browser: &str) -> Result<PathBuf> {
    if browser == "firefox" { setup::firefox() } else { setup::chromium() }
}

/// The gallery: its truth by hand, then the product on it.
pub fn pages(folders: &[String]) -> Vec<Job> {
    let all = folders.to_vec();
    let truth = Job::new("pages", "truth", move || {
        let (mut truth, _services) = with_gallery(node_runner("pages-truth")?, "pages-truth", shared::gallery(&all)?)?;
        run(truth.arg("tests/pages/truth.test.mjs"))
    });
    let mut jobs = vec![truth.in_browser()];
    jobs.extend(finding("chromium", folders));
    jobs
}

/// The product on the gallery. What came of each control is in target/finding-*.json.
pub fn finding(browser: &'static str, folders: &[String]) -> Vec<Job> {
    let kind = if browser == "firefox" { "firefox" } else { "pages" };
    let job = |name: &'static str, file: &'static str| {
        let all = folders.to_vec();
        let work = move || {
            let name = format!("{kind}-{name}");
            shared::package()?;
            let (mut tests, _services) = with_gallery(node_runner(&name)?, &name, shared::gallery(&all)?)?;
            tests.arg(file).env("BROWSER", browser).env("BROWSER_PATH", program(browser)?);
            tests.env("GALLERY_EXTENSION_DIR", &shared::extension()?.gallery);
            // In Firefox each small page takes some seconds, which the whole does not have for all of them.
            if browser == "firefox" {
                tests.env("SMALL", "frames,look-alike-lists");
            }
            run(tests.env("FINDING_OUT", target().join(format!("finding-{browser}.json"))))
        };
        Job::new(kind, name, work).in_browser()
    };
    let mut jobs = vec![
        job("finding", "tests/pages/finding.test.mjs"),
        job("acting", "tests/pages/acting.test.mjs"),
        job("watching", "tests/pages/watching.test.mjs"),
        job("fading", "tests/pages/fading.test.mjs"),
    ];
    jobs.push(job("small", "tests/pages/small.test.mjs"));
    // These reach into the content script's own world, which Chromium's protocol does.
    if browser == "chromium" {
        jobs.push(job("looking", "tests/pages/looking.test.mjs"));
        jobs.push(job("names", "tests/pages/accessible-names.test.mjs"));
        jobs.push(job("pointing", "tests/pages/pointing.test.mjs"));
    }
    jobs
}

/// The same tests in either browser, a job for each file.
pub fn end_to_end(browser: &'static str, folders: &[String], files: &[&str]) -> Result<Vec<Job>> {
    let kind = if browser == "firefox" { "firefox" } else { "e2e" };
    let named: Vec<PathBuf> = files.iter().map(|file| root().join(format!("tests/e2e/{file}.test.mjs"))).collect();
    if let Some(missing) = named.iter().find(|path| !path.is_file()) {
        bail!("there is no {}", missing.display());
    }
    let all = if named.is_empty() { test_files("tests/e2e")? } else { named };
    let job = |file: PathBuf| {
        let folders = folders.to_vec();
        let stem = file.file_name().unwrap_or_default().to_string_lossy().replace(".test.mjs", "");
        let name = format!("{kind}-{stem}");
        let work = move || {
            shared::package()?;
            let extension = shared::extension()?;
            let (mut tests, _services) = with_gallery(node_runner(&name)?, &name, shared::gallery(&folders)?)?;
            tests.env("TRAP_EXTENSION_DIR", shared::trapping()?);
            tests.arg(&file).env("BROWSER", browser).env("BROWSER_PATH", program(browser)?);
            run(tests.env("EXTENSION_DIR", &extension.plain).env("GRANTED_EXTENSION_DIR", &extension.granted))
        };
        Job::new(kind, &stem, work).in_browser()
    };
    Ok(all.into_iter().map(job).collect())
}

/// The real panel plays the guide on whole consoles: all of them, or those of these names.
pub fn consoles(browser: &'static str, names: &[&str]) -> Job {
    let names = names.join(",");
    let kind = if browser == "firefox" { "consoles-firefox" } else { "consoles" };
    let work = move || {
        shared::package()?;
        let extension = shared::extension()?;
        let (mut tests, _services) = with_gallery(node_runner(kind)?, kind, &[])?;
        tests.arg("tests/consoles/whole.test.mjs").env("BROWSER", browser).env("BROWSER_PATH", program(browser)?);
        if !names.is_empty() {
            tests.env("CONSOLE", &names);
        }
        run(tests.env("EXTENSION_DIR", &extension.plain))
    };
    Job::new(kind, "whole", work).in_browser()
}

/// What others find on the gallery's pages, as JSON.
pub fn peers(folders: &[String]) -> Result<()> {
    let mut script = command("node");
    script.arg("tests/pages/peers.mjs");
    let (mut script, _services) = with_gallery(script, "peers", &gallery(folders)?)?;
    run(&mut script)
}

/// Tells a script where the gallery and a browser are; the gallery is served as long as the second value lives.
fn with_gallery(mut script: Command, name: &str, pages: &[PathBuf]) -> Result<(Command, Services)> {
    let services = Services::start(name, pages)?;
    script.env("CHROMIUM", setup::chromium()?).env("PAGES", env::join_paths(pages)?);
    services.tell(&mut script);
    Ok((script, services))
}

/// Node's own runner, one file after the other, with a temporary folder that is ours.
fn node_runner(name: &str) -> Result<Command> {
    setup::node_modules()?;
    let mut node = command("node");
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).env("TMPDIR", scratch(name)?);
    Ok(node)
}

/// The tests of a folder.
pub fn node_tests(name: &str, folder: &str) -> Result<Command> {
    let mut node = node_runner(name)?;
    node.args(test_files(folder)?);
    Ok(node)
}

fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    ensure!(!files.is_empty(), "no tests in {folder}");
    Ok(files)
}
