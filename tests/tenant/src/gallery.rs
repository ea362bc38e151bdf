//! The gallery: pages in styles that OneLogin might come in, each under a host name of its own.
//!
//! `react.onelogin.com` is the page `react` at every path, because the place that a page is comes from its path. What the
//! page needs besides lies under `/_page/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Folders of built pages (`tests/pages/build.mjs`); the first that has a page wins.
#[derive(Clone)]
pub struct Gallery {
    folders: Arc<[PathBuf]>,
}

impl Gallery {
    pub fn new(folders: Vec<PathBuf>) -> Self {
        Self { folders: folders.into() }
    }

    /// The folder of the page that a host name stands for.
    fn page(&self, headers: &HeaderMap) -> Option<PathBuf> {
        let host = headers.get(header::HOST)?.to_str().ok()?;
        let name = host.split(':').next()?.strip_suffix(".onelogin.com")?;
        let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let mut folders = self.folders.iter().filter(|_| plain).map(|folder| folder.join(name));
        folders.find(|folder| folder.join("page.html").is_file())
    }
}

/// Answers for the gallery, and lets everything else through to the tenant.
pub async fn answer(State((gallery, own)): State<(Gallery, Arc<str>)>, request: Request, next: Next) -> Response {
    let is_own = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .and_then(|host| host.split_once('.'))
        .is_some_and(|(first, _)| first == &*own);
    match gallery.page(request.headers()) {
        Some(folder) if !is_own => match request.uri().path().split_once("/_page/") {
            Some((_, file)) => asset(&folder, file),
            None => page(&folder),
        },
        _ => next.run(request).await,
    }
}

fn page(folder: &Path) -> Response {
    let Ok(html) = fs::read(folder.join("page.html")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(text) = fs::read(folder.join("headers.json")) {
        let Some(own) = own_headers(&text) else {
            return (StatusCode::INTERNAL_SERVER_ERROR, "headers.json is not an object of header values")
                .into_response();
        };
        headers.extend(own);
    }
    (headers, html).into_response()
}

fn own_headers(text: &[u8]) -> Option<HeaderMap> {
    let told: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(text).ok()?;
    let pair = |(name, value): (&String, &serde_json::Value)| {
        Some((HeaderName::try_from(name).ok()?, HeaderValue::from_str(value.as_str()?).ok()?))
    };
    told.iter().map(pair).collect()
}

fn asset(folder: &Path, file: &str) -> Response {
    let kind = match Path::new(file).extension().and_then(|extension| extension.to_str()) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    // One folder, no way out of it; the truth about a page is not for the page.
    if file.contains(['/', '\\', '%']) || file == "truth.json" {
        return StatusCode::NOT_FOUND.into_response();
    }
    match fs::read(folder.join(file)) {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
