//! `practice-tenant`: starts the practice tenant and says where it listens.

use std::io::Read;
use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use practice_tenant::{Config, serve};

#[tokio::main]
async fn main() -> Result<()> {
    let mut http: SocketAddr = "127.0.0.1:0".parse()?;
    let mut https: SocketAddr = "127.0.0.1:0".parse()?;
    let mut config = Config::default();
    let (mut with_stdin, mut fresh) = (false, false);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--http" => http = value()?.parse()?,
            "--https" => https = value()?.parse()?,
            "--db" => config.database = Some(PathBuf::from(value()?)),
            "--subdomain" => config.subdomain = value()?,
            "--pages" => config.pages.push(PathBuf::from(value()?)),
            "--assets" => config.assets = PathBuf::from(value()?),
            "--exit-with-stdin" => with_stdin = true,
            "--fresh" => fresh = true,
            other => bail!("unknown option {other}"),
        }
    }
    if fresh
        && let Some(file) = &config.database
        && file.exists()
    {
        std::fs::remove_file(file)?;
    }
    let running = serve(config, http, https).await?;
    println!(
        "{}",
        serde_json::json!({ "http": format!("http://{}", running.http), "https": running.https.to_string() })
    );
    if with_stdin {
        // Whoever started it has gone when its end of the pipe closes.
        tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await??;
    } else {
        tokio::signal::ctrl_c().await?;
    }
    Ok(())
}
