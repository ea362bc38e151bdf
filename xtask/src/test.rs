//! Every test there is.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::services::{Services, edge_config, gallery, workerd};
use crate::{build, cargo, command, root, run, setup, target};

pub fn verb(args: &[String]) -> Result<()> {
    let (args, folders) = without_pages(args)?;
    let all = ["native", "differential", "js", "wasm", "edge", "pages", "e2e", "firefox"];
    // Beside e2e and firefox may stand the names of their files: `test e2e rules`.
    let (kinds, files): (Vec<&str>, Vec<&str>) = args.iter().map(String::as_str).partition(|arg| all.contains(arg));
    let end_to_end_only = !kinds.is_empty() && kinds.iter().all(|kind| ["e2e", "firefox"].contains(kind));
    if let Some(unknown) = files.first().filter(|_| !end_to_end_only) {
        bail!("unknown kind of test {unknown}: one of {}", all.join(", "));
    }
    // Firefox takes as long again as Chromium, and is asked for by name.
    let wanted = |kind: &&&str| if kinds.is_empty() { **kind != "firefox" } else { kinds.contains(kind) };
    for kind in all.iter().filter(wanted) {
        println!("\n== {kind}");
        match *kind {
            "native" => native()?,
            "differential" => differential(&["--count".into(), "5000".into()])?,
            "js" => js()?,
            "wasm" => wasm()?,
            "edge" => edge()?,
            "pages" => pages(&folders)?,
            "e2e" => end_to_end("chromium", setup::chromium()?, &folders, &files)?,
            _ => {
                if files.is_empty() {
                    finding("firefox", setup::firefox()?, &folders)?;
                }
                end_to_end("firefox", setup::firefox()?, &folders, &files)?;
            }
        }
    }
    println!(
        "\nall of it passed: {}",
        if kinds.is_empty() { "everything but firefox".to_owned() } else { kinds.join(", ") }
    );
    Ok(())
}

