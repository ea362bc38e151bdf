//! OneLogin's SCIM JSON Template: the body of the requests that create and replace a user, with macros in it.

mod render;

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::schema::Schema;
use super::{resource, syntax};
use crate::finding::{InputFinding, checks, run};

pub use render::{SampleUser, render, samples};

checks!(
    Document,
    try_on,
    [
        wrong_field,
        macro_unknown,
        macro_value,
        macro_form,
        macro_unclosed,
        macro_name,
        parameter,
        groups,
        blank_required,
        same_for_all,
        no_name,
    ]
);

/// What is known of the app that a template belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct TemplateRules {
    /// Names of the app's parameters, as `{$parameters.…}` has them, if they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Vec<String>>,
    /// Schemas that the vendor's server publishes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub schemas: Vec<Schema>,
}

/// Macros of a user that published templates use. OneLogin has published no complete list.
pub(super) const USER_MACROS: &[&str] = &[
    "firstname",
    "lastname",
    "email",
    "display_name",
    "username",
    "phone",
    "status",
    "active",
    "id",
    "title",
    "department",
    "company",
    "city",
    "state",
    "country",
    "manager_firstname",
    "manager_lastname",
    "manager_email",
    "external_id",
];

/// Macros of parameter values, which are another language (KB0010609), and what a template says instead.
pub(super) const VALUE_MACROS: &[(&str, Option<&str>)] = &[
    ("firstname", Some("user.firstname")),
    ("lastname", Some("user.lastname")),
    ("name", Some("user.display_name")),
    ("email", Some("user.email")),
    ("username", Some("parameters.scimusername")),
    ("phone", Some("user.phone")),
    ("department", Some("user.department")),
    ("title", Some("user.title")),
    ("external_id", Some("user.external_id")),
    ("firstinitial", None),
    ("lastinitial", None),
    ("email_name_part", None),
    ("email_domain_part", None),
    ("samaccountname", None),
    ("member_of", None),
    ("userprincipalname", None),
    ("strongpwd", None),
    ("directory_name", None),
    ("account_name", None),
];

/// Checks a template.
#[must_use]
pub fn check(text: &str, rules: &TemplateRules) -> Vec<InputFinding> {
    let document = Document::template(text, rules);
    // What belongs elsewhere is no bad template.
    let elsewhere = run(&[wrong_field::CHECK], &document, text);
    if !elsewhere.is_empty() {
        return elsewhere;
    }
    let mut findings = run(syntax::checks(&document), &document, text);
    if document.page_source().is_none() {
        findings.extend(run(resource::CHECKS, &document, text));
        let own = run(CHECKS, &document, text);
        // Groups are read-only, too; a reason of the template's own says more.
        let is_told =
            |told: &InputFinding| own.iter().any(|one| one.code == groups::CHECK.code && one.span == told.span);
        findings.retain(|finding| finding.code != resource::READ_ONLY || !is_told(finding));
        findings.extend(own);
    }
    findings.sort_by_key(|finding| (finding.span.start, finding.severity));
    findings
}

#[cfg(test)]
pub(super) fn try_on(input: &str, rules: Option<&str>) -> Vec<InputFinding> {
    let rules = rules.map(|json| serde_json::from_str(json).expect("rules")).unwrap_or_default();
    check(input, &rules)
}
