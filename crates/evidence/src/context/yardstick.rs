//! Sizes, benchmarks and limits with which results are compared.

use super::View;
use crate::grammar::is_verb;
use crate::lexicon::Cue;

/// Directly after a number: grades of a size: “d = 0.20 small, d = 0.50 medium”.
#[rustfmt::skip]
const SIZES: &[&str] = &[
    "small", "medium", "moderate", "large", "trivial", "negligible", "weak", "strong",
];

/// Before “margin”: words for the size of a lead: “by a wide margin”.
const DISTANCES: &[&str] = &["wide", "narrow", "large", "small", "slim", "thin", "considerable"];

/// Before a limit: words for something on one side of it.
#[rustfmt::skip]
const SIDES: &[&str] = &[
    "above", "below", "over", "under", "beyond", "exceeded", "exceeds", "than", "surpassed", "near", "at",
    "inside", "within", "passed",
];

impl View<'_> {
    /// “d = 0.20 small, d = 0.50 medium”, “d = 0.2 as small”.
    pub(super) fn is_called_a_size(&self) -> bool {
        let next = self.item.end + usize::from(self.s.word(self.item.end) == "as");
        SIZES.contains(&self.s.word(next))
    }

    pub(super) fn is_benchmark(&self) -> bool {
        self.positions(Cue::Benchmark).any(|at| {
            !self.is_remark(at) && !self.is_of_other(at) && !self.is_over(at) && !self.is_treatment(at)
        })
    }

    /// Whether the number is a limit itself, rather than a result of people on one side of it: “clients below the
    /// cut-off gained more”.
    pub(super) fn is_limit(&self) -> bool {
        let is_distance = |at: usize| DISTANCES.contains(&self.s.word_before(at));
        self.positions(Cue::Limit).filter(|at| !is_distance(*at) && !self.is_treatment(*at)).any(|at| {
            !self.is_remark(at) && !self.is_of_other(at) && (!self.names_a_side(at) || self.is_next_to(at))
        })
    }

    /// “d = 0.50, a difference usually considered moderate”: a remark after the number does not change that it is a
    /// result.
    fn is_remark(&self, at: usize) -> bool {
        at > self.item.end && self.has_comma(self.item.end, at) && !self.is_indefinite()
    }

    /// “Seven patients had to be given both for one more to remit (NNT = 7).”
    fn is_treatment(&self, at: usize) -> bool {
        self.s.phrase(at, "had to be").is_some()
            && matches!(self.s.word(at + 3), "given" | "treated" | "offered" | "added" | "seen")
    }

    fn names_a_side(&self, at: usize) -> bool {
        (at.saturating_sub(4)..at).any(|before| SIDES.contains(&self.s.word(before)))
    }

    /// Whether the number follows the limit directly, or after “of”.
    fn is_next_to(&self, at: usize) -> bool {
        let start =
            self.item.estimate().map_or(self.item.start, |estimate| estimate.from.min(self.item.start));
        let gap = at + 1..start;
        let is_of = gap.len() < 8 && gap.clone().any(|index| self.s.word(index) == "of");
        let is_bracket = gap.len() < 5
            && start > 0
            && self.s.mark(start - 1) == '('
            && gap.clone().all(|index| {
                !is_verb(self.s.word(index)) && !matches!(self.s.word(index), "for" | "in" | "at" | "on")
            });
        at < start && (is_of || is_bracket)
    }
}
