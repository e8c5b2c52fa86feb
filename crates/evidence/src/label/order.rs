//! Numbers in the same order as earlier ones, and numbers that repeat others.

use super::prose::{Prose, has_verb};
use crate::grammar::{is_preposition, is_verb};
use crate::peers::sides;
use crate::sentence::Span;

/// The most numbers that may follow others in the same order.
const MOST_SIDES: usize = 4;

/// How many numbers back the earlier ones may be.
const REACH: usize = 12;

/// Beside a name: words that add nothing to the label: “giving an NNT of 4”.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "a", "an", "the", "or", "that", "is", "was", "thus", "hence", "so", "i", "e", "which", "gives", "gave", "yields", "yielded",
    "makes", "means",
];

impl Prose<'_> {
    /// “54% in the guided arm vs. 32% on the waiting list; 4.4 vs. 9.8% deteriorated”: the words that distinguish the earlier
    /// number with the same index.
    pub(super) fn side_of_earlier(&self, draft: usize) -> Option<Span> {
        let (position, count) = self.peers[draft];
        let first = draft.checked_sub(position)?;
        // “38 and 41% at 6 and 12 months”: the numbers distinguish them.
        let block = self.block_of[draft];
        if count < 2 || block == 0 || self.has_number(self.before(block)) || self.has_number(self.head(block))
        {
            return None;
        }
        (0..first)
            .rev()
            .take(REACH)
            .find_map(|last| self.sides_up_to(last, count, self.is_percent[draft]))?
            .get(position)
            .copied()
    }

    /// Whether a stretch has a number that is not a statistic.
    pub(super) fn has_number(&self, (start, end): Span) -> bool {
        (start..end).any(|at| self.s.number(at).is_some() && !self.is_statistic[at])
    }

    /// For the next sentence: the words that distinguish the last two, three or four numbers of this one, and whether they are
    /// percentages.
    pub(super) fn last_sides(&self) -> Vec<(Vec<String>, bool)> {
        let Some(last) = self.block_of.len().checked_sub(1) else { return Vec::new() };
        let is_percent = self.is_percent[last];
        (2..=MOST_SIDES)
            .filter_map(|count| self.sides_up_to(last, count, is_percent))
            .map(|sides| (sides.into_iter().map(|side| self.text(side)).collect(), is_percent))
            .collect()
    }

    /// The words that distinguish the `count` numbers up to `last`.
    fn sides_up_to(&self, last: usize, count: usize, is_percent: bool) -> Option<Vec<Span>> {
        let first = (last + 1).checked_sub(count)?;
        let block = self.block_of[last];
        if self.is_percent[last] != is_percent {
            return None;
        }
        if self.peers[last] == (count - 1, count) {
            return sides(self.s, self.before(block), self.head(block), count);
        }
        let phrases: Vec<Span> = (first..=last)
            .map(|draft| {
                let is_alone = self.peers[draft].1 == 1 && self.is_percent[draft] == is_percent;
                is_alone.then(|| self.own_phrase(self.block_of[draft])).flatten()
            })
            .collect::<Option<_>>()?;
        let differ = (1..phrases.len()).all(|at| self.text(phrases[at]) != self.text(phrases[at - 1]));
        differ.then_some(phrases)
    }

    /// The phrase directly after a block, or directly before it, that distinguishes it: “in the guided arm”.
    fn own_phrase(&self, block: usize) -> Option<Span> {
        let s = self.s;
        let (start, end) = self.head(block);
        if is_preposition(s.word(start)) {
            let verb = (start..end).find(|at| is_verb(s.word(*at)) || s.mark(*at) == ';').unwrap_or(end);
            return Some((start, verb));
        }
        if let Some(close) = self.bracket_after(block) {
            return Some((self.blocks[block].1 + 1, close));
        }
        let (start, end) = self.before(block);
        let phrase = self.last_preposition((start, end))?;
        let is_phrase = phrase + 1 < end && !has_verb(s, (phrase, end)) && s.word(phrase) != "to";
        is_phrase.then_some((phrase, end))
    }

    /// The draft that this one repeats in another metric, with only words such as “giving an” between: “(OR 3.40), giving an
    /// NNT of 4”.
    pub(super) fn repeated_draft(&self, draft: usize) -> Option<usize> {
        let s = self.s;
        let earlier = draft.checked_sub(1)?;
        let (block, before) = (self.block_of[draft], self.block_of[earlier]);
        if block != before + 1 || self.is_percent[draft] || self.peers[draft].1 > 1 {
            return None;
        }
        let mut words = (self.blocks[before].1..self.blocks[block].0)
            .filter(|at| !s.word(*at).is_empty() || s.number(*at).is_some());
        let first = words.next()?;
        let is_participle = s.word(first).len() > 5 && s.word(first).ends_with("ing");
        let adds_nothing = (is_participle || EMPTY.contains(&s.word(first)))
            && words.all(|at| EMPTY.contains(&s.word(at)))
            && self.metrics[draft] != self.metrics[earlier];
        let (start, end) = self.head(block);
        let is_last = (start..end).all(|at| s.word(at).is_empty());
        (adds_nothing && is_last).then_some(earlier)
    }
}
