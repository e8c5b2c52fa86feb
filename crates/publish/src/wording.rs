//! Words that several messages share.

/// A number of things: `1 post`, `2 posts`.
pub(crate) fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
