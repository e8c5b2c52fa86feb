//! Runs the target of the tests in crates/import under libFuzzer.
#![no_main]

#[path = "../../../import/tests/target/mod.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(target::Kind::Html, bytes));
