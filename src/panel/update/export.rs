//! What leaves the panel: copies and files. Every text goes through the removal of secrets in `update`.

use crate::audit;
use crate::guide::PlainInput;
use crate::page::report;
use crate::panel::effect::Effect;
use crate::panel::msg::ViewMsg;
use crate::panel::state::Model;
use crate::rules;
use crate::scim::holds_secret;

/// Copies and files.
pub fn export(model: &mut Model, msg: ViewMsg) -> Vec<Effect> {
    match msg {
        ViewMsg::Report => {
            model.report = model.snapshot().map(|snapshot| report(snapshot, model.names()));
            model.say = "The page report is shown at the top. Read it, then save it.".into();
        }
        ViewMsg::SaveReport => {
            if let Some(text) = model.report.take() {
                model.say = "The page report is saved.".into();
                return vec![Effect::Download {
                    name: "page-report.json".into(),
                    mime: "application/json".into(),
                    text,
                }];
            }
        }
        ViewMsg::CloseReport => model.report = None,
        ViewMsg::CopyAudit => {
            return copy(
                model,
                audit::markdown(&head(model, ""), &findings(model)),
                "The audit is copied, as Markdown.",
            );
        }
        ViewMsg::SaveAudit { at } => {
            return vec![Effect::Download {
                name: "scim-audit.html".into(),
                mime: "text/html".into(),
                text: audit::html(&head(model, &at), &findings(model)).into_string(),
            }];
        }
        ViewMsg::CopyTemplate if holds_secret(model.template.text()) => {
            model.say = "Nothing was copied: what stands there is no template, and may hold a secret.".into();
        }
        ViewMsg::CopyTemplate => {
            return copy(model, model.template.text().to_owned(), "The template is copied.");
        }
        ViewMsg::CopyRules => {
            return copy(model, rules::api_json(&model.mapping.rules), "The rules are copied, as API JSON.");
        }
        ViewMsg::CopyInstructions => {
            let app = model.inputs.line(PlainInput::App).unwrap_or("the app");
            let text = rules::to_instructions(&planned(model), app);
            return copy(model, text, "The rules are copied, as instructions in Markdown.");
        }
        ViewMsg::CopyTerraform => match &model.progress.app {
            Some(app) => {
                let text = rules::to_terraform(&planned(model), app.number);
                return copy(model, text, "The rules are copied, as Terraform.");
            }
            None => model.say = "Open the app first: Terraform needs its number.".into(),
        },
        _ => {}
    }
    Vec::new()
}

fn planned(model: &Model) -> Vec<rules::AppRule> {
    model.mapping.rules.iter().map(rules::PlannedRule::as_rule).collect()
}

fn copy(model: &mut Model, text: String, said: &str) -> Vec<Effect> {
    model.say = said.to_owned();
    vec![Effect::Copy(text)]
}

fn head(model: &Model, at: &str) -> audit::Head {
    audit::Head {
        tenant: model.origin().unwrap_or_default().trim_start_matches("https://").to_owned(),
        app: model.inputs.line(PlainInput::App).unwrap_or("the app").to_owned(),
        guide: format!("{} {}", model.guide.id, model.guide.version),
        at: at.to_owned(),
    }
}

/// The findings so far.
#[must_use]
pub fn findings(model: &Model) -> Vec<audit::Finding> {
    let bound = model.bound();
    let required = audit::findings(&model.guide, &model.inputs, &model.mapping, &bound, &model.progress.seen);
    let of_app = [&model.progress.configuration, &model.progress.rules].into_iter().flatten();
    let said = of_app
        .filter(|found| model.progress.app.as_ref().is_some_and(|app| app.is(&found.app)))
        .flat_map(|found| found.findings.clone());
    audit::in_order(required.into_iter().chain(said).collect())
}
