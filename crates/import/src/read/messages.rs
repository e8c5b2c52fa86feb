//! Messages about pages, for files and for entries of feeds.

use crate::html;

/// The message about HTML that is nested too deeply.
pub(crate) fn too_deep() -> String {
    format!(
        "its elements lie more than {} deep in each other, which no page needs. Copy the text of the page, and import that",
        html::DEEPEST
    )
}

/// The message about HTML with too many elements.
pub(crate) fn too_many() -> String {
    format!("it has more than {} elements, which no blog needs; save it in parts", html::MOST)
}

/// Replaces the default heading in a message by that of the digest.
pub(crate) fn own_heading(message: String, section: &str) -> String {
    message.replace("`Practice Implications`", &format!("`{section}`"))
}
