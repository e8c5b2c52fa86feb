//! A sentence as prose with blocks of statistics in it.

use crate::finding::Metric;
use crate::grammar::is_verb;
use crate::sentence::{Sentence, Span};

/// The longest label, in characters.
pub const LONGEST_LABEL: usize = 160;

/// The empty stretch.
pub(super) const NOTHING: Span = (0, 0);

/// The prose of a sentence, and the position of its statistics.
pub(super) struct Prose<'a> {
    pub(super) s: &'a Sentence<'a>,
    /// The start of the prose, after an opening such as “Results:” or “It was found that”.
    pub(super) start: usize,
    /// Whether a token is part of a statistic.
    pub(super) is_statistic: Vec<bool>,
    /// The start and end of each block.
    pub(super) blocks: Vec<Span>,
    /// The block of each draft.
    pub(super) block_of: Vec<usize>,
    /// For each draft, its index among the drafts of its block with its metric, and their number.
    pub(super) peers: Vec<(usize, usize)>,
    /// Whether each draft is a percentage.
    pub(super) is_percent: Vec<bool>,
    /// The metric of each draft.
    pub(super) metrics: Vec<Metric>,
    /// Whether each draft compares two groups by itself.
    pub(super) compares: Vec<bool>,
}

pub(super) fn has_verb(s: &Sentence<'_>, (start, end): Span) -> bool {
    (start..end).any(|at| is_verb(s.word(at)))
}
