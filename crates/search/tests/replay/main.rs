//! Replays the stored corpus in `fuzz/corpus`, then inputs derived from it with a fixed seed. `make fuzz` uses the same
//! targets to find new inputs; here every run uses the same ones.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![expect(clippy::expect_used, reason = "a test may fail by panicking")]

mod inputs;
mod load;
mod query;

use inputs::{inputs, replay};

#[test]
fn no_query_panics() {
    replay(inputs("query", 6000), |bytes| query::run(&String::from_utf8_lossy(bytes)));
}

#[test]
fn no_index_file_panics() {
    replay(inputs("load", 3000), load::run);
}

/// Changes to a head that does not load are rejected at its first bytes. If the format has changed, write a new one:
/// a zero byte, then the content of a small head.
#[test]
fn the_corpus_has_a_head_that_loads() {
    assert!(inputs("load", 0).iter().any(|input| load::is_whole_head(&input.bytes)));
}
