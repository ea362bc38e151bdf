//! Which page a host name gets, and what it can't get.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::{env, fs};

use practice_tenant::{Config, serve};

/// Two folders of built pages; the second has a page of the first's name.
struct Folders(PathBuf);

impl Folders {
    fn new(name: &str) -> Self {
        let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        for (file, text) in [
            ("one/react/page.html", "first react"),
            ("one/react/page.js", "script"),
            ("one/react/truth.json", "{}"),
            ("one/react/headers.json", r#"{ "Content-Security-Policy": "script-src 'self'" }"#),
            ("one/broken/page.html", "broken"),
            ("one/broken/headers.json", "[]"),
            ("one/secret.json", "{}"),
            ("two/react/page.html", "second react"),
            ("two/vue/page.html", "vue"),
            ("two/acme/page.html", "not the tenant"),
        ] {
            let path = root.join(file);
            fs::create_dir_all(path.parent().expect("folder")).expect("folder");
            fs::write(path, text).expect("file");
        }
        Self(root)
    }

    /// Starts a tenant that has both.
    async fn serve(&self) -> SocketAddr {
        let any: SocketAddr = "127.0.0.1:0".parse().expect("address");
        let config = Config { pages: vec![self.0.join("one"), self.0.join("two")], ..Config::default() };
        serve(config, any, any).await.expect("tenant").http
    }
}

/// A request for a host; status, content security policy and text.
async fn get(at: SocketAddr, host: &str, path: &str) -> (u16, String, String) {
    let (host, url) = (host.to_owned(), format!("http://{at}{path}"));
    tokio::task::spawn_blocking(move || {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build().new_agent();
        let mut answer = agent.get(url).header("host", host).call().expect("answer");
        let policy = answer.headers().get("content-security-policy").map(|value| value.to_str().expect("text"));
        let policy = policy.unwrap_or_default().to_owned();
        (answer.status().as_u16(), policy, answer.body_mut().read_to_string().expect("text"))
    })
    .await
    .expect("call")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_answers_at_every_path_of_its_host_with_its_own_headers() {
    let at = Folders::new("paths").serve().await;
    for path in ["/", "/apps/7/edit", "/admin2/apps/7/edit", "/roles/3", "/assets/jquery.js"] {
        let answer = get(at, "react.onelogin.com", path).await;
        assert_eq!(answer, (200, "script-src 'self'".into(), "first react".into()), "{path}");
    }
    assert_eq!(get(at, "vue.onelogin.com:8443", "/apps").await, (200, String::new(), "vue".into()));
    assert_eq!(get(at, "broken.onelogin.com", "/apps").await.0, 500);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_page_needs_lies_in_its_folder_and_the_truth_is_not_for_it() {
    let at = Folders::new("files").serve().await;
    assert_eq!(get(at, "react.onelogin.com", "/_page/page.js").await, (200, String::new(), "script".into()));
    assert_eq!(get(at, "react.onelogin.com", "/apps/_page/page.js").await.0, 200);
    for file in ["truth.json", "missing.js", "..%2Fsecret.json", "%2e%2e/secret.json", "a/page.js", "page.js.map"] {
        assert_eq!(get(at, "react.onelogin.com", &format!("/_page/{file}")).await.0, 404, "{file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tenant_keeps_its_own_host_and_every_other() {
    let at = Folders::new("hosts").serve().await;
    for host in ["acme.onelogin.com", "unknown.onelogin.com", "127.0.0.1", "react.example.com", "..onelogin.com"] {
        let (_, policy, text) = get(at, host, "/apps").await;
        assert!(policy.contains("frame-ancestors 'none'") && text.contains("Practice tenant"), "{host}: {text}");
    }
}
