//! `cargo xtask bench`: sizes of what ships, raw and gzipped.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{build, root, target};

/// What every page pays for, in bytes.
const CONTENT_BUDGET: usize = 25 * 1024;

pub fn verb() -> Result<()> {
    let extension = build::extension(false, &[])?;
    build::package(false)?;
    println!("{:<34} {:>9} {:>9}", "file", "bytes", "gzipped");
    row("extension wasm (panel)", &[&extension.join("wasm/scim_guide_bg.wasm")])?;
    row("npm and edge wasm", &[&root().join("pkg/wasm/scim_guide_bg.wasm")])?;
    let content = row("content script", &[&extension.join("content/content.js")])?;
    ensure!(content <= CONTENT_BUDGET, "the content script has {content} bytes gzipped, of {CONTENT_BUDGET} at most");
    println!("built in {}", target().display());
    Ok(())
}

/// Bytes gzipped.
fn row(name: &str, files: &[&Path]) -> Result<usize> {
    let mut bytes = Vec::new();
    for file in files {
        bytes.extend(fs::read(file)?);
    }
    let gzipped = gzip(&bytes)?.len();
    println!("{name:<34} {:>9} {gzipped:>9}", bytes.len());
    Ok(gzipped)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
