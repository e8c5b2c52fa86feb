//! Runs the target of `tests/replay` under libFuzzer.
#![no_main]

#[path = "../../tests/replay/query.rs"]
mod query;

libfuzzer_sys::fuzz_target!(|text: &str| query::run(text));
