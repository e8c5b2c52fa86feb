//! Properties of every text. The property tests, the replayed corpus and the fuzz target `findings` (crates/search/fuzz) run this.

use pprnet_evidence::{LONGEST_LABEL, read};

/// Reads the text and checks that positions are in order and inside the text, labels are short, and estimates are finite.
pub(crate) fn run(text: &str) {
    let length = text.chars().count();
    for finding in read(text).findings {
        assert!(finding.start < finding.end && finding.end <= length, "{finding:?}");
        assert!(finding.label.chars().count() <= LONGEST_LABEL, "{finding:?}");
        assert!(finding.estimate.is_some() != finding.range.is_some(), "{finding:?}");
        assert!(finding.estimate.is_none_or(f64::is_finite), "{finding:?}");
    }
}
