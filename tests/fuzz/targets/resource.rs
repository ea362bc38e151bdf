#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use scim_guide::scim::{ResourceRules, Sender, check_resource};

fuzz_target!(|input: &str| {
    for sender in [Sender::Client, Sender::Server] {
        let rules = ResourceRules { sender, ..ResourceRules::default() };
        common::holds(input, |text| check_resource(text, &rules));
    }
});
