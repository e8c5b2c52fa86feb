//! Words that several messages share, and those of the files that people see.

/// In a feed that is open in a browser: the way to the page of the same posts.
pub(crate) const FEED_AS_PAGE: &str = "The same as a page";
/// And to the next page of the feed.
pub(crate) const FEED_OLDER: &str = "Older posts";

/// A number of things: `1 post`, `2 posts`.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
