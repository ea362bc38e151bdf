//! A list whose number and resources do not agree
//!
//! `totalResults` is not 0, but there is no `Resources` (RFC 7644 §3.4.2). Or `Resources` has more entries than
//! `totalResults` says. Or it has fewer, and `startIndex` and `itemsPerPage` do not say which page it is.
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":2}`
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0,"Resources":[{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1","userName":"ana","name":{"givenName":"Ana","familyName":"Silva"}}]}`
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":5,"Resources":[]}`
//!
//! Good with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0}`
//!
//! Good with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":1,"Resources":[{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1","userName":"ana","name":{"givenName":"Ana","familyName":"Silva"}}]}`

use super::Document;
use super::message;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::json::Data;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.list-resources",
    severity: InputSeverity::Error,
    why: "OneLogin finds nobody, so it creates everybody again, and the server answers 409.",
    todo: "Send Resources, and the right totalResults.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(members) = message::members(document, "ListResponse") else { return };
    let (Some(node), resources) = (message::get(members, "totalResults"), message::get(members, "Resources")) else {
        return;
    };
    let Some(total) = message::integer(node) else { return };
    let count = match resources.map(|resources| &resources.data) {
        Some(Data::Array(items)) => items.len(),
        None => 0,
        Some(_) => return,
    };
    // A page of size 0 is asked for on purpose by some clients (RFC 7644 §3.4.2.4).
    let asked_for_none = message::get(members, "itemsPerPage").and_then(message::integer) == Some(0);
    if total > 0 && resources.is_none() && !asked_for_none {
        found
            .at(node.span, format!("It says that there are {total}, but it has no Resources."))
            .path("/totalResults", "totalResults");
    } else if resources.is_some() && i64::try_from(count).is_ok_and(|count| count < total) && !asked_for_none {
        let missing: Vec<&str> =
            ["startIndex", "itemsPerPage"].into_iter().filter(|name| message::get(members, name).is_none()).collect();
        if !missing.is_empty() {
            let what = format!(
                "It says that there are {total} and has {count}, but not which page this is: {} is missing.",
                missing.join(" and ")
            );
            found
                .at(node.span, what)
                .path("/totalResults", "totalResults")
                .todo("Send startIndex and itemsPerPage with a part of a list, or the right totalResults.");
        }
    } else if i64::try_from(count).unwrap_or(i64::MAX) > total {
        found
            .at(node.span, format!("It says that there are {total}, but it has {count}."))
            .path("/totalResults", "totalResults");
    }
}
