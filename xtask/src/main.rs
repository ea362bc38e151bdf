//! Build, run and test: `cargo xtask <verb>`.

mod bench;
mod build;
mod demo;
mod fuzz;
mod package;
mod services;
mod setup;
mod sizes;
mod test;

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

const USAGE: &str = "\
cargo xtask <verb>
  setup                          installs what the machine lacks; every other verb calls it
  build [--dev] [--grant URL]    target/extension: the unpacked extension (--grant: target/extension-granted)
  demo [--headless] [--record]   practice tenant, SCIM server and a browser with the extension
  test [KIND [FILE]] [--pages DIR]  native, differential, js, wasm, edge, pages, e2e; on request firefox;
                                 behind the last two the names of files: test e2e rules
  peers [--pages DIR]            what Playwright and a name heuristic find on the gallery's pages, as JSON
  differential [--count N] [--seed S]  expressions against Ruby, V8, PCRE2 and Python
  bench [sizes|rules|page]       sizes; simulation against JavaScript; finding against Playwright
  fuzz [target] [--minutes N]    fuzzes the validators and the rules with cargo-fuzz
  package                        the extension as a zip and the npm package as a tarball
  edge [--port N]                serves the edge module on workerd";

fn main() -> Result<()> {
    let mut args = env::args().skip(1);
    let verb = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    match verb.as_str() {
        "setup" => setup::everything(),
        "build" => build::verb(&rest),
        "demo" => demo::verb(&rest),
        "test" => test::verb(&rest),
        "peers" => test::peers(&rest),
        "differential" => test::differential(&rest),
        "bench" => bench::verb(&rest),
        "fuzz" => fuzz::verb(&rest),
        "package" => package::verb(),
        "edge" => services::edge_verb(&rest),
        "wasm-test-runner" => wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(
            std::iter::once(OsString::from("wasm-bindgen-test-runner")).chain(rest.into_iter().map(OsString::from)),
        ),
        _ => bail!("{USAGE}"),
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Where cargo and this tool put what they make.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A command that runs in the workspace's folder.
fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command to its end; anything but success is an error that names it.
fn run(command: &mut Command) -> Result<()> {
    let name = format!(
        "{} {}",
        command.get_program().display(),
        command.get_args().map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" ")
    );
    let status = command.status().with_context(|| format!("could not start: {name}"))?;
    ensure!(status.success(), "failed ({status}): {name}");
    Ok(())
}
