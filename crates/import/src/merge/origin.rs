//! Where new posts come from, and how they are held back.

use pprnet_content::{Hold, Problem};

use crate::input::Held;

/// Facts about a new post besides its text.
#[derive(Debug)]
pub(super) struct Origin {
    /// The input that has it.
    pub(super) file: String,
    /// Its first line there.
    pub(super) line: usize,
    /// Whether the input gives its address.
    pub(super) is_named: bool,
    /// How it is held back, if it is.
    pub(super) held: Option<Held>,
}

impl Origin {
    pub(super) fn is_draft(&self) -> bool {
        self.held.as_ref().is_some_and(Held::is_draft)
    }

    /// Whether this version of a post is nearer to publication than another: published, scheduled, draft.
    pub(super) fn is_ahead_of(&self, other: &Self) -> bool {
        self.rank() > other.rank()
    }

    fn rank(&self) -> u8 {
        match self.held.as_ref().map(|held| held.hold) {
            None => 2,
            Some(Hold::Until(_)) => 1,
            Some(Hold::Draft) => 0,
        }
    }

    /// The note about a post that is held back.
    pub(super) fn note(&self, title: &str) -> Option<Problem> {
        let message = match self.held.as_ref()?.hold {
            Hold::Draft => format!(
                "“{title}” is not published, so it was imported as a draft. To publish it, remove the line draft = true from its file"
            ),
            Hold::Until(day) => format!(
                "“{title}” has a publish date, so its file has the line publish = \"{day}\": the site shows it from that day on"
            ),
        };
        Some(Problem::new(&self.file, self.line, "note", message))
    }
}
