//! The target that the property tests of crates/evidence share, driven by libFuzzer.
#![no_main]

#[path = "../../../evidence/tests/target/mod.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|text: &str| target::run(text));
