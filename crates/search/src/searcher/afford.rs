//! The budget of a query: how many bytes of parts may be loaded for it.

use crate::index::{Head, TermId};
use crate::plan::{Clause, Item, MatchKind, Mode, Plan};
use crate::query::QueryNoteKind;
use crate::sorting::{by_key, unique};

use super::loaded::Searcher;

/// The most bytes of parts, uncompressed, to load for a query; a quarter less on the network. With the head of 10,000
/// posts and the bridge, `tests/e2e/budgets.rs` allows 315 KB. The rarest word of the query is always searched, whatever
/// it costs.
const MOST_BYTES: usize = 240 * 1024;

/// The order in which the optional senses of a query are added while the budget lasts.
const ORDER: [MatchKind; 5] =
    [MatchKind::Beginning, MatchKind::Synonym, MatchKind::Related, MatchKind::Typo(1), MatchKind::Typo(2)];

impl Searcher {
    /// Reduces a plan to the budget, together with the plans tried `before`. Its own words come first, the rarest before
    /// others; of each other sense, the most frequent words come first. Parts already loaded make no difference, so that
    /// the same query always finds the same posts.
    pub(super) fn affordable(&self, mut plan: Plan, before: &[&Plan]) -> Plan {
        if self.head.parts.is_empty() {
            return plan;
        }
        let mut cost = Cost::new(&self.head);
        before.iter().flat_map(|plan| plan.terms()).for_each(|term| cost.take(term));
        // In a question every word is optional, and all of them are loaded: only programs with a local index search for
        // questions.
        if plan.mode == Mode::Question {
            included_terms(&plan).for_each(|term| cost.take(term));
        }
        self.drop_unaffordable(&mut plan, &mut cost);
        for kind in ORDER {
            for clause in plan.clauses_mut() {
                for sense in clause.senses.iter_mut().filter(|sense| sense.kind == kind) {
                    for slot in &mut sense.slots {
                        let rarest_last = |term: &TermId| u32::from(u8::MAX - self.frequency(*term));
                        let mut terms = by_key(&slot.terms, rarest_last);
                        terms.retain(|term| cost.affords(*term));
                        sense.whole &= terms.len() == slot.terms.len();
                        slot.terms = unique(terms);
                    }
                }
                clause.senses.retain(|sense| sense.slots.iter().all(|slot| !slot.terms.is_empty()));
            }
        }
        plan
    }

    fn frequency(&self, term: TermId) -> u8 {
        self.head.dictionary.frequency(term)
    }

    /// Drops the query's own words that do not fit the budget: in a phrase their positions stay open; elsewhere they
    /// are not searched.
    fn drop_unaffordable(&self, plan: &mut Plan, cost: &mut Cost<'_>) {
        let mut terms: Vec<TermId> = included_terms(plan).collect();
        if let Some(rarest) = terms.iter().min_by_key(|term| self.frequency(**term)) {
            cost.take(*rarest);
        }
        terms.extend(plan.excluded.iter().flat_map(own_terms));
        let mut too_much = by_key(&terms, |term| u32::from(self.frequency(*term)));
        too_much.retain(|term| !cost.affords(*term));
        if too_much.is_empty() {
            return;
        }
        for group in &mut plan.groups {
            group.items.retain_mut(|item| remove_terms(item, &too_much));
        }
        plan.groups.retain(|group| !group.items.is_empty());
        // Drop the whole exclusion: a part of it would exclude too many posts.
        plan.excluded.retain(|item| !own_terms(item).iter().any(|term| too_much.contains(term)));
        let mut words: Vec<String> = Vec::new();
        for node in plan.query.groups.iter().flatten().chain(&plan.query.excluded) {
            for word in node.words().map(|words| words.words.as_slice()).unwrap_or_default() {
                let term = self.head.dictionary.term_of(&word.text);
                if term.is_some_and(|term| too_much.contains(&term)) && !words.contains(&word.text) {
                    words.push(word.text.clone());
                }
            }
        }
        if !words.is_empty() {
            plan.add_note(QueryNoteKind::LeftOut(words), 0..plan.query.text.len());
        }
    }
}

/// The terms of the plan's own words, without the excluded ones.
fn included_terms(plan: &Plan) -> impl Iterator<Item = TermId> {
    plan.groups.iter().flat_map(|group| &group.items).flat_map(own_terms)
}

/// The terms of an item's own words.
#[inline(never)]
fn own_terms(item: &Item) -> Vec<TermId> {
    let mut terms = Vec::new();
    for sense in item.clause().map(|clause| clause.senses.as_slice()).unwrap_or_default() {
        if sense.kind == MatchKind::Exact {
            sense.slots.iter().for_each(|slot| terms.extend(&slot.terms));
        }
    }
    terms
}

/// Removes the slots with these terms from an item's own words; `false` if none of its own words remains.
#[inline(never)]
fn remove_terms(item: &mut Item, too_much: &[TermId]) -> bool {
    let Item::Clause(clause) = item else { return true };
    let exact = |clause: &Clause| clause.senses.iter().filter(|sense| sense.kind == MatchKind::Exact).count();
    let before = exact(clause);
    for sense in &mut clause.senses {
        if sense.kind == MatchKind::Exact {
            sense.slots.retain(|slot| !slot.terms.iter().any(|term| too_much.contains(term)));
        }
    }
    clause.senses.retain(|sense| !sense.slots.is_empty());
    before == 0 || exact(clause) > 0
}

/// The parts that a query takes, loaded or not, and how many bytes they have.
struct Cost<'a> {
    head: &'a Head,
    taken: Vec<bool>,
    bytes: usize,
}

impl<'a> Cost<'a> {
    fn new(head: &'a Head) -> Self {
        Self { head, taken: vec![false; head.parts.len()], bytes: 0 }
    }

    fn bytes_of(&self, part: usize) -> usize {
        if self.taken.get(part) == Some(&true) {
            0
        } else {
            self.head.parts.get(part).map_or(0, |part| part.bytes)
        }
    }

    fn take(&mut self, term: TermId) {
        let part = self.head.part_of(term);
        self.bytes += self.bytes_of(part);
        if let Some(taken) = self.taken.get_mut(part) {
            *taken = true;
        }
    }

    /// Adds the part of a term if it fits the budget.
    fn affords(&mut self, term: TermId) -> bool {
        let more = self.bytes_of(self.head.part_of(term));
        let affords = more == 0 || self.bytes + more <= MOST_BYTES;
        if affords {
            self.take(term);
        }
        affords
    }
}
