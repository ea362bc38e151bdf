//! Findings of the validators under a field, and the text with marks under the exact characters.

use maud::{Markup, html};

use crate::panel::state::MoveOffer;
use crate::scim::{Applicability, InputFinding, InputSeverity};

/// The list under a field. `fix` is the message that applies the change of the finding of a number.
pub(super) fn list(
    findings: &[InputFinding],
    text: Option<&str>,
    move_to: Option<MoveOffer>,
    fix: impl Fn(usize) -> String,
) -> Markup {
    html! {
        @for (index, finding) in findings.iter().enumerate() {
            div class={ "finding " (class(finding.severity)) } {
                p {
                    strong { (word(finding.severity)) ": " (finding.what) } " "
                    @if text.is_some_and(|text| text.contains('\n')) {
                        span class="soft" { "Line " (finding.at.line) ", column " (finding.at.column) @if let Some(pointer) = &finding.pointer { ", " code { (pointer) } } ". " }
                    }
                    (finding.why) " " (finding.todo)
                }
                @if let (Some(offer), Some(_)) = (move_to, finding.belongs) { (mover(offer)) }
                @if let Some(proposal) = &finding.fix {
                    @if proposal.applicability == Applicability::DisplayOnly {
                        p class="soft" { (proposal.title) " by hand." }
                    } @else {
                        p {
                            button type="button" data-msg=(fix(index)) {
                                @if proposal.applicability == Applicability::Safe { "Fix: " } @else { "Change: " }
                                (proposal.title)
                            }
                            // What is not certain is shown before it is done. A secret's text is never shown.
                            @if let (Applicability::Unsafe, Some(text)) = (proposal.applicability, text) {
                                " " span class="values" {
                                    @for edit in &proposal.edits {
                                        @if edit.span.start < edit.span.end { del { (short(edit.span.of(text))) } " " }
                                        @if !edit.text.is_empty() { ins { (short(&edit.text)) } " " }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Why what was put into a field is drawn as dots, or is gone from it.
pub(super) fn held_aside() -> Markup {
    html! { p class="soft" { "The panel holds it as a secret: it is not stored, and this field shows dots or nothing." } }
}

/// The button that moves a text into its own field. What stands there is not shown: it may be a secret.
fn mover(offer: MoveOffer) -> Markup {
    let message = serde_json::json!({ "move-pasted": { "from": offer.from, "replace": offer.replaces } }).to_string();
    html! {
        p {
            button type="button" data-msg=(message) {
                @if offer.replaces { "Replace what is in" } @else { "Move it to" } " “" (offer.to.label()) "”"
            }
        }
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= 60 { text.to_owned() } else { text.chars().take(60).chain(['…']).collect() }
}

pub(super) const fn word(severity: InputSeverity) -> &'static str {
    match severity {
        InputSeverity::Error => "Error",
        InputSeverity::Warning => "Warning",
        InputSeverity::Info => "Note",
    }
}

pub(super) const fn class(severity: InputSeverity) -> &'static str {
    match severity {
        InputSeverity::Error => "bad",
        InputSeverity::Warning => "warn",
        InputSeverity::Info => "note",
    }
}

/// The text, line by line with numbers, and the findings' characters marked.
pub(super) fn marked(text: &str, findings: &[InputFinding]) -> Markup {
    let mut start = 0;
    let lines: Vec<(usize, usize)> = text
        .split('\n')
        .map(|line| {
            let from = start;
            start += line.len() + 1;
            (from, from + line.len())
        })
        .collect();
    html! {
        ol class="code" {
            @for (from, to) in lines { li { code { (marked_line(text, from, to, findings)) } } }
        }
    }
}

fn marked_line(text: &str, from: usize, to: usize, findings: &[InputFinding]) -> Markup {
    // Where a mark begins or ends, the line is cut.
    let mut cuts: Vec<usize> = findings
        .iter()
        .flat_map(|finding| [finding.span.start, finding.span.end])
        .filter(|at| (from..=to).contains(at))
        .chain([from, to])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let worst = |start: usize, end: usize| {
        findings
            .iter()
            .filter(|finding| {
                let empty = finding.span.start == finding.span.end;
                if empty {
                    start == end && finding.span.start == start
                } else {
                    finding.span.start < end.max(start + 1) && start < finding.span.end && start < end
                }
            })
            .map(|finding| finding.severity)
            .min()
    };
    html! {
        @for (index, start) in cuts.iter().enumerate() {
            // Something is missing here.
            @if let Some(severity) = worst(*start, *start) { mark class={ "gap " (class(severity)) } { "‸" } }
            @if let Some(end) = cuts.get(index + 1) {
                @let piece = text.get(*start..*end).unwrap_or_default();
                @match worst(*start, *end) {
                    Some(severity) => mark class=(class(severity)) { (piece) },
                    None => (piece),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scim::{TemplateRules, check_template};

    #[test]
    fn marks_lie_under_the_exact_characters() {
        let text = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\n\"userName\":\"<{email}>\"}";
        let html = marked(text, &check_template(text, &TemplateRules::default())).into_string();
        assert!(html.contains("&lt;<mark class=\"bad\">{email}</mark>&gt;"), "{html}");
        assert_eq!(html.matches("<li>").count(), 2);
    }

    proptest::proptest! {
        #[test]
        fn nothing_of_the_text_is_lost(text in "(\\PC|[{}\\[\\]\":,\n]){0,80}") {
            let html = marked(&text, &check_template(&text, &TemplateRules::default())).into_string();
            let lines: Vec<String> = html
                .split("<li><code>")
                .skip(1)
                .map(|line| {
                    let line = line.split("</code>").next().unwrap_or_default();
                    let mut plain = String::new();
                    let mut inside = false;
                    for character in line.replace("‸", "").chars() {
                        match character {
                            '<' => inside = true,
                            '>' if inside => inside = false,
                            other if !inside => plain.push(other),
                            _ => {}
                        }
                    }
                    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
                })
                .collect();
            proptest::prop_assert_eq!(lines.join("\n"), text.replace('‸', ""));
        }
    }
}
