//! A page may repeat a secret that was given in the panel: in a label, a message, its URL. It is taken out of a snapshot
//! before anything reads or keeps it.

use super::model::{Evidence, Snapshot, Value};

/// What stands in a secret's place.
pub const REDACTED: &str = "••••••••";

/// A secret of this length, in characters, is taken out wherever it stands, also inside of a word.
const LONG: usize = 8;
/// A shorter one is taken out where it stands as a word by itself. What is shorter than this protects nothing, and would take
/// honest words with it.
const SHORTEST: usize = 4;
/// Texts of a snapshot are cut from this length on: there the beginning of a secret at the end is enough.
const CUT: usize = 100;

/// Takes secrets out of every text of the page; tells whether there was one.
pub fn redact(snapshot: &mut Snapshot, secrets: &[&str]) -> bool {
    let forms: Vec<String> = secrets.iter().flat_map(|secret| forms(secret)).collect();
    let mut found = false;
    if !forms.is_empty() {
        each_text(snapshot, &mut |text| found |= redact_forms(text, &forms));
    }
    found
}

/// The same for one text.
pub fn redact_text(text: &mut String, secrets: &[&str]) -> bool {
    let forms: Vec<String> = secrets.iter().flat_map(|secret| forms(secret)).collect();
    redact_forms(text, &forms)
}

fn redact_forms(text: &mut String, forms: &[String]) -> bool {
    let mut found = false;
    for form in forms {
        if let Some(without) = without(text, form) {
            *text = without;
            found = true;
        }
    }
    found
}

/// A secret as a page or a file may show it: as it is, without the scheme that was pasted with it, and as a URL, JSON or HTML
/// spells it.
fn forms(secret: &str) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    let whole = secret.trim();
    let bare = whole.rsplit(char::is_whitespace).next().unwrap_or(whole);
    for form in [whole, bare] {
        let json = serde_json::to_string(form).unwrap_or_default();
        let json = json.trim_matches('"').to_owned();
        let html = form.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        for form in [form.to_owned(), percent_encoded(form), json, html] {
            if form.chars().count() >= SHORTEST && !forms.contains(&form) {
                forms.push(form);
            }
        }
    }
    forms
}

