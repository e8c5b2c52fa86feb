//! What a preview shows, and where.

use std::path::PathBuf;

use pprnet_archive::Date;

/// What to show, and where.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The content folder.
    pub(crate) content: PathBuf,
    /// The folder with the compiled reader, which a build leaves in `target/program`.
    pub(crate) program: PathBuf,
    /// The port; 0 takes a free one.
    pub(crate) port: u16,
    /// The day that counts as today.
    pub(crate) today: Date,
    /// Whether drafts, and posts of later days, are shown, too.
    pub(crate) drafts: bool,
}
