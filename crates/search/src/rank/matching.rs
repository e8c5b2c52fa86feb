//! Which posts match.

use crate::index::Documents;
use crate::plan::{Mode, Plan};

use super::hits::Evaluated;

/// How much of what was asked for the posts found have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// All of it.
    All,
    /// All words, but where some were wanted side by side, apart.
    Apart,
    /// No post has all words; these have the most that any has.
    Nearest {
        /// How many words and phrases were asked for.
        wanted: usize,
        /// How many of them each of the posts found has.
        found: usize,
    },
    /// At least one word, as asked for.
    Some,
}

/// The posts that match.
#[derive(Debug)]
pub(crate) struct Matched {
    /// For every post.
    pub(crate) marks: Vec<bool>,
    pub(crate) coverage: Coverage,
    /// Whether any post has all words, whatever else was asked of it. Only where none has are words stretched: what is
    /// asked besides narrows what was found, and never brings anything new.
    pub(crate) somewhere: bool,
    /// Whether any post has any of the words, if words were asked for.
    pub(crate) known: bool,
}

impl Matched {
    pub(crate) fn docs(&self) -> impl Iterator<Item = u32> {
        self.marks.iter().zip(0_u32..).filter(|(mark, _)| **mark).map(|(_, doc)| doc)
    }
}

/// The posts that have all that is wanted; where there is none and `nearest`, those that have most of it.
pub(crate) fn matching(documents: &Documents, plan: &Plan, evaluated: &Evaluated, nearest: bool) -> Matched {
    let count = documents.len();
    let mut allowed = vec![true; count];
    // How many of the needed words each post has, and whether it has any of the others.
    let mut words = vec![0_usize; count];
    let mut some = vec![false; count];
    let mut with_words = false;
    for (group, found) in plan.groups.iter().zip(&evaluated.groups) {
        let mut marks = vec![false; count];
        found.iter().for_each(|found| found.mark(documents, &mut marks));
        if !group.has_words() {
            allowed.iter_mut().zip(&marks).for_each(|(allowed, mark)| *allowed &= mark);
            continue;
        }
        with_words = true;
        some.iter_mut().zip(&marks).for_each(|(some, mark)| *some |= mark);
        if group.needed {
            words.iter_mut().zip(&marks).for_each(|(words, mark)| *words += usize::from(*mark));
        }
    }
    let mut without = vec![false; count];
    evaluated.excluded.iter().for_each(|found| found.mark(documents, &mut without));
    allowed.iter_mut().zip(&without).for_each(|(allowed, without)| *allowed &= !without);
    if plan.mode == Mode::Question && with_words {
        allowed.iter_mut().zip(&some).for_each(|(allowed, some)| *allowed &= some);
        return Matched { marks: allowed, coverage: Coverage::Some, somewhere: true, known: true };
    }
    let wanted = plan.needed();
    let has = |at_least: usize| -> Vec<bool> {
        allowed.iter().zip(&words).map(|(allowed, words)| *allowed && *words >= at_least).collect()
    };
    let most = words.iter().copied().max().unwrap_or(0);
    let somewhere = most >= wanted;
    let known = most > 0 || wanted == 0;
    if nearest && !somewhere && most > 0 {
        let coverage = Coverage::Nearest { wanted, found: most };
        return Matched { marks: has(most), coverage, somewhere, known };
    }
    Matched { marks: has(wanted), coverage: Coverage::All, somewhere, known }
}
