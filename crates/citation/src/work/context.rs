//! What is known of a work before its title is read.

use crate::dates::{DateForm, Dated};

/// What is known of the work before its title is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) form: DateForm,
    pub(crate) dated: &'a Dated,
    /// Whether a date, or a word instead of one, was printed.
    pub(crate) is_dated: bool,
    /// Whether the names before the title are editors’.
    pub(crate) is_edited: bool,
    pub(crate) is_group: bool,
    pub(crate) has_doi: bool,
    pub(crate) has_url: bool,
    /// Whether it appeared online only so far.
    pub(crate) is_early: bool,
}

impl Context<'_> {
    /// Whether it looks like a page of a website, which has the day in its date, or none.
    pub(super) fn is_on_website(&self) -> bool {
        let parts = self.dated.issued.as_ref().and_then(|date| date.date_parts.first());
        let has_day = parts.is_none_or(|parts| parts.len() > 1);
        self.has_url && !self.has_doi && self.is_dated && has_day && self.dated.status.is_none()
    }

    /// Whether a journal will print it, or has done so online.
    pub(super) fn awaits_issue(&self) -> bool {
        self.is_early || self.dated.status.is_some()
    }
}
