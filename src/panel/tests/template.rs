//! The Template tab.

use super::*;
use crate::scim::{ExchangeRequest, preview, sample_users};

fn shown(template: &str) -> String {
    let mut panel = Panel::at_provisioning();
    panel.view(ViewMsg::Show(Screen::Template));
    panel.view(ViewMsg::TypedTemplate(template.to_owned()));
    panel.html()
}

#[test]
fn a_request_in_which_onelogin_may_change_a_value_has_a_note_of_it() {
    for template in [r#"{"userName":"{$user.email}"}"#, r#"{"userName":"{$user.email}","active":true}"#] {
        let user = sample_users().into_iter().next();
        let requests = preview(&ExchangeRequest { template: template.to_owned(), user, ..ExchangeRequest::default() });
        let notes: Vec<String> = requests.into_iter().filter_map(|request| request.note).collect();
        assert!(notes.len() >= 2);
        let html = shown(template);
        let mut rest = html.as_str();
        for note in &notes {
            let note = maud::html! { p class="note" { "Note: " (note) } }.into_string();
            rest = rest.split_once(&note).unwrap_or_else(|| panic!("{note}: {html}")).1;
        }
        assert!(!rest.contains("class=\"note\""), "{template}");
    }
}
