//! What is typed and pasted into the panel, and what the validators say of it.

use std::rc::Rc;

use super::kept::read_again;
use super::wait::look;
use crate::guide::{InputId, PlainInput};
use crate::panel::effect::{Effect, SecretField};
use crate::panel::msg::ViewMsg;
use crate::panel::state::{LONGEST_ERROR, Model, Screen, announcement};
use crate::scim::{Field, InputFinding, Secret, explain_error};

/// Inputs and the template.
pub fn inputs(model: &mut Model, msg: ViewMsg) -> Vec<Effect> {
    match msg {
        ViewMsg::Typed { id, text } => return typed(model, id, text),
        ViewMsg::FixInput { input, index } => return fix(model, input, index),
        ViewMsg::TypedError(text) => typed_error(model, &text),
        ViewMsg::MovePasted { from, replace } => return moved(model, from, replace),
        ViewMsg::TypedTemplate(text) => {
            model.put_template(text);
            take_secrets_out(model);
        }
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
        ViewMsg::PageTemplate => (model.template.edited, model.misplaced.template) = (None, None),
        ViewMsg::Sample(index) => model.template.sample = index,
        ViewMsg::Dialect(dialect) => model.template.dialect = dialect,
        _ => {}
    }
    Vec::new()
}

/// The fields of the tab that is shown now and whose text is in no markup.
pub fn refill(model: &Model) -> Option<Effect> {
    match model.screen {
        Screen::Guide => model.inputs.secret().map(|_| Effect::Refill(SecretField::Token)),
        Screen::Template => model.template.headers.as_ref().map(|_| Effect::Refill(SecretField::Headers)),
        Screen::Audit | Screen::Rules => None,
    }
}

fn typed(model: &mut Model, id: InputId, text: String) -> Vec<Effect> {
    let before = model.input_findings(id);
    match PlainInput::try_from(id) {
        Ok(plain) => model.put_plain(plain, text),
        Err(_) => model.inputs.set_secret((!text.trim().is_empty()).then(|| Secret::new(text))),
    }
    take_secrets_out(model);
    changed(model, id, &before);
    Vec::new()
}

/// Takes as much of an error as is looked at, and tells the likeliest meaning once it is another one.
fn typed_error(model: &mut Model, text: &str) {
    let means = |text: &str| explain_error(text).first().map(|first| first.means);
    let before = means(&model.error);
    model.error = text.chars().take(LONGEST_ERROR).collect();
    match means(&model.error) {
        after if after == before => {}
        Some(means) => model.say = format!("The error is explained: {means}"),
        None => model.say = "The error is not explained any more.".into(),
    }
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

/// Moves a text into the field that it belongs in, and leaves the one that it stood in blank.
fn moved(model: &mut Model, from: Field, replace: bool) -> Vec<Effect> {
    let Some(offer) = model.move_offer(from) else { return Vec::new() };
    let label = offer.to.label();
    if offer.replaces && !replace {
        model.say =
            format!("Nothing was moved: “{label}” is not blank any more. The button now says what it would do.");
        return Vec::new();
    }
    if !model.move_text(offer) {
        return Vec::new();
    }
    take_secrets_out(model);
    read_again(model);
    let tab = if matches!(offer.to, Field::Headers | Field::Template) { "Template" } else { "Guide" };
    model.say = format!("Moved, to the {tab} tab. {}", announcement(label, &model.field_findings(offer.to)));
    let secret = |field| match field {
        Field::Token => Some(Effect::Refill(SecretField::Token)),
        Field::Headers => Some(Effect::Refill(SecretField::Headers)),
        Field::Url | Field::Template => None,
    };
    [from, offer.to].into_iter().filter_map(secret).collect()
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
