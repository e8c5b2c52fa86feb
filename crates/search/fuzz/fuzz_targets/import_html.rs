//! The target that the tests of crates/import share, driven by libFuzzer.
#![no_main]

#[path = "../../../import/tests/target/mod.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::run(target::Kind::Html, bytes));
