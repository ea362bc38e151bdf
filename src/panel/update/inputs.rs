//! What is typed and pasted into the panel, and what the validators say of it.

use std::rc::Rc;

use super::kept::read_again;
use super::wait::look;
use crate::guide::{InputId, PlainInput};
use crate::panel::effect::{Effect, SecretField};
use crate::panel::msg::ViewMsg;
use crate::panel::state::{Model, announcement};
use crate::scim::{InputFinding, Secret};

/// Inputs and the template.
pub fn inputs(model: &mut Model, msg: ViewMsg) -> Vec<Effect> {
    match msg {
        ViewMsg::Typed { id, text } => return typed(model, id, text),
        ViewMsg::FixInput { input, index } => return fix(model, input, index),
        ViewMsg::TypedTemplate(text) => model.template.edited = Some(text),
        ViewMsg::TypedHeaders(text) => {
            model.template.headers = (!text.trim().is_empty()).then(|| Secret::new(text));
            take_secrets_out(model);
        }
        ViewMsg::FixHeaders(index) => {
            model.fix_headers(index);
            model.say = announcement("Custom Headers", &model.header_findings());
            take_secrets_out(model);
            return vec![Effect::Refill(SecretField::Headers)];
        }
        ViewMsg::FixTemplate(index) => {
            model.fix_template(index);
            model.say = announcement("SCIM JSON Template", &model.template_findings());
        }
        ViewMsg::PageTemplate => model.template.edited = None,
        ViewMsg::Sample(index) => model.template.sample = index,
        ViewMsg::Dialect(dialect) => model.template.dialect = dialect,
        _ => {}
    }
    Vec::new()
}

fn typed(model: &mut Model, id: InputId, text: String) -> Vec<Effect> {
    let before = model.input_findings(id);
    match PlainInput::try_from(id) {
        Ok(plain) => model.inputs.set(plain, text),
        Err(_) => {
            model.inputs.set_secret((!text.trim().is_empty()).then(|| Secret::new(text)));
            take_secrets_out(model);
        }
    }
    changed(model, id, &before);
    Vec::new()
}

fn fix(model: &mut Model, id: InputId, index: usize) -> Vec<Effect> {
    let before = model.input_findings(id);
    if !model.fix_input(id, index) {
        return Vec::new();
    }
    let is_secret = PlainInput::try_from(id).is_err();
    if is_secret {
        take_secrets_out(model);
    }
    changed(model, id, &before);
    if is_secret { vec![Effect::Refill(SecretField::Token)] } else { look(model).into_iter().collect() }
}

/// After an input was changed: what it now says is read and told.
fn changed(model: &mut Model, id: InputId, before: &[InputFinding]) {
    let after = model.input_findings(id);
    let codes = |findings: &[InputFinding]| findings.iter().map(|finding| finding.code.clone()).collect::<Vec<_>>();
    // Each key stroke is a change; only what is new is worth hearing.
    if codes(before) != codes(&after) {
        let label = model.guide.inputs.iter().find(|input| input.id == id).map_or("", |input| input.label.as_str());
        model.say = announcement(label, &after);
    }
    read_again(model);
}

/// Takes the secrets, as they are now, out of the last look at the page.
fn take_secrets_out(model: &mut Model) {
    let secrets = model.secrets();
    if let Some(anew) = model.page.seen.as_ref().and_then(|seen| seen.with_secrets(&secrets)) {
        model.page.seen = Some(Rc::new(anew));
    }
}
