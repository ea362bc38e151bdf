//! Other consoles under the practice tenant's certificate: what is asked of `<name>.onelogin.com` goes on to a plain HTTP server on
//! this machine that has been named for it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Json;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The largest request and answer, in bytes.
const LIMIT: usize = 4 << 20;
/// What is named here: `{"cobalt": 40123}`.
const NAMES: &str = "/practice/consoles";

/// First part of the host name, and the port of its server.
#[derive(Clone, Default)]
pub struct Consoles(Arc<Mutex<BTreeMap<String, u16>>>);

impl Consoles {
    fn port(&self, headers: &HeaderMap) -> Option<u16> {
        let (name, _) = headers.get(header::HOST)?.to_str().ok()?.split_once('.')?;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).copied()
    }
}

/// Answers for the other consoles, and lets everything else through.
pub async fn answer(State(consoles): State<Consoles>, request: Request, next: Next) -> Response {
    if let Some(port) = consoles.port(request.headers()) {
        return pass_on(port, request).await.unwrap_or_else(|why| (StatusCode::BAD_GATEWAY, why).into_response());
    }
    if request.uri().path() != NAMES {
        return next.run(request).await;
    }
    let body = to_bytes(request.into_body(), LIMIT).await.unwrap_or_default();
    match Json::<BTreeMap<String, u16>>::from_bytes(&body) {
        Ok(Json(names)) => {
            *consoles.0.lock().unwrap_or_else(PoisonError::into_inner) = names;
            StatusCode::NO_CONTENT.into_response()
        }
        Err(why) => why.into_response(),
    }
}

async fn pass_on(port: u16, request: Request) -> Result<Response, String> {
    let (mut head, body) = request.into_parts();
    let body = to_bytes(body, LIMIT).await.map_err(|error| error.to_string())?;
    let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
    head.uri = format!("http://127.0.0.1:{port}{path}").parse().map_err(|error| format!("{error}"))?;
    head.headers.remove(header::HOST);
    head.headers.remove(header::ACCEPT_ENCODING);
    head.headers.remove(header::CONTENT_LENGTH);
    let asked = ureq::http::Request::from_parts(head, body.to_vec());
    tokio::task::spawn_blocking(move || fetch(asked)).await.map_err(|error| error.to_string())?
}

fn fetch(asked: ureq::http::Request<Vec<u8>>) -> Result<Response, String> {
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(30)))
        .max_redirects(0)
        .allow_non_standard_methods(true)
        .build()
        .new_agent();
    let (mut head, mut body) = agent.run(asked).map_err(|error| error.to_string())?.into_parts();
    let bytes = body.with_config().limit(LIMIT as u64).read_to_vec().map_err(|error| error.to_string())?;
    head.headers.remove(header::TRANSFER_ENCODING);
    head.headers.remove(header::CONNECTION);
    Ok(Response::from_parts(head, Body::from(Bytes::from(bytes))))
}
