//! A line of a page with its own features.

use super::citation;
use super::lines::Line;
use super::month::{Heading, PageYearMonth, heading};
use super::problem::opening;
use super::words::Look;

/// A line with everything that is known without its context.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) line: Line<'a>,
    pub(super) look: Look,
    pub(super) month: Option<PageYearMonth>,
    pub(super) heading: Option<Heading<'a>>,
    pub(super) citation: f32,
}

impl<'a> Row<'a> {
    pub(super) fn of(line: Line<'a>, section: &str) -> Self {
        let look = Look::of(line.text);
        let citation = citation::score(line.text, &look);
        Self {
            line,
            look,
            month: PageYearMonth::read(line.text),
            heading: heading(line.text, section),
            citation,
        }
    }

    /// Whether it is `Practice Implications`.
    pub(super) fn is_heading(&self) -> bool {
        self.heading.is_some()
    }

    /// Whether it is `Practice Implications` followed by the first paragraph.
    pub(super) fn has_text(&self) -> bool {
        matches!(self.heading, Some(Heading::WithText(..)))
    }

    pub(super) fn is_certain_citation(&self) -> bool {
        self.citation >= citation::CERTAIN
    }

    /// Whether it has the same letters and digits as another line, ignoring case.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let letters =
            |text: &'a str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        self.look.words == other.look.words
            && self.look.words < 40
            && letters(self.line.text).eq(letters(other.line.text))
    }

    pub(super) fn opening(&self) -> String {
        opening(self.line.text)
    }
}
