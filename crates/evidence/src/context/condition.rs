//! Conditions and suppositions: what would be, or is assumed to be.

use super::View;
use crate::finding::Metric;
use crate::grammar::is_verb;
use crate::lexicon::Cue;

/// “than expected” compares a result with an expectation, so the number is a result.
const COMPARED: &[&str] = &["than", "as", "what"];

/// Before “if”: the sentence reports a question, not a condition.
#[rustfmt::skip]
const ASKING: &[&str] = &[
    "asked", "ask", "know", "known", "see", "test", "tested", "wondered", "examine", "examined",
    "determine", "unclear", "unknown", "asking",
];

/// After “if” inside a sentence: words that make it a concession: “a positive if modest link”, “it helped, if only a
/// little”.
#[rustfmt::skip]
const CONCESSIONS: &[&str] = &[
    "only", "not", "just", "barely", "hardly", "slightly", "somewhat", "small", "modest", "slight", "weak", "moderate",
    "tiny", "narrow", "short-lived",
];

/// Shortly before a supposition: words by which it concerns people, not the number.
const RELATIVES: &[&str] = &["who", "whom", "whose", "which"];

impl View<'_> {
    pub(super) fn is_supposed(&self) -> bool {
        let is_supposed = self.positions(Cue::Supposition).any(|at| {
            !COMPARED.contains(&self.s.word_before(at))
                && self.s.word_before(at.saturating_sub(1)) != "what"
                && !self.comments_on_bracket(at)
                && !self.is_over(at)
                && !self.is_of_those_meant(at)
        });
        // A share in brackets repeats the words before it: “7 of 10 clients (70%) of a fictional clinic”.
        let is_percent = self.item.estimate().is_some_and(|estimate| estimate.metric == Metric::Percent);
        if is_percent && self.positions(Cue::Unreal).next().is_some() {
            return true;
        }
        let is_in_prose = self.s.group(self.item.start).is_none();
        is_supposed
            || (is_in_prose
                && self
                    .positions(Cue::Modal)
                    .chain(self.positions(Cue::Unreal))
                    .any(|at| !self.has_colon(at)))
    }

    /// “Clients who had been expected to fail did no worse (d = −0.04)”: the supposition does not concern the number.
    fn is_of_those_meant(&self, at: usize) -> bool {
        let (s, start) = (self.s, self.item.start);
        let is_relative = (at.saturating_sub(4)..at).any(|before| RELATIVES.contains(&s.word(before)));
        is_relative && s.group(start).is_some() && (at + 1..start).any(|after| is_verb(s.word(after)))
    }

    /// Whether the number depends on a condition, or is within one: “if …”, “suppose …”, “when …”.
    pub(super) fn is_conditional(&self) -> bool {
        let (s, at) = (self.s, self.item.start);
        let Some(condition) = (0..s.len()).find(|index| self.opens_condition(*index)) else {
            return false;
        };
        if matches!(s.word(condition), "say" | "let" | "take" | "suppose" | "imagine") {
            return true;
        }
        if matches!(s.word(condition), "when" | "where" | "whenever") {
            return condition < at
                && (at.saturating_sub(3)..at).any(|index| matches!(s.word(index), "is" | "are" | "equals"));
        }
        // “If r = .30, then R² = .09”: the rest depends on the number in the condition.
        let end = (condition..s.len()).find(|index| s.mark(*index) == ',').unwrap_or(condition);
        if s.word(condition) == "if" && at > end && (condition..end).any(|index| s.number(index).is_some()) {
            return true;
        }
        let is_unreal =
            (0..s.len()).any(|index| matches!(s.word(index), "would" | "could" | "might" | "should"));
        let is_inside =
            condition < at && s.clause(condition) == s.clause(at) && !self.has_comma(condition, at);
        let is_even = matches!(s.word_before(condition), "even" | "as");
        (is_unreal || (is_inside && !is_even)) && s.word(condition + 1) != "anything"
    }

    fn opens_condition(&self, index: usize) -> bool {
        match self.s.word(index) {
            "if" => {
                let is_concession = index > 0 && CONCESSIONS.contains(&self.s.word(index + 1));
                !is_concession && !ASKING.contains(&self.s.word_before(index))
            }
            "had" | "were" | "say" | "let" | "take" | "suppose" | "imagine" => index == 0,
            "when" | "where" | "whenever" => self.is_clause_start(index),
            _ => false,
        }
    }
}
