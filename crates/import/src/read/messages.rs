//! What is said of a page, whether it is a file or an entry of a feed.

use crate::html;

/// What is said of HTML whose elements lie too deep in each other.
pub(crate) fn too_deep() -> String {
    format!(
        "its elements lie more than {} deep in each other, which no page needs. Copy the text of the page, and import that",
        html::DEEPEST
    )
}

/// A message that names the usual heading, for a digest with its own.
pub(crate) fn own_heading(message: String, section: &str) -> String {
    message.replace("`Practice Implications`", &format!("`{section}`"))
}
