//! Collects problems and notes while a page is parsed.

use super::model::Text;
use super::note::{NoteKind, PageNote};
use super::problem::{PageProblem, ProblemKind};

/// The problems and notes of a page.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) problems: Vec<PageProblem>,
    pub(super) notes: Vec<PageNote>,
    /// Lines between and below the posts that belong to none of them.
    pub(super) unplaced: Vec<Text>,
}

impl Found {
    pub(super) fn problem(&mut self, line: usize, kind: ProblemKind) {
        self.problems.push(PageProblem { line, kind });
    }

    pub(super) fn note(&mut self, line: usize, kind: NoteKind) {
        self.notes.push(PageNote { line, kind });
    }
}
