//! Finds the cue phrases that begin at each word, for all tables at once.
//!
//! The tables have about a thousand phrases, which are indexed by their first word ([`Phrases`]).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::outcome::{is_outcome_of_two, lessens_by};
use crate::phrases;
use crate::sentence::Sentence;

/// The meaning of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// A conventional grade of sizes.
    Benchmark = 1,
    /// A cut-off, a margin, a smallest difference that matters.
    Limit = 1 << 1,
    /// The planning of a study.
    Plan = 1 << 2,
    /// Something not observed.
    Supposition = 1 << 3,
    /// A modal verb, or words with the same effect.
    Modal = 1 << 4,
    /// A definition.
    Definition = 1 << 5,
    /// An explanation of a metric.
    Explanation = 1 << 6,
    /// Another meaning of the letters.
    OtherField = 1 << 7,
    /// An outcome of treatment or of a study.
    Outcome = 1 << 8,
    /// An effect in plain language: “66% of clients do better than …”.
    Conversion = 1 << 9,
    /// A share of the sample, the method or the world.
    Other = 1 << 10,
    /// A mean reduction.
    Reduction = 1 << 11,
    /// A verb for setting a required number.
    Rule = 1 << 12,
    /// A symptom, or another target of therapy.
    Symptom = 1 << 13,
    /// Something fictitious, if it applies to the number itself.
    Unreal = 1 << 14,
}

/// Phrases with their meaning, by their first word: a text has many words, and hardly any of them begins a phrase.
pub(crate) struct Phrases<T>(HashMap<&'static str, Vec<(&'static str, T)>>);

impl<T: Copy> Phrases<T> {
    /// Phrases as [`Sentence::phrase`] takes them.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut by_word: HashMap<&'static str, Vec<(&'static str, T)>> = HashMap::new();
        for (phrase, meaning) in phrases {
            let first = phrase.split(' ').next().unwrap_or_default();
            by_word.entry(first).or_default().push((phrase, meaning));
        }
        Self(by_word)
    }

    /// The phrases that begin at `index`, in the order of the table: their lengths in tokens, and their meanings.
    pub(crate) fn at(&self, s: &Sentence<'_>, index: usize) -> impl Iterator<Item = (usize, T)> {
        let phrases = self.0.get(s.word(index)).into_iter().flatten();
        phrases.filter_map(move |(phrase, meaning)| Some((s.phrase(index, phrase)?, *meaning)))
    }
}

static CUES: LazyLock<Phrases<Cue>> = LazyLock::new(|| {
    let tables: [(&[&'static str], Cue); 15] = [
        (phrases::BENCHMARKS, Cue::Benchmark),
        (phrases::LIMITS, Cue::Limit),
        (phrases::PLANS, Cue::Plan),
        (phrases::SUPPOSITIONS, Cue::Supposition),
        (phrases::MODALS, Cue::Modal),
        (phrases::DEFINITIONS, Cue::Definition),
        (phrases::EXPLANATIONS, Cue::Explanation),
        (phrases::OTHER_FIELDS, Cue::OtherField),
        (phrases::OUTCOME_WORDS, Cue::Outcome),
        (phrases::OUTCOME_PHRASES, Cue::Outcome),
        (phrases::REDUCTIONS, Cue::Reduction),
        (phrases::CONVERSIONS, Cue::Conversion),
        (phrases::RULE_WORDS, Cue::Rule),
        (phrases::OTHER_WORDS, Cue::Other),
        (phrases::OTHER_PHRASES, Cue::Other),
    ];
    Phrases::new(tables.into_iter().flat_map(|(table, cue)| table.iter().map(move |phrase| (*phrase, cue))))
});

/// For each token of a sentence, the cues that begin there, as bits.
pub(crate) struct Cues(Vec<u16>);

impl Cues {
    pub(crate) fn new(s: &Sentence<'_>) -> Self {
        let bits = |at: usize| {
            let word = s.word(at);
            let has = |stems: &[&str], cue: Cue| {
                if stems.iter().any(|stem| word.starts_with(stem)) { cue as u16 } else { 0 }
            };
            let stem = has(phrases::OUTCOME_STEMS, Cue::Outcome)
                | has(phrases::UNREAL_STEMS, Cue::Unreal)
                | has(phrases::RULE_STEMS, Cue::Rule)
                | has(phrases::SYMPTOM_STEMS, Cue::Symptom);
            let stem = if is_outcome_of_two(s, at) { stem | Cue::Outcome as u16 } else { stem };
            let stem = if lessens_by(s, at) { stem | Cue::Reduction as u16 } else { stem };
            // `80% power`, `power = .80`, “power exceeded 90%”.
            let is_given =
                s.mark(at + 1) == '=' || (!s.word(at + 1).is_empty() && s.number(at + 2).is_some());
            let is_power = word == "power" && (is_given || (at > 0 && s.mark(at - 1) == '%'));
            let stem = if is_power { stem | Cue::Plan as u16 } else { stem };
            // “Cohen’s labels”, “Cohen’s terms”.
            let next = s.word(at + 1);
            let is_convention = word == "cohen" && next.len() > 3 && next.ends_with('s');
            let stem = if is_convention { stem | Cue::Benchmark as u16 } else { stem };
            CUES.at(s, at).fold(stem, |bits, (_, cue)| bits | cue as u16)
        };
        Self((0..s.len()).map(bits).collect())
    }

    /// Whether a cue begins at the token.
    pub(crate) fn is(&self, at: usize, cue: Cue) -> bool {
        self.0.get(at).is_some_and(|bits| bits & cue as u16 != 0)
    }

    /// Whether a cue begins at one of the tokens.
    pub(crate) fn any(&self, (from, to): (usize, usize), cue: Cue) -> bool {
        (from..to).any(|at| self.is(at, cue))
    }
}
