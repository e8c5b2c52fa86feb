//! Selects the posts that match.

use crate::index::Documents;
use crate::plan::{Mode, Plan};

use super::hits::Evaluated;

/// How much of the query the results cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// All of it. If the query reads as a sentence, some of the posts may cover less.
    All,
    /// All words, but the words of some phrases are apart.
    Apart,
    /// No post has all words; these have some, closest first.
    Closest,
    /// At least one word, as requested.
    Some,
}

/// Which words a post must have to be selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordMatch {
    /// Posts that have all words.
    All,
    /// Posts that have any word.
    Any,
}

/// The posts that match.
#[derive(Debug)]
pub(crate) struct Matched {
    /// For every post, whether it matches.
    pub(crate) marks: Vec<bool>,
    /// For every post, whether it has all words and meets the conditions.
    pub(crate) complete: Vec<bool>,
    pub(crate) coverage: Coverage,
    /// Whether any post has all words, regardless of the conditions. Words are relaxed only if no post has all of them:
    /// a condition narrows the results and never adds new ones.
    pub(crate) somewhere: bool,
    /// Whether any post has any of the required words; true if there are none.
    pub(crate) known: bool,
}

impl Matched {
    pub(crate) fn docs(&self) -> impl Iterator<Item = u32> {
        self.marks.iter().zip(0_u32..).filter(|(mark, _)| **mark).map(|(_, doc)| doc)
    }
}

/// The posts that have all the words of a plan, or any of them, and meet its conditions.
pub(crate) fn matching(
    documents: &Documents,
    plan: &Plan,
    evaluated: &Evaluated,
    word_match: WordMatch,
) -> Matched {
    let count = documents.len();
    let mut allowed = vec![true; count];
    // For each post: how many of the required words it has, and whether it has any optional one.
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
        if group.needed {
            words.iter_mut().zip(&marks).for_each(|(words, mark)| *words += usize::from(*mark));
        }
        some.iter_mut().zip(&marks).for_each(|(some, mark)| *some |= mark);
    }
    let mut without = vec![false; count];
    evaluated.excluded.iter().for_each(|found| found.mark(documents, &mut without));
    allowed.iter_mut().zip(&without).for_each(|(allowed, without)| *allowed &= !without);
    let with = |marks: &mut dyn Iterator<Item = bool>| -> Vec<bool> {
        allowed.iter().zip(marks).map(|(allowed, mark)| *allowed && mark).collect()
    };
    let needed = plan.needed();
    let complete = with(&mut words.iter().map(|words| *words >= needed));
    let most = words.iter().copied().max().unwrap_or(0);
    let known = most > 0 || needed == 0;
    if plan.mode == Mode::Question && with_words {
        let marks = with(&mut some.iter().copied());
        return Matched { marks, complete, coverage: Coverage::Some, somewhere: true, known: true };
    }
    let somewhere = most >= needed;
    let coverage = if somewhere { Coverage::All } else { Coverage::Closest };
    let marks = match word_match {
        WordMatch::Any if with_words && needed > 0 => with(&mut words.iter().map(|words| *words > 0)),
        _ => complete.clone(),
    };
    Matched { marks, complete, coverage, somewhere, known }
}
