//! A page that was taken apart into months and posts.

use super::lines::Line;
use super::month::PageYearMonth;
use super::note::PageNote;

/// A piece of the page: one line of it, without its outer blanks (and in a list without its `- `).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    /// Line of the file, the first being 1.
    pub(crate) line: usize,
    /// The words, unchanged.
    pub(crate) text: String,
}

impl From<Line<'_>> for Text {
    fn from(line: Line<'_>) -> Self {
        Self { line: line.number, text: line.text.to_owned() }
    }
}

/// A page, taken apart. Each line of the file that holds something is in exactly one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// The introduction's paragraphs.
    pub(crate) intro: Vec<Text>,
    /// The teaser's paragraphs, with the ellipsis that they begin with.
    pub(crate) teaser: Vec<Text>,
    /// Names of the types of research, if the page lists them.
    pub(crate) types: Vec<Text>,
    /// Names of the topics, without `ALL Topics (clear)`.
    pub(crate) topics: Vec<Text>,
    /// Months with their posts, newest first.
    pub(crate) months: Vec<PageMonth>,
    /// Lines that are headings of the head's parts: `Blog`, `This month...`, `Topics`, …; and years above months.
    pub(crate) marks: Vec<Text>,
    /// Lines that say the days of posts, on a page without months.
    pub(crate) days: Vec<Text>,
    /// Lines that belong to no part: menus above the blog, the site's foot below it. Each has its note.
    pub(crate) unplaced: Vec<Text>,
    /// What to look at, in order of lines.
    pub(crate) notes: Vec<PageNote>,
}

/// A month of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageMonth {
    /// Which month.
    pub(crate) month: PageYearMonth,
    /// The line that says so; none where posts have days instead.
    pub(crate) heading: Option<Text>,
    /// Its posts, in the page's order.
    pub(crate) posts: Vec<PagePost>,
}

/// A post of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PagePost {
    /// The title.
    pub(crate) title: Text,
    /// The title's second line, where the page repeats it.
    pub(crate) repeated_title: Option<Text>,
    /// The citation: none, one line, or several where it is broken.
    pub(crate) citation: Vec<Text>,
    /// The summary's paragraphs; at least one.
    pub(crate) summary: Vec<Text>,
    /// The line `Practice Implications`.
    pub(crate) heading: Text,
    /// The implications' paragraphs; at least one.
    pub(crate) implications: Vec<Text>,
}

impl PageMonth {
    /// The line with which it begins.
    pub(crate) fn line(&self) -> Option<usize> {
        let title = self.posts.first().map(|post| post.title.line);
        self.heading.as_ref().map(|heading| heading.line).or(title)
    }
}

impl PagePost {
    /// Whether the citation stands below the implications.
    pub(super) fn is_cited_below(&self) -> bool {
        self.citation.first().is_some_and(|citation| citation.line > self.heading.line)
    }

    /// The citation on one line, as posts have it.
    #[must_use]
    pub(crate) fn citation_line(&self) -> Option<String> {
        let lines: Vec<&str> = self.citation.iter().map(|text| text.text.as_str()).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }
}
