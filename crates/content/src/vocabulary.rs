//! What a search knows of words beside the posts.

use super::thesaurus::Thesaurus;

/// Words that mean the same, and what people call things that posts call otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Words and phrases that mean the same, group by group.
    pub synonyms: Vec<Vec<String>>,
    /// What people call things.
    pub thesaurus: Thesaurus,
}
