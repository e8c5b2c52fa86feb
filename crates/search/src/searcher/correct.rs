//! “Did you mean …?”

use crate::plan::{Group, MatchKind, Mode, Plan};
use crate::rank::{Evaluated, Source};
use crate::results::{Correction, corrected};
use crate::sorting::by_key;

use super::loaded::Searcher;

/// The corrections of a query.
#[derive(Default)]
pub(super) struct Corrections {
    pub(super) made: Vec<Correction>,
    /// Whether every word that no post has as typed is among them.
    pub(super) is_complete: bool,
}

impl Searcher {
    /// The words that a post has only with a different spelling, as the post spells them; and the words that no post has as
    /// typed, as the most similar word of the archive.
    pub(super) fn corrections(&self, plan: &Plan, evaluated: &Evaluated, doc: u32) -> Corrections {
        if plan.mode == Mode::Question {
            return Corrections::default();
        }
        let docs = u32::try_from(self.head.documents.len()).unwrap_or(u32::MAX);
        let mut corrections = Corrections { made: Vec::new(), is_complete: true };
        let nodes = plan.query.groups.iter().flatten().filter_map(|node| node.words());
        for word in nodes.flat_map(|words| &words.words) {
            if word.is_respelt {
                corrections.made.push(Correction { range: word.range.clone(), instead: word.text.clone() });
                continue;
            }
            if self.has_word(plan, evaluated, word.position, doc) {
                continue;
            }
            let instead = self.nearest(plan, word.position, &word.text, Some(doc));
            if instead.is_none() && (0..docs).any(|doc| self.has_word(plan, evaluated, word.position, doc)) {
                continue;
            }
            match instead.or_else(|| self.nearest(plan, word.position, &word.text, None)) {
                Some(instead) => {
                    corrections.made.push(Correction { range: word.range.clone(), instead });
                }
                None => corrections.is_complete = false,
            }
        }
        corrections
    }

    /// The query with every misspelt word corrected, also those without meaning, such as *teh*. `None` if no word with a
    /// meaning is, or if one cannot be corrected.
    pub(super) fn suggestion(&self, plan: &Plan, corrections: &Corrections) -> Option<String> {
        if corrections.made.is_empty() || !corrections.is_complete {
            return None;
        }
        let expander = self.expander();
        let words = plan.query.groups.iter().flatten().filter_map(|node| node.words());
        let slips = words.filter(|words| !words.quoted).flat_map(|words| &words.words).filter_map(|word| {
            let instead = expander.slip_of(&word.text)?.to_owned();
            Some(Correction { range: word.range.clone(), instead })
        });
        let all: Vec<Correction> = corrections.made.iter().cloned().chain(slips).collect();
        let all = by_key(&all, |made| u32::try_from(made.range.start).unwrap_or(u32::MAX));
        corrected(&plan.query.text, &all)
    }

    /// Whether the post has the word as typed, or does not need a word at this position.
    fn has_word(&self, plan: &Plan, evaluated: &Evaluated, position: u32, doc: u32) -> bool {
        let clauses = plan.groups.iter().zip(&evaluated.groups);
        let mut clauses = clauses.flat_map(|(group, found)| group.items.iter().zip(found));
        let clause = clauses.find_map(|(item, found)| {
            let (clause, hits) = (item.clause()?, found.clause()?);
            (clause.position..clause.position + clause.words).contains(&position).then_some(hits)
        });
        clause.is_none_or(|hits| {
            hits.senses.iter().any(|sense| {
                !matches!(sense.kind, MatchKind::Typo(_))
                    && (sense.is_labelled(doc) || !sense.postings.positions(doc).is_empty())
            })
        })
    }

    /// The most similar word that was searched instead of `typed`, if `doc` or, without one, any post has it.
    fn nearest(&self, plan: &Plan, position: u32, typed: &str, doc: Option<u32>) -> Option<String> {
        let clauses = plan.groups.iter().flat_map(Group::clauses);
        let mut senses =
            clauses.flat_map(|clause| clause.senses.iter().map(move |sense| (clause.position, sense)));
        let terms: Vec<u32> = senses
            .by_ref()
            .filter(|(_, sense)| matches!(sense.kind, MatchKind::Typo(_)))
            .flat_map(|(first, sense)| sense.slots.iter().filter(move |slot| first + slot.offset == position))
            .flat_map(|slot| slot.terms.iter().copied())
            .collect();
        let dictionary = &self.head.dictionary;
        let mut near = self.typos.near(dictionary, typed, false);
        if near.is_empty() {
            near = self.typos.near(dictionary, typed, true);
        }
        near.retain(|typo| terms.contains(&dictionary.term(typo.word)));
        let in_post = |term: u32| {
            let Some(doc) = doc else { return true };
            !self.postings(term).positions(doc).is_empty() || {
                let slots: [(u32, &[u32]); 1] = [(0, &[term])];
                let labels =
                    |labels: &crate::index::Labels| labels.posts(&labels.with_words(&slots)).contains(&doc);
                labels(&self.head.topics) || labels(&self.head.types)
            }
        };
        let best = near.into_iter().filter(|typo| in_post(dictionary.term(typo.word))).min_by_key(|typo| {
            let word = dictionary.word(typo.word);
            (typo.errors, word.chars().next() != typed.chars().next(), typo.word)
        });
        best.map(|typo| dictionary.word(typo.word).to_owned())
    }
}
