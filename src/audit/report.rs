//! The findings for people who were not there: Markdown for tickets and chats, one self-contained HTML page for hand-over.

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use super::finding::{Finding, Status, Tally, tally};

/// What stands at the head of a report. No secret, no value typed by anybody but the app's name and host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The tenant's host.
    pub tenant: String,
    /// The app's display name.
    pub app: String,
    /// The guide's id and version.
    pub guide: String,
    /// When, as the panel's clock says it.
    pub at: String,
}

/// The headline: counts, never a percentage.
#[must_use]
pub fn headline(tally: &Tally) -> String {
    let parts = [
        (tally.pass, "pass"),
        (tally.fail, "fail"),
        (tally.warning, if tally.warning == 1 { "warning" } else { "warnings" }),
        (tally.review, "to review"),
        (tally.not_reached, "not checked"),
        (tally.not_applicable, "not applicable"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    if parts.is_empty() { "nothing checked".to_owned() } else { parts.join(" · ") }
}

/// Keeps page text from being read as Markdown or as a mention.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            safe.push('\\');
        }
        safe.push(if character.is_control() { ' ' } else { character });
    }
    safe
}

/// The findings as Markdown.
#[must_use]
pub fn markdown(head: &Head, findings: &[Finding]) -> String {
    let mut report = format!(
        "## SCIM audit: {} on {}\n\n{}\n\nGuide {}, {}\n",
        escape(&head.app),
        escape(&head.tenant),
        headline(&tally(findings)),
        escape(&head.guide),
        escape(&head.at)
    );
    for finding in findings {
        report.push_str(&format!(
            "\n- **{}** `{}` {}\n  {}\n",
            finding.status.word(),
            finding.id,
            escape(&finding.title),
            escape(&finding.evidence)
        ));
        if matches!(finding.status, Status::Fail | Status::Warning | Status::Review) {
            report.push_str(&format!("  Why: {}\n  Do: {}\n", escape(&finding.why), escape(&finding.fix)));
        }
    }
    report
}

const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1c1f24;--soft:#5b6470;--line:#dfe3e8;--paper:#fff;--bad:#b3261e;--warn:#8a5a00;--good:#1b6e3c}\
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a3abb5;--line:#3a3f46;--paper:#1b1d21;--bad:#ff8a80;--warn:#ffc766;--good:#7fd6a0}}\
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:52rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.4rem;margin:0}p{margin:.3rem 0}.soft{color:var(--soft)}\
article{border-top:1px solid var(--line);padding:.8rem 0}h2{font-size:1rem;margin:0}\
.status{font-weight:600}.fail .status{color:var(--bad)}.warning .status,.review .status{color:var(--warn)}.pass .status{color:var(--good)}\
code{font-size:.85em}";

/// The findings as one HTML page: no network, no scripts, light and dark, printable.
#[must_use]
pub fn html(head: &Head, findings: &[Finding]) -> Markup {
    markup! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { "SCIM audit: " (head.app) " on " (head.tenant) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { "SCIM audit: " (head.app) }
                    p class="soft" { (head.tenant) " · " (head.at) " · guide " (head.guide) }
                    p { strong { (headline(&tally(findings))) } }
                    @if findings.iter().any(|finding| finding.status == Status::NotReached) {
                        p class="soft" { "Incomplete: what was not open while the panel was is marked Not checked. It is not a pass." }
                    }
                    @for finding in findings {
                        article class=(class(finding.status)) {
                            h2 { span class="status" { (finding.status.word()) } " " (finding.title) }
                            p class="soft" { code { (finding.id) } " · " (finding.place) }
                            p { (finding.evidence) }
                            @if matches!(finding.status, Status::Fail | Status::Warning | Status::Review) {
                                p { strong { "Why it matters: " } (finding.why) }
                                p { strong { "What to do: " } (finding.fix) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The class that a status is shown with.
#[must_use]
pub const fn class(status: Status) -> &'static str {
    match status {
        Status::Fail => "fail",
        Status::Warning => "warning",
        Status::Review => "review",
        Status::NotReached => "not-reached",
        Status::Pass => "pass",
        Status::NotApplicable => "not-applicable",
    }
}
