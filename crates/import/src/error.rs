//! The error type of imports.

use std::path::PathBuf;

use pprnet_content::Problem;
use thiserror::Error;

/// Why nothing was imported.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The input is unusable; each problem has its line.
    #[error("the file cannot be imported")]
    Input(Vec<Problem>),
    /// Some of the files exist already.
    #[error("{count} of the files exist already in {into}; --force replaces them", count = .files.len())]
    Exists {
        /// The folder.
        into: PathBuf,
        /// Paths of the files, relative to the folder.
        files: Vec<String>,
    },
    /// The existing content does not pass the checks.
    #[error("the existing content does not pass the checks; correct it first")]
    There(Vec<Problem>),
    /// The imported content, merged with the existing content, does not pass the checks.
    #[error("the imported content would not pass the checks")]
    Content(Vec<Problem>),
    /// The written files would not read back unchanged; this is a bug in this program.
    #[error("{0} would not be read back as it was; please report this as a fault of pprnet")]
    Changed(String),
    /// A file cannot be read or written.
    #[error("{what}")]
    Files {
        /// The failed action and its file.
        what: String,
        /// Why it failed.
        source: anyhow::Error,
    },
}

impl ImportError {
    pub(crate) fn files(what: String, source: impl Into<anyhow::Error>) -> Self {
        Self::Files { what, source: source.into() }
    }
}
