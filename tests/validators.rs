//! The validators on what people really paste: `tests/cases/scim`, and the RFCs' own examples: `tests/cases/rfc`.
//!
//! A case is an input, rules if there are any, and the findings: code and marked part of the input, in order.
//! `UPDATE_CASES=1 cargo test --test validators` writes the findings anew, to be read before they are committed.

#![allow(clippy::expect_used, reason = "a test ends with its reason when something is amiss")]

use std::fs;
use std::path::{Path, PathBuf};

use scim_guide::scim::{
    Applicability, InputFinding, ResourceRules, Secret, Sender, check_endpoint, check_filter, check_headers,
    check_resource, check_template, check_token, to_utf16,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    input: String,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    rules: Value,
    #[serde(default)]
    findings: Vec<(String, String)>,
}

fn rules<T: serde::de::DeserializeOwned + Default>(value: &Value) -> T {
    if value.is_null() { T::default() } else { serde_json::from_value(value.clone()).expect("rules of the family") }
}

fn check(family: &str, case: &Case) -> Vec<InputFinding> {
    match family {
        "url" => check_endpoint(&case.input, &rules(&case.rules)),
        "token" => check_token(&Secret::new(case.input.clone()), &rules(&case.rules)),
        "headers" => check_headers(&case.input, &rules(&case.rules)),
        "template" => check_template(&case.input, &rules(&case.rules)),
        "filter" => check_filter(&case.input),
        "resource" => check_resource(&case.input, &rules(&case.rules)),
        other => unreachable!("no family {other}"),
    }
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(!files.is_empty());
    files
}

#[test]
fn every_mistake_is_found_with_its_code_and_its_place() {
    for file in json_files(&folder("scim")) {
        let family = file.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        let mut cases: Vec<Case> =
            serde_json::from_str(&fs::read_to_string(&file).expect("readable")).expect("a list of cases");
        let wanted = cases.clone();
        for case in &mut cases {
            case.findings = check(&family, case)
                .into_iter()
                .map(|finding| {
                    (
                        finding.code,
                        case.input.get(finding.span.start..finding.span.end).expect("a part of the input").to_owned(),
                    )
                })
                .collect();
        }
        if std::env::var_os("UPDATE_CASES").is_some() {
            fs::write(&file, serde_json::to_string_pretty(&cases).expect("serialises") + "\n").expect("written");
        } else {
            for (case, wanted) in cases.iter().zip(&wanted) {
                assert_eq!(case.findings, wanted.findings, "{family}: {}", case.name);
            }
        }
    }
}

#[test]
fn a_safe_fix_removes_its_finding_and_adds_none() {
    let mut applied = 0;
    for file in json_files(&folder("scim")) {
        let family = file.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        let cases: Vec<Case> =
            serde_json::from_str(&fs::read_to_string(&file).expect("readable")).expect("a list of cases");
        for case in cases {
            let before = check(&family, &case);
            let count =
                |findings: &[InputFinding], code: &str| findings.iter().filter(|finding| finding.code == code).count();
            for finding in &before {
                let Some(fix) = finding.fix.as_ref().filter(|fix| fix.applicability == Applicability::Safe) else {
                    continue;
                };
                let fixed = fix.apply(&case.input).expect("edits lie in the input");
                let after = check(&family, &Case { input: fixed, ..case.clone() });
                assert!(
                    count(&after, &finding.code) < count(&before, &finding.code),
                    "{family}: {}: {}",
                    case.name,
                    finding.code
                );
                assert!(
                    after.iter().all(|left| count(&after, &left.code) <= count(&before, &left.code)),
                    "{family}: {}",
                    case.name
                );
                applied += 1;
            }
        }
    }
    assert!(applied > 30, "only {applied} safe fixes were tried");
}

/// All safe fixes at once, as the panel's one button and a script would apply them: from the end, leaving out what overlaps.
fn all_safe(input: &str, findings: &[InputFinding]) -> Option<String> {
    let safe = findings.iter().filter_map(|finding| finding.fix.as_ref());
    let mut edits: Vec<_> =
        safe.filter(|fix| fix.applicability == Applicability::Safe).flat_map(|fix| &fix.edits).collect();
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    let (mut text, mut rest) = (input.to_owned(), usize::MAX);
    for edit in edits {
        if edit.span.end <= rest {
            text.replace_range(edit.span.start..edit.span.end, &edit.text);
            rest = edit.span.start;
        }
    }
    Some(text)
}

/// Holds an input to what safe means: one round of all safe fixes leaves none, and no finding that was not there.
fn one_round(family: &str, case: &Case) -> Result<(), String> {
    let before = check(family, case);
    let Some(fixed) = all_safe(&case.input, &before) else { return Ok(()) };
    let after = check(family, &Case { input: fixed.clone(), ..case.clone() });
    match all_safe(&fixed, &after) {
        None => Ok(()),
        Some(again) => Err(format!("{family}: {:?} becomes {fixed:?} and then {again:?}", case.input)),
    }
}

