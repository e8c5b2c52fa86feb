//! Detects whether a query is a sentence, that is, a question rather than a list of keywords.

use super::{Node, Query, What};
use crate::analysis::is_stop_word;

/// Words that begin a question, folded and sorted.
const OPENERS: [&str; 30] = [
    "am", "are", "can", "could", "did", "do", "does", "has", "have", "how", "hows", "is", "may", "might",
    "must", "shall", "should", "was", "were", "what", "whats", "when", "where", "which", "who", "whom",
    "whose", "why", "will", "would",
];

/// Words for oneself and other people, folded.
const PERSONS: [&str; 32] = [
    "he",
    "her",
    "hes",
    "hers",
    "him",
    "his",
    "i",
    "id",
    "ill",
    "im",
    "ive",
    "me",
    "my",
    "myself",
    "our",
    "she",
    "shes",
    "somebody",
    "someone",
    "their",
    "them",
    "themselves",
    "they",
    "theyre",
    "us",
    "we",
    "weve",
    "you",
    "youre",
    "your",
    "yours",
    "yourself",
];

/// The fewest words of a sentence.
const SHORTEST: usize = 3;

/// A query with at least this many words, of which at least this many are function words, is a sentence without any
/// other sign.
const LONG: (usize, usize) = (6, 2);

impl Query {
    /// Whether it consists of plain words that form a sentence.
    pub(crate) fn is_sentence(&self) -> bool {
        let is_plain = |node: &Node| match &node.what {
            What::Words(words) => !words.quoted && words.scope.is_none(),
            What::Years(..) => true,
            What::Findings(tests) => tests.iter().all(|test| test.bound.is_some()),
            What::Topics(_) | What::Types(_) => false,
        };
        if !self.excluded.is_empty() || !self.groups.iter().flatten().all(is_plain) {
            return false;
        }
        let words = self.groups.iter().flatten().filter_map(Node::words).flat_map(|words| &words.words);
        let words: Vec<&str> = words.map(|word| word.text.as_str()).collect();
        let function = words.iter().filter(|word| is_stop_word(word)).count();
        words.len() >= SHORTEST
            && (self.text.trim_end().ends_with('?')
                || words.first().is_some_and(|word| OPENERS.contains(word))
                || words.iter().any(|word| PERSONS.contains(word))
                || words.len() >= LONG.0 && function >= LONG.1)
    }
}
