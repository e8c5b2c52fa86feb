//! Subjects and verbs: the person or treatment to which the outcome of a sentence belongs.

use super::prose::Prose;
use super::topic::{OF_METRICS, key_words};
use crate::cues::PEOPLE;
use crate::grammar::{COMPARISONS, is_copula, is_preposition, is_verb};
use crate::phrases::{OUTCOME_STEMS, OUTCOME_WORDS, SYMPTOM_STEMS};
use crate::sentence::Span;

/// Words that name the people of a number or its comparator: such a sentence needs no words of another.
#[rustfmt::skip]
const NAMES_WHO: &[&str] = &[
    "trial", "study", "meta-analysis", "review", "control", "controls", "group", "groups", "arm", "waiting",
    "waiting-list", "wait-list", "waitlist", "placebo", "usual", "alone", "medication", "versus", "vs", "than",
    "therapists", "women", "men",
];

/// Verbs whose subject is an outcome.
#[rustfmt::skip]
pub(super) const INTRANSITIVE: &[&str] = &[
    "decreased", "improved", "fell", "rose", "increased", "declined", "dropped", "shrank", "grew", "lessened",
    "eased", "changed",
];

/// Outcomes besides those that make a percentage an outcome.
const MORE_OUTCOMES: &[&str] = &["quality", "satisfaction", "wellbeing", "well-being", "completion", "rates"];

/// The most tokens from “whose” to its verb.
const LONGEST_OWNED: usize = 6;

impl Prose<'_> {
    /// The person or treatment of the outcome, in a sentence with its subject at `start..verb`; empty if unclear. “Self-harm
    /// was reduced by DBT” names the outcome first; “In the control group it fell” names a group that distinguishes the number.
    pub(super) fn who(&self, (start, verb): Span, end: usize) -> String {
        let s = self.s;
        let first = self.first_word((start, verb));
        let opens_with_phrase = is_preposition_or_of(s.word(first)) || s.word(first) == "compared";
        let comma = (first..verb).rev().find(|at| s.mark(*at) == ',' && s.group(*at).is_none());
        let from = match comma {
            Some(comma) if opens_with_phrase => comma + 1,
            None if opens_with_phrase => return String::new(),
            _ => start,
        };
        let is_passive = is_copula(s.word(verb));
        // “Insight improved”, “pain was less severe”.
        let has_changed =
            INTRANSITIVE.contains(&s.word(verb)) || (is_passive && COMPARISONS.contains(&s.word(verb + 1)));
        if !has_changed && !self.is_outcome((from, verb)) {
            return self.text((from, verb));
        }
        let by = (verb + 1..end).find(|at| s.word(*at) == "by").filter(|_| is_passive);
        let until = |by: usize| (by + 1..end).find(|at| is_preposition_or_of(s.word(*at))).unwrap_or(end);
        by.map_or_else(String::new, |by| self.text((by + 1, until(by))))
    }

    /// Whether a subject names an outcome: “self-harm”, “symptoms of depression”, not “CBT for depression”.
    pub(super) fn is_outcome(&self, (start, end): Span) -> bool {
        let s = self.s;
        let cut = (start..end).find(|at| is_preposition_or_of(s.word(*at))).unwrap_or(end);
        let head = (start..cut).rev().map(|at| s.word(at)).find(|word| !word.is_empty()).unwrap_or_default();
        let is_begun = |stems: &[&str]| stems.iter().any(|stem| head.starts_with(stem));
        (is_begun(SYMPTOM_STEMS) && !head.starts_with("therapist"))
            || is_begun(OUTCOME_STEMS)
            || OUTCOME_WORDS.contains(&head)
            || MORE_OUTCOMES.contains(&head)
    }

    /// Whether the sentence has only an outcome, so that the sentence before must say of what: “Distress decreased”, “the odds
    /// ratio for leaving was …”.
    pub(super) fn is_bare(&self) -> bool {
        let s = self.s;
        if self.blocks.is_empty() || (self.start..s.len()).any(|at| NAMES_WHO.contains(&s.word(at))) {
            return false;
        }
        let before = self.before(0);
        let Some(verb) = self.main_verb(before) else { return true };
        let subject = (before.0, verb);
        let is_of_people = (before.0..verb).any(|at| PEOPLE.contains(&s.word(at)));
        let is_of_metric = key_words(&self.text(subject)).next().is_none()
            || (before.0..verb).any(|at| OF_METRICS.contains(&s.word(at)));
        let unchanged = ["did not change", "did not improve", "did not differ", "did not decrease"];
        match s.word(verb) {
            _ if is_of_people => false,
            _ if unchanged.iter().any(|words| s.phrase(verb, words).is_some()) => true,
            word if INTRANSITIVE.contains(&word) => true,
            word => is_copula(word) && (is_of_metric || self.is_outcome(subject)),
        }
    }

    /// The verb of a stretch that is not part of a relative clause.
    pub(super) fn main_verb(&self, (start, end): Span) -> Option<usize> {
        (start..end).find(|at| is_verb(self.s.word(*at)) && !self.is_of_relative(start, *at))
    }

    /// Whether a verb belongs to “clients who stayed”, “clients whose wishes were met”, or “the treatment they preferred”.
    pub(super) fn is_of_relative(&self, start: usize, verb: usize) -> bool {
        let s = self.s;
        let is_past = |at: usize| is_verb(s.word(at)) || (s.word(at).len() > 4 && s.word(at).ends_with("ed"));
        let is_of_whose = (start.max(verb.saturating_sub(LONGEST_OWNED))..verb)
            .rev()
            .find(|at| s.word(*at) == "whose")
            .is_some_and(|whose| !(whose + 1..verb).any(is_past));
        let is_of_pronoun = verb > start + 2
            && matches!(s.word_before(verb), "they" | "he" | "she" | "we")
            && !s.word(verb - 2).is_empty();
        matches!(s.word_before(verb), "who" | "that" | "which") || is_of_whose || is_of_pronoun
    }
}

pub(super) fn is_preposition_or_of(word: &str) -> bool {
    is_preposition(word) || word == "of"
}

/// One of two names: “imagery rescripting and exposure”. All of them if there are not two.
pub(super) fn one_of_pair(names: &str, index: usize) -> &str {
    let parts: Vec<&str> = names.split(" and ").collect();
    match parts.as_slice() {
        [first, second] if !names.contains(',') => [*first, *second].get(index).copied().unwrap_or(names),
        _ => names,
    }
}