fn native() -> Result<()> {
    setup::wasm_target()?;
    // The practice tenant serves its widgets from there.
    setup::node_modules()?;
    run(cargo().args(["fmt", "--all", "--check"]))?;
    // `cargo fmt` does not find the modules that a macro declares.
    run(command("rustfmt").args(["--check", "--edition", "2024"]).args(rust_files(&root().join("src"))?))?;
    run(cargo().args(["clippy", "--locked", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    run(cargo().args([
        "clippy",
        "--locked",
        "--quiet",
        "--package",
        "scim-guide",
        "--all-targets",
        "--features",
        "panel,npm,edge,schema",
        "--",
        "-D",
        "warnings",
    ]))?;
    run(cargo().args([
        "clippy",
        "--locked",
        "--quiet",
        "--package",
        "scim-guide",
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        "panel,npm,edge",
        "--",
        "-D",
        "warnings",
    ]))?;
    let nextest = Command::new("cargo")
        .args(["nextest", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    let features = ["--locked", "--workspace", "--features", "scim-guide/panel,scim-guide/edge,scim-guide/schema"];
    if nextest {
        run(cargo().args(["nextest", "run", "--status-level", "fail"]).args(features))
    } else {
        run(cargo().arg("test").args(features))
    }
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

fn js() -> Result<()> {
    build::extension(false, &[])?;
    let tool = |name: &str| command(root().join("node_modules/.bin").join(name));
    run(tool("biome").args(["ci", "--error-on-warnings"]))?;
    run(tool("tsc").args(["--project", "tsconfig.json"]))?;
    mozilla_lint(tool("web-ext"))
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
        "vendor/morphdom.js",
        "it is given elements only, never text, and the code for text is not reached; the panel's markup is escaped by maud and made by a DOMParser",
    ),
];

/// `web-ext lint`: no errors, and no warning that is not explained.
fn mozilla_lint(mut tool: Command) -> Result<()> {
    tool.args(["lint", "--no-config-discovery", "--output", "json", "--source-dir"]).arg(target().join("extension"));
    let output = tool.stderr(Stdio::inherit()).output()?;
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
        println!("explained: {code} in {file}: {why}");
    }
    Ok(())
}

fn wasm() -> Result<()> {
    setup::wasm_target()?;
    let driver = setup::chromedriver()?;
    let runner = format!("{} wasm-test-runner", env::current_exe()?.display());
    run(cargo()
        .args([
            "test",
            "--locked",
            "--package",
            "scim-guide",
            "--target",
            "wasm32-unknown-unknown",
            "--features",
            "panel",
            "--test",
            "wasm",
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root().join("tests/wasm/webdriver.json")))
}

fn edge() -> Result<()> {
    build::package(false)?;
    run(&mut node_tests("tests/pkg")?)?;
    let config = root().join("pkg/wasm/test.capnp");
    fs::write(&config, edge_config("127.0.0.1:0"))?;
    run(node_tests("tests/edge")?.env("WORKERD", workerd()?).env("WORKERD_CONFIG", config))
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

/// Tells a script where the gallery and a browser are; the gallery is served as long as the second value lives.
fn with_gallery(mut script: Command, folders: &[String]) -> Result<(Command, Services)> {
    let pages = gallery(folders)?;
    let services = Services::start(&pages)?;
    script.env("CHROMIUM", setup::chromium()?).env("PAGES", env::join_paths(&pages)?);
    services.tell(&mut script);
    Ok((script, services))
}

/// The gallery: its truth by hand, then the product on it.
fn pages(folders: &[String]) -> Result<()> {
    let (mut truth, services) = with_gallery(node_runner(), folders)?;
    run(truth.arg("tests/pages/truth.test.mjs"))?;
    drop(services);
    finding("chromium", setup::chromium()?, folders)
}

/// The product on the gallery. What came of each control is in target/finding-*.json.
fn finding(browser: &str, program: PathBuf, folders: &[String]) -> Result<()> {
    build::package(false)?;
    let extension = build::extension(false, &["https://*.onelogin.com/*".to_owned()])?;
    let (mut finding, _services) = with_gallery(node_runner(), folders)?;
    finding.args(["finding", "acting", "watching", "fading"].map(|name| format!("tests/pages/{name}.test.mjs")));
    finding.env("BROWSER", browser).env("BROWSER_PATH", program).env("GALLERY_EXTENSION_DIR", &extension);
    // These reach into the content script's own world, which Chromium's protocol does.
    if browser == "chromium" {
        finding.args(["accessible-names", "looking", "pointing"].map(|name| format!("tests/pages/{name}.test.mjs")));
    }
    run(finding.env("FINDING_OUT", target().join(format!("finding-{browser}.json"))))
}

/// What others find on the gallery's pages, as JSON.
pub fn peers(args: &[String]) -> Result<()> {
    let (left, folders) = without_pages(args)?;
    if !left.is_empty() {
        bail!("peers [--pages DIR]");
    }
    let mut script = command("node");
    script.arg("tests/pages/peers.mjs");
    let (mut script, _services) = with_gallery(script, &folders)?;
    run(&mut script)
}

/// The same tests in either browser.
fn end_to_end(browser: &str, program: PathBuf, folders: &[String], files: &[&str]) -> Result<()> {
    let paths: Vec<PathBuf> = files.iter().map(|file| root().join(format!("tests/e2e/{file}.test.mjs"))).collect();
    if let Some(missing) = paths.iter().find(|path| !path.is_file()) {
        bail!("there is no {}", missing.display());
    }
    build::package(false)?;
    let plain = build::extension(false, &[])?;
    let granted = build::extension(false, &["https://acme.onelogin.com/*".to_owned()])?;
    let mut tests = node_runner();
    tests
        .args(if paths.is_empty() { test_files("tests/e2e")? } else { paths })
        .env("BROWSER", browser)
        .env("BROWSER_PATH", program);
    tests.env("EXTENSION_DIR", plain).env("GRANTED_EXTENSION_DIR", granted);
    let (mut tests, _services) = with_gallery(tests, folders)?;
    run(&mut tests)
}

/// Node's own runner, one file after the other, with a temporary folder that is ours.
fn node_runner() -> Command {
    let scratch = target().join("tmp");
    // Without it Node falls back to the system's folder.
    let _ = fs::create_dir_all(&scratch);
    let mut node = command("node");
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).env("TMPDIR", scratch);
    node
}

fn node_tests(folder: &str) -> Result<Command> {
    let mut node = node_runner();
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
    Ok(files)
}
