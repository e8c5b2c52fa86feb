//! Runs the target of the property tests in crates/evidence under libFuzzer.
#![no_main]

#[path = "../../../evidence/tests/target/mod.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|text: &str| target::run(text));
