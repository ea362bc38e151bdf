//! The TypeScript types that Rust generates, for the type check: from a build that nobody waits for, as nothing in it is
//! optimised.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::setup;
use crate::tool::{alone, cargo, root, run, target};

/// Features, and where the glue is that imports of JavaScript name.
const GLUE: &[(&str, &str)] = &[("panel", "extension/wasm/scim_guide"), ("npm,edge", "pkg/wasm/scim_guide")];

/// Writes the types into target/types, which `rootDirs` of tsconfig.json lays over the repository.
pub fn make() -> Result<()> {
    setup::wasm_target()?;
    setup::node_modules()?;
    let folder = root().join("target/types");
    // Both builds end in the same file.
    alone("types", || {
        for (features, name) in GLUE {
            let declared = declarations(features, &folder.join(format!("{name}.d.ts")))?;
            // What was built before for use comes first in the type check. Its types may be out of date.
            let built = root().join(format!("{name}.d.ts"));
            if built.is_file() {
                put(&built, &declared)?;
            }
        }
        Ok(())
    })
}

/// What these features declare, kept in a file.
fn declarations(features: &str, file: &Path) -> Result<String> {
    // The same build as of the boundary tests.
    run(without_debug_info(&mut cargo())
        .args(["build", "--locked", "--quiet", "--package", "scim-guide", "--lib"])
        .args(["--target", "wasm32-unknown-unknown", "--features", features]))?;
    let bytes = fs::read(target().join("wasm32-unknown-unknown/debug/scim_guide.wasm"))?;
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let (stamp, wanted) = (file.with_extension("stamp"), hasher.finish().to_string());
    if fs::read_to_string(&stamp).is_ok_and(|had| had == wanted)
        && let Ok(declared) = fs::read_to_string(file)
    {
        return Ok(declared);
    }
    let mut glue = Bindgen::new();
    let glue = glue.web(true)?.omit_default_module_path(true).input_bytes("scim_guide", bytes).typescript(true);
    let declared = glue.generate_output()?.ts().context("no types were generated")?.to_owned();
    put(file, &declared)?;
    fs::write(stamp, wanted)?;
    Ok(declared)
}

/// Nobody steps through what is built for the boundary tests and for the types, and a module many times as large would be read
/// for each.
pub fn without_debug_info(cargo: &mut Command) -> &mut Command {
    cargo.env("CARGO_PROFILE_DEV_DEBUG", "0")
}

/// Writes a file unless it is as wanted, so that nothing is checked anew for its time.
fn put(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|had| had == text) {
        return Ok(());
    }
    fs::create_dir_all(file.parent().context("no folder")?)?;
    Ok(fs::write(file, text)?)
}
