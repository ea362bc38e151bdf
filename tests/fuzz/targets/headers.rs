#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use scim_guide::scim::{HeaderRules, check_headers};

fuzz_target!(|input: &str| {
    let rules = HeaderRules { required: vec!["Content-Type: application/scim+json".into()] };
    common::holds(input, |text| check_headers(text, &rules));
});
