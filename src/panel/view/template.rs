//! The Template tab: OneLogin's SCIM JSON Template with what is wrong with it, and the requests that come of it.

use maud::{Markup, html};

use super::findings::{held_aside, list, marked};
use crate::guide::PlainInput;
use crate::panel::state::Model;
use crate::scim::{
    ExchangeRequest, Field, GroupDialect, InputFinding, InputSeverity, ResourceRules, Sender, check_resource, preview,
    render_template, sample_users,
};

/// The whole tab.
pub(super) fn template_screen(model: &Model) -> Markup {
    let findings = model.template_findings();
    let aside = model.misplaced.template.is_some();
    // A token or headers in this field are not shown, neither the admin's nor the page's.
    let hides = findings.iter().any(|finding| matches!(finding.belongs, Some(Field::Token | Field::Headers)));
    let text = if hides { "" } else { model.template.text() };
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    html! {
        section aria-labelledby="template-title" {
            h2 id="template-title" { "SCIM JSON Template" }
            p class="soft" {
                @match (&model.template.on_page, &model.template.edited) {
                    (_, Some(_)) => "This is a copy in the panel. Nothing of it is in the page until you paste it there.",
                    (Some(_), None) => "As the app's Configuration tab has it.",
                    (None, None) => "Open the app's Configuration tab, and the template is read from there. Or paste one here.",
                }
            }
            div class="field" {
                label for="template-text" { "Template" }
                textarea id="template-text" data-template="" rows="8" autocomplete="off" spellcheck="false" data-aside[aside] { (text) }
            }
            p class="buttons" {
                @if !hides { button type="button" data-msg="copy-template" { "Copy the template" } }
                @if model.template.edited.is_some() && model.template.on_page.is_some() {
                    " " button type="button" data-msg="page-template" { "Show the template of the page" }
                }
            }
            @let move_to = model.move_offer(Field::Template);
            @if aside { (held_aside()) }
            @if hides { (list(&findings, None, move_to, |_| String::new())) }
            @if !text.trim().is_empty() {
                p class="tally" role="status" {
                    @if findings.is_empty() { "No problems found." }
                    @else { (count(InputSeverity::Error)) " errors, " (count(InputSeverity::Warning)) " warnings" }
                }
                div class="beside" {
                    div {
                        (marked(text, &findings))
                        (list(&findings, Some(text), move_to, |index| format!("{{\"fix-template\":{index}}}")))
                    }
                    (rendered(model, text))
                }
            }
            @if !text.trim().is_empty() || model.template.headers.is_some() || hides { (headers(model)) }
            @if !text.trim().is_empty() { (exchange(model, text)) }
        }
    }
}

fn headers(model: &Model) -> Markup {
    html! {
        div class="field" {
            label for="headers-text" { "Custom Headers" }
            // Not in the markup: a header's value may be a secret. It is not read from the page either.
            textarea id="headers-text" data-headers="" rows="2" spellcheck="false" autocomplete="off" aria-describedby="headers-help" {}
            p class="soft help" id="headers-help" { "One Name: value a line. They are not read from the page, as they may hold a secret; paste them here to have them checked." }
            (list(&model.header_findings(), None, model.move_offer(Field::Headers), |index| format!("{{\"fix-headers\":{index}}}")))
        }
    }
}

fn rendered(model: &Model, text: &str) -> Markup {
    let users = sample_users();
    html! {
        div {
            h3 { "What it becomes" }
            div class="buttons" role="group" aria-label="Sample users" {
                @for (index, user) in users.iter().enumerate() {
                    button type="button" class="pill" aria-pressed=(if index == model.template.sample { "true" } else { "false" })
                        data-msg={ "{\"sample\":" (index) "}" } { (user.about) }
                }
            }
            @if let Some(user) = users.get(model.template.sample) {
                @let body = render_template(text, user);
                pre class="code" tabindex="0" aria-label="The rendered template" { (body) }
                (list(&only_for_this_user(model, &body), None, None, |_| String::new()))
            }
        }
    }
}

/// What is wrong with the rendered body and can't be seen in the template: a value that is blank, say.
fn only_for_this_user(model: &Model, body: &str) -> Vec<InputFinding> {
    let known = model.template_findings();
    let rules = ResourceRules { sender: Sender::Client, ..ResourceRules::default() };
    let mut findings = check_resource(body, &rules);
    findings
        .retain(|finding| !known.iter().any(|other| other.code == finding.code && other.pointer == finding.pointer));
    for finding in &mut findings {
        // The body is made from the template: that is what is to be changed.
        finding.fix = None;
    }
    findings
}

fn exchange(model: &Model, text: &str) -> Markup {
    let request = ExchangeRequest {
        template: text.to_owned(),
        user: sample_users().into_iter().nth(model.template.sample),
        groups: model.mapping.rules.iter().flat_map(|rule| rule.groups.iter().cloned()).collect(),
        dialect: model.template.dialect,
        content_type: model.content_type(),
    };
    let base = model.inputs.line(PlainInput::BaseUrl).unwrap_or("{SCIM Base URL}").trim_end_matches('/').to_owned();
    html! {
        details class="exchange" {
            summary { "The requests that OneLogin would send" }
            p class="soft" { "As implementers of servers have seen them. For members of groups two forms have been seen, and nobody has published which connector sends which." }
            div class="buttons" role="group" aria-label="Form of group members" {
                @for (dialect, name, label) in [(GroupDialect::PatchOp, "patch-op", "PatchOp"), (GroupDialect::Members, "members", "members with operation")] {
                    button type="button" class="pill" aria-pressed=(if dialect == model.template.dialect { "true" } else { "false" })
                        data-msg={ "{\"dialect\":\"" (name) "\"}" } { (label) }
                }
            }
            ol class="requests" {
                @for request in preview(&request) {
                    li {
                        p class="soft" { (request.when) }
                        @if let Some(note) = &request.note { p class="note" { "Note: " (note) } }
                        pre class="code" tabindex="0" aria-label=(request.when) {
                            strong { (request.method) } " " (base) (request.path) "\n"
                            @for header in &request.headers { (header) "\n" }
                            @if let Some(body) = &request.body { "\n" (body) }
                        }
                    }
                }
            }
        }
    }
}
