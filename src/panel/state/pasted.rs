//! What was pasted into the panel, held against what the vendor says, and mended on request.

use super::Model;
use crate::guide::{InputId, PlainInput};
use crate::scim::{self, InputFinding, Secret, TemplateRules};

impl Model {
    /// What is to be said about an input. Nothing while it is blank: that is asked for, not complained about.
    #[must_use]
    pub fn input_findings(&self, id: InputId) -> Vec<InputFinding> {
        let connection = &self.guide.connection;
        match id {
            InputId::BaseUrl => match (&self.misplaced.url, self.inputs.plain.get(&PlainInput::BaseUrl)) {
                (Some(text), _) => scim::check_endpoint(text.expose(), &connection.base_url),
                (None, Some(text)) if !text.is_empty() => scim::check_endpoint(text, &connection.base_url),
                _ => Vec::new(),
            },
            InputId::Token => match self.inputs.secret() {
                Some(token) => {
                    scim::check_token(token, &scim::TokenRules { now: seconds(self.now), ..connection.token.clone() })
                }
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// What is to be said about the template that is looked at.
    #[must_use]
    pub fn template_findings(&self) -> Vec<InputFinding> {
        match self.misplaced.template.as_ref().map_or_else(|| self.template.text(), Secret::expose) {
            "" => Vec::new(),
            text => scim::check_template(text, &TemplateRules::default()),
        }
    }

    /// Applies the proposed change of one finding. True if something changed.
    pub(in crate::panel) fn fix_input(&mut self, id: InputId, index: usize) -> bool {
        let findings = self.input_findings(id);
        let Some(fix) = findings.get(index).and_then(|finding| finding.fix.as_ref()) else { return false };
        match PlainInput::try_from(id) {
            Ok(plain) => {
                if let Some(fixed) = self.inputs.plain.get(&plain).and_then(|text| fix.apply(text)) {
                    self.inputs.set(plain, fixed);
                }
            }
            Err(_) => {
                if let Some(fixed) = self.inputs.secret().and_then(|token| fix.apply(token.expose())) {
                    self.inputs.set_secret(Some(Secret::new(fixed)));
                }
            }
        }
        true
    }

    /// What is to be said about the custom headers that were pasted.
    #[must_use]
    pub fn header_findings(&self) -> Vec<InputFinding> {
        match &self.template.headers {
            Some(headers) => scim::check_headers(headers.expose(), &self.guide.connection.headers),
            None => Vec::new(),
        }
    }

    /// The content type that the custom headers ask for.
    pub(in crate::panel) fn content_type(&self) -> Option<String> {
        let headers = self.template.headers.as_ref()?.expose();
        let lines = headers.lines().filter_map(|line| line.split_once(':'));
        lines
            .filter(|(name, _)| name.trim().eq_ignore_ascii_case("content-type"))
            .map(|(_, value)| value.trim().to_owned())
            .next()
    }

    /// Applies the proposed change of one finding to the custom headers.
    pub(in crate::panel) fn fix_headers(&mut self, index: usize) {
        let findings = self.header_findings();
        let fix = findings.get(index).and_then(|finding| finding.fix.as_ref());
        let fixed = fix.zip(self.template.headers.as_ref()).and_then(|(fix, headers)| fix.apply(headers.expose()));
        if let Some(fixed) = fixed {
            self.template.headers = Some(Secret::new(fixed));
        }
    }

    /// Applies the proposed change of one finding to the template in the panel.
    pub(in crate::panel) fn fix_template(&mut self, index: usize) {
        let findings = self.template_findings();
        let fix = findings.get(index).and_then(|finding| finding.fix.as_ref());
        if let Some(fixed) = fix.and_then(|fix| fix.apply(self.template.text())) {
            self.template.edited = Some(fixed);
        }
    }
}

/// What a listener hears after a change: how many findings there are and the first of them.
pub fn announcement(label: &str, findings: &[InputFinding]) -> String {
    // The worst is heard first, wherever it stands.
    let worst = findings.iter().min_by_key(|finding| finding.severity);
    match (worst, findings.len()) {
        (None, _) => format!("{label}: no problems found."),
        (Some(worst), 1) => format!("{label}: {}", worst.what),
        (Some(worst), count) => format!("{label}: {} And {} more.", worst.what, count - 1),
    }
}

/// Milliseconds of JavaScript's clock as seconds; `None` while the time is not known.
fn seconds(milliseconds: f64) -> Option<u64> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a clock is neither negative nor beyond 2^53"
    )]
    (milliseconds > 0.0).then_some((milliseconds / 1000.0) as u64)
}
