#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use scim_guide::scim::{EndpointRules, TrailingSlash, check_endpoint};

fuzz_target!(|input: &str| {
    for trailing_slash in [TrailingSlash::Ignore, TrailingSlash::Forbid, TrailingSlash::Require] {
        let rules = EndpointRules { trailing_slash, host: Some("spekit.example".into()) };
        common::holds(input, |text| check_endpoint(text, &rules));
    }
});
