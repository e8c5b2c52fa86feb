//! The known facts about a work before its title is read.

use crate::dates::{DateForm, Dated};

/// The known facts about a work before its title is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) form: DateForm,
    pub(crate) dated: &'a Dated,
    /// Whether a date, or a word in its place, was printed.
    pub(crate) is_dated: bool,
    /// Whether the names before the title are those of editors.
    pub(crate) is_edited: bool,
    pub(crate) is_group: bool,
    pub(crate) has_doi: bool,
    pub(crate) has_url: bool,
    /// Whether the day on which the page appeared and that of access were printed.
    pub(crate) is_dated_page: bool,
    /// Whether a note says that it is in press, or has appeared only online so far.
    pub(crate) is_early: bool,
}

impl Context<'_> {
    /// Whether it looks like a web page: it has a URL and no DOI, and its date includes the month or is `n.d.`; or it has the
    /// day of access and no date before the title.
    pub(super) fn is_on_website(&self) -> bool {
        let parts = self.dated.issued.as_ref().and_then(|date| date.date_parts.first());
        let has_day = parts.is_none_or(|parts| parts.len() > 1);
        let is_dated_page = self.is_dated_page && self.form == DateForm::None;
        let is_page = self.is_dated && has_day && self.dated.status.is_none();
        self.has_url && !self.has_doi && (is_page || is_dated_page)
    }

    /// Whether the work has not appeared in an issue yet: it is in press or published online first.
    pub(super) fn awaits_issue(&self) -> bool {
        self.is_early || self.dated.status.is_some()
    }
}
