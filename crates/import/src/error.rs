//! Why nothing was imported.

use std::path::PathBuf;

use pprnet_content::Problem;
use thiserror::Error;

/// Why nothing was imported.
#[derive(Debug, Error)]
pub enum ImportError {
    /// The input cannot be used: what is wrong with it, each with its line.
    #[error("the file cannot be imported")]
    Input(Vec<Problem>),
    /// Files are there already.
    #[error("{count} of the files exist already in {into}; --force replaces them", count = .files.len())]
    Exists {
        /// The folder.
        into: PathBuf,
        /// The files, relative to it.
        files: Vec<String>,
    },
    /// What is in the folder already does not pass the checks.
    #[error("what is in the folder already does not pass the checks; mend it first")]
    There(Vec<Problem>),
    /// What was made of the input does not pass the checks, together with what is in the folder already.
    #[error("the imported content would not pass the checks")]
    Content(Vec<Problem>),
    /// What was written would not read back as it was: a fault of this program.
    #[error("{0} would not be read back as it was; please report this as a fault of pprnet")]
    Changed(String),
    /// A file cannot be read or written.
    #[error("{what}")]
    Files {
        /// What was tried, and on which file.
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
