//! The requests that OneLogin would send for one user, as far as is known (seen by implementers of servers, and in
//! OneLogin's own sample code; which connector uses which form for members is not published).

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::template::{SampleUser, render};

/// One request. The token is never in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ScimRequest {
    /// When OneLogin sends it.
    pub when: String,
    /// The HTTP method.
    pub method: String,
    /// Path and query behind the base URL. `{id}` stands for a number that the server gave.
    pub path: String,
    /// Header lines; the token is masked.
    pub headers: Vec<String>,
    /// The body, indented.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// What OneLogin may put into the body beside what the template says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How members of a group are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum GroupDialect {
    /// A PatchOp of SCIM 2.0; members are removed by a value instead of a filter.
    #[default]
    PatchOp,
    /// The form of SCIM 1.1: members with an `operation` each.
    Members,
}

/// What a preview is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ExchangeRequest {
    /// The app's SCIM JSON Template.
    pub template: String,
    /// The user.
    pub user: Option<SampleUser>,
    /// Names of the groups that the app's rules give the user.
    pub groups: Vec<String>,
    /// How members are sent.
    pub dialect: GroupDialect,
    /// Content type from Custom Headers, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
}

/// The requests from pressing Enable to suspending the user, in order.
#[must_use]
pub fn preview(request: &ExchangeRequest) -> Vec<ScimRequest> {
    let user = request.user.clone().or_else(|| super::sample_users().into_iter().next());
    let rendered = user.as_ref().map(|user| render(&request.template, user)).unwrap_or_default();
    let body: Option<Value> = serde_json::from_str(&rendered).ok();
    let name = body.as_ref().and_then(|body| body.get("userName")).and_then(Value::as_str).unwrap_or_default();
    let content_type = request.content_type.as_deref().unwrap_or("application/json");
    let sent = body.as_ref().and_then(|body| body.get("active"));
    let mut requests = Vec::new();
    let mut send = |when: &str, method: &str, path: String, body: Option<String>| {
        let mut headers = vec!["Authorization: Bearer ••••••••".to_owned()];
        if body.is_some() {
            headers.push(format!("Content-Type: {content_type}"));
        }
        // The two requests with the whole user.
        let note =
            (method == "POST" && path == "/Users" || method == "PUT").then(|| note(when.contains("deactivate"), sent));
        requests.push(ScimRequest { when: when.to_owned(), method: method.to_owned(), path, headers, body, note });
    };
    let pretty = |value: &Value| serde_json::to_string_pretty(value).unwrap_or_default();
    // What can't be read as JSON is sent as it was rendered, and shown as that.
    let whole = || body.as_ref().map_or_else(|| rendered.clone(), pretty);
    let inactive = || match &body {
        Some(Value::Object(members)) => {
            let mut members = members.clone();
            members.insert("active".into(), false.into());
            pretty(&Value::Object(members))
        }
        _ => rendered.clone(),
    };
    let filter = |name: &str| format!("/Users?filter=userName+eq+%22{}%22", encode(name));
    send("Enable is pressed", "GET", filter("never-existing-user"), None);
    send("the user is approved: does the server have the user already?", "GET", format!("{}&", filter(name)), None);
    send("it does not: create the user", "POST", "/Users".into(), Some(whole()));
    send("which groups are there?", "GET", "/Groups?count=100&startIndex=1".into(), None);
    for group in &request.groups {
        let create = json!({ "schemas": [super::schema::GROUP], "displayName": group });
        send(&format!("the group “{group}” is not there yet"), "POST", "/Groups".into(), Some(pretty(&create)));
        send(
            &format!("add the user to “{group}”"),
            "PATCH",
            "/Groups/{group-id}".into(),
            Some(pretty(&members(request.dialect, "add"))),
        );
    }
    send("something about the user changes", "PUT", "/Users/{user-id}?".into(), Some(whole()));
    for group in &request.groups {
        send(
            &format!("the user is suspended or loses the app: remove the user from “{group}”"),
            "PATCH",
            "/Groups/{group-id}".into(),
            Some(pretty(&members(request.dialect, "remove"))),
        );
    }
    send("then, if “Suspend” is chosen, deactivate the user", "PUT", "/Users/{user-id}?".into(), Some(inactive()));
    requests
}

