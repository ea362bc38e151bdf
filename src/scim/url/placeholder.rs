//! A placeholder was left in
//!
//! Part of the URL is a placeholder: `<your-domain>`, `{tenant}`, `[region]`, `…`, `YOUR_COMPANY`, `$TENANT`, `:tenant`.
//!
//! Bad: `https://<your-domain>/scim/v2`
//!
//! Bad: `https://{tenant}.example.org/scim`
//!
//! Bad: `https://your-company.spekit.example/scim`
//!
//! Bad: `https://api.spekit.example/.../scim`
//!
//! Bad: `https://api.spekit.example/$TENANT/scim`
//!
//! Good: `https://your-server.example/scim`
//!
//! Good: `https://api.spekit.example/scim/v2`

use super::Url;
use super::placeholders::placeholders;
use crate::finding::{Check, Found, InputSeverity};

pub(super) const CHECK: Check<Url> = Check {
    code: "scim.url.placeholder",
    severity: InputSeverity::Error,
    why: "It is the vendor's pattern, not your endpoint.",
    todo: "Replace that part by your own value.",
    run,
};

fn run(url: &Url, found: &mut Found) {
    for range in placeholders(url.clean()) {
        found.at(url.span(range), "This part is a placeholder.");
    }
}
