//! What the machine needs, installed where that is possible, asked for in one sentence where it is not. Safe to run again, and
//! by several at the same time: whoever finds something lacking waits for who is installing, and looks once more.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs, io};

use anyhow::{Context, Result, ensure};

use crate::tool::{alone, command, root, run, say, target};

/// Everything, for those who want to have it done before.
pub fn everything() -> Result<()> {
    wasm_target()?;
    node_modules()?;
    chromium()?;
    chromedriver()?;
    firefox()?;
    scim_server()?;
    ruby()
}

/// Installs something unless it is there.
fn unless(is_there: impl Fn() -> Result<bool>, install: impl FnOnce() -> Result<()>) -> Result<()> {
    if is_there()? {
        return Ok(());
    }
    alone("setup", || if is_there()? { Ok(()) } else { install() })
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn output(command: &mut Command) -> String {
    command.output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

/// The standard library for wasm.
pub fn wasm_target() -> Result<()> {
    let is_there = || {
        let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]));
        Ok(PathBuf::from(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir())
    };
    unless(is_there, || {
        run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
            .context("install rustup from https://rustup.rs, or add the target wasm32-unknown-unknown to your Rust")
    })
}

/// The npm packages, exactly as locked.
pub fn node_modules() -> Result<()> {
    let (lock, stamp) = (root().join("package-lock.json"), root().join("node_modules/.stamp"));
    let wanted = fs::read(&lock)?;
    unless(
        || Ok(fs::read(&stamp).is_ok_and(|had| had == wanted)),
        || {
            let mut npm = command("npm");
            npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
            // What the verb itself says is all that standard output has.
            run(npm.stdout(io::stderr())).context("Node.js 20 or newer with npm is needed")?;
            Ok(fs::write(&stamp, &wanted)?)
        },
    )
}

/// Is this Debian or Ubuntu, and may packages be installed?
fn may_apt() -> bool {
    succeeds(Command::new("apt-get").arg("--version")) && output(Command::new("id").arg("-u")).trim() == "0"
}

fn apt(packages: &[&str]) -> Result<()> {
    say(&format!("installing {}", packages.join(", ")))?;
    let quiet = |arguments: &[&str]| {
        // Whoever else is installing on this machine is waited for.
        let mut apt = Command::new("apt-get");
        apt.args(["-o", "DPkg::Lock::Timeout=600"]).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run(apt.stdout(Stdio::null()))
    };
    quiet(&["update", "-qq"])?;
    quiet(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())
}

fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A program: the one that the variable names, one of these on the path, or Debian's, from these packages.
fn program(variable: &str, names: &[&str], packages: &[&str]) -> Result<Option<PathBuf>> {
    if let Some(given) = env::var_os(variable) {
        return Ok(Some(given.into()));
    }
    let find = || names.iter().find_map(|name| on_path(name));
    unless(|| Ok(find().is_some() || !may_apt()), || apt(packages))?;
    Ok(find())
}

/// A Chromium or Chrome.
pub fn chromium() -> Result<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome-for-testing"];
    program("CHROMIUM", &names, &["chromium", "chromium-driver", "fonts-dejavu-core"])?.context(
        "no browser was found: install Chromium (branded Chrome refuses unpacked extensions from the command line) and set CHROMIUM to its path",
    )
}

/// A Firefox; Debian's is the extended support release.
pub fn firefox() -> Result<PathBuf> {
    program("FIREFOX", &["firefox-esr", "firefox"], &["firefox-esr", "fonts-dejavu-core"])?
        .context("no Firefox was found: install Firefox 142 or newer and set FIREFOX to its path")
}

/// ChromeDriver, for the wasm tests.
pub fn chromedriver() -> Result<PathBuf> {
    program("CHROMEDRIVER", &["chromedriver"], &["chromium-driver"])?.context(
        "no chromedriver was found: install the one that belongs to your Chromium and set CHROMEDRIVER to its path",
    )
}

/// Ruby, one of the engines that expressions are held against.
pub fn ruby() -> Result<()> {
    let is_there = || on_path("ruby").is_some();
    unless(|| Ok(is_there() || !may_apt()), || apt(&["ruby"]))?;
    ensure!(is_there(), "Ruby is needed to hold the expression engine against it: install ruby 3");
    Ok(())
}

/// An independent SCIM server from PyPI, in an environment of its own.
pub fn scim_server() -> Result<PathBuf> {
    let folder = target().join("scim-server");
    let program = folder.join("bin/scim2-server");
    let requirements = root().join("tests/e2e/requirements.txt");
    let (wanted, stamp) = (fs::read(&requirements)?, folder.join(".stamp"));
    let is_there = || Ok(program.is_file() && fs::read(&stamp).is_ok_and(|had| had == wanted));
    unless(is_there, || {
        let venv = || succeeds(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
        if !venv() {
            if may_apt() {
                apt(&["python3", "python3-venv"])?;
            }
            ensure!(
                venv(),
                "Python 3.10 or newer with venv is needed for the SCIM server of the demo and the tests: install python3 and python3-venv"
            );
        }
        run(Command::new(folder.join("bin/pip"))
            .args(["install", "--quiet", "--disable-pip-version-check", "-r"])
            .arg(&requirements))?;
        Ok(fs::write(&stamp, &wanted)?)
    })?;
    Ok(program)
}
