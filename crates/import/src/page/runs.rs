//! Finds runs of successive lines.

use std::ops::Range;

/// The runs of lines in a range that match.
pub(super) fn runs(among: Range<usize>, is_match: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in among.filter(|at| is_match(*at)) {
        match runs.last_mut().filter(|run| run.end == at) {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
    }
    runs
}
