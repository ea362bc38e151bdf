//! From Rust to wasm, glue and types, and from `extension/` to something a browser loads.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use wasm_bindgen_cli_support::Bindgen;

use crate::setup;
use crate::tool::{cargo, command, root, run, target};

const TRIPLE: &str = "wasm32-unknown-unknown";

pub fn verb(args: &[String]) -> Result<()> {
    let mut grants = Vec::new();
    let mut dev = false;
    let mut trap = false;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--dev" => dev = true,
            // For the tests of what happens when the panel breaks.
            "--trap" => trap = true,
            "--grant" => grants
                .push(args.next().context("--grant needs an origin, such as https://acme.onelogin.com/*")?.clone()),
            other => bail!("unknown option {other}: build [--dev] [--grant URL]..."),
        }
    }
    if trap {
        println!("{}", trapping()?.display());
        return Ok(());
    }
    let folder = extension(dev, &grants)?;
    package(dev)?;
    println!("{}", folder.display());
    Ok(())
}

/// The unpacked extension. With grants it is the managed flavour, in a folder of its own.
pub fn extension(dev: bool, grants: &[String]) -> Result<PathBuf> {
    flavour(dev, if grants.is_empty() { "extension" } else { "extension-granted" }, grants)
}

/// The unpacked extension, let in at these origins beforehand, in a folder of that name.
pub fn flavour(dev: bool, name: &str, grants: &[String]) -> Result<PathBuf> {
    assemble("panel", dev, name, grants)
}

/// The extension with a panel that a test can break. It is never shipped.
pub fn trapping() -> Result<PathBuf> {
    assemble("panel,trap", true, "extension-trap", &[])
}

fn assemble(features: &str, dev: bool, name: &str, grants: &[String]) -> Result<PathBuf> {
    setup::wasm_target()?;
    setup::node_modules()?;
    let wasm = target().join("wasm").join(features.replace(',', "-"));
    module(features, "s", &wasm, dev)?;
    let out = target().join(name);
    if out.exists() {
        fs::remove_dir_all(&out)?;
    }
    copy_tree(&root().join("extension"), &out)?;
    fs::remove_file(out.join("types.d.ts"))?;
    fs::remove_dir_all(out.join("content"))?;
    bundle(&root().join("extension/content/main.js"), &out.join("content/content.js"))?;
    for file in ["scim_guide.js", "scim_guide.d.ts", "scim_guide_bg.wasm"] {
        copy(&wasm.join(file), &out.join("wasm").join(file))?;
    }
    morphdom(&out)?;
    let manifest = out.join("manifest.json");
    let mut content: Value = serde_json::from_slice(&fs::read(&manifest)?).context("extension/manifest.json")?;
    content["version"] = json!(env!("CARGO_PKG_VERSION"));
    if !grants.is_empty() {
        content["host_permissions"] = json!(grants);
    }
    fs::write(&manifest, serde_json::to_string_pretty(&content)?)?;
    Ok(out)
}

/// The package that the panel's wasm imports, beside the folder of its glue.
pub fn morphdom(out: &Path) -> Result<()> {
    let package = root().join("node_modules/morphdom");
    copy(&package.join("dist/morphdom-esm.js"), &out.join("vendor/morphdom.js"))?;
    copy(&package.join("LICENSE"), &out.join("vendor/morphdom.LICENSE"))
}

/// The wasm of the npm package and the edge module, in `pkg/wasm`.
pub fn package(dev: bool) -> Result<()> {
    setup::wasm_target()?;
    setup::node_modules()?;
    // Simulating a large tenant is to be fast; a panel that loads from the disk is to be small.
    module("npm,edge", "3", &root().join("pkg/wasm"), dev)
}

/// Compiles the crate with these features, makes the glue and types, and shrinks the result.
fn module(features: &str, opt_level: &str, out: &Path, dev: bool) -> Result<()> {
    // A folder for each set of features: otherwise each build would evict the other.
    let build = target().join("wasm-build").join(features.replace(',', "-"));
    let mut compile = cargo();
    compile
        .args(["build", "--locked", "--quiet", "--package", "scim-guide", "--lib", "--profile", "wasm"])
        .args(["--target", TRIPLE, "--features", features])
        .env("CARGO_TARGET_DIR", &build)
        .env("CARGO_PROFILE_WASM_OPT_LEVEL", opt_level);
    if dev {
        // Larger and slower, and there in a fraction of the time.
        compile.env("CARGO_PROFILE_WASM_LTO", "off").env("CARGO_PROFILE_WASM_CODEGEN_UNITS", "16");
    }
    run(&mut compile)?;
    let bytes = fs::read(build.join(TRIPLE).join("wasm/scim_guide.wasm"))?;
    let mut hasher = DefaultHasher::new();
    ("glue 2", &bytes, dev).hash(&mut hasher);
    let (stamp, wanted) = (out.join(".stamp"), hasher.finish().to_string());
    if fs::read_to_string(&stamp).is_ok_and(|had| had == wanted) {
        return Ok(());
    }
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    fs::create_dir_all(out)?;
    Bindgen::new()
        .web(true)?
        .omit_default_module_path(true)
        .input_bytes("scim_guide", bytes)
        .typescript(true)
        .remove_name_section(!dev)
        .remove_producers_section(true)
        .generate(out)?;
    // It types the bare exports, and would be taken for the type of the edge module's import.
    fs::remove_file(out.join("scim_guide_bg.wasm.d.ts"))?;
    if !dev {
        let wasm = out.join("scim_guide_bg.wasm");
        // No feature flags: the module's own target_features section says which are on.
        run(command(root().join("node_modules/.bin/wasm-opt"))
            .arg(format!("-O{opt_level}"))
            .arg(&wasm)
            .arg("-o")
            .arg(&wasm))?;
    }
    fs::write(stamp, wanted)?;
    Ok(())
}

/// Makes one script of the modules that are put into pages, without comments, blanks and long names: each page pays for them.
/// terser makes it a twentieth smaller than esbuild alone.
fn bundle(main: &Path, out: &Path) -> Result<()> {
    let mut esbuild = command(root().join("node_modules/.bin/esbuild"));
    esbuild.args(["--bundle", "--format=iife", "--minify", "--target=es2023", "--charset=utf8"]);
    run(esbuild.args(["--log-level=warning"]).arg(format!("--outfile={}", out.display())).arg(main))?;
    let mut terser = command(root().join("node_modules/.bin/terser"));
    run(terser.arg(out).args(["--ecma=2020", "--compress=passes=3", "--mangle", "--output"]).arg(out))?;
    // The script has no value then, which is what an injection in Firefox can hand back.
    let script = fs::read_to_string(out)?;
    Ok(fs::write(out, format!("{}\nundefined;\n", script.trim_end()))?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    ensure!(from.is_file(), "missing: {}", from.display());
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::copy(from, to)?;
    Ok(())
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &to)?;
        } else {
            copy(&entry.path(), &to)?;
        }
    }
    Ok(())
}
