//! The part of an index that the query reader needs.

/// Finds topics and types by name.
pub(crate) trait Names {
    fn topics(&self, words: &str) -> Vec<u16>;
    fn types(&self, words: &str) -> Vec<u16>;
}
