#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use scim_guide::scim::{Secret, TokenForm, TokenRules, check_token};

fuzz_target!(|input: &str| {
    for form in [TokenForm::Raw, TokenForm::Prefix, TokenForm::Pair] {
        let rules = TokenRules {
            form,
            prefix: Some("token=".into()),
            audience: Some("a".into()),
            issuer: Some("b".into()),
            now: Some(1_800_000_000),
        };
        common::holds(input, |text| check_token(&Secret::new(text.to_owned()), &rules));
    }
});
