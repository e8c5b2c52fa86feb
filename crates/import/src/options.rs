//! What an import is asked to do.

use pprnet_content::Terms;

/// What an import does beside adding posts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// What all posts of the files are filed under.
    pub terms: Terms,
    /// Take the new text where a post differs.
    pub force: bool,
    /// Say what would be done, and do nothing.
    pub dry_run: bool,
    /// The heading that posts of the files have above what follows for practice; else that of the folder's site.
    pub section: Option<String>,
}
