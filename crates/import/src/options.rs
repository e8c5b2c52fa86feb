//! The options of an import.

use pprnet_content::Terms;

/// The options of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// The topics and types for all posts of the files.
    pub terms: Terms,
    /// Replace the text of existing posts that differ.
    pub force: bool,
    /// Report what the import would do, and write nothing.
    pub dry_run: bool,
    /// The heading of the practice implications in the files; by default that of the folder’s site.
    pub section: Option<String>,
}
