//! General statements: the meaning of any such value, and conversions between values.

use super::View;
use crate::lexicon::Cue;
use crate::mention::mention_at;

/// Nouns for any such value: “a difference of d = 0.24 is …”.
#[rustfmt::skip]
const VALUE_NOUNS: &[&str] = &[
    "value", "values", "effects", "effect", "correlation", "correlations", "sizes", "size", "difference",
    "differences", "change", "benefit", "association", "advantage", "reduction",
];

/// Verbs in the present tense that continue a general statement: “an OR of 1 means”.
#[rustfmt::skip]
const GENERAL_VERBS: &[&str] = &[
    "means", "mean", "is", "explains", "explain", "yields", "requires", "doubles", "are", "corresponds",
    "correspond", "indicates", "indicate", "represents", "represent", "implies", "imply", "suggests",
    "suggest", "equals", "equal", "reflects", "reflect", "denotes", "signals", "tells", "tell", "can",
    "counts", "count", "says", "say", "translates", "amounts", "expresses", "would", "stands", "needs", "need", "puts", "places", "lifts", "leaves",
    "leave", "makes", "make", "gives", "give", "becomes", "looks", "describes", "speaks", "may", "might", "must", "should", "will",
    "shows",
];

/// After “is”: words that make the present tense a report: “an effect of d = 0.24 is reported”.
pub(crate) const REPORTS: &[&str] = &["reported", "found", "seen", "observed", "obtained", "shown", "given"];

/// Whether the word continues a general statement.
pub(crate) fn is_general_verb(word: &str) -> bool {
    GENERAL_VERBS.contains(&word)
}

impl View<'_> {
    /// “An OR of 1 means …”, “values of η² = .01 are called …”.
    pub(super) fn is_general(&self, name: usize) -> bool {
        let is_at_start = self.is_clause_start(name);
        let is_indefinite = self.is_indefinite();
        if self.is_instruction()
            || self.is_taught(name)
            || self.holds_under_condition()
            || (is_indefinite && (self.applies_to_any_value(name) || self.is_indefinite_subject(name)))
        {
            return true;
        }
        if !is_indefinite && !is_at_start {
            return false;
        }
        let is_subject = is_at_start || self.is_clause_start(name.saturating_sub(1));
        let reach = match (is_indefinite, is_subject) {
            (true, true) => 12,
            (true, false) => 3,
            (false, _) => 2,
        };
        let from = self.item.end;
        (from..self.clause.1.min(from + reach))
            .any(|at| GENERAL_VERBS.contains(&self.s.word(at)) && !REPORTS.contains(&self.s.word(at + 1)))
    }

    /// Whether the name introduces any such value: “a g of”, “values of”.
    pub(super) fn is_indefinite(&self) -> bool {
        let Some(estimate) = self.item.estimate() else { return false };
        let name = estimate.name;
        match self.s.word_before(name) {
            "a" | "an" => true,
            // “For r = .30 the shared variance is 9%.”
            "for" => self.is_clause_start(name - 1),
            "of" => {
                let noun = name.saturating_sub(2);
                let is_any = matches!(self.s.word_before(noun), "a" | "an" | "any")
                    || self.s.word(noun).ends_with('s');
                VALUE_NOUNS.contains(&self.s.word(noun)) && is_any
            }
            _ => false,
        }
    }

    pub(super) fn is_explained(&self) -> bool {
        self.positions(Cue::Explanation).any(|at| !self.comments_on_bracket(at))
    }

    /// Whether a conversion applies to any value: “a d of 0.40 means that 66% …”.
    pub(super) fn explains_any_value(&self) -> bool {
        let before = 0..self.item.start;
        before.clone().any(|at| matches!(self.s.word(at), "means" | "mean"))
            && before.skip(1).any(|at| {
                matches!(self.s.word(at - 1), "a" | "an")
                    && mention_at(self.s, at).is_some_and(|mention| self.s.word(mention.end) == "of")
            })
    }

    /// “In standardised terms this corresponds to an SMD of 0.24”: it converts a number of the sentence before, which
    /// may not be a result.
    pub(super) fn converts_earlier_number(&self) -> bool {
        let (s, start) = (self.s, self.item.start);
        let is_first = !(0..start).any(|at| s.is_decimal(at));
        let converts = |at: usize| {
            matches!(s.word(at), "corresponds" | "equals" | "translates" | "amounts")
                && matches!(s.word_before(at), "this" | "that" | "it")
        };
        is_first && (start.saturating_sub(6)..start).any(converts)
    }
}
