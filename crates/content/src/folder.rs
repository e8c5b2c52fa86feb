//! The file names in a content folder, defined once.

use pprnet_archive::Post;

/// The site's settings.
pub const SITE_FILE: &str = "site.toml";
/// The topics and types.
pub const TAXONOMY_FILE: &str = "taxonomy.toml";
/// Redirects from old addresses; optional.
pub(crate) const REDIRECTS_FILE: &str = "redirects.toml";
/// Synonyms for the search; optional.
pub(crate) const SYNONYMS_FILE: &str = "synonyms.toml";
/// Everyday words for the terms that posts use. Optional; an English site without it gets the built-in one.
pub(crate) const THESAURUS_FILE: &str = "thesaurus.toml";
/// Screenshots for people who install the reader; optional.
pub(crate) const SCREENSHOTS_FILE: &str = "screenshots.toml";
/// The folder with the screenshot files.
pub const SCREENSHOTS_FOLDER: &str = "screenshots";
/// The folder of the posts.
pub const POSTS_FOLDER: &str = "posts";
/// The file name extension of posts.
pub(crate) const POST_ENDING: &str = ".md";

/// The file of a post, relative to the content folder.
#[must_use]
pub fn post_file(post: &Post) -> String {
    format!("{POSTS_FOLDER}/{}-{}{POST_ENDING}", post.month, post.slug)
}
