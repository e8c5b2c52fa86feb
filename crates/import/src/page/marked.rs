//! Information about lines from the markup of a page. Plain text has none.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;

/// Information from the markup, by line number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The title of the page.
    pub(crate) title: Option<String>,
    /// Lines that are headings.
    pub(crate) headings: BTreeSet<usize>,
    /// Whether the page has markup, so that its line ends are explicit.
    pub(crate) is_markup: bool,
    /// Whether the closing tag of the page is present, so that the page is not truncated.
    pub(crate) is_whole: bool,
    /// Lines with a date from the markup, with the first day of its month written out.
    pub(crate) days: BTreeMap<usize, String>,
}

impl Marked {
    pub(super) fn is_heading(&self, line: Line<'_>) -> bool {
        self.headings.contains(&line.number)
    }
}
