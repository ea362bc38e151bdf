//! OneLogin on the wire: renders the SCIM JSON Template and sends the requests that implementers have reported.

use serde_json::{Value, json};

use crate::model::{App, Exchange, Person};

/// The template that a new app starts with. The real connector's default is not published; this one follows the RFC, as
/// vendors' guides do.
pub const TEMPLATE: &str = r#"{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
  "userName": "{$parameters.scimusername}",
  "name": { "givenName": "{$user.firstname}", "familyName": "{$user.lastname}", "formatted": "{$user.display_name}" },
  "emails": [{ "value": "{$user.email}", "type": "work", "primary": true }],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "{$parameters.department}" }
}"#;

/// Renders the template for a person.
pub fn render(template: &str, app: &App, person: &Person) -> Result<Value, String> {
    let template: Value =
        serde_json::from_str(template).map_err(|error| format!("The SCIM JSON Template is not valid JSON: {error}"))?;
    Ok(fill(&template, app, person))
}

fn fill(value: &Value, app: &App, person: &Person) -> Value {
    match value {
        Value::String(text) => Value::String(macros(text, app, person)),
        Value::Array(items) => Value::Array(items.iter().map(|item| fill(item, app, person)).collect()),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, field)| (name.clone(), fill(field, app, person))).collect())
        }
        other => other.clone(),
    }
}

fn macros(text: &str, app: &App, person: &Person) -> String {
    let mut done = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        done.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            done.push_str("{$");
            rest = after;
            continue;
        };
        done.push_str(&macro_value(name, app, person));
        rest = tail;
    }
    done + rest
}

fn macro_value(name: &str, app: &App, person: &Person) -> String {
    let attribute = match name.split_once('.') {
        Some(("parameters", parameter)) => {
            let source = app.parameters.get(parameter).map_or("", |parameter| parameter.value.as_str());
            match (parameter, source) {
                (_, "Email") => "email",
                (_, "Username") => "username",
                (_, "First Name") => "firstname",
                (_, "Last Name") => "lastname",
                (_, "Department") | ("department", _) => "department",
                ("scimusername", _) => "email",
                _ => "",
            }
        }
        Some(("user", attribute)) => attribute,
        _ => "",
    };
    match attribute {
        "firstname" => person.first.clone(),
        "lastname" => person.last.clone(),
        "display_name" => person.name(),
        "email" => person.email.clone(),
        "username" => person.email.split('@').next().unwrap_or_default().to_owned(),
        "department" => person.department.clone(),
        "id" => person.id.to_string(),
        "status" => "1".into(),
        _ => String::new(),
    }
}

/// A client for one app's SCIM server. What was sent is kept for the wire log, without the token.
pub struct Client<'app> {
    base: &'app str,
    token: &'app str,
    headers: &'app str,
    agent: ureq::Agent,
    pub log: Vec<Exchange>,
}

impl<'app> Client<'app> {
    pub fn new(base: &'app str, token: &'app str, headers: &'app str) -> Self {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(std::time::Duration::from_secs(10)))
            .max_redirects(0)
            // Implementers report an empty User-Agent.
            .user_agent("")
            .build()
            .new_agent();
        Self { base, token, headers, agent, log: Vec::new() }
    }

    /// Sends one request. An error is what the admin reads.
    pub fn send(&mut self, method: &str, path: &str, body: Option<&Value>) -> Result<(u16, Value), String> {
        let url = format!("{}{path}", self.base.trim_end_matches('/'));
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(&url)
            .header("accept", "application/scim+json, application/json");
        if !self.token.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.token));
        }
        let mut typed = false;
        for line in self.headers.lines() {
            if let Some((name, value)) = line.split_once(':') {
                typed |= name.trim().eq_ignore_ascii_case("content-type");
                request = request.header(name.trim(), value.trim());
            }
        }
        if body.is_some() && !typed {
            request = request.header("content-type", "application/json");
        }
        let text = body.map(Value::to_string).unwrap_or_default();
        let answer = request
            .body(text)
            .map_err(|error| error.to_string())
            .and_then(|request| self.agent.run(request).map_err(|error| error.to_string()));
        let (status, answer, error) = match answer {
            Ok(mut answer) => {
                let text = answer.body_mut().read_to_string().unwrap_or_default();
                (answer.status().as_u16(), serde_json::from_str(&text).unwrap_or(Value::Null), None)
            }
            Err(error) => (0, Value::Null, Some(error)),
        };
        self.log.push(Exchange {
            method: method.into(),
            path: path.into(),
            status,
            request: body.cloned(),
            error: error.clone(),
        });
        match error {
            Some(error) => Err(format!("Could not reach the SCIM server: {error}")),
            None => Ok((status, answer)),
        }
    }

    /// Sends a request that must succeed.
    pub fn must(&mut self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, String> {
        let (status, answer) = self.send(method, path, body)?;
        if (200..300).contains(&status) {
            return Ok(answer);
        }
        let detail = answer["detail"].as_str().unwrap_or("no detail");
        Err(match status {
            401 | 403 => format!("The SCIM server refused the bearer token ({status})."),
            404 => "Specified resource (e.g. User) or endpoint does not exist".into(),
            _ => format!("The SCIM server answered {status}: {detail}"),
        })
    }

    /// What Enable does: asks for somebody who does not exist.
    pub fn enable(&mut self) -> Result<(), String> {
        let (status, answer) =
            self.send("GET", "/Users?filter=userName+eq+%22never-existing-user-onelogin%22", None)?;
        match status {
            404 => Ok(()),
            200 if answer["totalResults"].as_u64() == Some(0) => Ok(()),
            200 => Err("The SCIM server did not answer with an empty list. Is the base URL right?".into()),
            401 | 403 => Err(format!("The SCIM server refused the bearer token ({status}).")),
            _ => Err(format!("The SCIM server answered {status}. Is the base URL right?")),
        }
    }

    pub fn find_user(&mut self, name: &str) -> Result<Option<String>, String> {
        let answer = self.must("GET", &format!("/Users?filter=userName+eq+%22{}%22&", encode(name)), None)?;
        Ok(answer["Resources"][0]["id"].as_str().map(str::to_owned))
    }

    pub fn group(&mut self, name: &str) -> Result<String, String> {
        let mut start = 1;
        loop {
            let answer = self.must("GET", &format!("/Groups?count=100&startIndex={start}"), None)?;
            let page = answer["Resources"].as_array().cloned().unwrap_or_default();
            if let Some(id) =
                page.iter().find(|group| group["displayName"] == name).and_then(|group| group["id"].as_str())
            {
                return Ok(id.to_owned());
            }
            start += page.len() as u64;
            if page.is_empty() || start > answer["totalResults"].as_u64().unwrap_or(0) {
                break;
            }
        }
        let body = json!({ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": name });
        let made = self.must("POST", "/Groups", Some(&body))?;
        made["id"].as_str().map(str::to_owned).ok_or_else(|| "The SCIM server made a group without an id.".into())
    }

    pub fn member(&mut self, group: &str, user: &str, add: bool, old_dialect: bool) -> Result<(), String> {
        let body = if old_dialect {
            json!({ "members": [{ "value": user, "operation": if add { "add" } else { "delete" } }] })
        } else {
            json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                "Operations": [{ "op": if add { "add" } else { "remove" }, "path": "members", "value": [{ "value": user }] }] })
        };
        self.must("PATCH", &format!("/Groups/{group}"), Some(&body)).map(drop)
    }
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
