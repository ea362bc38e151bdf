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
mod tool;
mod types;

use std::env;
use std::ffi::OsString;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask <verb>
  setup                          installs what the machine lacks; every other verb calls it
  build [--dev] [--grant URL]    target/extension: the unpacked extension (--grant: target/extension-granted)
  demo [--headless] [--record]   practice tenant, SCIM server and a browser with the extension
  test [KIND... [FILE...]] [--pages DIR]  every test, or kinds of them: native, fuzz, js, wasm, edge, differential, pages,
                                 e2e, firefox; behind e2e and firefox may stand names of files: test e2e rules
  test consoles [NAME...]        the guide on whole consoles, in Chromium; consoles-firefox: in Firefox
  test quick                     what answers soon: native, js without building for release, wasm
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
        "wasm-test-runner" => {
            // What the tested module imports beside its glue is looked for in the runner's folder.
            if let Some(folder) = std::env::var_os(test::WASM_TEST_FOLDER) {
                std::env::set_current_dir(folder)?;
            }
            wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(
                std::iter::once(OsString::from("wasm-bindgen-test-runner")).chain(rest.into_iter().map(OsString::from)),
            )
        }
        _ => bail!("{USAGE}"),
    }
}
