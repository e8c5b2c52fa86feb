//! The text of a query → the query.
//!
//! The language has words, all of which are required; `"phrases"`; `-without`; `a OR b`; `author:`, `title:`, `topic:`,
//! `type:`, `year:`, `metric:`, each followed by a word or a phrase; and comparisons with the numbers of findings, `r > .2`.
//! Reading never fails: invalid syntax is read as plain words, and a [`QueryNote`] says so.

mod less;
mod names;
mod note;
mod pieces;
mod read;
mod sentence;
mod tree;
mod words;

pub use less::Less;
pub(crate) use names::Names;
pub use note::{QueryNote, QueryNoteKind};
pub use pieces::QUOTES;
pub(crate) use tree::{Node, Query, Scope, What, Word, Words};

/// The most bytes of a query that are read; a page of text needs no more.
const LONGEST_QUERY: usize = 4000;

impl Query {
    /// Reads a query; `open` says that the last word may be incomplete.
    pub(crate) fn read(text: &str, names: &dyn Names, open: bool) -> Self {
        let truncated = cut(text);
        let mut query = read::read(truncated, names, open);
        if truncated.len() < text.len() {
            query
                .notes
                .push(QueryNote { kind: QueryNoteKind::TooLong, range: truncated.len()..truncated.len() });
        }
        query
    }

    /// Reads a text as plain words only.
    pub(crate) fn question(text: &str) -> Self {
        let text = cut(text);
        let mut next_position = 0;
        let groups = words::nodes(text, 0, &mut next_position).into_iter().map(|node| vec![node]).collect();
        let query = Self { text: text.to_owned(), groups, excluded: Vec::new(), notes: Vec::new() };
        query.with_split_phrases().unwrap_or(query)
    }
}

fn cut(text: &str) -> &str {
    let end = (0..=LONGEST_QUERY.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
