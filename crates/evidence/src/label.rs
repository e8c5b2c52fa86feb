//! Labels: what a number refers to, in the words of the text.
//!
//! A sentence is prose with blocks of statistics in it. Each block owns the prose that distinguishes it, before it (“children,
//! g = 0.35; adolescents, g = 0.55”) or after it (“0.34 for psychotherapies and 0.36 for …”). Prose shared by all blocks
//! precedes the first block or follows the last.

mod about;
mod anaphora;
mod blocks;
mod gaps;
mod order;
mod prose;
mod stem;
mod study;
mod subject;
mod text;
mod topic;
mod turns;

use crate::chain::Draft;
use crate::item::Item;
use crate::peers::{Arms, arms, own_words};
use crate::sentence::{Sentence, Span};

use anaphora::with_antecedent;
pub use prose::LONGEST_LABEL;
use prose::{NOTHING, Prose, has_verb};
use text::{joined, shortened};
pub(crate) use topic::Topic;

/// Words that convert an estimate to another metric.
#[rustfmt::skip]
const CONVERSIONS: &[&str] = &[
    "corresponds", "correspond", "corresponding", "equivalent", "equals", "translates", "translated",
    "stated", "converted", "i.e", "equal",
];

/// The labels of the drafts, in order. `topic` is the topic of the sentence before; it becomes that of this sentence.
pub(crate) fn labels(s: &Sentence<'_>, items: &[Item], drafts: &[Draft], topic: &mut Topic) -> Vec<String> {
    let prose = Prose::new(s, items, drafts);
    let labels: Vec<String> = (0..drafts.len())
        .map(|index| {
            let block = prose.original(prose.block_of[index]);
            let label = prose.label(index);
            let antecedent = if topic.is_needed(&label) || prose.keeps_part(block) {
                prose.antecedent(block, topic)
            } else {
                String::new()
            };
            let label = with_antecedent(&antecedent, label);
            let label = match prose.position_among_unmarked(index).and_then(|peer| topic.side(peer)) {
                Some(side) => with_antecedent(side, label),
                None => label,
            };
            match topic.context(&label) {
                context if !context.is_empty() && prose.is_bare() => joined(context, &label),
                _ => label,
            }
        })
        .collect();
    *topic = prose.topic_of_sentence(&labels, topic);
    labels
}

impl<'a> Prose<'a> {
    fn label(&self, draft: usize) -> String {
        if let Some(earlier) = self.repeated_draft(draft) {
            return self.label(earlier);
        }
        let index = self.original(self.block_of[draft]);
        let block = self.blocks[index];
        let before = if index == 0 { (self.start, block.0) } else { self.tail(index) };
        let after = self.head_of_change(index).unwrap_or_else(|| self.head(index));
        let own = self.own_parts(draft, before, after);
        let is_reduction = draft > 0
            && self.block_of[draft - 1] == self.block_of[draft]
            && self.is_percent[draft - 1]
            && self.peers[draft - 1].1 == 1
            && self.s.word_before(block.0) == "by";
        let label = if let Some(own) = own {
            self.compose(&own, block)
        } else if is_reduction {
            // “fell by 25% (HR 0.75)”
            self.label(draft - 1)
        } else if self.compares[draft] && draft > 0 && self.is_percent[draft - 1] {
            // “… with exposure (53%) than with relaxation (31%), OR = 2.6”.
            self.compose(&[(self.start, block.0), after], block)
        } else if index == 0 {
            let is_shared = self.blocks.len() == 1 || !has_verb(self.s, before) || self.shares_whole();
            let shared =
                if is_shared { self.shared_end().or_else(|| self.shared_predicate(0)) } else { None };
            self.compose(&[before, after, shared.unwrap_or_default()], block)
        } else if let Some(antecedent) = self.pronoun_after(index, after) {
            let (stem, object) = self.stem(index, before, after);
            self.compose(&[stem, before, after, antecedent, object], block)
        } else if self.has_words(before) || self.has_words(after) {
            let (stem, object) = self.stem(index, before, after);
            let predicate = self.shared_predicate(index).unwrap_or_default();
            let whole = self.object_before_colon(index);
            let is_moderator = whole.0 < whole.1 && stem.1 <= whole.0;
            let stem = if is_moderator { NOTHING } else { stem };
            self.compose(&[whole, stem, before, after, object, predicate], block)
        } else if self.ends_change(index)
            && let Some(earlier) = self.block_of.iter().rposition(|other| *other + 1 == index)
        {
            self.label(earlier)
        } else {
            self.compose(&[(self.start, block.0)], block)
        };
        if label.is_empty() { shortened(&self.s.text(0, self.s.len())) } else { label }
    }

    /// The words that belong to one number of several in the same block.
    fn own_parts(&self, draft: usize, before: Span, after: Span) -> Option<Vec<Span>> {
        let index = self.original(self.block_of[draft]);
        let (peer, peers) = self.peers[draft];
        let own = if peers > 1 && index == self.block_of[draft] {
            own_words(self.s, before, after, peer, peers, self.compares[draft])
        } else {
            None
        };
        own.or_else(|| self.arms_of_first(index, before, after, (peer, peers)))
            .or_else(|| Some(vec![self.side_of_earlier(draft)?, before, after]))
    }

    /// The position of a number among several that the words of the sentence do not distinguish: “deterioration was 4 vs. 10%”.
    fn position_among_unmarked(&self, draft: usize) -> Option<(usize, usize, bool)> {
        let (position, count) = self.peers[draft];
        let (before, after) = (self.before(0), self.head(0));
        let is_unmarked = count > 1
            && self.blocks.len() == 1
            && !self.has_number(before)
            && !self.has_number(after)
            && self.own_parts(draft, before, after).is_none();
        is_unmarked.then_some((position, count, self.is_percent[draft]))
    }

    /// “A was superior to B in recovery (81 vs. 60%) and kept more patients, with dropout of 27 vs. 40%”: the first part names
    /// the arms of the later pair.
    fn arms_of_first(
        &self,
        index: usize,
        before: Span,
        after: Span,
        peer: (usize, usize),
    ) -> Option<Vec<Span>> {
        let is_pair = peer.1 == 2 && index > 0 && self.has_words(before);
        let Arms { arms, .. } = arms(self.s, (self.start, self.blocks[0].0)).filter(|_| is_pair)?;
        Some(vec![*arms.get(peer.0)?, before, after])
    }

    /// The block that this block repeats in another metric: “r = .29, which corresponds to d = 0.62”.
    fn original(&self, mut index: usize) -> usize {
        while index > 0 {
            let between = (self.blocks[index - 1].1, self.blocks[index].0);
            if !(between.0..between.1).any(|at| CONVERSIONS.contains(&self.s.word(at))) {
                break;
            }
            index -= 1;
        }
        index
    }

    fn has_words(&self, span: Span) -> bool {
        !self.text(span).is_empty()
    }
}
