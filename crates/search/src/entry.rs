//! A post as the index sees it.

use std::fmt;

/// Where in a post a word can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The heading.
    Title,
    /// Who wrote the article: the citation up to its year.
    Authors,
    /// The rest of the citation.
    Citation,
    /// The summary.
    Summary,
    /// The section “Practice Implications”.
    Implications,
    /// Names and aliases of the topics and types that the post is filed under.
    Labels,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Title => "title",
            Self::Authors => "authors",
            Self::Citation => "citation",
            Self::Summary => "summary",
            Self::Implications => "implications",
            Self::Labels => "topics and types",
        })
    }
}

/// A post to be indexed. Texts are plain, as [`crate::Searcher::mark`] will get them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry<'a> {
    /// The heading.
    pub title: &'a str,
    /// The citation as printed; empty where there is none.
    pub citation: &'a str,
    /// The summary.
    pub summary: &'a str,
    /// The section “Practice Implications”.
    pub implications: &'a str,
    /// The year it appeared in.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// Its topics, by their places in the list the builder was given.
    pub topics: &'a [u16],
    /// Its types, likewise.
    pub types: &'a [u16],
}

/// The texts of a post, the citation in two.
pub(crate) struct Parts<'a>([&'a str; 5]);

impl<'a> Parts<'a> {
    pub(crate) fn of(entry: &Entry<'a>) -> Self {
        let (authors, rest) =
            entry.citation.split_at_checked(authors_end(entry.citation)).unwrap_or_default();
        Self([entry.title, authors, rest, entry.summary, entry.implications])
    }

    /// In the order of the fields.
    pub(crate) fn texts(&self) -> [&'a str; 5] {
        self.0
    }
}

/// Where the authors of a printed citation end: before the first year in brackets, as `(2018)`, `(2018a)` or
/// `(2018, December)`. Where none is found, nobody is known to be an author.
pub(crate) fn authors_end(citation: &str) -> usize {
    let is_year = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4 && (text.starts_with("1") || text.starts_with("20"))
    };
    let brackets = citation.match_indices('(');
    let mut years = brackets.filter(|(at, _)| citation.get(at + 1..).is_some_and(is_year));
    years.next().map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_end_where_the_year_is() {
        let citation = "Roest, J. J. (Ed.), & Li, A. (2022). A title (1999). Journal.";
        assert_eq!(citation.get(..authors_end(citation)), Some("Roest, J. J. (Ed.), & Li, A. "));
        assert_eq!(authors_end("Without a year"), 0);
    }
}
