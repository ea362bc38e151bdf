//! What is measured: sizes of what ships, and simulating rules beside JavaScript that does the same.

use std::fs;
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};

use crate::{build, cargo, command, run, setup, sizes, target};

pub fn verb(args: &[String]) -> Result<()> {
    let kinds: Vec<&str> =
        if args.is_empty() { vec!["sizes", "rules"] } else { args.iter().map(String::as_str).collect() };
    for kind in kinds {
        match kind {
            "sizes" => sizes::verb()?,
            "rules" => rules()?,
            other => bail!("unknown measurement {other}: sizes, rules"),
        }
    }
    Ok(())
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
