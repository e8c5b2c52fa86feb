//! A work according to one reading.

use super::plausible::WEIGHTS;
use crate::details::Details;
use crate::locator::Locator;
use crate::names::NameList;
use crate::record::{Kind, Name};

/// The data of a work, and how plausible it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Work {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) container: Option<String>,
    pub(crate) editors: Vec<Name>,
    pub(crate) editors_truncated_after: Option<usize>,
    pub(crate) publisher: Option<String>,
    pub(crate) publisher_place: Option<String>,
    pub(crate) genre: Option<String>,
    pub(crate) event: Option<String>,
    pub(crate) event_place: Option<String>,
    pub(crate) details: Details,
    pub(crate) locator: Locator,
    pub(crate) score: f32,
}

impl Work {
    /// Whether it is an article with volume, date, and pages or an issue.
    pub(crate) fn is_in_dated_issue(&self) -> bool {
        let locator = &self.locator;
        self.container.is_some()
            && locator.volume.is_some()
            && (locator.page.is_some() || locator.issue.is_some())
    }
}

/// Turns a book into the container of a chapter.
pub(super) fn as_container(mut work: Work, editors: Option<NameList>) -> Work {
    work.container = Some(std::mem::take(&mut work.title));
    if let Some(editors) = editors {
        work.editors = editors.names;
        work.editors_truncated_after = editors.truncated_after;
    }
    work.score += WEIGHTS.in_book;
    work
}

/// The title without full stops, commas, semicolons and colons around it.
pub(super) fn clean_title(title: &str) -> String {
    title
        .trim()
        .trim_end_matches(['.', ',', ';', ':', ' '])
        .trim_start_matches(['.', ',', ';', ' '])
        .to_owned()
}
