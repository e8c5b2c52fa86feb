//! Words that the search knows besides those of the posts.

use super::thesaurus::Thesaurus;

/// Synonyms and the thesaurus.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Groups of words and phrases with the same meaning.
    pub synonyms: Vec<Vec<String>>,
    /// Everyday names for the terms that posts use.
    pub thesaurus: Thesaurus,
}
