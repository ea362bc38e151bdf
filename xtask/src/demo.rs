//! The main job: practice tenant, SCIM server, and a browser with the extension, by hand or played.

use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::services::Services;
use crate::tool::{command, root, run, target};
use crate::{build, setup};

pub fn verb(args: &[String]) -> Result<()> {
    let mut headless =
        env::var_os("DISPLAY").is_none() && env::var_os("WAYLAND_DISPLAY").is_none() && cfg!(target_os = "linux");
    let mut record = false;
    for arg in args {
        match arg.as_str() {
            "--headless" => headless = true,
            "--record" => record = true,
            other => bail!("unknown option {other}: demo [--headless] [--record]"),
        }
    }
    // What is recorded is what the play comes by.
    headless |= record;
    let chromium = setup::chromium()?;
    let extension = build::extension(false, &[])?;
    let services = Services::start("demo", &[])?;
    let out = target().join("demo");
    if headless && out.exists() {
        fs::remove_dir_all(&out)?;
    }
    fs::create_dir_all(&out)?;
    let mut script = command("node");
    script.arg(if headless { "tests/e2e/demo.mjs" } else { "tests/e2e/by-hand.mjs" });
    script
        .env("BROWSER", "chromium")
        .env("BROWSER_PATH", chromium)
        .env("EXTENSION_DIR", extension)
        .env("OUT_DIR", &out);
    run(services.tell(&mut script))?;
    if record {
        keep_snapshots(&out)?;
    }
    if headless {
        let file = out.join("summary.json");
        let summary: Value = serde_json::from_slice(&fs::read(&file)?)?;
        println!("steps       {} of {}", summary["steps_done"], summary["steps_total"]);
        println!("groups      {}", summary["groups"]);
        println!(
            "interactions {} with the extension, {} by hand",
            summary["interactions"], summary["interactions_by_hand"]
        );
        println!("summary     {}", file.display());
        println!("pictures    {}", out.display());
    }
    Ok(())
}

/// Puts the snapshots of a played demo where the native tests read them.
fn keep_snapshots(out: &Path) -> Result<()> {
    let cases = root().join("tests/cases/pages");
    fs::create_dir_all(&cases)?;
    for old in fs::read_dir(&cases)? {
        let old = old?.path();
        if old.extension().is_some_and(|extension| extension == "json") {
            fs::remove_file(old)?;
        }
    }
    for snapshot in fs::read_dir(out.join("snapshots"))? {
        let snapshot = snapshot?;
        fs::copy(snapshot.path(), cases.join(snapshot.file_name()))?;
    }
    println!("snapshots   {}", cases.display());
    Ok(())
}
