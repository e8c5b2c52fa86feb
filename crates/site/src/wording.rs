//! Words that several messages share, and those of the files that people see.

use pprnet_archive::NoticeKind;

/// In a feed that is open in a browser: the way to the page of the same posts.
pub(crate) const FEED_AS_PAGE: &str = "The same as a page";
/// And to the next page of the feed.
pub(crate) const FEED_OLDER: &str = "Older posts";

/// In a newsletter: the heading of what follows for practice, and that of the summary.
pub(crate) const IMPLICATIONS: &str = "Practice Implications";
pub(crate) const SUMMARY: &str = "Summary";
/// The link to the post.
pub(crate) const READ_ON_SITE: &str = "Read this post on the site";
/// What a notice is.
pub(crate) const fn notice(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Correction => "Corrected",
        NoticeKind::Retraction => "Retracted",
    }
}

/// A number of things: `1 post`, `2 posts`.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
