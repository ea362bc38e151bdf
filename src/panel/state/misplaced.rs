//! The right text in the wrong field: where it may be moved, and what is held aside until then.

use super::Model;
use crate::guide::{InputId, PlainInput};
use crate::scim::{Field, InputFinding, Secret, header_secrets, holds_secret};

/// Tokens and headers that were put into fields whose text is shown and stored. Those fields are blank instead.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Misplaced {
    /// From SCIM Base URL.
    pub url: Option<Secret>,
    /// From SCIM JSON Template.
    pub template: Option<Secret>,
}

impl Misplaced {
    /// What must not be carried on of it.
    pub fn secrets(&self) -> impl Iterator<Item = &str> {
        let texts = self.url.iter().chain(&self.template).map(Secret::expose);
        texts.flat_map(|text| header_secrets(text).chain([text]))
    }
}

/// An offer to move a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveOffer {
    /// From this field.
    pub from: Field,
    /// Into this one.
    pub to: Field,
    /// That one holds something, which goes.
    pub replaces: bool,
}

impl Model {
    /// Where the text of a field may be moved to.
    #[must_use]
    pub fn move_offer(&self, from: Field) -> Option<MoveOffer> {
        // The page's own template stays in the page: only a text that was put into the panel can be moved.
        self.text_in(from)?;
        let to = self.field_findings(from).into_iter().find_map(|finding| finding.belongs)?;
        Some(MoveOffer { from, to, replaces: self.text_in(to).is_some() })
    }

    /// What is to be said about a field.
    #[must_use]
    pub fn field_findings(&self, field: Field) -> Vec<InputFinding> {
        match field {
            Field::Url => self.input_findings(InputId::BaseUrl),
            Field::Token => self.input_findings(InputId::Token),
            Field::Headers => self.header_findings(),
            Field::Template => self.template_findings(),
        }
    }

    /// What was put into a field here. As a secret, whatever it is: it may have been put into the wrong one.
    fn text_in(&self, field: Field) -> Option<Secret> {
        let plain =
            |text: Option<&String>| text.filter(|text| !text.trim().is_empty()).map(|text| Secret::new(text.clone()));
        match field {
            Field::Url => self.misplaced.url.clone().or_else(|| plain(self.inputs.plain.get(&PlainInput::BaseUrl))),
            Field::Token => self.inputs.secret().cloned(),
            Field::Headers => self.template.headers.clone(),
            Field::Template => self.misplaced.template.clone().or_else(|| plain(self.template.edited.as_ref())),
        }
    }

    /// Puts a text into a field whose text is shown and stored; a token or headers are held aside.
    pub(in crate::panel) fn put_plain(&mut self, id: PlainInput, text: String) {
        if id == PlainInput::BaseUrl {
            let (shown, aside) = told_apart(text);
            self.misplaced.url = aside;
            self.inputs.set(id, shown.unwrap_or_default());
        } else {
            self.inputs.set(id, text);
        }
    }

    /// The same for the template in the panel.
    pub(in crate::panel) fn put_template(&mut self, text: String) {
        (self.template.edited, self.misplaced.template) = told_apart(text);
    }

    /// Moves a text as it was offered. False if there is nothing to move.
    pub(in crate::panel) fn move_text(&mut self, MoveOffer { from, to, .. }: MoveOffer) -> bool {
        let Some(text) = self.text_in(from) else { return false };
        self.put(from, None);
        self.put(to, Some(text));
        true
    }

    fn put(&mut self, field: Field, text: Option<Secret>) {
        // It is opened only for a field that shows what it holds, and that field holds a token or headers aside.
        let plain = |text: Option<Secret>| text.map(|text| text.expose().to_owned());
        match field {
            Field::Url => self.put_plain(PlainInput::BaseUrl, plain(text).unwrap_or_default()),
            Field::Token => self.inputs.set_secret(text),
            Field::Headers => self.template.headers = text,
            Field::Template => match plain(text) {
                Some(text) => self.put_template(text),
                None => (self.template.edited, self.misplaced.template) = (None, None),
            },
        }
    }
}

/// A text that may be shown, or one that may hold a secret.
fn told_apart(text: String) -> (Option<String>, Option<Secret>) {
    if holds_secret(&text) { (None, Some(Secret::new(text))) } else { (Some(text), None) }
}
