//! A mistake in front matter that is not valid TOML.

/// A mistake in a line, and its effect on the lines below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    /// What to do about it.
    pub(crate) message: String,
    /// Which lines below it makes doubtful.
    pub(super) reach: Reach,
}

/// How far a mistake makes the parser misread what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only its own line.
    Line,
    /// Following lines without `=` may be the rest of its text.
    Text,
    /// This many following lines are the rest of its text.
    Rows(usize),
    /// Everything below.
    All,
}

impl Slip {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), reach: Reach::Line }
    }
}
