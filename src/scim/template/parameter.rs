//! A parameter that the app does not have
//!
//! `{$parameters.…}` names a field of the app's Parameters tab, but the app has no field of that name.
//!
//! Bad with `{"parameters":["scimusername","title"]}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$parameters.scimusernane}"}`
//!
//! Good with `{"parameters":["scimusername","title"]}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$parameters.scimusername}"}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$parameters.anything}"}`

use super::Document;
use crate::finding::{Applicability, Check, Found, InputSeverity};
use crate::scim::schema::nearest;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.parameter",
    severity: InputSeverity::Error,
    why: "OneLogin sends a blank value.",
    todo: "Add the parameter to the app, or use one that it has.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(known) = document.template_rules().and_then(|rules| rules.parameters.as_ref()) else { return };
    for found_macro in document.first_macros().filter(|found| found.closed) {
        let Some(name) = found_macro.name.strip_prefix("$parameters.") else { continue };
        if known.iter().any(|parameter| parameter == name) {
            continue;
        }
        let near = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
        let report =
            found.at(found_macro.span, format!("The app has no parameter “{name}”.")).path(&found_macro.pointer, "");
        if let Some(near) = near {
            report.replace(
                Applicability::Unsafe,
                format!("Use {near}"),
                found_macro.span,
                &format!("{{$parameters.{near}}}"),
            );
        }
    }
}
