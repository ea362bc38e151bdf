//! One fault at a time: a valid document, the one fault put into it, and the one finding that names it. Beside them, what the RFCs
//! allow, which is never an error. The faults are those of published guides for OneLogin, and those that other validators of SCIM
//! were tried with.

#![allow(clippy::expect_used, reason = "a test ends with its reason when something is amiss")]

use scim_guide::scim::{
    EndpointRules, InputFinding, InputSeverity, ResourceRules, Sender, TemplateRules, check_endpoint, check_resource,
    check_template, has_errors,
};

/// A valid document and what checks it.
struct Valid {
    name: &'static str,
    text: &'static str,
    check: fn(&str) -> Vec<InputFinding>,
}

fn sent(text: &str) -> Vec<InputFinding> {
    check_resource(text, &ResourceRules { sender: Sender::Client, ..ResourceRules::default() })
}

fn answered(text: &str) -> Vec<InputFinding> {
    check_resource(text, &ResourceRules::default())
}

const TEMPLATE: Valid = Valid {
    name: "template",
    text: r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],
"userName":"{$parameters.scimusername}","displayName":"{$user.display_name}","preferredLanguage":"en","active":true,
"name":{"givenName":"{$user.firstname}","familyName":"{$user.lastname}"},
"emails":[{"value":"{$user.email}","type":"work","primary":true}],"addresses":[{"locality":"{$user.city}","type":"work"}]}"#,
    check: |text| check_template(text, &TemplateRules::default()),
};
const USER: Valid = Valid {
    name: "user",
    text: r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
"userName":"ana","externalId":"E-1","active":true,"locale":"en-US","profileUrl":"https://acme.example/ana",
"name":{"givenName":"Ana","familyName":"Silva"},"emails":[{"value":"ana@acme.example","type":"work","primary":true}],
"x509Certificates":[{"value":"aGVsbG8="}],
"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R&D"}}"#,
    check: sent,
};
const ANSWER: Valid = Valid {
    name: "answered user",
    text: r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"7","userName":"ana",
"name":{"givenName":"Ana","familyName":"Silva"},
"meta":{"resourceType":"User","created":"2026-02-28T23:59:59Z","location":"https://acme.example/scim/v2/Users/7"}}"#,
    check: answered,
};
const GROUP: Valid = Valid {
    name: "group",
    text: r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"Sales","members":[{"value":"7"}]}"#,
    check: sent,
};
const LIST: Valid = Valid {
    name: "list",
    text: r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":1,"startIndex":1,"itemsPerPage":1,
"Resources":[{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"7","displayName":"Sales"}]}"#,
    check: answered,
};
const PATCH: Valid = Valid {
    name: "patch",
    text: r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
{"op":"replace","path":"active","value":false},{"op":"remove","path":"members[value eq \"7\"]"}]}"#,
    check: sent,
};
const ERROR: Valid = Valid {
    name: "error",
    text: r#"{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"uniqueness","status":"409","detail":"ana exists"}"#,
    check: answered,
};
const URL: Valid = Valid {
    name: "SCIM Base URL",
    text: "https://scim.acme.example/scim/v2",
    check: |text| check_endpoint(text, &EndpointRules::default()),
};

const ALL: [&Valid; 8] = [&TEMPLATE, &USER, &ANSWER, &GROUP, &LIST, &PATCH, &ERROR, &URL];

use InputSeverity::{Error, Info, Warning};

/// What is changed, into what, the finding, and how bad it is.
type Row = (&'static Valid, &'static str, &'static str, &'static str, InputSeverity);

