//! Finds the matches in a text.
//!
//! The text is split as for the index, and a word is highlighted if the query found its term. So forms, prefixes,
//! corrections and synonyms need no rules of their own.

mod excerpt;
mod texts;

use std::ops::Range;

use crate::Field;
use crate::index::{Dictionary, Labels};
use crate::plan::{Clause, Group, Plan, Slot, slot_terms};
use crate::query::Scope;
use crate::sorting::by_key;

pub use excerpt::Excerpt;
pub use texts::Texts;

use texts::{Occurrence, TokenizedText};

/// The words and phrases to highlight.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marker {
    /// For every word or phrase of the query, the ways in which it was searched.
    patterns: Vec<Pattern>,
}

#[derive(Debug, Clone)]
struct Pattern {
    /// The index of the word or phrase in the query.
    clause: u32,
    scope: Option<Scope>,
    slots: Vec<Slot>,
}

/// A match: its range, and the word or phrase of the query that it matches.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) clause: u32,
}

impl Marker {
    pub(crate) fn new(plan: &Plan) -> Self {
        let clauses = plan.groups.iter().flat_map(Group::clauses);
        let patterns = |(clause, number): (&Clause, u32)| {
            let scope = clause.scope;
            let senses = clause.senses.iter();
            senses
                .map(move |sense| Pattern { clause: number, scope, slots: sense.slots.clone() })
                .collect::<Vec<_>>()
        };
        Self { patterns: clauses.zip(0..).flat_map(patterns).collect() }
    }

    /// The labels with a name that matches a word or phrase without a scope.
    pub(crate) fn labels(&self, labels: &Labels) -> Vec<u16> {
        let anywhere = self.patterns.iter().filter(|pattern| pattern.scope.is_none());
        let with = |pattern: &Pattern| labels.with_words(&slot_terms(&pattern.slots));
        anywhere.flat_map(with).collect()
    }

    /// The matches in the text of a field, in order; they may overlap.
    fn marks(&self, text: &TokenizedText) -> Vec<Mark> {
        let field = text.field;
        let mut marks = Vec::new();
        for pattern in &self.patterns {
            let inside = |range: &Range<usize>| match pattern.scope {
                None => true,
                Some(Scope::Title) => field == Field::Title,
                Some(Scope::Authors) => {
                    matches!(field, Field::Authors | Field::Citation) && range.end <= text.authors
                }
            };
            let found = occurrences(&text.words, &pattern.slots).into_iter().filter(inside);
            marks.extend(found.map(|range| Mark { range, clause: pattern.clause }));
        }
        by_key(&marks, |mark| u32::try_from(mark.range.start).unwrap_or(u32::MAX))
    }

    /// The highlighted ranges of the text of a field, in order and disjoint.
    pub(crate) fn ranges(&self, dictionary: &Dictionary, field: Field, text: &str) -> Vec<Range<usize>> {
        merged(&self.marks(&TokenizedText::new(dictionary, field, text)))
    }
}

/// The ranges of words that fill the slots.
fn occurrences(words: &[Occurrence], slots: &[Slot]) -> Vec<Range<usize>> {
    let Some((first, rest)) = slots.split_first() else { return Vec::new() };
    let fills = |slot: &Slot, word: &Occurrence| slot.terms.binary_search(&word.term).is_ok();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if !fills(first, word) {
            continue;
        }
        let position = |slot: &Slot| (word.position + slot.offset).saturating_sub(first.offset);
        // Variants are slightly out of order; four words back is far enough.
        let near = words.get(at.saturating_sub(4)..).unwrap_or_default();
        let end = |slot: &Slot| {
            let near = near.iter().take(slot.offset as usize * 3 + 12);
            let mut there = near.filter(|other| other.position == position(slot) && fills(slot, other));
            there.next().map(|other| other.end)
        };
        let ends: Option<Vec<usize>> = rest.iter().map(end).collect();
        if let Some(ends) = ends {
            found.push(word.start..ends.into_iter().max().unwrap_or(word.end).max(word.end));
        }
    }
    found
}

fn merged(marks: &[Mark]) -> Vec<Range<usize>> {
    let mut merged: Vec<Range<usize>> = Vec::new();
    for Mark { range, .. } in marks {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range.clone()),
        }
    }
    merged
}
