//! The options of this step.

use std::path::PathBuf;

use pprnet_timing::Pace;

/// How to finish a site.
#[derive(Debug, Clone)]
pub struct FinishOptions {
    /// Trunk's staging folder, with the archive in `archive/`.
    pub dist: PathBuf,
    /// The path at which the site will be mounted, as given to Trunk.
    pub public_url: String,
    /// The content folder, for messages.
    pub content: PathBuf,
    /// Whether browsers should delete their offline copy of the site and store nothing from now on.
    pub retire_worker: bool,
    /// How much faster than a real site this one waits, for browser tests.
    pub pace: Pace,
}
