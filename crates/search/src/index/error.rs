use thiserror::Error;

/// Why bytes are not a searchable index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LoadError {
    /// They do not begin like a file of a search index: an error page, for example, or another file.
    #[error("this is not a file of a search index")]
    Foreign,
    /// This program cannot read their version.
    #[error("expected a search index of version {read}, found version {0}", read = super::version::VERSION)]
    Version(u8),
    /// They are truncated or changed.
    #[error("the file of the search index is damaged (its checksum differs)")]
    Damaged,
    /// They are a part of another index, or a different part of this one.
    #[error("the file is a part of another search index")]
    OtherIndex,
    /// They are unchanged, but their content is inconsistent.
    #[error("the file of the search index cannot be read: {0}")]
    Form(&'static str),
}