/// Mistakes of published guides.
const OF_GUIDES: &[Row] = &[
    (&TEMPLATE, "preferredLanguage", "prefferedLanguage", "scim.resource.unknown-attribute", Warning),
    (&TEMPLATE, "locality", "city", "scim.resource.unknown-attribute", Warning),
    (
        &TEMPLATE,
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "urn:scim:schemas:core:1.0",
        "scim.resource.old-schema",
        Warning,
    ),
    (
        &TEMPLATE,
        "urn:ietf:params:scim:schemas:core:2.0:User",
        "urn:scim:schemas:core:2.0",
        "scim.resource.old-schema",
        Warning,
    ),
    (
        &TEMPLATE,
        r#"[{"value":"{$user.email}","type":"work","primary":true}]"#,
        r#"{"value":"{$user.email}"}"#,
        "scim.resource.not-a-list",
        Error,
    ),
    (&TEMPLATE, "displayName", "user_name", "scim.resource.unknown-attribute", Warning),
    (&TEMPLATE, r#""schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"#, "", "scim.resource.no-schemas", Error),
    (&TEMPLATE, r#""active":true,"#, r#""active":true"#, "scim.json.missing-comma", Error),
    (&TEMPLATE, r#""active":true"#, r#""active":"{$user.active}""#, "scim.resource.value-type", Error),
    (&TEMPLATE, r#""active":true"#, r#""nickName":null"#, "scim.resource.null", Warning),
    (&TEMPLATE, r#""active":true"#, r#""meta":{"resourceType":"User"}"#, "scim.resource.read-only", Info),
    (&TEMPLATE, r#""active":true"#, r#""groups":[{"value":"Sales"}]"#, "scim.template.groups", Error),
    (&TEMPLATE, "{$user.display_name}", "{$user.displayname}", "scim.template.macro-unknown", Warning),
    (&TEMPLATE, "{$user.display_name}", "{$user.display_name", "scim.template.macro-unclosed", Error),
    (&TEMPLATE, "{$user.display_name}", "{firstname}", "scim.template.macro-value", Error),
    (&TEMPLATE, r#""{$user.display_name}""#, "{$user.display_name}", "scim.json.unquoted-macro", Warning),
    (&TEMPLATE, r#""type":"work"}]}"#, r#""type":"work"},]}"#, "scim.json.extra-comma", Error),
    (&URL, "https", "http", "scim.url.not-https", Error),
];

/// What a validator must refuse.
const REFUSED: &[Row] = &[
    (&USER, r#""userName":"ana","#, "", "scim.resource.required", Error),
    (&USER, r#""userName":"ana""#, r#""userName":"""#, "scim.resource.required", Error),
    (&USER, r#""userName":"ana""#, r#""userName":7"#, "scim.resource.value-type", Error),
    (&USER, r#""userName":"ana""#, r#""userName":["ana"]"#, "scim.resource.not-one-value", Error),
    (&USER, r#""active":true"#, r#""active":"False""#, "scim.resource.value-type", Error),
    (&USER, r#""active":true"#, r#""active":true,"active":false"#, "scim.resource.duplicate-attribute", Error),
    (&USER, r#""active":true"#, r#""active":true,"Active":false"#, "scim.resource.duplicate-attribute", Error),
    (&USER, r#"{"givenName":"Ana","familyName":"Silva"}"#, r#""Ana Silva""#, "scim.resource.value-type", Error),
    (
        &USER,
        r#"[{"value":"ana@acme.example","type":"work","primary":true}]"#,
        r#""ana@acme.example""#,
        "scim.resource.not-a-list",
        Error,
    ),
    (
        &USER,
        r#""primary":true}"#,
        r#""primary":true},{"value":"b@acme.example","primary":true}"#,
        "scim.resource.primary",
        Error,
    ),
    (&USER, "aGVsbG8=", "not base64!", "scim.resource.format", Error),
    (
        &USER,
        r#",
"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R&D"}"#,
        "",
        "scim.resource.unused-extension",
        Warning,
    ),
    (
        &USER,
        r#","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"]"#,
        "]",
        "scim.resource.undeclared-extension",
        Error,
    ),
    (&USER, r#""urn:ietf:params:scim:schemas:core:2.0:User","#, "", "scim.resource.core-schema", Error),
    (
        &USER,
        r#""schemas":["#,
        r#""schemas":["urn:ietf:params:scim:schemas:core:2.0:User","#,
        "scim.resource.schemas-shape",
        Error,
    ),
    (&ANSWER, r#""id":"7","#, "", "scim.resource.id", Error),
    (&ANSWER, r#""id":"7""#, r#""id":7"#, "scim.resource.value-type", Error),
    (&ANSWER, r#""id":"7""#, r#""id":"7","password":"t1meMa$heen""#, "scim.resource.never-returned", Error),
    (&ANSWER, "2026-02-28T23:59:59Z", "2026-02-31T23:59:59Z", "scim.resource.format", Error),
    (&ANSWER, "2026-02-28T23:59:59Z", "2026-02-28", "scim.resource.format", Error),
    (&GROUP, r#""displayName":"Sales","#, "", "scim.resource.required", Error),
    (&GROUP, r#"[{"value":"7"}]"#, r#"{"value":"7"}"#, "scim.resource.not-a-list", Error),
    (&LIST, r#""startIndex":1"#, r#""startIndex":0"#, "scim.resource.list-index", Error),
    (&LIST, r#""totalResults":1"#, r#""totalResults":0"#, "scim.resource.list-resources", Error),
    (&LIST, r#""totalResults":1"#, r#""totalResults":"1""#, "scim.resource.value-type", Error),
    (&PATCH, r#""op":"replace""#, r#""op":"change""#, "scim.resource.canonical", Error),
    (&PATCH, r#","path":"members[value eq \"7\"]""#, "", "scim.resource.patch-path", Error),
    (&PATCH, r#"value eq \"7\"]"#, r#"value eq \"7\""#, "scim.resource.patch-path", Error),
    (&PATCH, r#","value":false"#, "", "scim.resource.patch-value", Error),
    (&PATCH, r#""value":false"#, r#""value":"no""#, "scim.resource.value-type", Error),
    (&ERROR, r#""409""#, "409", "scim.resource.value-type", Error),
    (&ERROR, "409", "conflict", "scim.resource.error-status", Error),
];

/// What is worth a word, and no error.
const WARNED: &[Row] = &[
    (&USER, "en-US", "en_US", "scim.resource.language", Warning),
    (&USER, r#""type":"work""#, r#""type":"Work""#, "scim.resource.canonical", Warning),
    (&USER, "ana@acme.example", "ana at acme", "scim.resource.email", Warning),
    (&USER, r#""userName":"ana""#, r#""userName":"{$user.emial}""#, "scim.resource.macro-left", Warning),
    (&USER, r#""externalId":"E-1""#, r#""nickname_":"x""#, "scim.resource.unknown-attribute", Warning),
    (&USER, r#""externalId":"E-1""#, r#""externalId":null"#, "scim.resource.null", Warning),
    (&USER, r#""externalId":"E-1""#, r#""id":"7""#, "scim.resource.read-only", Info),
    (&PATCH, r#""op":"replace""#, r#""op":"Replace""#, "scim.resource.canonical", Warning),
    (
        &ANSWER,
        r#"
"name":{"givenName":"Ana","familyName":"Silva"},"#,
        "",
        "scim.resource.onelogin-name",
        Warning,
    ),
];

/// What the RFCs allow, with no word at all.
const ALLOWED: &[(&Valid, &str, &str)] = &[
    (&USER, "userName", "USERNAME"),
    (&USER, r#""primary":true"#, r#""primary":false"#),
    (&USER, r#","primary":true"#, ""),
    (&USER, r#","type":"work""#, ""),
    (&USER, r#""userName":"ana""#, r#""userName":"Zoë 李""#),
    (&USER, r#""externalId":"E-1","#, ""),
    (&USER, r#""externalId":"E-1""#, r#""password":"t1meMa$heen""#),
    (&USER, "urn:ietf:params:scim:schemas:core:2.0:User", "URN:ietf:params:scim:schemas:core:2.0:User"),
    (&ANSWER, "23:59:59Z", "23:59:59.123+02:00"),
    (&ANSWER, "2026-02-28T23:59:59Z", "2024-02-29T00:00:00Z"),
    (&GROUP, r#","members":[{"value":"7"}]"#, ""),
    (&GROUP, r#"[{"value":"7"}]"#, "[]"),
    (&GROUP, r#"{"value":"7"}"#, r#"{"value":"7","type":"Group","display":"Team"}"#),
    (&LIST, r#""totalResults":1,"startIndex":1,"#, r#""totalResults":9,"startIndex":1,"#),
    (&PATCH, r#""path":"active","value":false"#, r#""value":{"active":false}"#),
    (
        &PATCH,
        r#""path":"active","value":false"#,
        r#""path":"urn:ietf:params:scim:schemas:core:2.0:User:active","value":false"#,
    ),
    (&ERROR, r#""scimType":"uniqueness","#, ""),
    (&ERROR, r#","detail":"ana exists""#, ""),
    (&TEMPLATE, r#""preferredLanguage":"en","#, ""),
    (&TEMPLATE, "{$parameters.scimusername}", "{$user.email}"),
    (&URL, "/scim/v2", "/api/v1/scim"),
];

/// The document with the one change.
fn changed(valid: &Valid, from: &str, to: &str) -> String {
    assert!(valid.text.contains(from), "{}: no “{from}” in it", valid.name);
    valid.text.replacen(from, to, 1)
}

fn said(findings: &[InputFinding]) -> Vec<(&str, InputSeverity)> {
    findings.iter().map(|finding| (finding.code.as_str(), finding.severity)).collect()
}

#[test]
fn valid_documents_raise_nothing() {
    for valid in ALL {
        assert_eq!(said(&(valid.check)(valid.text)), [], "{}", valid.name);
    }
}

#[test]
fn each_fault_is_found_and_nothing_else() {
    let mut amiss = Vec::new();
    for (valid, from, to, code, severity) in [OF_GUIDES, REFUSED, WARNED].concat() {
        let found = (valid.check)(&changed(valid, from, to));
        if said(&found) != [(code, severity)] {
            amiss.push(format!("{}: “{from}” as “{to}” is {code}, {severity:?}: {:?}", valid.name, said(&found)));
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

#[test]
fn what_the_rfcs_allow_raises_nothing() {
    let mut amiss = Vec::new();
    for (valid, from, to) in ALLOWED {
        let found = (valid.check)(&changed(valid, from, to));
        if !found.is_empty() {
            let worst = if has_errors(&found) { "error" } else { "no error" };
            amiss.push(format!("{}: “{from}” as “{to}” is allowed: {worst}: {:?}", valid.name, said(&found)));
        }
    }
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}
