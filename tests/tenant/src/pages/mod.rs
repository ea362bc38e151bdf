//! The pages, and the routes behind them.

mod app;
mod apps;
mod layout;
mod practice;
mod roles;
mod users;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::Markup;

use crate::Tenant;

/// What a handler needs to draw a page.
pub struct Page {
    /// `/admin2` if the page was opened under it; links keep it.
    pub prefix: &'static str,
    /// Only the main content is wanted: the page was opened by the ajax loader.
    pub fragment: bool,
}

impl Page {
    pub fn of(uri: &Uri, headers: &HeaderMap) -> Self {
        Self {
            prefix: if uri.path().starts_with("/admin2") { "/admin2" } else { "" },
            fragment: headers.get("x-requested-with").is_some_and(|value| value == "XMLHttpRequest"),
        }
    }

    pub fn show(&self, tenant: &Tenant, title: &str, content: &Markup) -> Response {
        layout::page(self, tenant, title, content)
    }
}

/// A fault of the server, told as one.
pub struct Fault(anyhow::Error);

impl<E: Into<anyhow::Error>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        (StatusCode::INTERNAL_SERVER_ERROR, format!("{:#}", self.0)).into_response()
    }
}

pub type Answer = Result<Response, Fault>;

/// Runs what talks to SQLite or to a SCIM server off the event loop.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> Result<T, Fault> {
    Ok(tokio::task::spawn_blocking(work).await??)
}

pub fn router(tenant: Tenant) -> Router {
    let console =
        Router::new().merge(apps::routes()).merge(app::routes()).merge(roles::routes()).merge(users::routes());
    Router::new()
        .route("/", get(|| async { Redirect::to("/admin2") }))
        .route("/admin2", get(layout::home))
        .nest("/admin2", console.clone())
        .merge(console)
        .merge(practice::routes())
        .route("/assets/{*file}", get(asset))
        .with_state(tenant)
}

async fn asset(State(tenant): State<Tenant>, uri: Uri) -> Response {
    let (kind, own): (&str, Option<&'static str>) = match uri.path() {
        "/assets/tenant.js" => ("text/javascript", Some(include_str!("../../assets/tenant.js"))),
        "/assets/tenant.css" => ("text/css", Some(include_str!("../../assets/tenant.css"))),
        path if path.ends_with(".js") => ("text/javascript", None),
        path if path.ends_with(".css") => ("text/css", None),
        path if path.ends_with(".png") => ("image/png", None),
        path if path.ends_with(".gif") => ("image/gif", None),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let headers = [(header::CONTENT_TYPE, kind)];
    if let Some(text) = own {
        return (headers, text).into_response();
    }
    let file = match uri.path().trim_start_matches("/assets/") {
        "jquery.js" => "jquery/dist/jquery.min.js",
        "select2.js" => "select2/select2.js",
        "select2.css" => "select2/select2.css",
        "select2.png" => "select2/select2.png",
        "select2x2.png" => "select2/select2x2.png",
        "select2-spinner.gif" => "select2/select2-spinner.gif",
        "bootstrap.css" => "bootstrap2/docs/assets/css/bootstrap.css",
        "bootstrap.js" => "bootstrap2/docs/assets/js/bootstrap.js",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    match std::fs::read(tenant.assets.join(file)) {
        Ok(bytes) => (headers, bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
