//! The practice tenant: OneLogin's admin console as far as public sources describe it, with its habits.
//!
//! Labels are verbatim from OneLogin's documentation and vendors' guides. The structure follows the one genuine trace
//! there is: Rails, Bootstrap 2, jQuery, select2 v3, pages swapped by ajax without a load event.

mod consoles;
mod expression;
mod gallery;
mod model;
mod pages;
mod provisioning;
mod seed;
mod store;
mod wire;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use anyhow::{Context, Result};

pub use expression::groups;
pub use model::{Action, App, Rule, Settings};
pub use store::Store;

/// How a tenant is set up.
pub struct Config {
    /// SQLite file; in memory without one.
    pub database: Option<PathBuf>,
    /// First part of the host name.
    pub subdomain: String,
    /// The `node_modules` folder with Bootstrap, jQuery and select2.
    pub assets: PathBuf,
    /// Folders of built gallery pages; the first that has a page wins.
    pub pages: Vec<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: None,
            subdomain: "acme".into(),
            assets: PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../node_modules")),
            pages: Vec::new(),
        }
    }
}

/// Where a tenant listens. It runs until the process or runtime ends.
pub struct Running {
    /// Plain HTTP.
    pub http: SocketAddr,
    /// HTTPS with a throw-away certificate for `*.onelogin.com`.
    pub https: SocketAddr,
}

/// What handlers share.
#[derive(Clone)]
pub(crate) struct Tenant {
    store: Arc<Mutex<Store>>,
    pub(crate) subdomain: Arc<str>,
    pub(crate) assets: Arc<PathBuf>,
}

impl Tenant {
    /// The state. A panic in another handler does not make it unusable: every change is one SQLite statement.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// Starts a tenant on both addresses.
pub async fn serve(config: Config, http: SocketAddr, https: SocketAddr) -> Result<Running> {
    let store = Store::open(config.database.as_deref())?;
    let tenant = Tenant {
        store: Arc::new(Mutex::new(store)),
        subdomain: config.subdomain.into(),
        assets: Arc::new(config.assets),
    };
    let gallery = (gallery::Gallery::new(config.pages), Arc::clone(&tenant.subdomain));
    let router = pages::router(tenant)
        .layer(axum::middleware::from_fn_with_state(gallery, gallery::answer))
        .layer(axum::middleware::from_fn_with_state(consoles::Consoles::default(), consoles::answer));
    // The key lives in memory only.
    let names = ["*.onelogin.com".to_owned(), "localhost".to_owned(), "127.0.0.1".to_owned()];
    let certificate = rcgen::generate_simple_self_signed(names)?;
    let tls = rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.cert.der().clone()],
            rustls::pki_types::PrivateKeyDer::Pkcs8(certificate.signing_key.serialize_der().into()),
        )?;
    let plain = std::net::TcpListener::bind(http).with_context(|| format!("can't listen on {http}"))?;
    let secure = std::net::TcpListener::bind(https).with_context(|| format!("can't listen on {https}"))?;
    plain.set_nonblocking(true)?;
    secure.set_nonblocking(true)?;
    let running = Running { http: plain.local_addr()?, https: secure.local_addr()? };
    let service = router.into_make_service();
    tokio::spawn(axum_server::from_tcp(plain)?.serve(service.clone()));
    let tls = axum_server::tls_rustls::RustlsConfig::from_config(Arc::new(tls));
    tokio::spawn(axum_server::from_tcp_rustls(secure, tls)?.serve(service));
    Ok(running)
}
