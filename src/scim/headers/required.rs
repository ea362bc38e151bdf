//! A line that the vendor wants is missing
//!
//! The guide says exactly which lines stand in Custom Headers.
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

use super::Headers;
use crate::finding::{Applicability, Check, Found, InputSeverity, Span};

pub(super) const CHECK: Check<Headers> = Check {
    code: "scim.headers.required",
    severity: InputSeverity::Error,
    why: "Without it the vendor's server refuses the requests or reads them wrongly.",
    todo: "Add the line exactly as the guide has it.",
    run,
};

fn run(headers: &Headers, found: &mut Found) {
    let said = |line: &str| {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        (name.trim().to_ascii_lowercase(), value.trim().to_owned())
    };
    for wanted in &headers.rules().required {
        if !headers.lines().iter().any(|line| said(line.all.of(headers.text())) == said(wanted)) {
            let end = headers.text().len();
            let newline = if headers.text().is_empty() || headers.text().ends_with('\n') { "" } else { "\n" };
            let (name, value) = said(wanted);
            // A line of that name with another value is to be mended by hand: two of them would fight.
            let other = headers.lines().iter().find(|line| said(line.all.of(headers.text())).0 == name);
            match other {
                Some(line) => {
                    found.at(line.value, format!("The vendor wants another value here: {value}")).replace(
                        Applicability::Unsafe,
                        "Use the vendor's value",
                        line.value,
                        &value,
                    );
                }
                None => {
                    found.at(Span::new(end, end), format!("This line is missing: {wanted}")).replace(
                        Applicability::Safe,
                        "Add the line",
                        Span::new(end, end),
                        &format!("{newline}{wanted}"),
                    );
                }
            }
        }
    }
}
