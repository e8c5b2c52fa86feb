//! The place of a work in a journal or book.

use crate::dates::Dated;

/// A locator as printed, dashes as hyphens.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Locator {
    pub(crate) volume: Option<String>,
    pub(crate) issue: Option<String>,
    pub(crate) page: Option<String>,
    pub(crate) chapter: Option<String>,
    pub(crate) dated: Option<Dated>,
}

impl Locator {
    /// Whether it names a place in a journal, beyond a date.
    pub(crate) fn is_place(&self) -> bool {
        self.volume.is_some() || self.issue.is_some() || self.page.is_some() || self.chapter.is_some()
    }

    /// Whether it is one in a journal.
    pub(crate) fn is_in_journal(&self) -> bool {
        self.volume.is_some() || self.issue.is_some()
    }

    /// Takes over what `other` has and this has not.
    pub(crate) fn fill(&mut self, other: Self) {
        self.volume = self.volume.take().or(other.volume);
        self.issue = self.issue.take().or(other.issue);
        self.page = self.page.take().or(other.page);
        self.chapter = self.chapter.take().or(other.chapter);
        self.dated = self.dated.take().or(other.dated);
    }
}
