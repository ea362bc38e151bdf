//! Fuzzes the validators and the rules: `cargo xtask fuzz [target] [--minutes N]`. Needs cargo-fuzz and a C++ compiler; `test`
//! only checks that the targets compile.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::tool::{cargo, root, run, target};

const TARGETS: &[&str] =
    &["url", "token", "headers", "template", "resource", "expression", "role-list", "api-rules", "generate"];

/// Where those of the rules start from, as they have no cases of their own.
const SEEDS: &[(&str, &[&str])] = &[
    (
        "expression",
        &[
            "^Sales$\nSales\nSales EMEA",
            "/.*/\nSales\nÉquipe",
            "^app-(.+)$|CN=([^,]+)\napp-x\nCN=y,OU=z",
            "(?:a|b){2,3}?[A-C]+\\d\\.\nab1.",
        ],
    ),
    (
        "role-list",
        &[
            "Sales\nLegal",
            "Role;User\n\"Sales; EMEA\";ana",
            "name,email\nSales,a@b.c\nSales,d@e.f",
            r#"[{"id":1,"name":"Sales","users":[7,{"email":"a@b.c"}]}]"#,
            r#"{"roles":["Sales"]}"#,
        ],
    ),
    (
        "api-rules",
        &[
            r#"[{"id":7,"name":"R","match":"any","enabled":false,"position":null,"conditions":[{"source":"has_role","operator":"ri","value":"7"}],"actions":[{"action":"set_groups","value":["role"],"expression":"^Sales$|app-(.+)","macro":1}]},{"name":"S","position":2,"actions":[{"action":"set_groups","value":["55"]},{"action":"set_license","value":"x","expression":""}]}]"#,
        ],
    ),
    (
        "generate",
        &["0\n>A+B\nA-B\n>a+b\nAxB", "1o\n>Sales\n>Legal (x)\nSales EMEA", "papp-\napp-x\nApp-y", "sapp-\napp-x\napp-"],
    ),
];

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

/// Do all targets compile? Needs no more than Rust.
pub fn check() -> Result<()> {
    let manifest = root().join("tests/fuzz/Cargo.toml");
    run(cargo()
        .args(["check", "--locked", "--quiet", "--bins", "--manifest-path"])
        .arg(&manifest)
        // Nothing is linked, so any file passes for the fuzzer's library, which would have to be compiled from C++.
        .env("CUSTOM_LIBFUZZER_PATH", &manifest)
        .env("CARGO_TARGET_DIR", target().join("fuzz-check"))
        .env("RUSTFLAGS", "-D warnings"))
}

/// Starts from the cases that are known.
fn seed(name: &str, corpus: &std::path::Path) -> Result<()> {
    fs::create_dir_all(corpus)?;
    if let Some((_, seeds)) = SEEDS.iter().find(|(target, _)| *target == name) {
        for (index, text) in seeds.iter().enumerate() {
            fs::write(corpus.join(format!("seed-{index}")), text)?;
        }
        return Ok(());
    }
    let cases: Value = serde_json::from_slice(&fs::read(root().join(format!("tests/cases/scim/{name}.json")))?)?;
    for (index, case) in cases.as_array().into_iter().flatten().enumerate() {
        fs::write(corpus.join(format!("case-{index}")), case["input"].as_str().unwrap_or_default())?;
    }
    Ok(())
}
