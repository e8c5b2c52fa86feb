//! Posts that are kept back: drafts, and posts that appear on a later day. Documents contain neither mark, only files do.

use pprnet_archive::Date;

use super::edit::with_line;

/// How a post is kept back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// It is a draft.
    Draft,
    /// It is shown from this day on.
    Until(Date),
}

/// The text of a post’s file with the line that keeps the post back. `None` if the file cannot be parsed.
#[must_use]
pub fn hold_back(file: &str, hold: Hold) -> Option<String> {
    match hold {
        Hold::Draft => with_line(file, "draft = true"),
        Hold::Until(day) => with_line(file, &format!("publish = \"{day}\"")),
    }
}
