#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use scim_guide::scim::{ExchangeRequest, TemplateRules, check_template, preview, render_template, sample_users};

fuzz_target!(|input: &str| {
    let rules = TemplateRules { parameters: Some(vec!["scimusername".into()]), ..TemplateRules::default() };
    common::holds(input, |text| check_template(text, &rules));
    for user in sample_users() {
        drop(render_template(input, &user));
    }
    drop(preview(&ExchangeRequest {
        template: input.to_owned(),
        groups: vec!["a".into()],
        ..ExchangeRequest::default()
    }));
});
