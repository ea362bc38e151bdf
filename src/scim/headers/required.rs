//! A line that the vendor wants is missing
//!
//! The guide says exactly which lines Custom Headers must contain.
//!
//! Bad with `{"required":["Content-Type: application/scim+json"]}`: `User-Agent: OneLogin SCIM`
//!
//! Bad with `{"required":["Content-Type: application/scim+json"]}`: ``
//!
//! Good with `{"required":["Content-Type: application/scim+json"]}`: `Content-Type: application/scim+json`
//!
//! Good with `{"required":["Content-Type: application/scim+json"]}`: `content-type:application/scim+json`
//!
//! Good: ``

use std::collections::{BTreeMap, BTreeSet};

use super::{Headers, Line};
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.required",
    severity: InputSeverity::Error,
    why: "Without this line the vendor's server refuses the requests, or misreads them.",
    todo: "Add the line exactly as it is in the guide.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    let text = headers.text();
    let lines: Vec<(String, String)> = headers.lines().iter().map(|line| said(line.all.of(text))).collect();
    let exact: BTreeSet<&(String, String)> = lines.iter().collect();
    let mut by_name: BTreeMap<&str, &Line> = BTreeMap::new();
    for ((name, _), line) in lines.iter().zip(headers.lines()) {
        by_name.entry(name.as_str()).or_insert(line);
    }
    for wanted in &headers.rules().required {
        let line = said(wanted);
        if exact.contains(&line) {
            continue;
        }
        let (name, value) = line;
        match by_name.get(name.as_str()) {
            // A line of that name with another value is for the admin to change: two of them would contradict each other.
            Some(line) => {
                found.at(line.value, format!("The vendor wants another value here: {value}")).replace(
                    Applicability::Unsafe,
                    "Use the vendor's value",
                    line.value,
                    &value,
                );
            }
            None => {
                let end = Span::new(text.len(), text.len());
                let newline = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
                found.at(end, format!("This line is missing: {wanted}")).replace(
                    Applicability::Safe,
                    "Add the line",
                    end,
                    &format!("{newline}{wanted}"),
                );
            }
        }
    }
}

/// The name of a line in lower case, and its value.
fn said(line: &str) -> (String, String) {
    let (name, value) = line.split_once(':').unwrap_or((line, ""));
    (name.trim().to_ascii_lowercase(), value.trim().to_owned())
}
