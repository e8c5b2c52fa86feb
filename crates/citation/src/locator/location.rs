//! The location of a work in a journal or book.

use crate::dates::Dated;

/// A locator as printed, with hyphens for dashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Locator {
    pub(crate) volume: Option<String>,
    pub(crate) issue: Option<String>,
    pub(crate) page: Option<String>,
    pub(crate) chapter: Option<String>,
    pub(crate) dated: Option<Dated>,
}

impl Locator {
    /// Whether it has a volume, issue, page or chapter, not only a date.
    pub(crate) fn has_location(&self) -> bool {
        self.volume.is_some() || self.issue.is_some() || self.page.is_some() || self.chapter.is_some()
    }

    /// Whether it is a location in a journal.
    pub(crate) fn is_in_journal(&self) -> bool {
        self.volume.is_some() || self.issue.is_some()
    }

    /// Copies from `other` the values that are missing here.
    pub(crate) fn fill(&mut self, other: Self) {
        self.volume = self.volume.take().or(other.volume);
        self.issue = self.issue.take().or(other.issue);
        self.page = self.page.take().or(other.page);
        self.chapter = self.chapter.take().or(other.chapter);
        self.dated = self.dated.take().or(other.dated);
    }
}
