//! Tokenized texts, cached: tokenizing takes longer than the searches in them.

use crate::Field;
use crate::analysis::tokenize;
use crate::entry::authors_end;
use crate::index::{Dictionary, TermId};

/// The tokenized texts of a post, from [`crate::Searcher::read`]. They are valid only for that index.
#[derive(Debug, Clone, Default)]
pub struct Texts(Vec<TokenizedText>);

impl Texts {
    pub(crate) fn read(dictionary: &Dictionary, texts: &[(Field, &str)]) -> Self {
        Self(texts.iter().map(|(field, text)| TokenizedText::new(dictionary, *field, text)).collect())
    }

    /// The text of a field; empty if it was not read.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.0.iter().find(|text| text.field == field).map_or("", |text| &text.text)
    }

    pub(super) fn all(&self) -> &[TokenizedText] {
        &self.0
    }
}

/// The text of a field, and the words in it that the index has.
#[derive(Debug, Clone)]
pub(super) struct TokenizedText {
    pub(super) field: Field,
    pub(super) text: String,
    pub(super) words: Vec<Occurrence>,
    /// The end of the author names in a citation, in bytes; the end of any other text.
    pub(super) authors: usize,
}

/// A word: its byte range in the text, its index in the text, its term.
#[derive(Debug, Clone, Copy)]
pub(super) struct Occurrence {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) position: u32,
    pub(super) term: TermId,
}

impl TokenizedText {
    pub(super) fn new(dictionary: &Dictionary, field: Field, text: &str) -> Self {
        let words = tokenize(text).into_iter().filter_map(|token| {
            let term = dictionary.term(dictionary.find(&token.text)?);
            Some(Occurrence { start: token.start, end: token.end, position: token.position, term })
        });
        let authors = if field == Field::Citation { authors_end(text) } else { text.len() };
        Self { field, text: text.to_owned(), words: words.collect(), authors }
    }
}
