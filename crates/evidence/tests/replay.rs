//! Replays the stored corpus of the fuzz target `findings`, then texts derived from it with a fixed seed. `make fuzz` uses the
//! same target to find new ones.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]
#![expect(clippy::expect_used, reason = "a test may fail by panicking")]

#[path = "../../search/tests/replay/inputs.rs"]
mod inputs;
mod target;

use inputs::{inputs, replay};

#[test]
fn no_text_brings_the_reader_of_findings_down() {
    replay(inputs("findings", 6000), |bytes| target::run(&String::from_utf8_lossy(bytes)));
}

/// Changes to texts without findings would test little.
#[test]
fn the_corpus_has_findings() {
    let stored = inputs("findings", 0);
    let has_findings =
        |bytes: &[u8]| !pprnet_evidence::read(&String::from_utf8_lossy(bytes)).findings.is_empty();
    assert!(stored.iter().any(|input| has_findings(&input.bytes)));
}
