//! A post as the index sees it.

mod authors;

use std::borrow::Cow;

use pprnet_archive::Finding;

pub(crate) use authors::authors_end;

/// The field of a post that a word is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The title.
    Title,
    /// The authors: the names at the start of the citation, and given names.
    Authors,
    /// The rest of the citation.
    Citation,
    /// The summary.
    Summary,
    /// The section “Practice Implications”.
    Implications,
    /// Names and aliases of the post's topics and types.
    Labels,
}

/// A post to be indexed. The texts are plain, as [`crate::Searcher::mark`] gets them.
#[derive(Debug, Clone, Copy, Default)]
pub struct IndexedPost<'a> {
    /// The title.
    pub title: &'a str,
    /// The citation as printed; empty if there is none.
    pub citation: &'a str,
    /// The authors with their given names, in addition to the citation.
    pub authors: &'a str,
    /// The summary.
    pub summary: &'a str,
    /// The section “Practice Implications”.
    pub implications: &'a str,
    /// The year in which it appeared.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// Its topics, as indexes in the builder's list.
    pub topics: &'a [u16],
    /// Its types, likewise.
    pub types: &'a [u16],
    /// The numerical findings it reports.
    pub findings: &'a [Finding],
}

/// The texts of a post; the citation is split in two.
pub(crate) struct FieldTexts<'a>([Cow<'a, str>; 5]);

impl<'a> FieldTexts<'a> {
    pub(crate) fn of(entry: &IndexedPost<'a>) -> Self {
        let (printed, rest) =
            entry.citation.split_at_checked(authors_end(entry.citation)).unwrap_or_default();
        let authors = match entry.authors {
            "" => printed.into(),
            authors => [printed, "\n", authors].concat().into(),
        };
        let texts =
            [entry.title.into(), authors, rest.into(), entry.summary.into(), entry.implications.into()];
        Self(texts)
    }

    /// The texts, in the order of the fields.
    pub(crate) fn texts(&self) -> &[Cow<'a, str>; 5] {
        &self.0
    }
}
