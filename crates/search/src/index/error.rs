use thiserror::Error;

/// Why bytes are not an index that can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LoadError {
    /// They do not begin as a file of a search index does: an error page, another file.
    #[error("this is not a file of a search index")]
    Foreign,
    /// They are of a version that this program does not read.
    #[error("the search index has version {0}, and this program reads version {read}", read = super::version::VERSION)]
    Version(u8),
    /// They are cut off or changed.
    #[error("the file of the search index is damaged (its checksum differs)")]
    Damaged,
    /// They are a part of another index, or another part of this one.
    #[error("the file is a part of another search index")]
    OtherIndex,
    /// They are as they were written, but what they say does not fit together.
    #[error("the file of the search index cannot be read: {0}")]
    Form(&'static str),
}