/// What OneLogin makes of `active`, which it was seen to send by itself.
fn note(deactivates: bool, sent: Option<&Value>) -> String {
    match (deactivates, sent) {
        (true, _) => "OneLogin sets active to false here, whatever the template says.".to_owned(),
        (false, Some(value)) => format!("The template says active {value}. OneLogin may send its own value instead."),
        (false, None) => "The template does not say active. OneLogin may add it.".to_owned(),
    }
}

fn members(dialect: GroupDialect, op: &str) -> Value {
    match dialect {
        GroupDialect::PatchOp => json!({
            "schemas": [format!("{}PatchOp", super::schema::MESSAGES)],
            "Operations": [{ "op": op, "path": "members", "value": [{ "value": "{user-id}" }] }],
        }),
        GroupDialect::Members => {
            json!({ "members": [{ "value": "{user-id}", "operation": if op == "add" { "add" } else { "delete" } }] })
        }
    }
}

/// Percent-encodes what RFC 3986 reserves.
fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scim::{InputSeverity, ResourceRules, Sender, check_resource};

    fn request(dialect: GroupDialect) -> ExchangeRequest {
        ExchangeRequest {
            template:
                r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{$parameters.scimusername}"}"#
                    .into(),
            groups: vec!["Sales".into()],
            dialect,
            ..ExchangeRequest::default()
        }
    }

    #[test]
    fn the_requests_are_those_that_were_seen() {
        let requests = preview(&request(GroupDialect::PatchOp));
        let lines: Vec<String> =
            requests.iter().map(|request| format!("{} {}", request.method, request.path)).collect();
        assert_eq!(
            lines,
            [
                "GET /Users?filter=userName+eq+%22never-existing-user%22",
                "GET /Users?filter=userName+eq+%22ana.silva%40acme.example%22&",
                "POST /Users",
                "GET /Groups?count=100&startIndex=1",
                "POST /Groups",
                "PATCH /Groups/{group-id}",
                "PUT /Users/{user-id}?",
                "PATCH /Groups/{group-id}",
                "PUT /Users/{user-id}?",
            ]
        );
        let rules = ResourceRules { sender: Sender::Client, ..ResourceRules::default() };
        for body in requests.iter().filter_map(|request| request.body.as_deref()) {
            // The value of a remove is OneLogin's own way, and a warning.
            let errors: Vec<_> = check_resource(body, &rules)
                .into_iter()
                .filter(|finding| finding.severity == InputSeverity::Error)
                .collect();
            assert_eq!(errors, Vec::new(), "{body}");
        }
    }

    #[test]
    fn a_body_is_what_the_template_says_with_a_note_where_onelogin_may_change_it() {
        let with = |active: &str| ExchangeRequest {
            template: format!(r#"{{"userName":"{{$user.email}}"{active}}}"#),
            ..ExchangeRequest::default()
        };
        let create =
            |request: &ExchangeRequest| preview(request).into_iter().find(|it| it.path == "/Users").expect("a POST");
        let plain = create(&with(""));
        assert!(!plain.body.expect("a body").contains("active"));
        assert_eq!(plain.note.as_deref(), Some("The template does not say active. OneLogin may add it."));
        let said = create(&with(r#","active":"1""#));
        assert!(said.body.expect("a body").contains(r#""active": "1""#));
        assert!(said.note.is_some_and(|note| note.contains("its own value")));
        let last = preview(&with("")).pop().expect("a PUT");
        assert!(last.body.expect("a body").contains("\"active\": false") && last.note.is_some());
    }

    #[test]
    fn the_older_dialect_names_an_operation_for_each_member() {
        let bodies: Vec<String> =
            preview(&request(GroupDialect::Members)).into_iter().filter_map(|request| request.body).collect();
        assert!(bodies.iter().any(|body| body.contains("\"operation\": \"add\"")));
        assert!(bodies.iter().any(|body| body.contains("\"operation\": \"delete\"")));
    }
}
