//! What several kinds need, made once, however many of them ask at the same time.

use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Result, anyhow};

use super::jobs::Job;
use crate::{build, services, setup};

/// The unpacked extension in its flavours.
pub struct Extension {
    /// As it ships.
    pub plain: PathBuf,
    /// Let in at the practice tenant beforehand.
    pub granted: PathBuf,
    /// Let in at every page of the gallery beforehand.
    pub gallery: PathBuf,
}

/// A value that is made by the first who asks; what went wrong then is told to all.
struct Once<T>(OnceLock<Result<T, String>>);

impl<T> Once<T> {
    const fn new() -> Self {
        Self(OnceLock::new())
    }

    fn get(&self, make: impl FnOnce() -> Result<T>) -> Result<&T> {
        self.0.get_or_init(|| make().map_err(|error| format!("{error:#}"))).as_ref().map_err(|why| anyhow!("{why}"))
    }
}

static EXTENSION: Once<Extension> = Once::new();
static TRAPPING: Once<PathBuf> = Once::new();
static PACKAGE: Once<()> = Once::new();
static GALLERY: Once<Vec<PathBuf>> = Once::new();

pub fn extension() -> Result<&'static Extension> {
    EXTENSION.get(|| {
        Ok(Extension {
            plain: build::extension(false, &[])?,
            granted: build::extension(false, &["https://acme.onelogin.com/*".to_owned()])?,
            gallery: build::flavour(false, "extension-gallery", &["https://*.onelogin.com/*".to_owned()])?,
        })
    })
}

/// The extension with a panel that a test can break.
pub fn trapping() -> Result<&'static PathBuf> {
    TRAPPING.get(build::trapping)
}

/// The npm package, which the scripts ask too.
pub fn package() -> Result<()> {
    PACKAGE.get(|| build::package(false)).copied()
}

/// Folders of built gallery pages.
pub fn gallery(folders: &[String]) -> Result<&'static [PathBuf]> {
    GALLERY.get(|| services::gallery(folders)).map(Vec::as_slice)
}

/// All of it as jobs of their own, so that no test seems to take as long as a build.
pub fn build(folders: &[String]) -> Vec<Job> {
    let folders = folders.to_vec();
    vec![
        Job::new("build", "servers", || {
            setup::scim_server()?;
            services::tenant().map(drop)
        })
        .in_browser(),
        Job::new("build", "extension", || extension().and_then(|_| trapping()).map(drop)).in_browser(),
        Job::new("build", "package", package).in_browser(),
        Job::new("build", "gallery", move || gallery(&folders).map(drop)).in_browser(),
    ]
}
