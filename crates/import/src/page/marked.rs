//! What the markup of a page says of its lines. A text has none.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;

/// What markup says of lines, by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    /// The title of the page.
    pub(crate) title: Option<String>,
    /// Lines that are headings.
    pub(crate) headings: BTreeSet<usize>,
    /// Whether the page has markup, which ends its lines.
    pub(crate) is_markup: bool,
    /// Whether the last tag of the page is there, so that nothing was cut off.
    pub(crate) is_whole: bool,
    /// Lines with a day, as they would read if they named it in full.
    pub(crate) days: BTreeMap<usize, String>,
}

impl Marked {
    pub(super) fn is_heading(&self, line: Line<'_>) -> bool {
        self.headings.contains(&line.number)
    }
}
