//! Words that are no misspellings, and everyday words that are corrections: a file of its own, requested only for a query
//! with a word that may be misspelt.

use std::collections::HashSet;

use crate::analysis::term;

use super::LoadError;
use super::bytes::{Reader, put_text};
use super::hashes::{HashKind, Hashes};
use super::seal::{FileKind, open, seal};

/// The loaded words.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// Everyday words that the posts lack, as people spell them.
    spellings: Vec<String>,
    /// The terms of other words of the language.
    terms: Hashes,
}

impl Known {
    /// The file; it belongs to the head with this mark.
    pub(super) fn file(spellings: &[String], terms: &HashSet<String>, head: u64) -> Vec<u8> {
        let mut content = head.to_le_bytes().to_vec();
        let mut spellings = spellings.to_vec();
        spellings.sort_unstable();
        put_text(&mut content, &spellings.join("\n"));
        Hashes::write(terms.iter().map(String::as_str), HashKind::Known, &mut content);
        seal(FileKind::Known, &content)
    }

    /// Reads the words that belong to the head with this mark.
    pub(super) fn open(file: &[u8], head: u64) -> Result<Self, LoadError> {
        let mut reader: Reader<'_> = open(FileKind::Known, file)?;
        if reader.number64()? != head {
            return Err(LoadError::OtherIndex);
        }
        let spellings = reader.text()?.lines().map(str::to_owned).collect();
        Ok(Self { spellings, terms: Hashes::read(HashKind::Known, &mut reader)? })
    }

    /// Everyday words that the posts lack.
    pub(crate) fn spellings(&self) -> &[String] {
        &self.spellings
    }

    /// Whether people use a word: then it is not a misspelling.
    pub(crate) fn holds(&self, word: &str) -> bool {
        self.terms.may_have(&term(word))
    }
}