#[test]
fn one_round_of_safe_fixes_leaves_none() {
    for file in json_files(&folder("scim")) {
        let family = file.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        let cases: Vec<Case> =
            serde_json::from_str(&fs::read_to_string(&file).expect("readable")).expect("a list of cases");
        for case in cases {
            assert_eq!(one_round(&family, &case), Ok(()), "{}", case.name);
        }
    }
}

/// A value with two faults, one around or behind the other.
fn two_faults(value: &'static [&'static str]) -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let around = prop::sample::select(vec![
        ("", " "),
        (" ", ""),
        ("\n", "\n"),
        ("\u{200b}", ""),
        ("", "\u{feff}"),
        ("\"", "\""),
        ("“", "”"),
        ("`", "`"),
        ("<", ">"),
        ("**", "**"),
        ("- ", ""),
        ("* ", ""),
        ("1. ", ""),
        ("", "."),
        ("", ","),
        ("", ")"),
        ("(", ")"),
        ("", "%20"),
        ("", " (production)"),
        ("", "\nexpires in May"),
        ("SCIM Base URL: ", ""),
        ("Token: ", ""),
        ("Bearer ", ""),
        ("Authorization: Bearer ", ""),
        ("Api-Key ", ""),
        ("SSWS ", ""),
        ("Token token=", ""),
        ("[SCIM](", ")"),
        ("", ""),
    ]);
    (prop::sample::select(value), around.clone(), around)
        .prop_map(|(value, (a, b), (c, d))| format!("{c}{a}{value}{b}{d}"))
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2_000))]
    #[test]
    fn one_round_mends_two_faults_of_a_url(input in two_faults(&["https://acme.vendor.example/scim/v2", "https://acme.vendor.example/api/\nscim/v2"])) {
        let case = Case { name: String::new(), input, rules: Value::Null, findings: Vec::new() };
        proptest::prop_assert_eq!(one_round("url", &case), Ok(()));
    }

    #[test]
    fn one_round_mends_two_faults_of_a_token(input in two_faults(&["z4JmFakeKey123abc", "z4JmFake\nKey12", "eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDB9.c2lnbmF0dXJl"])) {
        let case = Case { name: String::new(), input, rules: Value::Null, findings: Vec::new() };
        proptest::prop_assert_eq!(one_round("token", &case), Ok(()));
    }

    #[test]
    fn one_round_mends_two_faults_of_headers(input in two_faults(&["Content-Type: application/scim+json", "X-Tenant : 7"])) {
        let case = Case { name: String::new(), input, rules: Value::Null, findings: Vec::new() };
        proptest::prop_assert_eq!(one_round("headers", &case), Ok(()));
    }

    /// Faults of a template are put in at two places of one that is good.
    #[test]
    fn one_round_mends_two_faults_of_a_template(first in 0..TEMPLATE_FAULTS.len(), second in 0..TEMPLATE_FAULTS.len()) {
        let mut input = TEMPLATE.to_owned();
        for (from, to) in [TEMPLATE_FAULTS.get(first), TEMPLATE_FAULTS.get(second)].into_iter().flatten() {
            input = input.replacen(from, to, 1);
        }
        let case = Case { name: String::new(), input, rules: Value::Null, findings: Vec::new() };
        proptest::prop_assert_eq!(one_round("template", &case), Ok(()));
    }
}

const TEMPLATE: &str = r#"{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
  "userName": "{$parameters.scimusername}",
  "active": true,
  "emails": [{ "value": "{$user.email}", "primary": true }],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "{$user.department}" }
}"#;

const TEMPLATE_FAULTS: &[(&str, &str)] = &[
    ("true,\n", "\"True\",\n"),
    ("true,\n", "'false',\n"),
    ("true,\n", "True,\n"),
    ("true }", "\"true\" }"),
    ("true }", "“true” }"),
    ("\"userName\"", "userName"),
    ("\"userName\"", "'userName'"),
    (", \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"]", "]"),
    (
        "[\"urn:ietf:params:scim:schemas:core:2.0:User\", \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"]",
        "\"urn:ietf:params:scim:schemas:core:2.0:User\"",
    ),
    ("[\"urn:ietf:params:scim:schemas:core:2.0:User\"", "['urn:ietf:params:scim:schemas:core:2.0:User'"),
    (" }\n}", " },\n}"),
    (",\n  \"active\"", "\n  \"active\""),
    ("  \"active\"", "  // who is in\n  \"active\""),
    ("\"department\"", "\"department\u{200b}\""),
    ("\"{$user.email}\"", "{$user.email}"),
    ("[{ \"value\": \"{$user.email}\", \"primary\": true }]", "\"{$user.email}\""),
    ("enterprise:2.0:User\": {", "enterprize:2.0:User\": {"),
];

