//! The model of a page: months and posts.

use super::lines::Line;
use super::month::PageYearMonth;
use super::note::PageNote;

/// A line of the page without surrounding spaces, or lines joined into a paragraph. Topics and types have no list marker, titles
/// no `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    /// The line number in the file, starting at 1.
    pub(crate) line: usize,
    /// The words, unchanged.
    pub(crate) text: String,
}

impl From<Line<'_>> for Text {
    fn from(line: Line<'_>) -> Self {
        Self { line: line.number, text: line.text.to_owned() }
    }
}

/// A parsed page. Each non-empty line of the file is in exactly one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// The introduction's paragraphs.
    pub(crate) intro: Vec<Text>,
    /// The teaser’s paragraphs, including the ellipsis at their start.
    pub(crate) teaser: Vec<Text>,
    /// Names of the types of research, if the page lists them.
    pub(crate) types: Vec<Text>,
    /// Names of the topics, without `ALL Topics (clear)`.
    pub(crate) topics: Vec<Text>,
    /// Months with their posts, in the order of the page: newest first if they have headings.
    pub(crate) months: Vec<PageMonth>,
    /// Headings of the parts of the head (`Blog`, `This month...`, `Topics`, …) and years above months.
    pub(crate) marks: Vec<Text>,
    /// Lines with the dates of posts, on a page without months.
    pub(crate) days: Vec<Text>,
    /// Lines that belong to no part: menus above the blog, lines of the site between posts, its footer. Each has a note.
    pub(crate) unplaced: Vec<Text>,
    /// Notes in order of lines.
    pub(crate) notes: Vec<PageNote>,
}

/// A month of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageMonth {
    /// The month.
    pub(crate) month: PageYearMonth,
    /// The heading of the month; `None` if posts have dates instead.
    pub(crate) heading: Option<Text>,
    /// Its posts, in the order of the page.
    pub(crate) posts: Vec<PagePost>,
}

/// A post of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PagePost {
    /// The title.
    pub(crate) title: Text,
    /// The second line of the title, if the page repeats it.
    pub(crate) repeated_title: Option<Text>,
    /// The lines of the citation; empty if there is none.
    pub(crate) citation: Vec<Text>,
    /// The paragraphs of the summary; at least one.
    pub(crate) summary: Vec<Text>,
    /// The line `Practice Implications`.
    pub(crate) heading: Text,
    /// The paragraphs of the implications; at least one.
    pub(crate) implications: Vec<Text>,
}

impl PageMonth {
    /// The line number at which it begins.
    pub(crate) fn line(&self) -> Option<usize> {
        let title = self.posts.first().map(|post| post.title.line);
        self.heading.as_ref().map(|heading| heading.line).or(title)
    }
}

impl PagePost {
    /// Whether the citation is below the implications.
    pub(super) fn is_cited_below(&self) -> bool {
        self.citation.first().is_some_and(|citation| citation.line > self.heading.line)
    }

    /// The citation joined into one line.
    #[must_use]
    pub(crate) fn citation_line(&self) -> Option<String> {
        let lines: Vec<&str> = self.citation.iter().map(|text| text.text.as_str()).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }
}
