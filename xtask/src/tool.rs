//! What every verb uses: folders, and commands that run to their end.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

use anyhow::{Context, Result, ensure};

thread_local! {
    /// Where what this thread does is told, if not on standard output.
    static TOLD: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Where cargo and this tool put what they make.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A command that runs in the workspace's folder.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program of the npm packages.
pub fn npm_tool(name: &str) -> Command {
    command(root().join("node_modules/.bin").join(name))
}

/// Runs a command to its end; anything but success is an error that names it.
pub fn run(command: &mut Command) -> Result<()> {
    let name = format!(
        "{} {}",
        command.get_program().display(),
        command.get_args().map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" ")
    );
    if let Some(told) = told()? {
        command.stdin(Stdio::null()).stdout(told.try_clone()?).stderr(told);
    }
    let status = command.status().with_context(|| format!("could not start: {name}"))?;
    ensure!(status.success(), "failed ({status}): {name}");
    Ok(())
}

/// A line for whoever reads what comes of this.
pub fn say(line: &str) -> Result<()> {
    match told()? {
        Some(mut told) => writeln!(told, "{line}")?,
        None => writeln!(io::stdout(), "{line}")?,
    }
    Ok(())
}

/// Where a command's complaints go that is run by other means than [`run`].
pub fn complaints() -> Result<Stdio> {
    Ok(told()?.map_or_else(Stdio::inherit, Stdio::from))
}

fn told() -> Result<Option<File>> {
    Ok(TOLD.with_borrow(|told| told.as_ref().map(File::try_clone).transpose())?)
}

/// Does something on this thread, all that it says going to a file.
pub fn told_to<T>(file: File, work: impl FnOnce() -> T) -> T {
    let before = TOLD.replace(Some(file));
    let done = work();
    TOLD.set(before);
    done
}

/// Does something while no other thread and no other process of this tool does anything under the same name. Not to be nested.
pub fn alone<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    fs::create_dir_all(target())?;
    let lock = File::create(target().join(format!("{name}.lock")))?;
    lock.lock()?;
    work()
}
