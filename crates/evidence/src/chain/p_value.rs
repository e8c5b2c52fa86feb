//! Which estimate a p value belongs to: the one before it, unless it tests something else.

use crate::finding::Metric;
use crate::item::{Fact, Item};

use super::Builder;

impl Builder<'_> {
    pub(super) fn attach_p(&mut self, index: usize, text: &str, for_each: bool) {
        let item = &self.items[index];
        if for_each {
            let start = item.start;
            for draft in self.drafts.iter_mut().filter(|draft| draft.item.start < start) {
                if draft.estimate.metric != Metric::Percent {
                    draft.p.get_or_insert_with(|| text.to_owned());
                }
            }
            return;
        }
        // ΔR², Q and similar statistics have their own p; an F or t tests the estimate before it.
        if index > 0
            && self.items[index - 1].fact == Fact::Foreign(true)
            && self.chain[index - 1] == self.chain[index]
        {
            return;
        }
        let owner = self
            .owner(index, false)
            .or_else(|| if self.drafts.len() == 1 { self.distant_owner(index) } else { None });
        let Some(mut draft) = owner else { return };
        // “d = 0.55; F(1, 58) = 1.2, p = .28, d = 0.28”: the first estimate has its p, so this one belongs to the next.
        if self.drafts[draft].p.is_some() {
            let Some(next) = self.next_in_chain(draft, index) else { return };
            draft = next;
        }
        if self.is_of_comparison(draft, index) || self.is_of_test_between(draft, index) {
            return;
        }
        self.drafts[draft].p = Some(text.to_owned());
        self.extend(draft, item.end);
    }

    /// Whether a p value tests the difference between two rates or two estimates: then it belongs to neither.
    fn is_of_comparison(&self, draft: usize, index: usize) -> bool {
        let s = self.s;
        let target = &self.drafts[draft];
        if target.estimate.metric == Metric::Percent {
            let rates = self.drafts.iter().filter(|draft| draft.estimate.metric == Metric::Percent).count();
            let compares = (0..s.len()).any(|at| {
                matches!(
                    s.word(at),
                    "than"
                        | "compared"
                        | "versus"
                        | "vs"
                        | "against"
                        | "higher"
                        | "lower"
                        | "differ"
                        | "differed"
                        | "difference"
                )
            });
            return rates > 1 || compares;
        }
        let start = target.item.start;
        let is_versus = |at: usize| matches!(s.word(at), "vs" | "versus");
        let follows_versus = (start.saturating_sub(4)..start).any(is_versus);
        follows_versus && draft > 0 && self.drafts[draft - 1].p.is_none() && index > 0
    }

    /// Whether a p value comes from a test outside the brackets of two estimates, which compares them: “client-rated (r = .41)
    /// … therapist-rated (r = .24), z = 2.01, p = .04”.
    fn is_of_test_between(&self, draft: usize, index: usize) -> bool {
        let group = |item: &Item| self.s.group(item.start);
        let target = &self.drafts[draft];
        let is_test = index > 0 && self.items[index - 1].fact == Fact::Foreign(false);
        let is_outside = group(&target.item).is_some() && group(&self.items[index]) != group(&target.item);
        let metric = target.estimate.metric;
        let is_pair = self.drafts[..draft].iter().any(|other| {
            other.estimate.metric == metric && other.p.is_none() && group(&other.item).is_some()
        });
        is_test && is_outside && is_pair
    }
}
