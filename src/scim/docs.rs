//! `docs/checks.md` is made from the checks' own files, and their examples are run.

use std::fmt::Write;

use super::{headers, query, resource, syntax, template, token, url};
use crate::finding::pages::{examples, page};
use crate::finding::{Applicability, Documented, InputFinding, InputSeverity};

/// Families in the order of the page.
const FAMILIES: &[(&str, &[Documented])] = &[
    ("SCIM Base URL", url::DOCUMENTED),
    ("SCIM Bearer Token", token::DOCUMENTED),
    ("Custom Headers", headers::DOCUMENTED),
    ("JSON", syntax::DOCUMENTED),
    ("Resources and messages", resource::DOCUMENTED),
    ("Filters", query::DOCUMENTED),
    ("SCIM JSON Template", template::DOCUMENTED),
    ("Role rules", crate::rules::lint::DOCUMENTED),
];

fn all() -> impl Iterator<Item = &'static Documented> {
    FAMILIES.iter().flat_map(|(_, family)| *family)
}

#[test]
fn every_check_says_what_why_and_what_to_do_and_no_code_is_used_twice() {
    let mut codes: Vec<&str> = all().map(|check| check.code).collect();
    codes.sort_unstable();
    assert!(codes.windows(2).all(|pair| pair[0] != pair[1]), "a code is used twice");
    for check in all() {
        let page = page(check.source);
        assert!(page.len() > 2 && !page[0].is_empty(), "{} has no page", check.code);
        assert!(check.why.len() > 10 && check.todo.len() > 4, "{} says too little", check.code);
    }
}

#[test]
fn every_check_has_examples_and_they_hold() {
    // 1 MB of example says nothing; it is tested where it is read.
    const WITHOUT: &[&str] = &["scim.json.too-large"];
    for check in all() {
        let examples = examples(check.source);
        let bad = examples.iter().filter(|example| example.bad).count();
        assert!((bad > 0 || WITHOUT.contains(&check.code)) && bad < examples.len(), "{} lacks examples", check.code);
        for example in examples {
            let findings = (check.try_on)(&example.input, example.rules.as_deref());
            let hit = findings.iter().any(|finding| finding.code == check.code);
            let codes: Vec<_> = findings.iter().map(|finding| &finding.code).collect();
            assert_eq!(hit, example.bad, "{}: {example:?} gives {codes:?}", check.code);
        }
    }
}

#[test]
fn what_is_good_raises_nothing_at_all_in_its_family() {
    for (family, checks) in FAMILIES {
        for check in *checks {
            for example in
                examples(check.source).into_iter().filter(|example| !example.bad && !example.input.is_empty())
            {
                let findings = (check.try_on)(&example.input, example.rules.as_deref());
                let wrong: Vec<_> = findings
                    .iter()
                    .filter(|finding| finding.severity == InputSeverity::Error)
                    .map(|finding| &finding.code)
                    .collect();
                assert!(wrong.is_empty(), "{family}, {}: {example:?} gives {wrong:?}", check.code);
            }
        }
    }
}

#[test]
fn a_safe_fix_removes_its_finding_and_adds_none() {
    for check in all() {
        for example in examples(check.source) {
            let before = (check.try_on)(&example.input, example.rules.as_deref());
            for finding in &before {
                assert!(example.input.get(finding.span.start..finding.span.end).is_some(), "{finding:?}");
                let Some(fix) = finding.fix.as_ref().filter(|fix| fix.applicability == Applicability::Safe) else {
                    continue;
                };
                let fixed = fix.apply(&example.input).expect("edits lie in the input");
                let after = (check.try_on)(&fixed, example.rules.as_deref());
                let count = |findings: &[InputFinding], code: &str| {
                    findings.iter().filter(|finding| finding.code == code).count()
                };
                assert!(
                    count(&after, &finding.code) < count(&before, &finding.code),
                    "{} is still in {fixed:?}",
                    finding.code
                );
                for finding in &after {
                    assert!(
                        count(&after, &finding.code) <= count(&before, &finding.code),
                        "{} is new in {fixed:?}",
                        finding.code
                    );
                }
            }
        }
    }
}

