//! The options of a preview.

use std::path::PathBuf;

use pprnet_archive::Date;

/// What to show, and on which port.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The content folder.
    pub(crate) content: PathBuf,
    /// The folder with the compiled reader; a build puts it into `target/program`.
    pub(crate) program: PathBuf,
    /// The port; 0 selects a free one.
    pub(crate) port: u16,
    /// The day that counts as today.
    pub(crate) today: Date,
    /// Whether to include drafts and posts with a later publish date.
    pub(crate) drafts: bool,
}
