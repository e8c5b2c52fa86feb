//! Runs the target of `tests/replay` under libFuzzer.
#![no_main]

#[path = "../../tests/replay/load.rs"]
mod load;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| load::run(bytes));
