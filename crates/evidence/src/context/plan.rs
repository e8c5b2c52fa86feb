//! Plans and definitions: numbers chosen before anything was found.

use super::View;
use crate::lexicon::Cue;

impl View<'_> {
    /// Whether the number was planned. A computed number in a bracket after the plan was not: “with 80% power for d = 0.40,
    /// the result (d = 0.06, p = .61)”.
    pub(super) fn is_planned(&self, is_computed: bool) -> bool {
        let name = self.item.estimate().map_or(self.item.start, |estimate| estimate.name);
        // “The planned mean difference”
        if matches!(self.s.word_before(name), "planned" | "intended" | "targeted" | "desired" | "projected") {
            return true;
        }
        // “Coders were trained to κ = .75.”
        if self.s.word_before(name) == "to"
            && matches!(self.s.word_before(name - 1), "trained" | "calibrated")
        {
            return true;
        }
        let is_past = |at: usize| {
            let group = self.s.group(self.item.start);
            is_computed
                && group.is_some()
                && group != self.s.group(at)
                && at < self.item.start
                && self.has_comma(at, self.item.start)
        };
        // “no longer detectable a year later (g = 0.08)” reports a result.
        let is_denied = |at: usize| {
            self.s.word(at) == "detectable"
                && matches!(self.s.word_before(at), "longer" | "hardly" | "barely" | "still" | "scarcely")
        };
        self.positions(Cue::Plan)
            .filter(|at| !is_denied(*at))
            .any(|at| !self.is_over(at) && !is_past(at) && !self.is_adjustment(at + 1))
    }

    /// Whether the word is “allowed” as in “after severity was allowed for”: an adjustment, neither a plan nor a rule.
    pub(crate) fn is_adjustment(&self, at: usize) -> bool {
        let before = at.saturating_sub(6)..at;
        self.s.word(at) == "allowed"
            && self.s.word(at + 1) == "for"
            && before.into_iter().any(|index| matches!(self.s.word(index), "after" | "once" | "with"))
    }

    /// “Response was defined as a drop of 50%”, but not “Response, defined as a score below 7, was more frequent (OR = 2.1)”.
    pub(super) fn is_defined(&self) -> bool {
        let is_aside = |at: usize| {
            let group = self.s.group(at);
            (group.is_some() && group != self.s.group(self.item.start))
                || (at < self.item.start && self.has_comma(at, self.item.start))
        };
        // “By that definition 29% ended too soon.”
        let is_applied = |at: usize| matches!(self.s.word_before(at), "that" | "this");
        self.positions(Cue::Definition).any(|at| !is_aside(at) && !is_applied(at))
    }
}
