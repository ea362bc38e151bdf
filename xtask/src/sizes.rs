//! `cargo xtask bench`: sizes of what ships, raw and gzipped.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build;
use crate::tool::{root, target};

pub fn verb() -> Result<()> {
    let extension = build::extension(false, &[])?;
    build::package(false)?;
    println!("{:<34} {:>9} {:>9}", "file", "bytes", "gzipped");
    row("extension wasm (panel)", &[&extension.join("wasm/scim_guide_bg.wasm")])?;
    row("npm and edge wasm", &[&root().join("pkg/wasm/scim_guide_bg.wasm")])?;
    let mut content: Vec<_> = fs::read_dir(extension.join("content"))?.flatten().map(|entry| entry.path()).collect();
    content.sort();
    row("content script, all files", &content.iter().map(|path| path.as_path()).collect::<Vec<_>>())?;
    println!("built in {}", target().display());
    Ok(())
}

fn row(name: &str, files: &[&Path]) -> Result<()> {
    let mut bytes = Vec::new();
    for file in files {
        bytes.extend(fs::read(file)?);
    }
    println!("{name:<34} {:>9} {:>9}", bytes.len(), gzip(&bytes)?.len());
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
