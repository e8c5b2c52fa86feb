//! What to finish, and how.

use std::path::PathBuf;

use pprnet_timing::Pace;

/// What to finish.
#[derive(Debug, Clone)]
pub struct FinishOptions {
    /// Trunk's staging folder, with the archive in `archive/`.
    pub dist: PathBuf,
    /// The path the site will stand under, as Trunk was told it.
    pub public_url: String,
    /// Where the content was read from, to name it in messages.
    pub content: PathBuf,
    /// Whether browsers are to forget what they keep of the site, and to keep nothing from now on.
    pub retire_worker: bool,
    /// How much faster than a real site this one waits: for browser tests.
    pub pace: Pace,
}
