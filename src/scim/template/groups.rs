//! Groups in the template
//!
//! Only the server sets the `groups` of a user (RFC 7643 §4.1.2). OneLogin sends groups in requests of their own, which it
//! makes from the app's rules.
//!
//! Bad: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a","groups":["x"]}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$user.email}"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::json::Data;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.template.groups",
    severity: InputSeverity::Error,
    why: "OneLogin says not to put groups in the template (KB0013904). It would send each user's groups twice, or not at all.",
    todo: "Remove this, and make rules instead.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    let Some(Data::Object(members)) = document.root().map(|root| &root.data) else { return };
    for member in members.iter().filter(|member| {
        matches!(member.name.to_ascii_lowercase().as_str(), "groups" | "members" | "roles_in_onelogin")
    }) {
        found
            .at(member.name_span, "Groups do not belong in the template.")
            .path(&format!("/{}", member.name), &member.name);
    }
}
