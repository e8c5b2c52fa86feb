//! The words of a collection and the terms they belong to.

use std::collections::HashSet;

/// All words in order, each with its term.
pub(super) struct Terms {
    pub(super) words: Vec<(String, u32)>,
    /// The terms that are author names.
    pub(super) names: HashSet<u32>,
    /// How many terms there are.
    pub(super) count: usize,
}
