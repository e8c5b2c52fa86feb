//! Which prose around a block belongs to it: before it, or after it.

use super::prose::{Prose, has_verb};
use crate::grammar::{is_preposition, is_verb};
use crate::sentence::Span;

/// Words directly after a number that introduce the next one.
const JOINTS: &[&str] = &[
    "and", "but", "versus", "compared", "against", "than", "rather", "while", "whereas", "after", "for",
    "the",
];

impl Prose<'_> {
    /// The prose between a block and the next one, or the end of the sentence.
    pub(super) fn between(&self, index: usize) -> Span {
        let end = self.blocks.get(index + 1).map_or(self.s.len(), |next| next.0);
        let mut start = self.blocks[index].1;
        let is_last = index + 1 == self.blocks.len();
        while is_last && start < end && (self.is_statistic[start] || self.s.word(start).is_empty()) {
            start += 1;
        }
        // “SMD = 0.34, 95% CI [0.26, 0.42], for psychotherapies and …, for pharmacotherapies”.
        let begins_phrase = self.s.mark(start) == ',' && is_preposition(self.s.word(start + 1));
        if begins_phrase && !is_last && start + 1 < end && self.ends_with_phrase() {
            start += 1;
        }
        (start, end)
    }

    /// The position at which the prose after a block turns to the next block.
    pub(super) fn turn(&self, index: usize) -> usize {
        let (start, end) = self.between(index);
        if let Some(close) = self.bracket_after(index) {
            return close + 1;
        }
        if !self.is_explained_after(index) {
            // The words before a semicolon belong to the block before it: “than the book; on stress”.
            let is_last = index + 1 == self.blocks.len();
            let semicolon = (start..end).find(|at| self.s.mark(*at) == ';' && self.s.group(*at).is_none());
            return semicolon.filter(|_| !is_last).unwrap_or(start);
        }
        let clause = self.s.clause(start);
        let turned = (start..end).find(|at| self.s.clause(*at) != clause && self.s.mark(*at) != ',');
        let is_last = index + 1 == self.blocks.len();
        turned.unwrap_or(if is_last { end } else { self.joint(start, end) })
    }

    /// The end of a bracket of words directly after a block: “g = 0.55 (individual)”.
    pub(super) fn bracket_after(&self, index: usize) -> Option<usize> {
        let open = self.blocks[index].1;
        let close = self.s.close(open).filter(|_| !self.is_statistic.get(open).copied().unwrap_or(true))?;
        (close < self.between(index).1 && self.blocks.len() > 1).then_some(close)
    }

    /// The continuation of a list: the last comma or “and” of the prose, with at most a few words after it.
    pub(super) fn joint(&self, start: usize, end: usize) -> usize {
        (start..end)
            .rev()
            .take(12)
            .find(|at| {
                matches!(self.s.mark(*at), ',' | ';')
                    || (matches!(self.s.word(*at), "and" | "or" | "to" | "vs" | "versus" | "but")
                        && self.s.word(at + 1) != "above")
            })
            .unwrap_or(end)
    }

    /// Whether the words after a block are its label.
    pub(super) fn is_explained_after(&self, index: usize) -> bool {
        let (start, end) = self.between(index);
        if start >= end || self.bracket_after(index).is_some() {
            return start < end;
        }
        let word = self.s.word(start);
        // “dropped by 41% on average; …”
        if self.s.phrase(start, "on average").is_some() && self.s.word(start + 2).is_empty() {
            return false;
        }
        let is_last = index + 1 == self.blocks.len();
        if is_last && self.s.clause(start) != self.s.clause(self.blocks[index].0) {
            return false;
        }
        // In a list of brackets that ends with one, each bracket follows its words.
        let is_bracket = matches!(self.s.mark(self.blocks[index].0), '(' | '[');
        let follows_words = is_bracket && index == 0 && !is_last && self.ends_with_block();
        // “a 23% reduction in symptoms”.
        let is_attribute = matches!(self.s.word_before(self.blocks[index].0), "a" | "an") && !word.is_empty();
        let is_negated = word == "no" && self.s.word(start + 1) == "longer";
        // “One in five (19.7%) ended treatment early”.
        // “52.1% moved to recovery, 65.9% …”
        let is_subject = index == 0 && !has_verb(self.s, (self.start, self.blocks[0].0));
        let is_regular =
            (is_bracket || is_subject) && self.is_rate(index) && word.len() > 4 && word.ends_with("ed");
        // “12% got worse, against 5% of the adults”, “28% online and 17% face to face”
        let is_bare_predicate = is_subject
            && !is_bracket
            && self.is_rate(index)
            && !is_last
            && word.len() > 2
            && !JOINTS.contains(&word);
        let is_predicate = is_bare_predicate
            || is_regular
            || is_attribute
            || is_negated
            || word == "of"
            || word == "chance"
            || is_verb(word);
        (is_preposition(word) && !follows_words) || is_predicate || (is_last && !word.is_empty())
    }

    /// Whether a block is a percentage.
    fn is_rate(&self, index: usize) -> bool {
        self.block_of.iter().zip(&self.is_percent).any(|(block, is_percent)| *block == index && *is_percent)
    }

    /// Whether a phrase follows the last block.
    pub(super) fn ends_with_phrase(&self) -> bool {
        let (start, _) = self.between(self.blocks.len() - 1);
        is_preposition(self.s.word(start))
    }

    /// Whether no words follow the last block.
    pub(super) fn ends_with_block(&self) -> bool {
        let (start, end) = self.between(self.blocks.len() - 1);
        (start..end).all(|at| self.s.word(at).is_empty())
    }

    /// The prose after a block that belongs to it.
    pub(super) fn head(&self, index: usize) -> Span {
        let (start, _) = self.between(index);
        (start, self.turn(index))
    }

    /// The prose before a block that belongs to it rather than to the block before.
    pub(super) fn tail(&self, index: usize) -> Span {
        (self.turn(index - 1), self.blocks[index].0)
    }

    /// The verb at the end of a list, and the words after it: “61% of the veterans in exposure and 44% of those in usual care
    /// no longer met criteria”.
    pub(super) fn shared_predicate(&self, index: usize) -> Option<Span> {
        let (last, list_end) = self.list();
        // “61% of A, but only 38% of B, no longer met criteria (RR 1.61)”: the list ends at the first number before a verb.
        let verb_block = (index..=last).find(|at| has_verb(self.s, self.between(*at)))?;
        let (start, end) = self.between(verb_block);
        // “23% ended therapy early, and these were younger (d = −0.28)”: the first number has its own predicate.
        let own = self.head(index);
        let is_own =
            has_verb(self.s, own) || (self.s.word(own.0).len() > 4 && self.s.word(own.0).ends_with("ed"));
        let is_of_list = self.is_rate(index) == self.is_rate(verb_block)
            && (index < verb_block || (index > 0 && self.is_rate(index) && verb_block < last));
        if is_own || !is_of_list || has_verb(self.s, (self.start, self.blocks[verb_block].0)) {
            return None;
        }
        let verb = (start + 1..end.min(list_end)).find(|at| is_verb(self.s.word(*at)))?;
        let is_negated = self.s.word_before(verb) == "longer" && verb > start + 2;
        let clause = self.s.clause(verb);
        let end =
            (verb..end.min(list_end)).find(|at| self.s.clause(*at) != clause).unwrap_or(end.min(list_end));
        Some((if is_negated { verb - 2 } else { verb }, end))
    }

    /// The end of the list that begins the sentence.
    pub(super) fn list_end(&self) -> usize {
        self.list().1
    }

    /// Whether the last block of the list that begins the sentence has a predicate.
    pub(super) fn list_has_verb(&self) -> bool {
        let (last, end) = self.list();
        has_verb(self.s, (self.blocks[last].1, end))
    }

    /// The last block of the list that begins the sentence, and the end of the list: a semicolon.
    fn list(&self) -> (usize, usize) {
        let semicolon = (self.blocks[0].1..self.s.len())
            .find(|at| self.s.mark(*at) == ';' && self.s.group(*at).is_none());
        let end = semicolon.unwrap_or(self.s.len());
        (self.blocks.iter().rposition(|block| block.1 <= end).unwrap_or(0), end)
    }

    /// “accounted for 7.5% and adherence for 0.4% of the variance”: only the last part says what the shares are of.
    pub(super) fn shares_whole(&self) -> bool {
        let (last, _) = self.list();
        let is_of = |index: usize| self.s.word(self.blocks[index].1) == "of";
        last > 0
            && (0..=last).all(|index| self.is_rate(index))
            && is_of(last)
            && (0..last).all(|index| !is_of(index))
    }

    /// The words after the last block, for lists whose subject ends the sentence.
    pub(super) fn shared_end(&self) -> Option<Span> {
        let (last, end) = self.list();
        // “the correlation was .31, it was .14 in children”: in a list no verb separates the numbers.
        // “… it was hope (r = .28) that went with outcome”
        let is_list = !has_verb(self.s, (self.blocks[0].1, self.blocks[last].0))
            || matches!(self.s.word(self.blocks[last].1), "that" | "who");
        (last > 0 && is_list && !self.is_explained_after(0)).then_some((self.blocks[last].1, end))
    }
}
