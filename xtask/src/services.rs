//! The servers that demo and tests run against. Each ends when its value is dropped.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::tool::{cargo, command, root, run, target};
use crate::{build, setup};

/// A child process that is ended when this is dropped.
pub struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only if it has ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Practice tenant and SCIM server, and what a client needs to know of them.
pub struct Services {
    /// For a person: plain HTTP on loopback.
    pub tenant_http: String,
    /// `127.0.0.1:port` that `*.onelogin.com:443` is mapped to.
    pub tenant_https: String,
    /// Base URL of the SCIM server.
    pub scim_base: String,
    /// Its bearer token, made for this run.
    pub scim_token: String,
    /// Where both write what they log.
    logs: PathBuf,
    _servers: Vec<Server>,
}

impl Services {
    /// Starts both; `pages` are folders of built gallery pages for the tenant to serve, see [`gallery`]. Several may run at the
    /// same time, each under a name of its own, which its files bear too.
    pub fn start(name: &str, pages: &[PathBuf]) -> Result<Self> {
        let (program, tenant) = (setup::scim_server()?, tenant()?);
        let (logs, data) = (target().join("logs").join(name), scratch(name)?);
        fs::create_dir_all(&logs)?;
        let scim_token = random_token()?;
        let port = free_port()?;
        let log = fs::File::create(logs.join("scim-server.log"))?;
        let scim = Command::new(program)
            .args(["--hostname", "127.0.0.1", "--port", &port.to_string(), "--bearer-token", &scim_token])
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("scim2-server")?;
        let scim = Server(scim);
        let mut tenant = Command::new(tenant)
            .args([
                "--http",
                "127.0.0.1:0",
                "--https",
                "127.0.0.1:0",
                "--subdomain",
                "acme",
                "--exit-with-stdin",
                "--fresh",
            ])
            .arg("--db")
            .arg(data.join("tenant.sqlite"))
            .arg("--assets")
            .arg(root().join("node_modules"))
            .args(pages.iter().flat_map(|folder| ["--pages".as_ref(), folder.as_os_str()]))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(fs::File::create(logs.join("tenant.log"))?)
            .spawn()
            .context("practice-tenant")?;
        let mut line = String::new();
        BufReader::new(tenant.stdout.as_mut().context("no output")?).read_line(&mut line)?;
        let tenant = Server(tenant);
        let told: Value = serde_json::from_str(&line).with_context(|| {
            format!("the practice tenant did not say where it listens; see target/logs/{name}/tenant.log")
        })?;
        let text = |field: &str| {
            told[field].as_str().map(str::to_owned).with_context(|| format!("practice tenant: no {field}"))
        };
        wait_for(port)?;
        Ok(Self {
            tenant_http: text("http")?,
            tenant_https: text("https")?,
            scim_base: format!("http://127.0.0.1:{port}/v2"),
            scim_token,
            logs,
            _servers: vec![scim, tenant],
        })
    }

    /// Tells a script of `tests/e2e` where everything is.
    pub fn tell<'a>(&self, script: &'a mut Command) -> &'a mut Command {
        script
            .env("TENANT_HTTP", &self.tenant_http)
            .env("TENANT_HTTPS", &self.tenant_https)
            .env("SCIM_BASE", &self.scim_base)
            .env("SCIM_TOKEN", &self.scim_token)
            .env("LOGS", &self.logs)
    }
}

/// Builds the gallery: folders of pages given by name, which go first, then the repository's own.
pub fn gallery(more: &[String]) -> Result<Vec<PathBuf>> {
    setup::node_modules()?;
    let own = [("tests/pages", "pages"), ("tests/pages/hostile", "pages-hostile")];
    let own = own.map(|(source, out)| (root().join(source), target().join(out)));
    let more = more
        .iter()
        .enumerate()
        .map(|(number, source)| (PathBuf::from(source), target().join(format!("pages-{number}"))));
    let mut built = Vec::new();
    for (source, out) in more.chain(own.into_iter().filter(|(source, _)| source.is_dir())) {
        let source = source.canonicalize().with_context(|| format!("no folder of pages: {}", source.display()))?;
        run(command("node").arg("tests/pages/build.mjs").args([&source, &out]))?;
        built.push(out);
    }
    Ok(built)
}

/// The practice tenant's program.
pub fn tenant() -> Result<PathBuf> {
    run(cargo().args(["build", "--locked", "--quiet", "--package", "practice-tenant"]))?;
    Ok(target().join("debug/practice-tenant"))
}

/// A temporary folder that is ours.
pub fn scratch(name: &str) -> Result<PathBuf> {
    let folder = target().join("tmp").join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// 32 hexadecimal digits, new for every run, so that finding it anywhere means that it leaked in this run.
fn random_token() -> Result<String> {
    let mut bytes = [0; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(format!("canary{}", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()))
}

/// Waits until something answers HTTP on the port, 20 s at most.
#[expect(clippy::disallowed_methods, reason = "a server's start is waited for in real time")]
fn wait_for(port: u16) -> Result<()> {
    let until = Instant::now() + Duration::from_secs(20);
    while Instant::now() < until {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) {
            stream.set_read_timeout(Some(Duration::from_secs(2)))?;
            stream.write_all(b"GET / HTTP/1.0\r\n\r\n")?;
            if stream.read(&mut [0; 16]).is_ok_and(|read| read > 0) {
                return Ok(());
            }
        }
        thread::sleep(Duration::from_millis(50));
    }
    bail!("nothing answers on port {port}; see target/logs")
}

/// The workerd binary itself: npm's shim is a Node process in front of it.
pub fn workerd() -> Result<PathBuf> {
    let found = ["linux-64", "linux-arm64", "darwin-64", "darwin-arm64"]
        .iter()
        .map(|kind| root().join(format!("node_modules/@cloudflare/workerd-{kind}/bin/workerd")))
        .find(|file| file.is_file());
    found.context("workerd has no build for this machine")
}

/// Serves the edge module until it is interrupted.
pub fn edge_verb(args: &[String]) -> Result<()> {
    let port = match args {
        [] => 8787,
        [flag, port] if flag == "--port" => port.parse().context("--port needs a number")?,
        _ => bail!("edge [--port N]"),
    };
    build::package(false)?;
    let config = root().join("pkg/wasm/serve.capnp");
    fs::write(&config, edge_config(&format!("127.0.0.1:{port}")))?;
    ensure!(root().join("pkg/edge.js").is_file(), "pkg/edge.js is missing");
    println!("http://127.0.0.1:{port}/v1/health");
    run(command(workerd()?).arg("serve").arg(&config))
}

/// A workerd configuration for `pkg/edge.js`.
pub fn edge_config(address: &str) -> String {
    // `embed` takes paths relative to this file, which is written into pkg/wasm.
    format!(
        "using Workerd = import \"/workerd/workerd.capnp\";\n\
         const config :Workerd.Config = (services = [(name = \"main\", worker = .worker)], sockets = [(name = \"http\", address = \"{address}\", http = (), service = \"main\")]);\n\
         const worker :Workerd.Worker = (modules = [\n\
           (name = \"edge.js\", esModule = embed \"../edge.js\"),\n\
           (name = \"wasm/scim_guide.js\", esModule = embed \"scim_guide.js\"),\n\
           (name = \"wasm/scim_guide_bg.wasm\", wasm = embed \"scim_guide_bg.wasm\"),\n\
         ], compatibilityDate = \"2026-10-01\");\n"
    )
}
