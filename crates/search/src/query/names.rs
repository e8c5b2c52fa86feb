//! What the reading of a query needs of an index.

/// Finds topics and types by name.
pub(crate) trait Names {
    fn topics(&self, words: &str) -> Vec<u16>;
    fn types(&self, words: &str) -> Vec<u16>;
}
