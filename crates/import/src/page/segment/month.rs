//! The rows of a month, and what stands in them by itself.

use crate::page::citation;
use crate::page::row::Row;
use crate::page::title::Style;

/// What follows a title.
pub(super) struct Opening {
    pub(super) repeat: bool,
    pub(super) citation: bool,
    /// The first row of the summary.
    pub(super) summary: usize,
}

/// The rows of a month, and how its page writes titles.
pub(super) struct Month<'a> {
    pub(super) rows: &'a [Row<'a>],
    pub(super) style: &'a Style,
}

impl Month<'_> {
    pub(super) fn number(&self, row: usize) -> usize {
        self.rows[row].line.number
    }

    pub(super) fn title_score(&self, row: usize) -> f32 {
        self.style.score(&self.rows[row].look)
    }

    /// What follows the title in row `start`, up to the heading.
    pub(super) fn opening(&self, start: usize, heading: usize) -> Opening {
        let mut at = start + 1;
        let row = |at: usize| self.rows[..heading].get(at);
        let repeat = row(at).is_some_and(|next| next.says_the_same(&self.rows[start]));
        at += usize::from(repeat);
        // What would leave no summary must be a citation without doubt.
        let least = if at + 1 == heading { citation::CERTAIN } else { citation::LIKELY };
        let citation = row(at).is_some_and(|next| next.citation >= least);
        at += usize::from(citation);
        if citation && row(at).is_some_and(|next| citation::is_address(next.line.text)) {
            at += 1;
        }
        Opening { repeat, citation, summary: at }
    }
}
