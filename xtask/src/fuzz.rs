//! Fuzzes the validators: `cargo xtask fuzz [target] [--minutes N]`. Needs cargo-fuzz and a C++ compiler; not a part of `test`.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{cargo, root, run, target};

const TARGETS: &[&str] = &["url", "token", "headers", "template", "resource"];

pub fn verb(args: &[String]) -> Result<()> {
    let (mut minutes, mut chosen) = (10_u32, Vec::new());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--minutes" => minutes = args.next().context("--minutes needs a number")?.parse()?,
            name if TARGETS.contains(&name) => chosen.push(name),
            other => bail!("unknown target {other}: one of {}", TARGETS.join(", ")),
        }
    }
    if chosen.is_empty() {
        chosen.extend(TARGETS);
    }
    let fuzz = root().join("tests/fuzz");
    for name in chosen {
        let corpus = target().join("fuzz-corpus").join(name);
        seed(name, &corpus)?;
        println!("\n== {name}, {minutes} minutes");
        run(cargo()
            // The instrumentation is stable, the flags that ask for it are not; no sanitizer: there is no unsafe code.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", target().join("fuzz"))
            .args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir"])
            .arg(&fuzz)
            .arg(name)
            .arg(&corpus)
            .args(["--", "-timeout=10", "-max_len=4096", "-print_final_stats=1", "-verbosity=0"])
            .arg(format!("-max_total_time={}", minutes * 60)))
        .context("is cargo-fuzz there? cargo install --locked cargo-fuzz")?;
    }
    Ok(())
}

/// Starts from the cases that are known.
fn seed(name: &str, corpus: &std::path::Path) -> Result<()> {
    fs::create_dir_all(corpus)?;
    let cases: Value = serde_json::from_slice(&fs::read(root().join(format!("tests/cases/scim/{name}.json")))?)?;
    for (index, case) in cases.as_array().into_iter().flatten().enumerate() {
        fs::write(corpus.join(format!("case-{index}")), case["input"].as_str().unwrap_or_default())?;
    }
    Ok(())
}
