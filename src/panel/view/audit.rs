//! The findings of the audit, and what errors mean.

use maud::{Markup, html};

use super::page::which_app;
use super::trouble::{ask, failed_users};
use crate::audit::{self, Status};
use crate::panel::state::Model;
use crate::panel::update::findings;

/// The findings.
pub fn audit_screen(model: &Model) -> Markup {
    let findings = findings(model);
    html! {
        section aria-labelledby="audit-title" {
            h2 id="audit-title" { "Audit" }
            (which_app(model))
            p class="tally" { (audit::headline(&audit::tally(&findings))) }
            @if findings.iter().any(|finding| finding.status == Status::NotReached) {
                p class="soft" { "A page that was not open yet counts as “Not checked”, never as a pass. Open the tabs of the app one after the other, and they are read." }
            }
            p class="buttons" {
                button type="button" data-msg="copy-audit" { "Copy as Markdown" } " "
                button type="button" data-msg="{\"save-audit\":{}}" { "Save as HTML" }
            }
            (failed_users(model))
            ul class="findings" {
                @for finding in &findings {
                    li class=(audit::class(finding.status)) {
                        h3 { span class="status" { (finding.status.word()) } " " (finding.title) }
                        p { (finding.evidence) }
                        @if matches!(finding.status, Status::Fail | Status::Warning | Status::Review) { p class="soft" { (finding.why) } }
                        @if finding.status != Status::NotApplicable {
                            p { button type="button" class="link" data-msg=(serde_json::json!({ "show-finding": finding.step }).to_string()) { "Show me" span class="visually-hidden" { ": " (finding.title) } } " " code class="soft" { (finding.id) } }
                        }
                    }
                }
            }
            (ask(model))
        }
    }
}
