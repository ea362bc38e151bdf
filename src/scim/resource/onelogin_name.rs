//! What OneLogin needs: name in an answer
//!
//! OneLogin reads `name` with `givenName` and `familyName` from the answer, although the RFC does not require them. Zabbix
//! documents it for its own app: provisioning does not work without them, also where the app has no use for a name.
//!
//! Bad with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana"}`
//!
//! Good with `{"sender":"server"}`: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana","name":{"givenName":"Ana","familyName":"Silva"}}`
//!
//! Good: `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ana"}`

use super::Document;
use crate::finding::{Check, Found, InputSeverity};
use crate::scim::schema::ProblemKind;

pub(super) const CHECK: Check<Document> = Check {
    code: "scim.resource.onelogin-name",
    severity: InputSeverity::Warning,
    why: "OneLogin shows Failed for the user, although the server has made it.",
    todo: "Return name with givenName and familyName, as OneLogin sent them.",
    run,
};

fn run(document: &Document, found: &mut Found) {
    document.problems(ProblemKind::OneLoginName, found, |_| None);
}
