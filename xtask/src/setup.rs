//! What the machine needs, installed where that is possible, asked for in one sentence where it is not. Safe to run again.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, fs, io};

use anyhow::{Context, Result, bail};

use crate::{command, root, run, target};

/// Everything, for those who want to have it done before.
pub fn everything() -> Result<()> {
    wasm_target()?;
    node_modules()?;
    chromium()?;
    firefox()?;
    scim_server()?;
    ruby()
}

fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn output(command: &mut Command) -> String {
    command.output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}

/// The standard library for wasm.
pub fn wasm_target() -> Result<()> {
    let sysroot = output(Command::new("rustc").args(["--print", "sysroot"]));
    if PathBuf::from(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir() {
        return Ok(());
    }
    run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
        .context("install rustup from https://rustup.rs, or add the target wasm32-unknown-unknown to your Rust")
}

/// The npm packages, exactly as locked.
pub fn node_modules() -> Result<()> {
    let (lock, stamp) = (root().join("package-lock.json"), root().join("node_modules/.stamp"));
    let wanted = fs::read(&lock)?;
    if fs::read(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    let mut npm = command("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    // What the verb itself says is all that standard output has.
    run(npm.stdout(io::stderr())).context("Node.js 20 or newer with npm is needed")?;
    fs::write(stamp, wanted)?;
    Ok(())
}

/// Is this Debian or Ubuntu, and may packages be installed?
fn may_apt() -> bool {
    succeeds(Command::new("apt-get").arg("--version")) && output(Command::new("id").arg("-u")).trim() == "0"
}

fn apt(packages: &[&str]) -> Result<()> {
    println!("installing {}", packages.join(", "));
    let quiet = |arguments: &[&str]| {
        run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null()))
    };
    quiet(&["update", "-qq"])?;
    quiet(&[&["install", "-y", "-qq", "--no-install-recommends"], packages].concat())
}

fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A Chromium or Chrome: `$CHROMIUM`, one on the path, or Debian's.
pub fn chromium() -> Result<PathBuf> {
    if let Some(given) = env::var_os("CHROMIUM") {
        return Ok(given.into());
    }
    let find = || ["chromium", "chromium-browser", "google-chrome-for-testing"].iter().find_map(|name| on_path(name));
    if let Some(found) = find() {
        return Ok(found);
    }
    if may_apt() {
        apt(&["chromium", "chromium-driver", "fonts-dejavu-core"])?;
        if let Some(found) = find() {
            return Ok(found);
        }
    }
    bail!(
        "no browser was found: install Chromium (branded Chrome refuses unpacked extensions from the command line) and set CHROMIUM to its path"
    )
}

/// A Firefox: `$FIREFOX`, one on the path, or Debian's extended support release.
pub fn firefox() -> Result<PathBuf> {
    if let Some(given) = env::var_os("FIREFOX") {
        return Ok(given.into());
    }
    let find = || ["firefox-esr", "firefox"].iter().find_map(|name| on_path(name));
    if let Some(found) = find() {
        return Ok(found);
    }
    if may_apt() {
        apt(&["firefox-esr", "fonts-dejavu-core"])?;
        if let Some(found) = find() {
            return Ok(found);
        }
    }
    bail!("no Firefox was found: install Firefox 142 or newer and set FIREFOX to its path")
}

/// ChromeDriver, for the wasm tests.
pub fn chromedriver() -> Result<PathBuf> {
    if let Some(given) = env::var_os("CHROMEDRIVER") {
        return Ok(given.into());
    }
    if let Some(found) = on_path("chromedriver") {
        return Ok(found);
    }
    if may_apt() {
        apt(&["chromium-driver"])?;
        if let Some(found) = on_path("chromedriver") {
            return Ok(found);
        }
    }
    bail!("no chromedriver was found: install the one that belongs to your Chromium and set CHROMEDRIVER to its path")
}

/// Ruby, one of the engines that expressions are held against.
pub fn ruby() -> Result<()> {
    if on_path("ruby").is_none() && may_apt() {
        apt(&["ruby"])?;
    }
    if on_path("ruby").is_none() {
        bail!("Ruby is needed to hold the expression engine against it: install ruby 3");
    }
    Ok(())
}

/// An independent SCIM server from PyPI, in an environment of its own.
pub fn scim_server() -> Result<PathBuf> {
    let folder = target().join("scim-server");
    let program = folder.join("bin/scim2-server");
    let requirements = root().join("tests/e2e/requirements.txt");
    let (wanted, stamp) = (fs::read(&requirements)?, folder.join(".stamp"));
    if program.is_file() && fs::read(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(program);
    }
    let venv = || succeeds(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
    if !venv() {
        if may_apt() {
            apt(&["python3", "python3-venv"])?;
        }
        if !venv() {
            bail!(
                "Python 3.10 or newer with venv is needed for the SCIM server of the demo and the tests: install python3 and python3-venv"
            );
        }
    }
    run(Command::new(folder.join("bin/pip"))
        .args(["install", "--quiet", "--disable-pip-version-check", "-r"])
        .arg(&requirements))?;
    fs::write(stamp, wanted)?;
    Ok(program)
}
