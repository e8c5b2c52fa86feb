//! The words of a collection and the terms that they are forms of.

use std::collections::HashSet;

/// All words in order, each with its term.
pub(super) struct Terms {
    pub(super) words: Vec<(String, u32)>,
    /// The terms that are names.
    pub(super) names: HashSet<u32>,
    /// How many terms there are.
    pub(super) count: usize,
}