/// The whole page.
fn checks_md() -> String {
    let mut text = String::from(
        "# Checks\n\nWhat the validator says about what an admin pastes, by code. This page is made from the checks' own files\n(`UPDATE_DOCS=1 cargo test`), and every example on it is run as a test.\n",
    );
    for (family, checks) in FAMILIES {
        write!(text, "\n## {family}\n").expect("a string");
        for check in *checks {
            let page = page(check.source);
            let severity = match check.severity {
                InputSeverity::Error => "error",
                InputSeverity::Warning => "warning",
                InputSeverity::Info => "note",
            };
            write!(text, "\n### `{}`\n\n**{}** · {severity}\n", check.code, page[0]).expect("a string");
            let examples =
                page.iter().position(|line| line.starts_with("Bad") || line.starts_with("Good")).unwrap_or(page.len());
            writeln!(text, "{}", page[1..examples].join("\n").trim_end()).expect("a string");
            write!(text, "\nWhy it matters: {}\nWhat to do: {}\n\n", check.why, check.todo).expect("a string");
            // One list of examples, however long they are.
            for line in &page[examples..] {
                if let Some(rest) = line.strip_prefix("Bad") {
                    writeln!(text, "- ✗{rest}").expect("a string");
                } else if let Some(rest) = line.strip_prefix("Good") {
                    writeln!(text, "- ✓{rest}").expect("a string");
                } else if !line.is_empty() {
                    writeln!(text, "  {line}").expect("a string");
                }
            }
        }
    }
    text.replace("✗:", "✗").replace("✓:", "✓")
}

/// Run with `UPDATE_DOCS=1` after a change.
#[test]
fn the_published_page_is_the_generated_one() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/checks.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(file, checks_md()).expect("written");
    }
    assert_eq!(std::fs::read_to_string(file).unwrap_or_default(), checks_md());
}

/// Text as admins and attackers paste it: pieces that mean something to a validator, and anything else.
fn pasted() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let pieces = prop::sample::select(vec![
        "https://",
        "http://",
        "api.spekit.example",
        "/scim/v2",
        "/Users",
        "?",
        "#",
        "@",
        "[::1]",
        "<",
        ">",
        "{$user.email}",
        "{email}",
        "{$",
        "}",
        "{",
        "[",
        "]",
        "\"",
        "“",
        "”",
        "'",
        ":",
        ",",
        " ",
        "\n",
        "\u{200b}",
        "\u{feff}",
        "Bearer ",
        "Authorization: ",
        "eyJ",
        ".",
        "…",
        "••••",
        "token=",
        "Content-Type",
        "application/scim+json",
        "\"schemas\"",
        "\"urn:ietf:params:scim:schemas:core:2.0:User\"",
        "\"userName\"",
        "\"emails\"",
        "true",
        "null",
        "//",
        "/*",
        "\\",
        "\\u00",
        "7",
        "é",
        "李",
    ]);
    prop::collection::vec(prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => "\\PC{0,3}"], 0..24)
        .prop_map(|parts| parts.concat())
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2_000))]
    #[test]
    fn whatever_is_pasted_spans_are_parts_of_it_and_safe_fixes_come_to_rest(input in pasted(), family in 0..FAMILIES.len()) {
        let Some(first) = FAMILIES[family].1.first() else { return Ok(()) };
        for finding in &(first.try_on)(&input, None) {
            proptest::prop_assert!(input.get(finding.span.start..finding.span.end).is_some(), "{:?}", finding);
            proptest::prop_assert!(finding.fix.as_ref().is_none_or(|fix| fix.apply(&input).is_some()), "{:?}", finding);
        }
        let mended = mended(first, &input);
        proptest::prop_assert!(mended.is_some(), "mending {:?} does not end", input);
    }
}

/// The text with all safe fixes: a mended fault may uncover another that lay behind it. `None` if that never comes to rest.
fn mended(check: &Documented, input: &str) -> Option<String> {
    let mut text = input.to_owned();
    for _ in 0..200 {
        let findings = (check.try_on)(&text, None);
        let mut fixes = findings.iter().filter_map(|finding| finding.fix.as_ref());
        let Some(fix) = fixes.find(|fix| fix.applicability == Applicability::Safe) else { return Some(text) };
        text = fix.apply(&text)?;
    }
    None
}

#[test]
fn an_extension_is_listed_only_where_there_is_a_list() {
    const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    let check = template::DOCUMENTED.first().expect("a check");
    let faulty = r#"{"urn:ietf:params:scim:schemas:core:2.0:User"]:."schemas"""#;
    assert_eq!(mended(check, faulty).as_deref(), Some(faulty), "what is no JSON yet");
    let (before, after) = (r#""userName": "a""#, format!(r#""{ENTERPRISE}": {{"department": "b"}}"#));
    let text = |schemas: &str| format!(r#"{{"schemas": {schemas}, {before}, {after}}}"#);
    let listed = text(&format!(r#"["urn:ietf:params:scim:schemas:core:2.0:User", "{ENTERPRISE}"]"#));
    for schemas in
        [r#""urn:ietf:params:scim:schemas:core:2.0:User""#, r#"["urn:ietf:params:scim:schemas:core:2.0:User"]"#]
    {
        assert_eq!(mended(check, &text(schemas)).as_deref(), Some(listed.as_str()));
    }
}