#[test]
fn the_examples_of_the_rfcs_raise_nothing() {
    for file in json_files(&folder("rfc")) {
        let text = fs::read_to_string(&file).expect("readable");
        let request = file.to_string_lossy().contains("request") || file.to_string_lossy().contains("patch");
        let sender = if request { Sender::Client } else { Sender::Server };
        let mut findings = check_resource(&text, &ResourceRules { sender, ..ResourceRules::default() });
        // What OneLogin needs beyond the RFCs is told of their examples too.
        findings.retain(|finding| !finding.code.starts_with("scim.resource.onelogin-"));
        // The full user of RFC 7643 §8.3 shows every attribute, also the password that §4.1.1 never returns.
        if file.ends_with("7643-8.3-enterprise-user.json") {
            let before = findings.len();
            findings.retain(|finding| finding.code != "scim.resource.never-returned");
            assert_eq!(before - findings.len(), 1);
        }
        assert_eq!(findings, Vec::new(), "{}", file.display());
    }
}

#[test]
fn spans_of_many_findings_are_turned_into_utf16_in_one_pass() {
    let text = "é😀: \u{200b}\u{200b}\n".repeat(20_000);
    let mut findings = check_headers(&text, &rules(&Value::Null));
    let bytes: Vec<usize> = findings.iter().map(|finding| finding.span.start).collect();
    to_utf16(&mut findings, &text);
    assert!(findings.len() >= 20_000);
    let (line, units) = ("é😀: \u{200b}\u{200b}\n".len(), "é😀: \u{200b}\u{200b}\n".encode_utf16().count());
    for (finding, byte) in findings.iter().zip(bytes) {
        let before = text.get(byte / line * line..byte).expect("a part of the line").encode_utf16().count();
        assert_eq!(finding.span.start, byte / line * units + before);
        assert_eq!(finding.at.line, byte / line + 1);
    }
}

/// What grows with the square of the input would hang here; the time limit of the test runner is the witness.
#[test]
fn large_inputs_end_in_findings() {
    let many = |piece: &str| piece.repeat(200_000 / piece.len());
    for body in ["\"a\":1,", "\"urn:x:User\":{},", "\"emails\":{},"] {
        let text = format!("{{{}\"userName\":1}}", many(body));
        assert!(check_resource(&text, &ResourceRules::default()).len() > 1);
        assert!(check_template(&text, &rules(&Value::Null)).len() > 1);
    }
    for piece in ["{$user.email}", "{$user.phone}", "{$parameters.a}", "{$x}"] {
        let text =
            format!(r#"{{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{}"}}"#, many(piece));
        let blank =
            check_template(&text, &rules(&Value::Null)).iter().any(|it| it.code == "scim.template.blank-required");
        assert_eq!(blank, piece.contains("phone"), "{piece}");
    }
    // A long name before many entries: where each of them stands is as long.
    let text = format!(r#"{{"{}":[{}"{{$user.email}}"]}}"#, many("a"), many("\"{$user.email}\","));
    assert!(!check_template(&text, &rules(&Value::Null)).is_empty());
    assert!(!check_resource(&text, &ResourceRules::default()).is_empty());
    for piece in ["{$x}", "{", "{]", "{a", "\"", "\u{201c}", "//", "[", "\\", "{$user.emial}\n", "[1 2]"] {
        assert!(!check_template(&many(piece), &rules(&Value::Null)).is_empty(), "{piece}");
        assert!(!check_template(&format!("[\"{}\"]", many(piece)), &rules(&Value::Null)).is_empty(), "{piece}");
    }
    for piece in ["a:1\n", ":\n", "\u{200b}", "a"] {
        assert!(!check_headers(&many(piece), &rules(&Value::Null)).is_empty());
    }
    // Marks, words and ends of sentences, each very many times.
    for piece in [".,", ")", "%20", "- ", "**", "(", "token: ", "Bearer ", "/a ", "ab12CD34 ", "`", "(a) ", "x: "] {
        let several = piece.repeat(50_000 / piece.len());
        let (text, behind) = (several.clone(), format!("https://a.example/scim{several}"));
        for text in [&text, &behind] {
            drop(check_endpoint(text, &rules(&Value::Null)));
            drop(check_token(&Secret::new(text.clone()), &rules(&Value::Null)));
            drop(check_headers(text, &rules(&Value::Null)));
            drop(check_filter(text));
        }
    }
    // Operations with paths that are wrong, and one path with very many comparisons.
    let operation = r#"{"op":"replace","path":"emails[value eq x]","value":1},"#;
    for path in [many(operation), format!(r#"{{"op":"remove","path":"emails[a pr{}]"}},"#, many(" and a pr"))] {
        let text = format!(r#"{{"Operations":[{}{{}}]}}"#, path);
        assert!(!check_resource(&text, &ResourceRules::default()).is_empty());
    }
    // Signs of a page's source.
    for piece in ["\\_", "&quot;", "```\n", "\\\n"] {
        assert!(!check_template(&format!("{{{}", many(piece)), &rules(&Value::Null)).is_empty());
    }
    for piece in ["<>", "<", "://", "\"", "/scim/v1", "/Users", "[1", "\u{200b}x"] {
        assert!(
            !check_endpoint(&format!("https://a.example/{}", many(piece)), &rules(&Value::Null)).is_empty(),
            "{piece}"
        );
        assert!(
            !check_token(&Secret::new(format!("Bearer {}", many(piece))), &rules(&Value::Null)).is_empty(),
            "{piece}"
        );
    }
}
