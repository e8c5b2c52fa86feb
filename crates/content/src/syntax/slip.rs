//! A mistake in front matter that is not TOML.

/// A mistake in a line, and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    /// What to do about it.
    pub(crate) message: String,
    /// How far the lines below are in doubt because of it.
    pub(super) reach: Reach,
}

/// How far a mistake makes the parser misread what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// No further than its own line.
    Line,
    /// Lines without `=` below may be the rest of its text.
    Text,
    /// So many lines below, which are the rest of its text.
    Rows(usize),
    /// All the rest.
    All,
}

impl Slip {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), reach: Reach::Line }
    }
}
