//! What a query may cost: the parts of the index that are loaded for it.

use crate::index::{Head, TermId};
use crate::plan::{Kind, Plan};
use crate::sorting::{by_key, unique};

use super::Searcher;

/// Most bytes of parts, uncompressed, that are loaded for what a query may mean besides what it says: a quarter less on the
/// network, and with the head of 10,000 posts within 300 KB. What it says is loaded whatever it takes.
const MOST_BYTES: usize = 240 * 1024;

/// In this order what a query may mean is taken, as long as it can be afforded.
const ORDER: [Kind; 4] = [Kind::Beginning, Kind::Synonym, Kind::Typo(1), Kind::Typo(2)];

impl Searcher {
    /// A plan that does not take more parts than it may: of each sense the rarest words are left out first. What is loaded
    /// already makes no difference, so that the same query finds the same everywhere.
    pub(super) fn affordable(&self, mut plan: Plan) -> Plan {
        if self.head.parts.is_empty() {
            return plan;
        }
        let mut cost = Cost::new(&self.head);
        let clauses = plan.clauses_mut().flat_map(|clause| &clause.senses);
        let said = clauses.filter(|sense| sense.kind == Kind::Exact).flat_map(|sense| &sense.slots);
        said.flat_map(|slot| &slot.terms).for_each(|term| cost.take(*term));
        for kind in ORDER {
            for clause in plan.clauses_mut() {
                for sense in clause.senses.iter_mut().filter(|sense| sense.kind == kind) {
                    for slot in &mut sense.slots {
                        let rarest_last =
                            |term: &TermId| u32::from(u8::MAX - self.head.dictionary.frequency(*term));
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
}

/// Which parts are taken, and how many bytes they are.
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

    /// Takes the part of a term, if that is not too much.
    fn affords(&mut self, term: TermId) -> bool {
        let more = self.bytes_of(self.head.part_of(term));
        let affords = more == 0 || self.bytes + more <= MOST_BYTES;
        if affords {
            self.take(term);
        }
        affords
    }
}
