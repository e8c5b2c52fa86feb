//! The names of the files in a content folder, each said once.

use pprnet_archive::Post;

/// What the site says of itself.
pub const SITE_FILE: &str = "site.toml";
/// The topics and types.
pub const TAXONOMY_FILE: &str = "taxonomy.toml";
/// Where old addresses lead; there need be none.
pub(crate) const REDIRECTS_FILE: &str = "redirects.toml";
/// Words that mean the same; there need be none.
pub(crate) const SYNONYMS_FILE: &str = "synonyms.toml";
/// What people call things that posts call otherwise; where there is none, a site in English has the one of this program.
pub(crate) const THESAURUS_FILE: &str = "thesaurus.toml";
/// Pictures of the reader for those who install it; there need be none.
pub(crate) const SCREENSHOTS_FILE: &str = "screenshots.toml";
/// The folder of their files.
pub const SCREENSHOTS_FOLDER: &str = "screenshots";
/// The folder of the posts.
pub const POSTS_FOLDER: &str = "posts";
/// How a post's file name ends.
pub(crate) const POST_ENDING: &str = ".md";

/// The file of a post, relative to the content folder.
#[must_use]
pub fn post_file(post: &Post) -> String {
    format!("{POSTS_FOLDER}/{}-{}{POST_ENDING}", post.month, post.slug)
}
