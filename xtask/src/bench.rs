//! What is measured: sizes of what ships, simulating rules beside JavaScript that does the same, and finding controls beside
//! Playwright's engine.

use std::fs;
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::services::{Services, gallery};
use crate::tool::{cargo, command, root, run, target};
use crate::{build, setup, sizes};

pub fn verb(args: &[String]) -> Result<()> {
    let kinds: Vec<&str> =
        if args.is_empty() { vec!["sizes", "rules", "page"] } else { args.iter().map(String::as_str).collect() };
    for kind in kinds {
        match kind {
            "sizes" => sizes::verb()?,
            "rules" => rules()?,
            "page" => page()?,
            other => bail!("unknown measurement {other}: sizes, rules, page"),
        }
    }
    Ok(())
}

fn page() -> Result<()> {
    build::package(false)?;
    let extension = build::extension(false, &["https://*.onelogin.com/*".to_owned()])?;
    let pages = gallery(&[root().join("tests/bench/pages").display().to_string()])?;
    let services = Services::start("bench", &pages)?;
    let mut script = command("node");
    script.arg("tests/bench/page.mjs").env("BROWSER", "chromium").env("BROWSER_PATH", setup::chromium()?);
    run(services.tell(script.env("GALLERY_EXTENSION_DIR", extension)))
}

fn rules() -> Result<()> {
    let chromium = setup::chromium()?;
    build::package(false)?;
    run(cargo().args(["build", "--locked", "--quiet", "--release", "--package", "bench"]))?;
    let folder = target().join("bench");
    fs::create_dir_all(&folder)?;
    let output =
        command(target().join("release/bench")).arg(&folder).stderr(Stdio::inherit()).output().context("bench")?;
    ensure!(output.status.success(), "the native run failed");
    let native = folder.join("native.jsonl");
    fs::write(&native, output.stdout)?;
    run(command("node").arg("tests/bench/rules.mjs").arg(&folder).arg(&native).env("CHROMIUM", chromium))
}