fn percent_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The text without the secret, if it is in it; letter case aside, since the host of a URL loses it.
fn without(text: &str, secret: &str) -> Option<String> {
    let is_long = secret.chars().count() >= LONG;
    let beginning: String = secret.chars().take(LONG).collect::<String>().to_ascii_lowercase();
    // Only ASCII letters change, so places in the one are places in the other.
    let lower = text.to_ascii_lowercase();
    let mut kept = String::new();
    let mut from = 0;
    let mut copied = 0;
    while let Some(at) = lower.get(from..).and_then(|rest| rest.find(&beginning)).map(|at| from + at) {
        let rest = text.get(at..).unwrap_or_default();
        let shared = shared_beginning(rest, secret);
        let cut = is_long && text.len() >= CUT && matches!(rest.get(shared..), Some("" | "…"));
        let by_itself = || {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = rest.get(shared..).and_then(|after| after.chars().next());
            !before.into_iter().chain(after).any(char::is_alphanumeric)
        };
        if (shared == secret.len() && (is_long || by_itself())) || cut {
            kept.push_str(text.get(copied..at).unwrap_or_default());
            kept.push_str(REDACTED);
            copied = at + shared;
            from = copied;
        } else {
            // The secret may begin within what looked like its beginning.
            from = at + rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    (copied > 0).then(|| kept + text.get(copied..).unwrap_or_default())
}

/// How many bytes of the text are the beginning of the secret.
fn shared_beginning(text: &str, secret: &str) -> usize {
    text.chars()
        .zip(secret.chars())
        .take_while(|(left, right)| left.eq_ignore_ascii_case(right))
        .map(|(left, _)| left.len_utf8())
        .sum()
}

/// Every text of a snapshot that a page's maker can choose.
fn each_text(snapshot: &mut Snapshot, visit: &mut impl FnMut(&mut String)) {
    let Snapshot { path, hash, title, lang, dialog, headings, controls, tables, facts, notices, activity, .. } =
        snapshot;
    for text in [path, hash, title, lang].into_iter().chain(dialog).chain(headings) {
        visit(text);
    }
    for control in controls {
        for text in [&mut control.input_type, &mut control.name, &mut control.id, &mut control.data, &mut control.tag] {
            visit(text);
        }
        for Evidence { text, .. } in control.labels.iter_mut().chain(&mut control.context) {
            visit(text);
        }
        match &mut control.value {
            Value::Text { text } => visit(text),
            Value::Choice { selected, options } => {
                visit(selected);
                options.iter_mut().for_each(&mut *visit);
            }
            Value::None { .. } | Value::Secret { .. } | Value::Checked { .. } | Value::Mixed => {}
        }
        control.invalid.iter_mut().chain(&mut control.line).for_each(&mut *visit);
    }
    for table in tables {
        visit(&mut table.caption);
        let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
        table.columns.iter_mut().chain(cells).for_each(&mut *visit);
    }
    for fact in facts {
        visit(&mut fact.label);
        visit(&mut fact.text);
    }
    for notice in notices {
        visit(&mut notice.text);
    }
    for event in activity {
        visit(&mut event.label);
        event.dialog.iter_mut().for_each(&mut *visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Activity, Control, Fact, Happening, Notice, Role, Row, Source, Table};

    const TOKEN: &str = "canary-0123456789+abcdef/==";

    /// A page that repeats a text wherever it can. No field is left to a default, so that a new one is thought of.
    fn echo(text: &str) -> Snapshot {
        let text = || text.to_owned();
        let evidence = |source| Evidence { source, text: text() };
        let control = |value| Control {
            handle: 1,
            role: Role::Textbox,
            tag: text(),
            input_type: text(),
            name: text(),
            id: text(),
            data: text(),
            labels: vec![evidence(Source::Label)],
            context: vec![evidence(Source::Heading)],
            barriers: Vec::new(),
            value,
            invalid: Some(text()),
            row: None,
            line: Vec::new(),
        };
        Snapshot {
            document: "doc-1".into(),
            seq: 1,
            origin: "https://acme.onelogin.com".into(),
            path: text(),
            hash: text(),
            title: text(),
            lang: text(),
            dialog: Some(text()),
            headings: vec![text()],
            controls: vec![
                control(Value::Text { text: text() }),
                control(Value::Choice { selected: text(), options: vec![text()] }),
            ],
            tables: vec![Table {
                caption: text(),
                columns: vec![text()],
                rows: vec![Row { handle: 2, cells: vec![text()], pressable: false, chosen: false }],
                stated_total: None,
                partial: false,
            }],
            facts: vec![Fact { label: text(), text: text(), handle: 3 }],
            notices: vec![Notice { text: text(), error: true, seq: 1 }],
            activity: vec![Activity { seq: 1, what: Happening::Notice, label: text(), dialog: Some(text()) }],
            truncated: false,
            foreign_frames: 0,
        }
    }

    #[test]
    fn a_secret_is_in_no_text_of_the_page_whatever_its_form() {
        for shown in [
            TOKEN.to_owned(),
            format!("The token {TOKEN} was refused, {TOKEN}!"),
            TOKEN.to_uppercase(),
            percent_encoded(TOKEN),
            // A long text is cut.
            format!("{} {}", "Some words before it. ".repeat(6), TOKEN.chars().take(15).collect::<String>()),
            format!("{} {}…", "Some words before it. ".repeat(6), TOKEN.chars().take(15).collect::<String>()),
        ] {
            let mut snapshot = echo(&shown);
            assert!(redact(&mut snapshot, &[&format!(" Bearer {TOKEN}\n")]));
            let left = serde_json::to_string(&snapshot).expect("JSON").to_lowercase();
            assert!(!left.contains("canary") && !left.contains("abcdef"), "{left}");
        }
        let mut snapshot = echo(&format!("Token {TOKEN}: refused"));
        redact(&mut snapshot, &[TOKEN]);
        assert_eq!(snapshot.title, format!("Token {REDACTED}: refused"));
    }

    #[test]
    fn an_honest_page_is_left_as_it_is() {
        let honest = echo("Provisioning is “enabled”, für alle");
        for secret in [TOKEN, "", "Prov", "provisioning-token-1", "enabled,"] {
            let mut snapshot = honest.clone();
            assert!(!redact(&mut snapshot, &[secret]), "{secret}");
            assert_eq!(snapshot, honest);
        }
    }
}
